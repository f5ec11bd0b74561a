#include <algorithm>
#include <cmath>
#include <limits>
#include <memory_resource>
#include <utility>

#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/episode_workspace.hpp>

#include "sanctions/leader_proof.hpp"
#include "sanctions/make_response.hpp"
#include "sanctions/sender_proof.hpp"
#include "sanctions/sender_search.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Most boxes of the sender's proof with three or more free instruments, where it states what is left rather than
/// converges.
constexpr std::uint64_t many_instruments_box_limit = 100'000;

/// The leader's part of the proof at the equilibrium intensities. A better response found on the way replaces the old
/// one.
void prove_leader(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
                  const EpisodeOptions& options, std::pmr::memory_resource& memory, SenderPoint& point,
                  EpisodeEquilibrium& equilibrium) {
  const LeaderOptions leader{.certify = true, .tolerance = options.leader_tolerance};
  LeaderProof proof = prove_leader_response(episode, e, point.intensities.span(), point.maxima.best(), leader, memory);
  if (proof.best.log_value() > point.maxima.best().log_value() + 1e-10) {
    const std::array hint{proof.best};
    point = search.evaluate(point.intensities, hint);
    proof = prove_leader_response(episode, e, point.intensities.span(), point.maxima.best(), leader, memory);
  }
  equilibrium.leader = make_response(episode, point.intensities.span(), point.response);
  equilibrium.leader.status = proof.status;
  equilibrium.leader.boxes = proof.boxes;
  equilibrium.leader.upper_bound = std::max(equilibrium.leader.value, exp(Interval(proof.log_bound)).high());
  equilibrium.certificate.kind = EpisodeEvidence::leader_bound;
  equilibrium.certificate.leader_regret = equilibrium.leader.regret();
  if (proof.status != Status::converged) equilibrium.status = proof.status;
}

/// The sender's part. Better intensities found on the way replace the old ones.
SenderProof prove_sender(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
                         const EpisodeOptions& options, const ProgressCallback& progress,
                         std::pmr::memory_resource& memory, SenderPoint& point) {
  EpisodeOptions limited = options;
  const bool many = search.free_instruments().size() > 2;
  if (many) limited.box_limit = std::min(limited.box_limit, many_instruments_box_limit);
  const SenderProof proof = prove_sender_optimum(episode, e, search, point, limited, progress, memory);
  point = proof.best;
  return proof;
}

/// The sender's choice and the leader's ties, once both are settled.
void describe(const SanctionsEpisode& episode, const SenderPoint& point, EpisodeEquilibrium& equilibrium) {
  const auto s = point.intensities.span();
  equilibrium.intensity.assign(s.begin(), s.end());
  equilibrium.sender_value = equilibrium.value_optimistic = point.optimistic;
  equilibrium.value_pessimistic = point.pessimistic;
  equilibrium.ties.clear();
  for (std::size_t i = 0; i < point.tied; ++i) {
    const LeaderPoint& other = point.maxima.points[i];
    if (other.concession == point.response.concession && other.diverted == point.response.diverted) continue;
    equilibrium.ties.push_back(make_response(episode, s, other));
  }
}

}  // namespace

std::string_view to_string(EpisodeEvidence evidence) noexcept {
  switch (evidence) {
    case EpisodeEvidence::multi_start:
      return "multi_start";
    case EpisodeEvidence::leader_bound:
      return "leader_bound";
    case EpisodeEvidence::interval_bound:
      return "interval_bound";
  }
  return "multi_start";
}

EpisodeEquilibrium solve(const SanctionsEpisode& episode, const EpisodeOptions& options,
                         const ProgressCallback& progress) {
  EpisodeWorkspace workspace;
  solve(episode, workspace, options, progress);
  return std::move(workspace.equilibrium_);
}

const EpisodeEquilibrium& solve(const SanctionsEpisode& episode, EpisodeWorkspace& workspace,
                                const EpisodeOptions& options, const ProgressCallback& progress) {
  const LeaderProblem e(episode);
  const SenderSearch search(episode, e);
  SenderPoint point = search.best(options.starts, options.seed, options.threads);

  EpisodeEquilibrium& equilibrium = workspace.equilibrium_;
  equilibrium.status = Status::converged;
  equilibrium.seed = options.seed;
  equilibrium.certificate = {.leader_regret = infinity, .sender_regret = infinity, .unexplored = 1};
  if (options.certify) {
    const SenderProof proof = prove_sender(episode, e, search, options, progress, workspace.memory(), point);
    prove_leader(episode, e, search, options, workspace.memory(), point, equilibrium);
    equilibrium.certificate.sender_regret = proof.bound - proof.best.optimistic;
    equilibrium.certificate.unexplored = proof.unexplored;
    if (proof.status == Status::converged) {
      equilibrium.certificate.kind = EpisodeEvidence::interval_bound;
    } else {
      equilibrium.status = proof.status;
    }
  } else {
    equilibrium.leader = make_response(episode, point.intensities.span(), point.response);
  }
  describe(episode, point, equilibrium);
  equilibrium.threshold = search.threshold();
  return equilibrium;
}

}  // namespace selectorate
