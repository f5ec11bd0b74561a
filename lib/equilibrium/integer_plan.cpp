#include "equilibrium/integer_plan.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <selectorate/base/error.hpp>

#include "base/reduced_fraction.hpp"

namespace selectorate {

void SumOverDenominators::add(std::uint32_t place, const Integer& term) {
  const auto known = std::find_if(parts_.begin(), parts_.end(), [&](const auto& part) { return part.first == place; });
  if (known == parts_.end()) {
    parts_.emplace_back(place, term);
  } else {
    known->second += term;
  }
}

void SumOverDenominators::add(const SumOverDenominators& other) {
  for (const auto& [place, term] : other.parts_) add(place, term);
}

void SumOverDenominators::subtract(const SumOverDenominators& other) {
  for (const auto& [place, term] : other.parts_) add(place, -term);
}

int SumOverDenominators::sign(std::span<const Integer> denominators) const {
  Integer numerator = 0;
  Integer denominator = 1;
  for (const auto& [place, sum] : parts_) {
    if (sum == 0) continue;
    const Integer& own = denominators[place];
    numerator = numerator * own + sum * denominator;
    denominator *= own;
  }
  return numerator < 0 ? -1 : numerator > 0 ? 1 : 0;
}

namespace {

/// The probabilities of the actions at one information set.
class SetProbabilities {
 public:
  SetProbabilities(const SequenceForm& form, InformationSetId set, const IntegerPlan& plan)
      : plan_(plan), first_(form.first_sequence(set)), parent_(form.parent_sequence(set)) {}

  /// \pre the plan reaches the set
  void fill(std::span<Rational> probabilities) const {
    SumOverDenominators rest;
    rest.add(plan_.denominator_of[parent_], plan_.numerators[parent_]);
    std::vector<std::uint32_t> played;
    for (std::uint32_t a = 0; a < probabilities.size(); ++a) {
      const Integer& weight = plan_.numerators[first_ + a];
      if (weight < 0) throw_failure("is negative");
      if (weight == 0) continue;
      rest.add(plan_.denominator_of[first_ + a], -weight);
      played.push_back(a);
    }
    if (rest.sign(plan_.denominators) != 0) throw_failure("does not add up");
    std::fill(probabilities.begin(), probabilities.end(), Rational(0));
    for (const std::uint32_t a : played) {
      const bool is_second_of_two = played.size() == 2 && a == played[1];
      probabilities[a] = is_second_of_two ? complement(probabilities[played[0]]) : probability(first_ + a);
    }
  }

 private:
  [[nodiscard]] Rational probability(std::uint32_t sequence) const {
    const Integer& weight = plan_.numerators[sequence];
    const Integer& reach = plan_.numerators[parent_];
    const std::uint32_t own = plan_.denominator_of[sequence];
    const std::uint32_t other = plan_.denominator_of[parent_];
    if (own != other) {
      return make_reduced_fraction(weight * plan_.denominators[other], reach * plan_.denominators[own]);
    }
    return weight == reach ? Rational(1) : make_reduced_fraction(weight, reach);
  }

  /// 1 - p, without looking for a common divisor once more.
  static Rational complement(const Rational& p) {
    return make_coprime_fraction(denominator(p) - numerator(p), denominator(p));
  }

  [[noreturn]] void throw_failure(const char* what) const {
    throw NumericalFailure("realization plan: the weight at sequence " + std::to_string(first_) + " " + what);
  }

  const IntegerPlan& plan_;
  std::uint32_t first_;
  std::uint32_t parent_;
};

}  // namespace

BehaviorProfile<Rational> make_behavior_profile(const SequenceForm& form, std::span<const IntegerPlan> plans,
                                                BehaviorProfile<Rational> unreached) {
  const ExtensiveGame& game = form.game();
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    const IntegerPlan& plan = plans[game.owner(set).index()];
    if (!plan.is_zero(form.parent_sequence(set))) SetProbabilities(form, set, plan).fill(unreached.at(set));
  }
  return unreached;
}

}  // namespace selectorate
