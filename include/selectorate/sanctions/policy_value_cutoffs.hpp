#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/prior.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

namespace selectorate {

/// An answer of the leader's to given sanctions, and the policy values at which it is best.
struct PolicyValueAnswer {
  double low = 0;  ///< of beta
  double high = 0;
  LeaderAction action;
  double kept = 0;     ///< Q = Pi (1-c)(1-dual), expected share of the programme that he keeps
  double without = 0;  ///< A: his utility is A + beta Q at any beta
  double regret = 0;   ///< at no beta in [low, high] does any other answer give him more than this above A + beta Q
};

/// A place where the leader's answer jumps as beta rises.
struct PolicyValueCutoff {
  double policy_value = 0;  ///< where the two answers are worth the same, or between two such places
  double low = 0;           ///< the jump is between these
  double high = 0;
  double kept_below = 0;  ///< Q of the answer below, and above
  double kept_above = 0;
  double concession_below = 0;
  double concession_above = 0;
  double regret = 0;  ///< of either answer at `policy_value`
  /// Every best answer at `high` keeps at least so much more than any best one at `low`: Q jumps, or rises that fast.
  double least_rise = 0;
};

struct PolicyValueOptions {
  /// Answers are sought until none is worse than the best, anywhere, by more than this share of the leader's value.
  double tolerance = 1e-4;
  double least_jump = 0.02;  ///< Q may rise by this from one answer to the next without being called a jump
  /// A larger rise is a jump if most of it is proved to happen within this share of the interval; a rise that takes
  /// more is looked into until its steps are smaller. What is steeper than both together cannot be told from a jump.
  double widest_bracket = 1e-4;
  /// Most leader's problems to solve; beyond it the status is `iteration_limit` and regrets are what was reached.
  std::size_t solution_limit = 2000;
};

/// How the leader's best answer to given sanctions depends on what the policy is worth to him.
struct PolicyValueCutoffs {
  Status status = Status::converged;
  std::vector<PolicyValueAnswer> answers;  ///< in rising order of beta, covering the interval; Q rises
  /// In rising order. From one answer to the next of which no cutoff is between them, Q rises by less than
  /// `least_jump`.
  std::vector<PolicyValueCutoff> cutoffs;
  /// From the interval's low end to here full concession is a best answer, up to its `regret`; above it is none. Empty
  /// if it is none at the low end.
  std::optional<double> full_concession_up_to;
  double regret = 0;          ///< the largest of any answer's
  std::size_t solutions = 0;  ///< leader's problems solved, each with a proof

  /// Whether one jump is all there is, as in the deterministic limit: the cutoff is unique.
  [[nodiscard]] bool has_single_cutoff() const noexcept { return status == Status::converged && cutoffs.size() == 1; }
};

/// Finds the leader's best answers over an interval of policy values, and where they jump.
///
/// The leader's utility (model.md 3) is affine in beta, U = A + beta Q with Q = Pi (1-c)(1-dual) in [0, 1], and what he
/// can do does not depend on beta. So his value V is convex in beta and does not fall, and Q never falls from one best
/// answer to that at a higher beta (revealed preference). Hence cutoffs order the answers at any sanctions: the betas
/// at which one is best are an interval, the intervals are ordered by Q, and full concession, with Q = 0, comes first
/// if at all. Jumps of Q are the kinks of V. Unlike in the deterministic limit there may be several (from everything to
/// a part, from there to nothing) or none, where shocks smooth them; `has_single_cutoff` says whether it is one here.
///
/// The highest of the answers' lines is a lower bound on V that is best checked where two of them meet: if no answer
/// beats them there by more than g, none does in between, because V lies below its chords; otherwise the better answer
/// is taken in. Every beta that is looked at is solved with a proof. At a meeting where Q rises by dQ, convexity bounds
/// Q from above at a distance d below, and from below at d above, by g/d: so it rises by dQ - 2 g/d at least within 2
/// d.
/// \param intensities one in [0, 1] for each instrument \param low, high  of beta, 0 <= low < high
/// \throws InvalidModel if intensities or the interval are wrong, or an option is out of range
/// \complexity a leader's proof for each answer; where Q rises smoothly an answer or two for each `least_jump`
/// \see tests/sanctions/policy_value_cutoffs_test.cpp: the deterministic limit, and all betas of a grid
[[nodiscard]] SELECTORATE_EXPORT PolicyValueCutoffs solve_policy_value_cutoffs(const SanctionsEpisode& episode,
                                                                               std::span<const double> intensities,
                                                                               double low, double high,
                                                                               const PolicyValueOptions& options = {});

/// The episode for a sender who does not know beta.
/// \param prior  without values below 0
/// \throws InvalidModel if the prior has such
[[nodiscard]] SELECTORATE_EXPORT UncertainEpisode make_policy_value_uncertainty(const SanctionsEpisode& episode,
                                                                                Prior prior);

/// Screening by intensity: what a sender who does not know beta imposes, and whom that makes concede.
struct PolicyValueScreening {
  UncertainEquilibrium sender;
  PolicyValueCutoffs leader;  ///< at the sender's intensities, over all but 1e-6 of the prior
};

/// \throws InvalidModel as `make_policy_value_uncertainty`
/// \complexity that of `solve` for an uncertain episode, and one `solve_policy_value_cutoffs`
[[nodiscard]] SELECTORATE_EXPORT PolicyValueScreening
solve_policy_value_screening(const SanctionsEpisode& episode, const Prior& prior, const UncertainOptions& options = {},
                             const PolicyValueOptions& leader = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
