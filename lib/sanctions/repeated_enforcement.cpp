#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/repeated_enforcement.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

/// A group's stage payoffs under a profile: of a state that enforces, or not.
Rational stage_payoff(const EnforcementGame& game, const Rational& enforcement, std::size_t group, bool enforces) {
  return game.payoff(group, enforces, enforces ? Rational(enforcement - game.share(group)) : enforcement);
}

TriggerIncentive make_incentive(const EnforcementGame& game, std::size_t group, const Rational& cooperation,
                                bool cooperates, const Rational& punishment, bool punished_enforces) {
  const Rational others = cooperates ? Rational(cooperation - game.share(group)) : cooperation;
  return {.cooperation = game.payoff(group, cooperates, others),
          .deviation = game.payoff(group, !cooperates, others),
          .punishment = stage_payoff(game, punishment, group, punished_enforces)};
}

}  // namespace

Rational evaluate_trigger_discount(const TriggerIncentive& incentive) {
  if (incentive.deviation <= incentive.cooperation) return 0;
  if (incentive.deviation <= incentive.punishment) return 2;
  return (incentive.deviation - incentive.cooperation) / (incentive.deviation - incentive.punishment);
}

TriggerThreshold evaluate_trigger_threshold(const EnforcementGame& game, std::span<const std::uint32_t> cooperation,
                                            std::span<const std::uint32_t> punishment) {
  const Rational good = game.enforcement(cooperation);
  const Rational bad = game.enforcement(punishment);
  TriggerThreshold threshold;
  for (std::size_t g = 0; g < cooperation.size(); ++g) {
    const unsigned count = game.groups()[g].count;
    if (punishment[g] != 0 && punishment[g] != count) {
      throw InvalidModel(fmt::format("punishment[{}]", g),
                         fmt::format("expected 0 or {}, found {}", count, punishment[g]));
    }
    for (const bool cooperates : {true, false}) {
      if (cooperates ? cooperation[g] == 0 : cooperation[g] == count) continue;
      const Rational discount =
          evaluate_trigger_discount(make_incentive(game, g, good, cooperates, bad, punishment[g] > 0));
      if (discount > threshold.discount) {
        threshold.discount = discount;
        threshold.binding_group = g;
      }
    }
  }
  threshold.sustainable = threshold.discount < 1;
  threshold.credible = evaluate_largest_gain(game, punishment) <= 0;
  return threshold;
}

double evaluate_linear_trigger_discount(double cost, double benefit, unsigned states) {
  require_range("benefit", benefit, std::numeric_limits<double>::min(), std::numeric_limits<double>::max());
  require_range("cost", cost, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
  if (states < 2) throw InvalidModel("states", fmt::format("expected at least 2, found {}", states));
  return std::max(0.0, (cost - benefit) / ((states - 1) * benefit));
}

bool evaluate_compliance(double cost, double benefit, double penalty, unsigned others) {
  return exact_rational(cost) <= exact_rational(benefit) + others * exact_rational(penalty);
}

}  // namespace selectorate
