#include "equilibrium/trigger_program.hpp"

#include <cstdint>
#include <map>
#include <utility>

namespace selectorate {
namespace {

/// Conditions of one player. A trigger is a non-empty sequence (h, a): move a is recommended at h.
class TriggerConditions {
 public:
  TriggerConditions(LinearProgram& program, const SequenceForm& form, const StrategicForm& strategies, PlayerId player,
                    std::vector<DeviationRow>& deviations)
      : program_(program),
        deviations_(deviations),
        form_(form),
        game_(strategies.game),
        player_(player),
        obeying_row_(form.sequence_count(player)),
        deviation_rows_(form.sequence_count(player)) {
    for (std::uint32_t i = 0; i < game_.player_count(); ++i) {
      played_.emplace_back();
      for (const auto& actions : strategies.actions[i]) {
        played_.back().push_back(find_sequences_played(form, PlayerId(i), actions));
      }
    }
  }

  void add() {
    for (std::uint32_t trigger = 1; trigger < form_.sequence_count(player_); ++trigger) add_rows(trigger);
    for (std::size_t others = 0; others < game_.profile_count(); ++others) {
      if (game_.strategy_in(others, player_) != 0) continue;
      const std::map<std::uint32_t, Rational> payoffs = sum_payoffs(others);
      for (std::uint32_t own = 0; own < game_.strategy_count(player_); ++own) add_profile(others, own, payoffs);
    }
  }

 private:
  /// Columns v(k), one for each set k at or below h. Rows: v(h) - (obeying) <= 0, and for each k and d
  /// (what d earns) + sum of v(l) - v(k) <= 0.
  void add_rows(std::uint32_t trigger) {
    const InformationSetId set = form_.information_set(player_, trigger);
    const std::vector<InformationSetId> sets = list_sets_from(form_, set);
    std::map<InformationSetId, std::uint32_t> value;
    for (const InformationSetId k : sets) value[k] = program_.add_column(0, ColumnDomain::free);
    obeying_row_[trigger] = program_.add_row(RowSense::at_most, 0);
    program_.add_entry(obeying_row_[trigger], value[set], 1);
    for (const InformationSetId k : sets) {
      for (std::uint32_t d = 0; d < form_.game().action_count(k); ++d) {
        const std::uint32_t row = program_.add_row(RowSense::at_most, 0);
        program_.add_entry(row, value[k], -1);
        const std::uint32_t sequence = form_.first_sequence(k) + d;
        deviation_rows_[trigger][sequence] = row;
        deviations_.push_back({row, player_, last_move(form_, player_, trigger), last_move(form_, player_, sequence)});
      }
    }
    for (const InformationSetId l : sets) {
      if (l != set) program_.add_entry(deviation_rows_[trigger].at(form_.parent_sequence(l)), value[l], 1);
    }
  }

  /// What each of the player's sequences earns at once if the others play as in a profile.
  [[nodiscard]] std::map<std::uint32_t, Rational> sum_payoffs(std::size_t profile) const {
    std::map<std::uint32_t, Rational> payoffs;
    for (std::size_t k = 0; k < form_.entry_count(); ++k) {
      const auto sequences = form_.entry_sequences(k);
      bool is_played = true;
      for (std::uint32_t j = 0; j < sequences.size() && is_played; ++j) {
        is_played = j == player_.index() || played_[j][game_.strategy_in(profile, PlayerId(j))][sequences[j]];
      }
      if (is_played && form_.payoff(k, player_) != 0) payoffs[sequences[player_.index()]] += form_.payoff(k, player_);
    }
    return payoffs;
  }

  void add_profile(std::size_t others, std::uint32_t own, const std::map<std::uint32_t, Rational>& payoffs) {
    const auto column = static_cast<std::uint32_t>(others + own * game_.stride(player_));
    const std::vector<bool>& is_told = played_[player_.index()][own];
    for (std::uint32_t trigger = 1; trigger < is_told.size(); ++trigger) {
      if (!is_told[trigger]) continue;
      for (const auto& [sequence, payoff] : payoffs) {
        const auto row = deviation_rows_[trigger].find(sequence);
        if (row == deviation_rows_[trigger].end()) continue;
        program_.add_entry(row->second, column, payoff);
        if (is_told[sequence]) program_.add_entry(obeying_row_[trigger], column, -payoff);
      }
    }
  }

  LinearProgram& program_;
  std::vector<DeviationRow>& deviations_;
  const SequenceForm& form_;
  const StrategicGame& game_;
  PlayerId player_;
  std::vector<std::vector<std::vector<bool>>> played_;                  ///< by player, strategy and sequence
  std::vector<std::uint32_t> obeying_row_;                              ///< by trigger
  std::vector<std::map<std::uint32_t, std::uint32_t>> deviation_rows_;  ///< by trigger, then by sequence (k, d)
};

}  // namespace

std::vector<InformationSetId> list_sets_from(const SequenceForm& form, InformationSetId set) {
  const PlayerId player = form.game().owner(set);
  std::vector<InformationSetId> sets;
  std::vector<bool> comes_after(form.sequence_count(player), false);
  const std::uint32_t first = form.game().first_information_set(player).index();
  for (std::uint32_t k = first; k < first + form.game().information_set_count(player); ++k) {
    const InformationSetId next(k);
    if (next != set && !comes_after[form.parent_sequence(next)]) continue;
    sets.push_back(next);
    for (std::uint32_t d = 0; d < form.game().action_count(next); ++d)
      comes_after[form.first_sequence(next) + d] = true;
  }
  return sets;
}

std::vector<bool> find_sequences_played(const SequenceForm& form, PlayerId player,
                                        const std::vector<std::uint32_t>& actions) {
  std::vector<bool> is_played(form.sequence_count(player), false);
  is_played[SequenceForm::empty_sequence] = true;
  const std::uint32_t first = form.game().first_information_set(player).index();
  for (std::uint32_t k = 0; k < actions.size(); ++k) {
    const InformationSetId set(first + k);
    if (is_played[form.parent_sequence(set)]) is_played[form.first_sequence(set) + actions[k]] = true;
  }
  return is_played;
}

PlayerMove last_move(const SequenceForm& form, PlayerId player, std::uint32_t sequence) {
  const InformationSetId set = form.information_set(player, sequence);
  return {set.index() - form.game().first_information_set(player).index(), sequence - form.first_sequence(set)};
}

std::vector<DeviationRow> add_trigger_conditions(LinearProgram& program, const SequenceForm& form,
                                                 const StrategicForm& strategies) {
  std::vector<DeviationRow> deviations;
  for (std::uint32_t i = 0; i < form.player_count(); ++i) {
    TriggerConditions(program, form, strategies, PlayerId(i), deviations).add();
  }
  return deviations;
}

}  // namespace selectorate
