#pragma once

#include <vector>

#include <selectorate/report/chart.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

/// One equilibrium in which the determined leader tests, at that cost of a test.
struct SolvedProvocation {
  double test_cost = 0;
  double determined_tests = 0;
  double hesitant_tests = 0;
  double sanctioned_after_test = 0;  ///< probability of any sanctions
};

/// What each intensity is worth to the sender, against his belief that the leader is the determined one.
selectorate::LineChart make_belief_chart(const selectorate::ProvocationGame& game,
                                         const std::vector<double>& intensities);

/// Who tests, and what tests are answered with, against what a test costs.
selectorate::LineChart make_cost_chart(const std::vector<SolvedProvocation>& solved);
