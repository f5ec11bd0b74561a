#include <selectorate/game/assessment.hpp>

namespace selectorate {

std::vector<Rational> evaluate_reach(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  std::vector<Rational> reach(game.node_count(), 0);
  reach[0] = 1;
  // Parents have smaller numbers than children.
  for (std::uint32_t v = 0; v < game.node_count(); ++v) {
    const NodeId node(v);
    if (reach[v] == 0 || game.kind(node) == NodeKind::terminal) continue;
    const bool chance = game.kind(node) == NodeKind::chance;
    for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
      const Rational probability =
          chance ? game.probability(node, action) : profile.at(game.information_set(node))[action];
      reach[game.child(node, action).index()] = reach[v] * probability;
    }
  }
  return reach;
}

BeliefSystem<Rational> evaluate_bayes_beliefs(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  const std::vector<Rational> reach = evaluate_reach(game, profile);
  BeliefSystem<Rational> system;
  system.beliefs.resize(game.information_set_count());
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const auto members = game.members(InformationSetId(number));
    Rational sum = 0;
    for (const std::uint32_t member : members) sum += reach[member];
    if (sum == 0) continue;
    for (const std::uint32_t member : members) system.beliefs[number].push_back(reach[member] / sum);
  }
  return system;
}

}  // namespace selectorate
