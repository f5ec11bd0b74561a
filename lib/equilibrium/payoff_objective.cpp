#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/payoff_objective.hpp>

namespace selectorate {

PayoffObjective make_payoff_objective(PlayerId player, std::size_t player_count) {
  if (player.index() >= player_count) {
    throw InvalidModel("objective", fmt::format("player {} found, there are {}", player.index(), player_count));
  }
  PayoffObjective objective{.weights = std::vector<Rational>(player_count, 0)};
  objective.weights[player.index()] = 1;
  return objective;
}

void check_objective(const PayoffObjective& objective, const ExactTable& payoffs) {
  if (!objective.weights.empty() && objective.weights.size() != payoffs.columns()) {
    throw InvalidModel("objective.weights", fmt::format("{} found, one for each of {} players expected",
                                                        objective.weights.size(), payoffs.columns()));
  }
  if (!objective.outcome_values.empty() && objective.outcome_values.size() != payoffs.rows()) {
    throw InvalidModel("objective.outcome_values", fmt::format("{} found, one for each of {} outcomes expected",
                                                               objective.outcome_values.size(), payoffs.rows()));
  }
  const auto is_zero = [](const Rational& weight) { return weight == 0; };
  if (objective.smallest && !objective.weights.empty() && std::ranges::all_of(objective.weights, is_zero)) {
    throw InvalidModel("objective.weights", "all are 0: the smallest payoff of nobody is not a number");
  }
}

Rational evaluate_objective(const PayoffObjective& objective, const std::vector<Rational>& payoffs,
                            const Rational& outcome_value) {
  Rational sum = 0;
  std::optional<Rational> least;
  for (std::size_t i = 0; i < payoffs.size(); ++i) {
    const Rational weight = objective.weights.empty() ? Rational(1) : objective.weights[i];
    if (weight == 0) continue;
    const Rational weighted = weight * payoffs[i];
    sum += weighted;
    least = least ? std::min(*least, weighted) : weighted;
  }
  return outcome_value + (objective.smallest && least ? *least : sum);
}

}  // namespace selectorate
