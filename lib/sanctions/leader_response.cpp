#include <cmath>
#include <limits>

#include <selectorate/sanctions/episode_workspace.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/leader_proof.hpp"
#include "sanctions/leader_search.hpp"
#include "sanctions/make_response.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {

LeaderResponse make_response(const SanctionsEpisode& episode, std::span<const double> intensities,
                             const LeaderPoint& point) {
  LeaderResponse response;
  if (point.optimum.survivable) response.action = make_leader_action(point);
  response.outcome = evaluate_outcome(episode, intensities, response.action);
  response.value = response.outcome.leader_value;
  response.upper_bound = std::numeric_limits<double>::infinity();
  return response;
}

LeaderResponse solve_leader_response(const SanctionsEpisode& episode, std::span<const double> intensities,
                                     const LeaderOptions& options) {
  EpisodeWorkspace workspace;
  return solve_leader_response(episode, intensities, workspace, options);
}

LeaderResponse solve_leader_response(const SanctionsEpisode& episode, std::span<const double> intensities,
                                     EpisodeWorkspace& workspace, const LeaderOptions& options) {
  require_intensities(episode.package(), intensities);
  const LeaderProblem e(episode);
  const LeaderMaxima maxima = find_leader_maxima(episode, e, intensities);
  if (!options.certify) return make_response(episode, intensities, maxima.best());

  const LeaderProof proof = prove_leader_response(episode, e, intensities, maxima.best(), options, workspace.memory());
  LeaderResponse response = make_response(episode, intensities, proof.best);
  response.status = proof.status;
  response.boxes = proof.boxes;
  response.upper_bound = std::max(response.value, exp(Interval(proof.log_bound)).high());
  return response;
}

}  // namespace selectorate
