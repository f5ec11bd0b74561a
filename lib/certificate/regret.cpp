#include <algorithm>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/perfect_recall.hpp>

namespace selectorate {
namespace {

Rational move_probability(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile, NodeId node,
                          std::uint32_t action) {
  return game.kind(node) == NodeKind::chance ? game.probability(node, action)
                                             : profile.at(game.information_set(node))[action];
}

/// One player's best response to the others: his information sets are decided from the last to the first.
class BestResponse {
 public:
  BestResponse(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile, PlayerId player)
      : game_(game), player_(player), reach_(game.node_count(), 0), settled_(game.node_count(), 0) {
    reach_[0] = 1;
    for (std::uint32_t v = 0; v < game.node_count(); ++v) {
      const NodeId node(v);
      if (reach_[v] == 0) continue;
      for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
        reach_[game.child(node, action).index()] =
            is_own(node) ? reach_[v] : Rational(reach_[v] * move_probability(game, profile, node, action));
      }
    }
  }

  Rational value() {
    const std::uint32_t first = game_.first_information_set(player_).index();
    // With perfect recall a player's later information sets have larger numbers.
    for (std::uint32_t set = first + game_.information_set_count(player_); set-- > first;) {
      settle(InformationSetId(set));
    }
    return weighted_value(game_.root());
  }

 private:
  [[nodiscard]] bool is_own(NodeId node) const {
    return game_.kind(node) == NodeKind::decision && game_.owner(node) == player_;
  }

  void settle(InformationSetId set) {
    const auto members = game_.members(set);
    std::vector<Rational> best;
    Rational best_sum = 0;
    for (std::uint32_t action = 0; action < game_.action_count(set); ++action) {
      std::vector<Rational> values;
      Rational sum = 0;
      for (const std::uint32_t member : members) {
        values.push_back(weighted_value(game_.child(NodeId(member), action)));
        sum += values.back();
      }
      if (action > 0 && sum <= best_sum) continue;
      best = std::move(values);
      best_sum = sum;
    }
    for (std::size_t i = 0; i < members.size(); ++i) settled_[members[i]] = best[i];
  }

  /// His payoff below a node, times the probability that the others and chance lead there.
  [[nodiscard]] Rational weighted_value(NodeId from) const {
    Rational total = 0;
    std::vector<NodeId> open{from};
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      const Rational& reach = reach_[node.index()];
      if (reach == 0) continue;
      if (game_.kind(node) == NodeKind::terminal) {
        total += reach * game_.payoff(node, player_);
      } else if (is_own(node)) {
        total += settled_[node.index()];
      } else {
        for (std::uint32_t action = 0; action < game_.child_count(node); ++action)
          open.push_back(game_.child(node, action));
      }
    }
    return total;
  }

  const ExtensiveGame& game_;
  PlayerId player_;
  std::vector<Rational> reach_;    ///< probability that the others and chance lead to each node
  std::vector<Rational> settled_;  ///< weighted value of each own node whose set is settled
};

void require_perfect_recall(const ExtensiveGame& game) {
  if (const auto violation = find_recall_violation(game)) {
    throw InvalidModel("regret", "it needs perfect recall: " + violation->reason);
  }
}

}  // namespace

std::vector<Rational> evaluate_regrets(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  require_perfect_recall(game);
  check_profile(game, profile);
  std::vector<Rational> regrets = evaluate_expected_payoffs(game, profile);
  for (std::uint32_t i = 0; i < regrets.size(); ++i) {
    regrets[i] = BestResponse(game, profile, PlayerId(i)).value() - regrets[i];
  }
  return regrets;
}

Rational evaluate_subgame_regret(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  if (!game.has_perfect_information()) throw InvalidModel("regret", "in subgames it needs perfect information");
  check_profile(game, profile);
  Rational regret = 0;
  std::vector<Rational> value(game.node_count());
  std::vector<Rational> best(game.node_count());
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    for (std::uint32_t v = static_cast<std::uint32_t>(game.node_count()); v-- > 0;) {
      const NodeId node(v);
      if (game.kind(node) == NodeKind::terminal) {
        value[v] = best[v] = game.payoff(node, PlayerId(i));
        continue;
      }
      const bool own = game.kind(node) == NodeKind::decision && game.owner(node) == PlayerId(i);
      value[v] = 0;
      best[v] = own ? best[game.child(node, 0).index()] : Rational(0);
      for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
        const std::uint32_t child = game.child(node, action).index();
        const Rational probability = move_probability(game, profile, node, action);
        value[v] += probability * value[child];
        best[v] = own ? std::max(best[v], best[child]) : Rational(best[v] + probability * best[child]);
      }
      regret = std::max(regret, Rational(best[v] - value[v]));
    }
  }
  return regret;
}

Certificate make_regret_certificate(const ExtensiveGame& game, SolutionConcept claim,
                                    BehaviorProfile<Rational> profile) {
  Rational regret = 0;
  if (claim == SolutionConcept::subgame_perfect) {
    regret = evaluate_subgame_regret(game, profile);
  } else {
    for (const Rational& gain : evaluate_regrets(game, profile)) regret = std::max(regret, gain);
  }
  Certificate certificate{.claim = claim,
                          .kind = regret == 0 ? CertificateKind::exact : CertificateKind::regret_bound,
                          .game_hash = canonical_hash(game),
                          .behavior = std::move(profile),
                          .payoffs = {},
                          .max_regret = regret,
                          .node_values = {}};
  if (regret == 0 && claim == SolutionConcept::subgame_perfect) {
    certificate.node_values = evaluate_node_payoffs(game, certificate.behavior);
  }
  certificate.payoffs = evaluate_expected_payoffs(game, certificate.behavior);
  return certificate;
}

}  // namespace selectorate
