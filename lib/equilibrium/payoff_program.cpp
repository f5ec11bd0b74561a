#include "equilibrium/payoff_program.hpp"

#include <algorithm>
#include <map>

#include "base/integers.hpp"
#include "equilibrium/lcp/floating_program.hpp"
#include "equilibrium/scaled_payoffs.hpp"
#include "game/chance_reach.hpp"

namespace selectorate {
namespace {

constexpr PlayerId players[] = {PlayerId(0), PlayerId(1)};
constexpr std::uint32_t empty = SequenceForm::empty_sequence;

/// \pre the product is an integer
Integer multiply(const Rational& value, const Integer& factor) {
  return numerator(value) * (factor / denominator(value));
}

}  // namespace

PayoffProgram::PayoffProgram(const SequenceForm& form, const SequenceComplementarity& problem)
    : form_(form), numbering_(problem.numbering()), degree_(problem.system().trembles.size()) {
  find_terminals();
  find_mistakes(problem);
  list_columns();
  list_fixed_trembles();
  copy_system(problem);
}

void PayoffProgram::find_terminals() {
  const ExtensiveGame& game = form_.game();
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> entry_of;
  for (std::uint32_t k = 0; k < form_.entry_count(); ++k) {
    entry_of[{form_.entry_sequences(k)[0], form_.entry_sequences(k)[1]}] = k;
    weight_denominator_ = least_common_multiple(weight_denominator_, denominator(form_.chance_probability(k)));
  }
  const std::vector<Rational> reach = find_chance_reach(game);
  std::map<Rational, std::uint32_t> places;
  for (std::uint32_t v = 0; v < reach.size(); ++v) {
    if (game.kind(NodeId(v)) != NodeKind::terminal || reach[v] == 0) continue;
    const auto sequences = form_.node_sequences().subspan(2 * std::size_t{v}, 2);
    const auto place = places.try_emplace(reach[v], static_cast<std::uint32_t>(places.size())).first->second;
    terminals_.push_back({game.payoff_row(NodeId(v)), entry_of.at({sequences[0], sequences[1]}), place});
    weight_denominator_ = least_common_multiple(weight_denominator_, denominator(reach[v]));
  }
  weights_.resize(places.size());
  for (const auto& [probability, place] : places) weights_[place] = multiply(probability, weight_denominator_);
  for (std::size_t k = 0; k < form_.entry_count(); ++k) {
    entry_weights_.push_back(multiply(form_.chance_probability(k), weight_denominator_));
  }
}

void PayoffProgram::find_mistakes(const SequenceComplementarity& problem) {
  for (const auto& of_player : problem.mistakes()) {
    for (const auto& polynomial : of_player) {
      for (const Rational& coefficient : polynomial) unit_ = least_common_multiple(unit_, denominator(coefficient));
    }
  }
  mistakes_.resize(problem.mistakes().size());
  for (std::size_t i = 0; i < mistakes_.size(); ++i) {
    for (const auto& polynomial : problem.mistakes()[i]) {
      Mistake& mistake = mistakes_[i].emplace_back();
      Integer scale = 1;
      for (std::size_t k = 0; k < polynomial.size(); ++k) {
        scale *= unit_;
        if (polynomial[k] != 0) mistake = {k + 1, multiply(polynomial[k], scale)};
      }
    }
  }
}

/// Entries in the order of rows: responses come before plans, and later sequences after earlier ones.
void PayoffProgram::list_columns() {
  const ExtensiveGame& game = form_.game();
  columns_.resize(numbering_.weight_column() + 1);
  for (std::uint32_t k = 0; k < form_.entry_count(); ++k) {
    const auto sequences = form_.entry_sequences(k);
    if (sequences[0] == empty || sequences[1] == empty) continue;
    for (const PlayerId player : players) {
      const std::uint32_t i = player.index();
      columns_[numbering_.plan_column(players[1 - i], sequences[1 - i])].push_back(
          {numbering_.row_of_sequence(player, sequences[i]), 2 * k + i, 0});
    }
  }
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    const PlayerId player = game.owner(set);
    const std::uint32_t parent = form_.parent_sequence(set);
    auto& values = columns_[numbering_.value_column(set)];
    if (parent != empty) values.push_back({numbering_.row_of_sequence(player, parent), fixed, 1});
    const std::uint32_t row = numbering_.row_of_set(set);
    columns_[parent == empty ? numbering_.weight_column() : numbering_.plan_column(player, parent)].push_back(
        {row, fixed, -1});
    for (std::uint32_t a = 0; a < game.action_count(set); ++a) {
      const std::uint32_t s = form_.first_sequence(set) + a;
      values.push_back({numbering_.row_of_sequence(player, s), fixed, -1});
      columns_[numbering_.plan_column(player, s)].push_back({row, fixed, 1});
    }
  }
  columns_[numbering_.weight_column()].push_back({numbering_.weight_row(), fixed, 1});
  for (auto& column : columns_) {
    std::sort(column.begin(), column.end(), [](const Slot& a, const Slot& b) { return a.row < b.row; });
  }
}

