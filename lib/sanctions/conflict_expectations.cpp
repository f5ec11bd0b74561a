#include <limits>
#include <string>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/conflict_expectations.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

/// The four numbers as fractions, named as in the paper.
struct Exact {
  explicit Exact(const ConflictExpectations& game) {
    constexpr double largest = std::numeric_limits<double>::max();
    require_range("sender_cost", game.sender_cost, 0, largest);
    require_range("target_cost", game.target_cost, 0, largest);
    require_range("sender_expectations", game.sender_expectations, 0, 1);
    require_range("target_expectations", game.target_expectations, 0, 1);
    c_S = exact_rational(game.sender_cost);
    c_T = exact_rational(game.target_cost);
    b_S = exact_rational(game.sender_expectations);
    b_T = exact_rational(game.target_expectations);
  }

  /// Utilities where the sender's payoff is P_S and the target's P_T.
  [[nodiscard]] std::vector<Rational> utilities(const Rational& P_S, const Rational& P_T) const {
    return {P_S - b_S * P_T, P_T - b_T * P_S};
  }

  Rational c_S;
  Rational c_T;
  Rational b_S;
  Rational b_T;
};

}  // namespace

ConflictExpectationsOutcome evaluate_conflict_expectations(const ConflictExpectations& game) {
  const Exact e(game);
  ConflictExpectationsOutcome outcome;
  outcome.credible = e.b_S * e.c_T > e.c_S;
  const Rational demand = (e.c_T - e.b_T * e.c_S) / (1 + e.b_T);
  if (outcome.credible && demand > 0) outcome.largest_demand = demand;
  return outcome;
}

ExtensiveGame make_conflict_expectations_tree(const ConflictExpectations& game, std::span<const Rational> demands) {
  const Exact e(game);
  const PlayerId sender(0);
  const PlayerId target(1);
  GameBuilder builder("Conflict expectations", {"Sender", "Target"});
  std::vector<std::string> labels = {"demand nothing"};
  for (const Rational& demand : demands) {
    if (demand <= 0) throw InvalidModel("demand", "expected a positive number, found " + demand.str());
    labels.push_back("demand " + demand.str());
  }
  const OutcomeId status_quo = builder.add_outcome(e.utilities(0, 0), "status quo");
  const OutcomeId sanctions = builder.add_outcome(e.utilities(-e.c_S, -e.c_T), "sanctions");
  const NodeId root = builder.add_decision(sender, "demand", labels);
  builder.connect(root, 0U, builder.add_terminal(status_quo));
  for (std::uint32_t i = 0; i < demands.size(); ++i) {
    const NodeId answer = builder.add_decision(target, "after " + labels[i + 1], {"concede", "refuse"});
    builder.connect(root, i + 1, answer);
    builder.connect(answer, "concede", builder.add_terminal(e.utilities(demands[i], -demands[i])));
    const NodeId refused = builder.add_decision(sender, labels[i + 1] + " refused", {"sanction", "back down"});
    builder.connect(answer, "refuse", refused);
    builder.connect(refused, "sanction", builder.add_terminal(sanctions));
    builder.connect(refused, "back down", builder.add_terminal(status_quo));
  }
  return builder.build(root);
}

}  // namespace selectorate
