#pragma once

#include <vector>

#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>

/// One equilibrium in which the first type of leader tests, at that cost of a test.
struct SolvedProvocation {
  double test_cost = 0;
  double first_tests = 0;
  double second_tests = 0;
  double sanctioned_after_test = 0;  ///< probability of any sanctions
};

/// Who tests, and what tests are answered with, against what a test costs.
selectorate::LineChart make_cost_chart(const selectorate::Scenario& scenario,
                                       const std::vector<SolvedProvocation>& solved);
