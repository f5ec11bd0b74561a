#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// What stands behind an episode equilibrium.
enum class EpisodeEvidence {
  multi_start,     ///< best of many starts, no bound
  leader_bound,    ///< the leader's action is proved optimal to `leader_regret`; the sender's is the best found
  interval_bound,  ///< both are proved, by branch and bound in outward-rounded interval arithmetic
};

/// The enumerator's name.
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(EpisodeEvidence evidence) noexcept;

/// Bounds on what deviating could gain anywhere in the continuous sets, in each player's utility.
struct EpisodeCertificate {
  EpisodeEvidence kind = EpisodeEvidence::multi_start;
  double leader_regret = 0;  ///< +inf where nothing is proved
  double sender_regret = 0;  ///< +inf where nothing is proved
  double unexplored = 0;     ///< share of the sender's intensity space that the proof could not exclude, in [0, 1]
  [[nodiscard]] double regret() const noexcept { return leader_regret > sender_regret ? leader_regret : sender_regret; }
};

struct EpisodeOptions {
  /// Prove the sender's optimum (one or two free instruments) and the leader's response.
  bool certify = true;
  /// Leader's relative tolerance (LeaderOptions::tolerance).
  double leader_tolerance = 1e-6;
  /// Stop the sender's proof when his regret is at most this, in his utility.
  double sender_tolerance = 1e-3;
  /// Most boxes of intensities the sender's proof may examine.
  std::uint64_t box_limit = 400'000;
  /// Starts of the search over intensities when there are three or more free instruments.
  unsigned starts = 32;
  std::uint64_t seed = 1;
  unsigned threads = 1;  ///< 0 = as many as the machine has; the answer is the same on any number
};

/// Subgame-perfect equilibrium of the episode: the sender's intensities and the leader's best response to them.
struct EpisodeEquilibrium {
  Status status = Status::converged;
  std::vector<double> intensity;  ///< s, one for each instrument
  LeaderResponse leader;          ///< his response to `intensity`, ties broken for the sender
  double sender_value = 0;        ///< U_Sender at `intensity`
  double value_optimistic = 0;    ///< the same with the leader's ties broken for the sender
  double value_pessimistic = 0;   ///< the same with the leader's ties broken against the sender
  /// Smallest share of the package's full intensity at which the leader concedes anything; above 1 (infinite) if none
  /// does.
  double threshold = 0;
  /// The leader's other best responses at `intensity`, where he is indifferent.
  std::vector<LeaderResponse> ties;
  EpisodeCertificate certificate;
  std::uint64_t seed = 1;
};

/// Solves the episode. Fixed intensities stay fixed; the sender chooses the others in [0, 1].
[[nodiscard]] SELECTORATE_EXPORT EpisodeEquilibrium solve(const SanctionsEpisode& episode,
                                                          const EpisodeOptions& options = {},
                                                          const ProgressCallback& progress = {});

/// The same for callers that solve again and again: the answer stays in the workspace until it is used for the next
/// episode. With one free instrument or none, nothing is allocated once the workspace has grown.
/// \see episode_workspace.hpp
SELECTORATE_EXPORT const EpisodeEquilibrium& solve(const SanctionsEpisode& episode, EpisodeWorkspace& workspace,
                                                   const EpisodeOptions& options = {},
                                                   const ProgressCallback& progress = {});

}  // namespace selectorate
