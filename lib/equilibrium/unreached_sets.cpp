#include "equilibrium/unreached_sets.hpp"

#include <vector>

namespace selectorate {
namespace {

/// One player's best response to the other's plan, by backward induction over his information sets: later ones have
/// larger numbers.
class PlanResponse {
 public:
  PlanResponse(const SequenceForm& form, PlayerId player, const RealizationPlan& other)
      : form_(form),
        player_(player),
        values_(form.sequence_count(player), 0),
        is_possible_(form.sequence_count(player), false) {
    const std::uint32_t own = player.index();
    for (std::size_t k = 0; k < form.entry_count(); ++k) {
      const auto sequences = form.entry_sequences(k);
      const Rational& weight = other[sequences[1 - own]];
      if (weight == 0) continue;
      values_[sequences[own]] += weight * form.payoff(k, player);
      is_possible_[sequences[own]] = true;
    }
  }

  void fill(BehaviorProfile<Rational>& profile) {
    const ExtensiveGame& game = form_.game();
    const std::uint32_t first = game.first_information_set(player_).index();
    for (std::uint32_t number = first + game.information_set_count(player_); number-- > first;) {
      const InformationSetId set(number);
      const std::uint32_t sequence = form_.first_sequence(set);
      std::uint32_t best = 0;
      bool is_possible = false;
      for (std::uint32_t a = 0; a < game.action_count(set); ++a) {
        if (values_[sequence + a] > values_[sequence + best]) best = a;
        is_possible = is_possible || is_possible_[sequence + a];
      }
      if (!is_possible) continue;
      for (Rational& probability : profile.at(set)) probability = 0;
      profile.at(set)[best] = 1;
      values_[form_.parent_sequence(set)] += values_[sequence + best];
      is_possible_[form_.parent_sequence(set)] = true;
    }
  }

 private:
  const SequenceForm& form_;
  PlayerId player_;
  std::vector<Rational> values_;   ///< of each sequence: payoffs weighted by the other's plan and chance
  std::vector<bool> is_possible_;  ///< whether the other's plan and chance let play end after it
};

}  // namespace

BehaviorProfile<Rational> respond_at_unreached_sets(const SequenceForm& form, std::span<const RealizationPlan> plans) {
  BehaviorProfile<Rational> profile = make_uniform_profile(form.game());
  for (std::uint32_t i = 0; i < 2; ++i) PlanResponse(form, PlayerId(i), plans[1 - i]).fill(profile);
  return profile;
}

}  // namespace selectorate
