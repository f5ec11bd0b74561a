#include <cmath>
#include <limits>
#include <utility>

#include <selectorate/sanctions/episode.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double finite = std::numeric_limits<double>::max();

void require_actors(const EpisodeActors& actors) {
  const auto& [leader, coalition, citizens, sender] = actors;
  require_range("leader.office_rent", leader.office_rent, 0, finite);
  require_range("leader.policy_value", leader.policy_value, 0, finite);
  require_range("leader.leader_specific", leader.leader_specific, 0, 1);
  require_range("leader.concession_cost", leader.concession_cost, 0, finite);
  require_range("coalition.loyalty_shock", coalition.loyalty_shock, 0, finite);
  require_range("citizens.barrier", citizens.barrier, 0, infinity);
  require_range("citizens.repression_effect", citizens.repression_effect, 0, finite);
  require_range("citizens.revolt_shock", citizens.revolt_shock, 0, finite);
  require_range("citizens.repression_limit", citizens.repression_limit, 0, finite);
  require_range("sender.concession_value", sender.concession_value, 0, finite);
  require_range("sender.regime_change_value", sender.regime_change_value, -finite, finite);
  require_range("sender.humanitarian_weight", sender.humanitarian_weight, 0, finite);
}

}  // namespace

SanctionsEpisode::SanctionsEpisode(const Polity& polity, const Package& package, const EpisodeActors& actors)
    : polity_(polity), package_(package), actors_(actors), baseline_(solve_stationary_equilibrium(polity)) {
  require_actors(actors_);
}

}  // namespace selectorate
