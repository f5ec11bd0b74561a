#include <vector>

#include <selectorate/game/mixed_strategy.hpp>
#include <selectorate/game/sequence_form.hpp>

namespace selectorate {
namespace {

/// Whether a strategy takes every action of a sequence.
bool follows(const SequenceForm& form, PlayerId player, std::uint32_t sequence,
             const std::vector<std::uint32_t>& actions) {
  const std::uint32_t first_set = form.game().first_information_set(player).index();
  while (sequence != SequenceForm::empty_sequence) {
    const InformationSetId set = form.information_set(player, sequence);
    if (actions[set.index() - first_set] != sequence - form.first_sequence(set)) return false;
    sequence = form.parent_sequence(set);
  }
  return true;
}

}  // namespace

BehaviorProfile<Rational> make_behavior_profile(const ExtensiveGame& game, const StrategicForm& form,
                                                const BehaviorProfile<Rational>& mixed) {
  check_profile(form.game, mixed);
  const SequenceForm sequences(game);
  std::vector<RealizationPlan> plans;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    const PlayerId player(i);
    RealizationPlan& plan = plans.emplace_back(sequences.sequence_count(player), Rational(0));
    const auto weights = mixed.at(InformationSetId(i));
    for (std::size_t s = 0; s < weights.size(); ++s) {
      if (weights[s] == 0) continue;
      for (std::uint32_t k = 0; k < plan.size(); ++k) {
        if (follows(sequences, player, k, form.actions[i][s])) plan[k] += weights[s];
      }
    }
  }
  return make_behavior_profile(sequences, plans);
}

}  // namespace selectorate
