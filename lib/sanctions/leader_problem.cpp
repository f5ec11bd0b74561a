#include "sanctions/leader_problem.hpp"

namespace selectorate {

LeaderProblem::LeaderProblem(const SanctionsEpisode& episode) noexcept
    : package(&episode.package()),
      N(episode.polity().population()),
      W(episode.polity().coalition()),
      R(episode.polity().revenue()),
      y(episode.polity().income()),
      y_min(episode.polity().subsistence()),
      a(episode.polity().public_goods_weight()),
      p(episode.polity().public_goods_price()),
      g(episode.polity().risk_aversion()),
      Lambda(episode.baseline().loyalty_premium),
      psi(episode.actors().leader.office_rent),
      beta(episode.actors().leader.policy_value),
      chi(episode.actors().leader.leader_specific),
      s_c(episode.actors().leader.concession_cost),
      future_rent(episode.polity().discount() / (1 - episode.polity().discount()) * episode.baseline().leader_rent / R),
      s_loyal(episode.actors().coalition.loyalty_shock),
      s_revolt(episode.actors().citizens.revolt_shock),
      barrier(episode.actors().citizens.barrier),
      repress(episode.actors().citizens.repression_effect),
      repression_limit(episode.actors().citizens.repression_limit * R),
      v(episode.actors().sender.concession_value),
      omega(episode.actors().sender.regime_change_value),
      eta(episode.actors().sender.humanitarian_weight) {}

}  // namespace selectorate
