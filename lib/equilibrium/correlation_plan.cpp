#include "equilibrium/correlation_plan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <selectorate/base/error.hpp>

#include "equilibrium/trigger_program.hpp"

namespace selectorate {
namespace {

PlayerId opponent(PlayerId player) {
  return PlayerId(1 - player.index());
}

/// Builds the program row by row; columns are the pairs, then what belongs to incentives.
class PlanProgram {
 public:
  PlanProgram(const SequenceForm& form, const SequencePairs& pairs, std::vector<DeviationRow>& deviations)
      : form_(form), pairs_(pairs), deviations_(deviations) {
    for (std::uint32_t pair = 0; pair < pairs.count(); ++pair) program_.add_column(0);
  }

  LinearProgram make() {
    program_.add_entry(program_.add_row(RowSense::equal, 1),
                       pairs_.find(SequenceForm::empty_sequence, SequenceForm::empty_sequence), 1);
    for (std::uint32_t i = 0; i < 2; ++i) {
      for (std::uint32_t k = 0; k < game().information_set_count(PlayerId(i)); ++k) {
        add_consistency(InformationSetId(game().first_information_set(PlayerId(i)).index() + k));
      }
      add_incentives(PlayerId(i));
    }
    return std::move(program_);
  }

 private:
  /// A payoff of one of a player's sequences against the other's.
  struct Earning {
    std::uint32_t other;
    Rational payoff;
  };

  [[nodiscard]] const ExtensiveGame& game() const { return form_.game(); }

  /// z(sigma_h, tau) = sum over moves c of z(sigma_h c, tau), for all tau that are relevant at h.
  void add_consistency(InformationSetId set) {
    const PlayerId player = game().owner(set);
    for (std::uint32_t other = 0; other < form_.sequence_count(opponent(player)); ++other) {
      if (pairs_.find(player, form_.first_sequence(set), other) == SequencePairs::none) continue;
      const std::uint32_t row = program_.add_row(RowSense::equal, 0);
      program_.add_entry(row, pairs_.find(player, form_.parent_sequence(set), other), -1);
      for (std::uint32_t c = 0; c < game().action_count(set); ++c) {
        program_.add_entry(row, pairs_.find(player, form_.first_sequence(set) + c, other), 1);
      }
    }
  }

  [[nodiscard]] std::vector<std::vector<Earning>> list_earnings(PlayerId player) const {
    std::vector<std::vector<Earning>> earnings(form_.sequence_count(player));
    for (std::size_t k = 0; k < form_.entry_count(); ++k) {
      const auto sequences = form_.entry_sequences(k);
      earnings[sequences[player.index()]].push_back({sequences[1 - player.index()], form_.payoff(k, player)});
    }
    return earnings;
  }

  /// Columns u(sigma), what obeying earns after a recommended sequence:
  /// u(sigma) = sum over tau of z(sigma, tau) a(sigma, tau) + sum of u over the sequences that come next.
  void add_incentives(PlayerId player) {
    const auto earnings = list_earnings(player);
    std::vector<std::uint32_t> obeying(form_.sequence_count(player));
    std::vector<std::uint32_t> rows(form_.sequence_count(player));
    for (std::uint32_t s = 1; s < obeying.size(); ++s) {
      obeying[s] = program_.add_column(0, ColumnDomain::free);
      rows[s] = program_.add_row(RowSense::equal, 0);
      program_.add_entry(rows[s], obeying[s], -1);
      for (const auto& [other, payoff] : earnings[s])
        program_.add_entry(rows[s], pairs_.find(player, s, other), payoff);
    }
    for (std::uint32_t s = 1; s < obeying.size(); ++s) {
      const std::uint32_t before = form_.parent_sequence(player, s);
      if (before != SequenceForm::empty_sequence) program_.add_entry(rows[before], obeying[s], 1);
    }
    for (std::uint32_t s = 1; s < obeying.size(); ++s) add_deviations(player, s, obeying[s], earnings);
  }

  /// Told the last move c of `told` at h: columns v(k) for sets k at or below h, v(h) <= u(told), and for each k and d
  /// v(k) >= sum over tau of z(told, tau) a(sigma_k d, tau) + sum of v(l) over sets l next after d.
  void add_deviations(PlayerId player, std::uint32_t told, std::uint32_t obeying,
                      const std::vector<std::vector<Earning>>& earnings) {
    const InformationSetId set = form_.information_set(player, told);
    const std::vector<InformationSetId> sets = list_sets_from(form_, set);
    std::map<InformationSetId, std::uint32_t> value;
    std::map<std::uint32_t, std::uint32_t> row_of;
    for (const InformationSetId k : sets) value[k] = program_.add_column(0, ColumnDomain::free);
    const std::uint32_t no_gain = program_.add_row(RowSense::at_most, 0);
    program_.add_entry(no_gain, value[set], 1);
    program_.add_entry(no_gain, obeying, -1);
    for (const InformationSetId k : sets) {
      for (std::uint32_t d = 0; d < game().action_count(k); ++d) {
        const std::uint32_t sequence = form_.first_sequence(k) + d;
        const std::uint32_t row = row_of[sequence] = program_.add_row(RowSense::at_most, 0);
        deviations_.push_back({row, player, last_move(form_, player, told), last_move(form_, player, sequence)});
        program_.add_entry(row, value[k], -1);
        for (const auto& [other, payoff] : earnings[sequence]) {
          program_.add_entry(row, pairs_.find(player, told, other), payoff);
        }
      }
    }
    for (const InformationSetId l : sets) {
      if (l != set) program_.add_entry(row_of.at(form_.parent_sequence(l)), value[l], 1);
    }
  }