/// What mistakes leave to be chosen: see `SequenceComplementarity`.
void PayoffProgram::list_fixed_trembles() {
  trembles_.resize(degree_);
  if (degree_ == 0) return;
  const ExtensiveGame& game = form_.game();
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    const auto& mistakes = mistakes_[game.owner(set).index()];
    std::vector<Integer> sums(degree_, 0);
    const auto include = [&](std::uint32_t sequence, int sign) {
      const Mistake& mistake = mistakes[sequence];
      if (mistake.power != 0) sums[mistake.power - 1] += sign * mistake.value;
    };
    include(form_.parent_sequence(set), -1);
    for (std::uint32_t a = 0; a < game.action_count(set); ++a) include(form_.first_sequence(set) + a, 1);
    for (std::size_t k = 0; k < degree_; ++k) {
      if (sums[k] != 0) trembles_[k].push_back({numbering_.row_of_set(set), sums[k]});
    }
  }
  const Mistake& all = mistakes_[0][empty];
  trembles_[all.power - 1].push_back({numbering_.weight_row(), all.value});
}

void PayoffProgram::copy_system(const SequenceComplementarity& problem) {
  const ComplementarySystem& given = problem.system();
  system_.complement = given.complement;
  system_.ends = given.ends;
  system_.trembles = given.trembles;
  system_.magnitude = given.magnitude;
  const int unit = binary_exponent(Rational(unit_));
  for (std::size_t k = 0; k < degree_; ++k) {
    system_.magnitude[system_.trembles[k]] = -unit * static_cast<int>(k + 1);
  }
}

ComplementarySystem PayoffProgram::make_system(const EntryPayoffs& payoffs) const {
  ComplementarySystem system = system_;
  const ExtensiveGame& game = form_.game();
  for (const PlayerId player : players) {
    const int unit = binary_exponent(payoffs.ranges[player.index()]);
    const std::uint32_t first = game.first_information_set(player).index();
    for (std::uint32_t k = 0; k < game.information_set_count(player); ++k) {
      system.magnitude[numbering_.value_column(InformationSetId(first + k))] += unit;
    }
  }
  return system;
}

PayoffProgram::EntryPayoffs PayoffProgram::find_payoffs(const ExtensiveGame& game) const {
  const std::vector<Integer> payoffs =
      scale_payoffs<Integer>(game, PayoffScale{.denominator = common_payoff_denominator(game.payoffs())});
  EntryPayoffs found{std::vector<Integer>(2 * form_.entry_count(), 0), {}};
  Integer least[2];
  Integer range[2];
  for (std::uint32_t i = 0; i < 2; ++i) {
    least[i] = range[i] = payoffs[i];
    for (std::size_t k = i; k < payoffs.size(); k += 2) {
      if (payoffs[k] < least[i]) least[i] = payoffs[k];
      if (payoffs[k] > range[i]) range[i] = payoffs[k];
    }
    range[i] -= least[i];
  }
  for (const Terminal& terminal : terminals_) {
    for (std::uint32_t i = 0; i < 2; ++i) {
      found.values[2 * terminal.entry + i] += payoffs[2 * terminal.payoff_row + i] * weights_[terminal.weight];
    }
  }
  const auto sum = [&](std::size_t k) { return Integer(found.values[2 * k] + found.values[2 * k + 1]); };
  for (std::size_t k = 1; k < entry_weights_.size() && found.is_constant_sum; ++k) {
    found.is_constant_sum = sum(k) * entry_weights_[0] == sum(0) * entry_weights_[k];
  }
  for (std::uint32_t i = 0; i < 2; ++i) {
    Integer divisor = 0;
    for (std::size_t k = 0; k < entry_weights_.size(); ++k) {
      Integer& value = found.values[2 * k + i];
      value -= least[i] * entry_weights_[k];
      if (divisor != 1) divisor = gcd(divisor, value);
    }
    found.ranges.push_back(range[i] == 0 ? Rational(1) : Rational(range[i] * weight_denominator_));
    if (divisor <= 1) continue;
    for (std::size_t k = i; k < found.values.size(); k += 2) found.values[k] /= divisor;
    found.ranges[i] /= divisor;
  }
  return found;
}

