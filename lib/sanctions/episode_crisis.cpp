#include <limits>
#include <vector>

#include <selectorate/sanctions/episode_crisis.hpp>

#include "sanctions/fixed_concession.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double smallest = std::numeric_limits<double>::min();
constexpr double largest = std::numeric_limits<double>::max();

}  // namespace

EpisodeCrisis make_episode_crisis(const SanctionsEpisode& episode, const CrisisTerms& terms,
                                  const LeaderOptions& options) {
  require_range("crisis.demand", terms.demand, smallest, 1);
  require_range("crisis.intensity", terms.intensity, 0, 1);
  require_range("crisis.audience_cost", terms.audience_cost, 0, largest);
  const std::vector<double> before = episode.package().ray(0);
  const EpisodeOutcome status_quo = solve_leader_response(episode, before, options).outcome;
  const EpisodeOutcome conceded = evaluate_fixed_concession(episode, before, terms.demand);

  EpisodeCrisis crisis;
  crisis.imposed = solve_leader_response(episode, episode.package().ray(terms.intensity), options);
  const EpisodeOutcome& imposed = crisis.imposed.outcome;
  crisis.payoffs = {.status_quo = {status_quo.sender_value, status_quo.leader_value},
                    .concession = {conceded.sender_value, conceded.leader_value},
                    .stand_firm = {imposed.sender_value, imposed.leader_value},
                    .back_down = {status_quo.sender_value - terms.audience_cost, status_quo.leader_value}};
  return crisis;
}

CrisisPayoffs make_shock_units(const CrisisPayoffs& payoffs, double sender_shock, double target_shock) {
  require_range("crisis.sender_shock", sender_shock, smallest, largest);
  require_range("crisis.target_shock", target_shock, smallest, largest);
  CrisisPayoffs scaled = payoffs;
  for (CrisisOutcome* outcome : {&scaled.status_quo, &scaled.concession, &scaled.stand_firm, &scaled.back_down}) {
    outcome->sender /= sender_shock;
    outcome->target /= target_shock;
  }
  return scaled;
}

}  // namespace selectorate
