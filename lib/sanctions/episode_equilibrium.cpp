#include <algorithm>
#include <cmath>
#include <limits>

#include <selectorate/sanctions/episode_equilibrium.hpp>

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
                  const EpisodeOptions& options, SenderPoint& point, EpisodeEquilibrium& equilibrium) {
  const LeaderOptions leader{.certify = true, .tolerance = options.leader_tolerance};
  LeaderProof proof = prove_leader_response(episode, e, point.intensities.span(), point.maxima.best(), leader);
  if (proof.best.log_value() > point.maxima.best().log_value() + 1e-10) {
    const std::array hint{proof.best};
    point = search.evaluate(point.intensities, hint);
    proof = prove_leader_response(episode, e, point.intensities.span(), point.maxima.best(), leader);
  }
  equilibrium.leader = make_response(episode, point.intensities.span(), point.response);
  equilibrium.leader.status = proof.status;
  equilibrium.leader.boxes = proof.boxes;
  equilibrium.leader.upper_bound = std::max(equilibrium.leader.value, exp(Interval(proof.log_bound)).high());
  equilibrium.certificate.kind = EpisodeEvidence::leader_bound;
  equilibrium.certificate.leader_regret = equilibrium.leader.regret();
  if (proof.status != Status::converged) equilibrium.status = proof.status;
}

void prove_sender(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
                  const EpisodeOptions& options, const ProgressCallback& progress, SenderPoint& point,
                  EpisodeEquilibrium& equilibrium) {
  EpisodeOptions limited = options;
  const bool many = search.free_instruments().size() > 2;
  if (many) limited.box_limit = std::min(limited.box_limit, many_instruments_box_limit);
  const SenderProof proof = prove_sender_optimum(episode, e, search, point, limited, progress);
  point = proof.best;
  equilibrium.certificate.sender_regret = proof.bound - proof.best.optimistic;
  equilibrium.certificate.unexplored = proof.unexplored;
  if (proof.status == Status::converged) {
    equilibrium.certificate.kind = EpisodeEvidence::interval_bound;
  } else {
    equilibrium.status = proof.status;
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
  const LeaderProblem e(episode);
  const SenderSearch search(episode, e);
  SenderPoint point = search.best(options.starts, options.seed, options.threads);

  EpisodeEquilibrium equilibrium;
  equilibrium.seed = options.seed;
  equilibrium.certificate = {.leader_regret = infinity, .sender_regret = infinity, .unexplored = 1};
  EpisodeEquilibrium sender_part = equilibrium;
  const bool sender_proved = options.certify;
  if (sender_proved) prove_sender(episode, e, search, options, progress, point, sender_part);
  if (options.certify) {
    prove_leader(episode, e, search, options, point, equilibrium);
    equilibrium.certificate.sender_regret = sender_part.certificate.sender_regret;
    equilibrium.certificate.unexplored = sender_part.certificate.unexplored;
    const bool both = sender_part.certificate.kind == EpisodeEvidence::interval_bound;
    if (both) equilibrium.certificate.kind = EpisodeEvidence::interval_bound;
    if (sender_part.status != Status::converged) equilibrium.status = sender_part.status;
  } else {
    equilibrium.leader = make_response(episode, point.intensities.span(), point.response);
  }

  const auto s = point.intensities.span();
  equilibrium.intensity.assign(s.begin(), s.end());
  equilibrium.sender_value = equilibrium.value_optimistic = point.optimistic;
  equilibrium.value_pessimistic = point.pessimistic;
  for (std::size_t i = 0; i < point.tied; ++i) {
    const LeaderPoint& other = point.maxima.points[i];
    if (other.concession == point.response.concession && other.diverted == point.response.diverted) continue;
    equilibrium.ties.push_back(make_response(episode, s, other));
  }
  equilibrium.threshold = search.threshold();
  return equilibrium;
}

}  // namespace selectorate
