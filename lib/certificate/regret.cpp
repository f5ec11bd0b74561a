#include <algorithm>
#include <string>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/subgames.hpp>

#include "certificate/best_response.hpp"
#include "certificate/claim_conditions.hpp"

namespace selectorate {
namespace {

Rational move_probability(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile, NodeId node,
                          std::uint32_t action) {
  return game.kind(node) == NodeKind::chance ? game.probability(node, action)
                                             : profile.at(game.information_set(node))[action];
}

void require_perfect_recall(const ExtensiveGame& game) {
  if (const auto violation = find_recall_violation(game)) {
    throw InvalidModel("regret", "it needs perfect recall: " + violation->reason);
  }
}

/// With perfect information every node starts a subgame, and one sweep from the last node does.
Rational evaluate_node_regret(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
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

}  // namespace

std::vector<Rational> evaluate_regrets(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  require_perfect_recall(game);
  check_profile(game, profile);
  std::vector<Rational> regrets = evaluate_expected_payoffs(game, profile);
  for (std::uint32_t i = 0; i < regrets.size(); ++i) {
    regrets[i] = evaluate_best_responses(game, profile, PlayerId(i), {game.root()}).front() - regrets[i];
  }
  return regrets;
}

Rational evaluate_subgame_regret(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  require_perfect_recall(game);
  check_profile(game, profile);
  if (game.has_perfect_information()) return evaluate_node_regret(game, profile);
  std::vector<NodeId> roots = find_subgame_roots(game);
  if (roots.empty()) return 0;  // a game that ends at its root
  Rational regret = 0;
  const std::vector<Rational> values = evaluate_node_payoffs(game, profile);
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    const std::vector<Rational> best = evaluate_best_responses(game, profile, PlayerId(i), roots);
    for (std::size_t k = 0; k < roots.size(); ++k) {
      regret = std::max(regret, Rational(best[k] - values[roots[k].index() * game.player_count() + i]));
    }
  }
  return regret;
}

std::vector<Rational> evaluate_agent_regrets(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  check_profile(game, profile);
  const std::vector<Rational> values = evaluate_expected_payoffs(game, profile);
  std::vector<Rational> regrets(game.player_count(), 0);
  BehaviorProfile<Rational> changed = profile;
  for (std::uint32_t k = 0; k < game.information_set_count(); ++k) {
    const InformationSetId set(k);
    const std::uint32_t owner = game.owner(set).index();
    const auto moves = changed.at(set);
    for (std::uint32_t action = 0; action < moves.size(); ++action) {
      std::fill(moves.begin(), moves.end(), Rational(0));
      moves[action] = 1;
      const Rational gain = evaluate_expected_payoffs(game, changed)[owner] - values[owner];
      regrets[owner] = std::max(regrets[owner], gain);
    }
    std::copy(profile.at(set).begin(), profile.at(set).end(), moves.begin());
  }
  return regrets;
}

Certificate make_regret_certificate(const ExtensiveGame& game, SolutionConcept claim, BehaviorProfile<Rational> profile,
                                    std::string game_hash) {
  check_claim(game, claim, profile);
  Rational regret = 0;
  if (claim == SolutionConcept::subgame_perfect) {
    regret = evaluate_subgame_regret(game, profile);
  } else {
    const std::vector<Rational> regrets =
        claim == SolutionConcept::agent_nash ? evaluate_agent_regrets(game, profile) : evaluate_regrets(game, profile);
    for (const Rational& gain : regrets) regret = std::max(regret, gain);
  }
  Certificate certificate{.claim = claim,
                          .kind = regret == 0 ? CertificateKind::exact : CertificateKind::regret_bound,
                          .game_hash = game_hash.empty() ? canonical_hash(game) : std::move(game_hash),
                          .behavior = std::move(profile),
                          .payoffs = {},
                          .max_regret = regret,
                          .node_values = {}};
  if (regret == 0 && claim == SolutionConcept::subgame_perfect && game.has_perfect_information()) {
    certificate.node_values = evaluate_node_payoffs(game, certificate.behavior);
  }
  certificate.payoffs = evaluate_expected_payoffs(game, certificate.behavior);
  return certificate;
}

}  // namespace selectorate
