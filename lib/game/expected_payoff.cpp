#include <deque>
#include <utility>

#include <selectorate/game/expected_payoff.hpp>

namespace selectorate {
namespace {

/// The game's own numbers, in the arithmetic of the caller.
template <class Number>
struct NumberOf;

template <>
struct NumberOf<Rational> {
  static Rational in(const ExactTable& table, std::size_t row, std::size_t column) { return table.exact(row, column); }
};

template <>
struct NumberOf<double> {
  static double in(const ExactTable& table, std::size_t row, std::size_t column) { return table.value(row, column); }
};

/// Sums payoffs over the nodes that are reached. `probability_of(node, action)` is that of a decision node's action.
template <class Number, class ProbabilityOf>
std::vector<Number> sum_payoffs(const ExtensiveGame& game, ProbabilityOf&& probability_of) {
  std::vector<Number> total(game.player_count(), Number(0));
  std::deque<std::pair<NodeId, Number>> open;
  open.emplace_back(game.root(), Number(1));
  while (!open.empty()) {
    const auto [node, reach] = std::move(open.front());
    open.pop_front();
    const NodeKind kind = game.kind(node);
    if (kind == NodeKind::terminal) {
      for (std::size_t i = 0; i < total.size(); ++i) {
        total[i] += reach * NumberOf<Number>::in(game.payoffs(), game.payoff_row(node), i);
      }
      continue;
    }
    for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
      const Number probability =
          kind == NodeKind::decision
              ? probability_of(node, action)
              : NumberOf<Number>::in(game.probabilities(), game.first_probability(game.distribution(node)) + action, 0);
      if (probability != 0) open.emplace_back(game.child(node, action), reach * probability);
    }
  }
  return total;
}

}  // namespace

std::vector<Rational> evaluate_expected_payoffs(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  return sum_payoffs<Rational>(
      game, [&](NodeId node, std::uint32_t action) { return profile.at(game.information_set(node))[action]; });
}

std::vector<double> evaluate_expected_payoffs(const ExtensiveGame& game, const BehaviorProfile<double>& profile) {
  return sum_payoffs<double>(
      game, [&](NodeId node, std::uint32_t action) { return profile.at(game.information_set(node))[action]; });
}

std::vector<Rational> evaluate_expected_payoffs(const ExtensiveGame& game, const PureProfile& profile) {
  return sum_payoffs<Rational>(game, [&](NodeId node, std::uint32_t action) {
    return Rational(profile.actions[game.information_set(node).index()] == action ? 1 : 0);
  });
}

std::vector<Rational> evaluate_node_payoffs(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  const std::size_t players = game.player_count();
  std::vector<Rational> values(game.node_count() * players, 0);
  // Children have larger numbers than their parent.
  for (auto v = static_cast<std::uint32_t>(game.node_count()); v-- > 0;) {
    const NodeId node(v);
    const NodeKind kind = game.kind(node);
    for (std::uint32_t i = 0; kind == NodeKind::terminal && i < players; ++i) {
      values[v * players + i] = game.payoff(node, PlayerId(i));
    }
    for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
      const Rational probability =
          kind == NodeKind::chance ? game.probability(node, action) : profile.at(game.information_set(node))[action];
      if (probability == 0) continue;
      const std::size_t child = game.child(node, action).index();
      for (std::size_t i = 0; i < players; ++i) values[v * players + i] += probability * values[child * players + i];
    }
  }
  return values;
}

}  // namespace selectorate
