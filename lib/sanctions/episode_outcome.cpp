#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/polity/support.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/pressure.hpp>

#include "sanctions/logistic.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

/// Rounding allowed in an action's budget, relative to revenue.
constexpr double rounding = 1e-9;

/// P(a logistic shock of that scale lies below x); a step that is 1 at x = 0 when the scale is 0.
double probability_below(double x, double scale) noexcept {
  if (scale > 0) return evaluate_logistic(x / scale);
  return x >= -1e-9 * (1 + std::fabs(x)) ? 1.0 : 0.0;
}

void require_action(const SanctionsEpisode& episode, const LeaderAction& action, double budget,
                    double diversion_limit) {
  const double R = episode.polity().revenue();
  const double slack = rounding * R;
  require_range("action.concession", action.concession, 0, 1);
  require_range("action.diversion", action.diversion, 0, diversion_limit + slack);
  require_range("action.repression", action.repression, 0, episode.actors().citizens.repression_limit * R + slack);
  require_range("action.support_spending", action.support_spending, 0, budget - action.repression + slack);
}

/// V_C: the challenger inherits a share 1-chi of the sanctions and spends all he has.
double evaluate_challenger(const SanctionsEpisode& episode, const Pressure<double>& pressure, double diversion) {
  const Polity& polity = episode.polity();
  const double inherited = 1 - episode.actors().leader.leader_specific;
  const double revenue = polity.revenue() - inherited * (pressure.revenue_loss - pressure.illicit_revenue - diversion);
  return allocate_support(polity, std::max(revenue, 0.0), polity.income() * (1 - inherited * pressure.income_loss),
                          inherited * pressure.luxury_loss)
             .value -
         inherited * pressure.elite_loss;
}

double evaluate_sender(const SanctionsEpisode& episode, std::span<const double> s, double c, const EpisodeOutcome& o) {
  const SenderPreferences& sender = episode.actors().sender;
  double value = sender.concession_value * (c + (1 - c) * o.constraint) + sender.regime_change_value * (1 - o.survival);
  for (std::size_t k = 0; k < s.size(); ++k) {
    const Instrument& instrument = episode.package().instruments()[k];
    value += instrument.expressive * s[k] - (1 - c) * instrument.cost * s[k] * s[k] / 2;
  }
  const double outsiders = 1 - episode.polity().coalition() / episode.polity().population();
  return value - sender.humanitarian_weight * outsiders * o.grievance;
}

}  // namespace

EpisodeOutcome evaluate_outcome(const SanctionsEpisode& episode, std::span<const double> intensities,
                                const LeaderAction& action) {
  require_intensities(episode.package(), intensities);
  const Polity& polity = episode.polity();
  const auto& [leader, coalition, citizens, sender] = episode.actors();
  const double R = polity.revenue();
  const double y = polity.income();
  const double outsiders = polity.population() - polity.coalition();
  const double c = action.concession;
  const auto pressure = evaluate_pressure<double>(episode.package(), R, intensities, c);
  const double member_income = y * (1 - pressure.income_loss);

  EpisodeOutcome o;
  o.revenue_loss = pressure.revenue_loss;
  o.illicit_revenue = pressure.illicit_revenue;
  o.constraint = pressure.programme_loss;
  o.budget = R - pressure.revenue_loss + pressure.illicit_revenue + action.diversion;
  const double room = outsiders * (member_income - polity.subsistence());
  require_action(episode, action, o.budget, std::min(pressure.revenue_loss, std::max(0.0, room)));
  o.diverted_share = pressure.revenue_loss > 0 ? action.diversion / pressure.revenue_loss : 0.0;

  const SupportAllocation support =
      allocate_support(polity, action.support_spending, member_income, pressure.luxury_loss);
  o.public_goods = support.public_goods;
  o.private_goods = support.private_goods;
  o.insider_consumption = (1 - pressure.luxury_loss) * support.private_goods + member_income;
  o.outsider_income = outsiders > 0 ? member_income - action.diversion / outsiders : member_income;

  // X_loyal = [V* - h - s_c c + Lambda - V_C]/s_loyal
  const double loyalty = support.value - pressure.elite_loss - leader.concession_cost * c +
                         episode.baseline().loyalty_premium - evaluate_challenger(episode, pressure, action.diversion);
  o.loyalty = probability_below(loyalty, coalition.loyalty_shock);

  // X_revolt = [G - barrier - repress rho/R]/s_revolt
  o.grievance = std::log(y / std::max(o.outsider_income, 0.0));
  const double unrest = o.grievance - citizens.barrier - citizens.repression_effect * action.repression / R;
  o.revolt = 1 - probability_below(-unrest, citizens.revolt_shock);
  if (citizens.revolt_shock > 0) o.revolt = evaluate_logistic(unrest / citizens.revolt_shock);
  o.survival = o.loyalty * (1 - o.revolt);

  // U_Leader = Pi [psi + d/(1-d) rent/R + (B - rho - m)/R + beta (1-c)(1-dual)]
  const double future = polity.discount() / (1 - polity.discount()) * episode.baseline().leader_rent / R;
  const double kept = std::max(0.0, o.budget - action.repression - action.support_spending) / R;
  o.leader_value =
      o.survival * (leader.office_rent + future + kept + leader.policy_value * (1 - c) * (1 - o.constraint));
  o.sender_value = evaluate_sender(episode, intensities, c, o);
  return o;
}

}  // namespace selectorate
