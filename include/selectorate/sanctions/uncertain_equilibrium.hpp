#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/uncertain_episode.hpp>

namespace selectorate {

struct UncertainOptions {
  /// Of the means at the sender's choice; the search on the way to it is content with less.
  ExpectationOptions expectation = {};
  /// Prove what the sender could get at each value of a discrete prior, so that `best_bound()` is a proof.
  bool certify = true;
  /// Also compute `informed_value`.
  bool informed = true;
  std::uint64_t seed = 1;
  unsigned threads = 1;  ///< 0 = as many as the machine has; the answer is the same on any number
};

/// The sender's intensities when it does not know one number of the episode, and what it expects of them.
struct UncertainEquilibrium {
  Status status = Status::converged;
  std::vector<double> intensity;  ///< s, one for each instrument
  ExpectedResponse response;      ///< to `intensity`
  /// Expected U_Sender at `intensity`, ties of the leader's broken for the sender.
  [[nodiscard]] double value() const noexcept { return response.mean.sender_value; }

  /// What the sender would get on average if it learned the number before it chose; NaN where it was not asked for.
  /// No choice made in ignorance can give more, so `informed_value - value()` bounds what a better one could gain, and
  /// is what it is worth to know.
  double informed_value = 0;
  /// How far `informed_value` may be too low. Discrete prior: the mean of the bounds on the sender's regret that
  /// `solve` proves at each value, +inf without `certify`. Continuous prior: the estimated error of a quadrature over
  /// optima that were searched for, no proof.
  double informed_error = 0;
  /// No intensities give the sender more than this; see `informed_error` for whether that is proved.
  [[nodiscard]] double best_bound() const noexcept { return informed_value + informed_error; }
  std::uint64_t seed = 1;
};

/// Solves the sender's problem under uncertainty: intensities that are best on average (model.md 3.4).
///
/// The search starts from the optima for single values of the unknown, from the jumps of their leaders' responses and
/// from an even grid; the best are refined by Brent's method (one free instrument) or a compass search.
/// \complexity some hundred `solve_expected_response` (0.1 to 10 s in all)
/// \see tests/sanctions/uncertain_equilibrium_test.cpp
[[nodiscard]] SELECTORATE_EXPORT UncertainEquilibrium solve(const UncertainEpisode& episode,
                                                            const UncertainOptions& options = {},
                                                            const ProgressCallback& progress = {});

}  // namespace selectorate