  const SequenceForm& form_;
  const SequencePairs& pairs_;
  std::vector<DeviationRow>& deviations_;
  LinearProgram program_;
};

/// Looks for a pure profile all of whose relevant pairs have weight, set after set; a set that a player's own moves
/// avoid is left open.
class SupportedProfile {
 public:
  SupportedProfile(const SequenceForm& form, const SequencePairs& pairs, const std::vector<Rational>& plan)
      : form_(form),
        pairs_(pairs),
        plan_(plan),
        actions_(form.game().information_set_count(), StrategicForm::unspecified) {
    for (std::uint32_t set = 0; set < actions_.size(); ++set) order_.emplace_back(set);
    // From the root down: a set comes before those that lie below all of it.
    std::sort(order_.begin(), order_.end(), [&](InformationSetId a, InformationSetId b) {
      return form.game().members(a).front() < form.game().members(b).front();
    });
    for (std::uint32_t i = 0; i < 2; ++i) {
      played_[i].assign(1, SequenceForm::empty_sequence);
    }
  }

  /// \return the action at each information set, or nothing
  std::optional<std::vector<std::uint32_t>> find() { return choose(0) ? std::optional(actions_) : std::nullopt; }

  /// The weight that all pairs of the profile have.
  [[nodiscard]] Rational least_weight() const {
    std::optional<Rational> least;
    for_each_pair([&](std::uint32_t pair) { least = least ? std::min(*least, plan_[pair]) : plan_[pair]; });
    return *least;
  }

  void for_each_pair(const auto& visit) const {
    for (const std::uint32_t first : played_[0]) {
      for (const std::uint32_t second : played_[1]) {
        const std::uint32_t pair = pairs_.find(first, second);
        if (pair != SequencePairs::none) visit(pair);
      }
    }
  }

 private:
  bool choose(std::size_t place) {
    if (place == order_.size()) return true;
    const InformationSetId set = order_[place];
    const PlayerId player = form_.game().owner(set);
    auto& own = played_[player.index()];
    if (std::find(own.begin(), own.end(), form_.parent_sequence(set)) == own.end()) return choose(place + 1);
    for (std::uint32_t action = 0; action < form_.game().action_count(set); ++action) {
      const std::uint32_t sequence = form_.first_sequence(set) + action;
      if (!has_weight(player, sequence)) continue;
      own.push_back(sequence);
      actions_[set.index()] = action;
      if (choose(place + 1)) return true;
      own.pop_back();
    }
    actions_[set.index()] = StrategicForm::unspecified;
    return false;
  }

  [[nodiscard]] bool has_weight(PlayerId player, std::uint32_t sequence) const {
    const auto& others = played_[1 - player.index()];
    return std::all_of(others.begin(), others.end(), [&](std::uint32_t other) {
      const std::uint32_t pair = pairs_.find(player, sequence, other);
      return pair == SequencePairs::none || plan_[pair] > 0;
    });
  }

  const SequenceForm& form_;
  const SequencePairs& pairs_;
  const std::vector<Rational>& plan_;
  std::vector<std::uint32_t> actions_;
  std::vector<InformationSetId> order_;
  std::vector<std::uint32_t> played_[2];
};

/// Numbers of reduced strategies by their actions.
std::vector<std::map<std::vector<std::uint32_t>, std::uint32_t>> number_strategies(const StrategicForm& strategies) {
  std::vector<std::map<std::vector<std::uint32_t>, std::uint32_t>> numbers(strategies.actions.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    for (std::uint32_t s = 0; s < strategies.actions[i].size(); ++s) numbers[i][strategies.actions[i][s]] = s;
  }
  return numbers;
}

}  // namespace

LinearProgram make_plan_program(const SequenceForm& form, const SequencePairs& pairs,
                                std::vector<DeviationRow>& deviations) {
  return PlanProgram(form, pairs, deviations).make();
}

std::vector<ProfileProbability> take_plan_apart(const SequenceForm& form, const SequencePairs& pairs,
                                                const StrategicForm& strategies, std::vector<Rational> plan) {
  const auto numbers = number_strategies(strategies);
  std::map<std::size_t, Rational> distribution;
  const std::uint32_t all = pairs.find(SequenceForm::empty_sequence, SequenceForm::empty_sequence);
  while (plan[all] != 0) {
    SupportedProfile profile(form, pairs, plan);
    const auto actions = profile.find();
    if (!actions) throw NumericalFailure("a correlation plan is not one of a distribution over profiles");
    std::size_t number = 0;
    auto next = actions->begin();
    for (std::uint32_t i = 0; i < 2; ++i) {
      const auto end = next + form.game().information_set_count(PlayerId(i));
      number += numbers[i].at(std::vector<std::uint32_t>(next, end)) * strategies.game.stride(PlayerId(i));
      next = end;
    }
    const Rational weight = profile.least_weight();
    profile.for_each_pair([&](std::uint32_t pair) { plan[pair] -= weight; });
    distribution[number] += weight;
  }
  std::vector<ProfileProbability> list;
  for (const auto& [profile, probability] : distribution) list.push_back({profile, probability});
  return list;
}

}  // namespace selectorate
