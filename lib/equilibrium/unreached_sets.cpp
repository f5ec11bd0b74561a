#include "equilibrium/unreached_sets.hpp"

#include <algorithm>
#include <vector>

namespace selectorate {
namespace {

/// One player's best response to the other's plan where his own does not lead, by backward induction over his
/// information sets: later ones have larger numbers, and what follows an unreached set is unreached.
class PlanResponse {
 public:
  PlanResponse(const SequenceForm& form, PlayerId player, std::span<const IntegerPlan> plans)
      : form_(form),
        player_(player),
        own_(plans[player.index()]),
        other_(plans[1 - player.index()]),
        values_(form.sequence_count(player)),
        is_possible_(form.sequence_count(player), false) {}

  void add_payoffs(std::span<const Integer> payoffs) {
    const std::uint32_t own = player_.index();
    for (std::size_t k = 0; k < form_.entry_count(); ++k) {
      const auto sequences = form_.entry_sequences(k);
      if (!is_unreached(sequences[own]) || other_.is_zero(sequences[1 - own])) continue;
      const std::uint32_t place = other_.denominator_of[sequences[1 - own]];
      values_[sequences[own]].add(place, other_.numerators[sequences[1 - own]] * payoffs[2 * k + own]);
      is_possible_[sequences[own]] = true;
    }
  }

  void fill(BehaviorProfile<Rational>& profile) {
    const ExtensiveGame& game = form_.game();
    const std::uint32_t first = game.first_information_set(player_).index();
    for (std::uint32_t number = first + game.information_set_count(player_); number-- > first;) {
      const InformationSetId set(number);
      const std::uint32_t parent = form_.parent_sequence(set);
      if (own_.is_zero(parent)) respond(set, parent, profile.at(set));
    }
  }

 private:
  /// Whether the information set where a sequence ends is one that his plan does not reach.
  [[nodiscard]] bool is_unreached(std::uint32_t sequence) const {
    return sequence != SequenceForm::empty_sequence && own_.is_zero(form_.parent_sequence(player_, sequence));
  }

  void respond(InformationSetId set, std::uint32_t parent, std::span<Rational> probabilities) {
    const std::uint32_t sequence = form_.first_sequence(set);
    std::uint32_t best = 0;
    bool is_possible = is_possible_[sequence];
    for (std::uint32_t a = 1; a < probabilities.size(); ++a) {
      is_possible = is_possible || is_possible_[sequence + a];
      SumOverDenominators gain = values_[sequence + a];
      gain.subtract(values_[sequence + best]);
      if (gain.sign(other_.denominators) > 0) best = a;
    }
    if (!is_possible) {
      std::fill(probabilities.begin(), probabilities.end(), Rational(1, probabilities.size()));
      return;
    }
    probabilities[best] = 1;
    values_[parent].add(values_[sequence + best]);
    is_possible_[parent] = true;
  }

  const SequenceForm& form_;
  PlayerId player_;
  const IntegerPlan& own_;
  const IntegerPlan& other_;
  std::vector<SumOverDenominators> values_;  ///< of each sequence: payoffs weighted by the other's plan and chance
  std::vector<bool> is_possible_;            ///< whether the other's plan and chance let play end after it
};

}  // namespace

BehaviorProfile<Rational> respond_at_unreached_sets(const SequenceForm& form, std::span<const IntegerPlan> plans,
                                                    std::span<const Integer> payoffs) {
  BehaviorProfile<Rational> profile(form.game());
  for (std::uint32_t i = 0; i < 2; ++i) {
    PlanResponse response(form, PlayerId(i), plans);
    response.add_payoffs(payoffs);
    response.fill(profile);
  }
  return profile;
}

std::vector<Integer> scaled_payoffs(const SequenceForm& form) {
  std::vector<Integer> payoffs;
  payoffs.reserve(2 * form.entry_count());
  for (std::size_t k = 0; k < form.entry_count(); ++k) {
    for (const std::uint32_t i : {0U, 1U}) payoffs.push_back(form.scaled_payoff(k, PlayerId(i)));
  }
  return payoffs;
}

}  // namespace selectorate