IntegerProgram PayoffProgram::make(const EntryPayoffs& payoffs) const {
  IntegerProgram program;
  program.columns.resize(columns_.size() + degree_);
  for (std::size_t j = 0; j < columns_.size(); ++j) {
    auto& column = program.columns[j];
    column.reserve(columns_[j].size());
    for (const Slot& slot : columns_[j]) {
      if (slot.source == fixed) {
        column.push_back({slot.row, slot.value});
      } else if (payoffs.values[slot.source] != 0) {
        column.push_back({slot.row, payoffs.values[slot.source]});
      }
    }
  }
  if (degree_ != 0) add_tremble_columns(payoffs, program);
  fill_rows(payoffs, program);
  return program;
}

void PayoffProgram::add_tremble_columns(const EntryPayoffs& payoffs, IntegerProgram& program) const {
  const std::uint32_t responses = numbering_.row_of_set(InformationSetId(0));
  std::vector<std::vector<Integer>> sums(degree_, std::vector<Integer>(responses, 0));
  for (std::uint32_t k = 0; k < form_.entry_count(); ++k) {
    const auto sequences = form_.entry_sequences(k);
    if (sequences[0] == empty || sequences[1] == empty) continue;
    for (const PlayerId player : players) {
      const std::uint32_t i = player.index();
      const Mistake& mistake = mistakes_[1 - i][sequences[1 - i]];
      const Integer& payoff = payoffs.values[2 * k + i];
      if (payoff == 0) continue;
      sums[mistake.power - 1][numbering_.row_of_sequence(player, sequences[i])] += payoff * mistake.value;
    }
  }
  for (std::size_t k = 0; k < degree_; ++k) {
    auto& column = program.columns[numbering_.tremble_column(k + 1)];
    for (std::uint32_t row = 0; row < responses; ++row) {
      if (sums[k][row] != 0) column.push_back({row, std::move(sums[k][row])});
    }
    column.insert(column.end(), trembles_[k].begin(), trembles_[k].end());
  }
}

void PayoffProgram::fill_rows(const EntryPayoffs& payoffs, IntegerProgram& program) const {
  const std::uint32_t rows = numbering_.row_count();
  const std::uint32_t responses = numbering_.row_of_set(InformationSetId(0));
  program.objective.resize(program.columns.size(), 0);
  program.kinds.resize(program.columns.size() + rows, VariableKind::nonnegative);
  std::fill_n(program.kinds.begin() + numbering_.value_column(InformationSetId(0)), numbering_.weight_row() - responses,
              VariableKind::free);
  std::fill_n(program.kinds.begin() + program.slack(responses), numbering_.weight_row() - responses,
              VariableKind::fixed);
  program.row_factor.resize(rows, 1);
  const std::uint32_t second = numbering_.plan_column(players[1], 1);
  std::fill_n(program.row_factor.begin(), second, payoffs.ranges[0]);
  std::fill_n(program.row_factor.begin() + second, responses - second, payoffs.ranges[1]);
  program.right_side.resize(rows, 0);
  program.right_side[numbering_.weight_row()] = 1;
  for (std::uint32_t k = 0; k < form_.entry_count(); ++k) {
    const auto sequences = form_.entry_sequences(k);
    for (const PlayerId player : players) {
      const std::uint32_t own = sequences[player.index()];
      if (own == empty || sequences[1 - player.index()] != empty) continue;
      program.right_side[numbering_.row_of_sequence(player, own)] -= payoffs.values[2 * k + player.index()];
    }
  }
}

}  // namespace selectorate
