#include "equilibrium/sequence_complementarity.hpp"

#include <algorithm>
#include <utility>

#include "equilibrium/lcp/floating_program.hpp"

namespace selectorate {
namespace {

constexpr PlayerId players[] = {PlayerId(0), PlayerId(1)};
constexpr std::uint32_t empty = SequenceForm::empty_sequence;

/// How far the first of several best responses to the prior is put ahead, as a share of the range of payoffs where play
/// leads there for certain.
const Rational tie_bonus = Rational(1) / 128;

PlayerId other_of(PlayerId player) {
  return players[1 - player.index()];
}

/// Payoffs of a player's entries with terminal payoffs moved to [0, 1].
std::vector<Rational> scale_entries(const SequenceForm& form, PlayerId player) {
  const ExtensiveGame& game = form.game();
  Rational least = game.payoffs().exact(0, player.index());
  Rational largest = least;
  for (std::size_t row = 1; row < game.payoffs().rows(); ++row) {
    const Rational payoff = game.payoffs().exact(row, player.index());
    if (payoff < least) least = payoff;
    if (payoff > largest) largest = payoff;
  }
  const Rational unit = least == largest ? Rational(1) : Rational(largest - least);
  std::vector<Rational> scaled;
  scaled.reserve(form.entry_count());
  for (std::size_t k = 0; k < form.entry_count(); ++k) {
    scaled.push_back((form.payoff(k, player) - least * form.chance_probability(k)) / unit);
  }
  return scaled;
}

/// Number of moves in each of a player's sequences.
std::vector<std::uint32_t> sequence_lengths(const SequenceForm& form, PlayerId player) {
  std::vector<std::uint32_t> lengths(form.sequence_count(player), 0);
  for (std::uint32_t s = 1; s < lengths.size(); ++s) lengths[s] = lengths[form.parent_sequence(player, s)] + 1;
  return lengths;
}

std::uint32_t last_set(const ExtensiveGame& game, PlayerId player) {
  return game.first_information_set(player).index() + game.information_set_count(player);
}

}  // namespace

SequenceComplementarity::SequenceComplementarity(const SequenceForm& form, std::span<const RealizationPlan> prior,
                                                 Trembles trembles)
    : form_(form), numbering_(form), prior_(prior), best_(form.game().information_set_count(), empty) {
  for (const PlayerId player : players) entry_payoff_.push_back(scale_entries(form, player));
  find_mistakes(trembles);
  find_start();
  add_columns();
  for (const PlayerId player : players) add_response_rows(player);
  for (const PlayerId player : players) add_plan_rows(player);
  add_weight_row();
  list_start();
  find_magnitudes();
}

/// l: the prior times e, or e^k for k moves. L: e, so that what mistakes leave to be chosen is nowhere negative.
void SequenceComplementarity::find_mistakes(Trembles trembles) {
  if (trembles == Trembles::none) return;
  const bool is_quasi_perfect = trembles == Trembles::quasi_perfect;
  std::vector<std::vector<std::uint32_t>> powers;
  for (const PlayerId player : players) {
    powers.push_back(is_quasi_perfect ? sequence_lengths(form_, player)
                                      : std::vector<std::uint32_t>(form_.sequence_count(player), 1));
    powers.back()[empty] = 1;
    degree_ = std::max<std::size_t>(degree_, *std::max_element(powers.back().begin(), powers.back().end()));
  }
  mistakes_.resize(2);
  for (const PlayerId player : players) {
    const std::uint32_t i = player.index();
    for (std::uint32_t s = 0; s < form_.sequence_count(player); ++s) {
      std::vector<Rational> mistake(degree_, 0);
      mistake[powers[i][s] - 1] = prior_[i][s];
      mistakes_[i].push_back(std::move(mistake));
    }
  }
}

void SequenceComplementarity::find_start() {
  fixed_payoff_.resize(2);
  prior_payoff_.resize(2);
  reach_.resize(2);
  for (const PlayerId player : players) find_start_of(player);
}

/// The first best responses to the other's prior, made strictly best by a bonus where there are several: then the path
/// has one beginning. Later information sets have larger numbers.
void SequenceComplementarity::find_start_of(PlayerId player) {
  const std::uint32_t i = player.index();
  const ExtensiveGame& game = form_.game();
  std::vector<Rational>& reach = reach_[i];
  reach.assign(form_.sequence_count(player), 0);
  fixed_payoff_[i].assign(reach.size(), 0);
  prior_payoff_[i].assign(reach.size(), 0);
  for (std::size_t k = 0; k < form_.entry_count(); ++k) {
    const auto sequences = form_.entry_sequences(k);
    const std::uint32_t own = sequences[i];
    const std::uint32_t other = sequences[1 - i];
    const Rational& probability = prior_[1 - i][other];
    (other == empty ? fixed_payoff_ : prior_payoff_)[i][own] += probability * entry_payoff_[i][k];
    reach[own] += probability * form_.chance_probability(k);
  }
  std::vector<Rational> total = fixed_payoff_[i];
  for (std::size_t s = 0; s < total.size(); ++s) total[s] += prior_payoff_[i][s];
  for (std::uint32_t number = last_set(game, player); number-- > game.first_information_set(player).index();) {
    const InformationSetId set(number);
    const std::uint32_t first = form_.first_sequence(set);
    std::uint32_t best = first;
    bool is_tied = false;
    Rational reached = 0;
    for (std::uint32_t s = first; s < first + game.action_count(set); ++s) {
      reached = std::max(reached, reach[s]);
      if (s == first || total[s] < total[best]) continue;
      is_tied = total[s] == total[best];
      if (!is_tied) best = s;
    }
    if (is_tied) {
      const Rational bonus = tie_bonus * (reached == 0 ? Rational(1) : reached);
      prior_payoff_[i][best] += bonus;
      total[best] += bonus;
    }
    best_[number] = best;
    const std::uint32_t parent = form_.parent_sequence(set);
    total[parent] += total[best];
    reach[parent] += reached;
  }
}

/// x' and y', then p and q, then u, then the trembles.
void SequenceComplementarity::add_columns() {
  for (const PlayerId player : players) {
    for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) system_.program.add_column(0);
  }
  for (std::uint32_t set = 0; set < form_.game().information_set_count(); ++set) {
    system_.program.add_column(0, ColumnDomain::free);
  }
  system_.program.add_column(0);
  for (std::size_t k = 0; k < degree_; ++k) system_.trembles.push_back(system_.program.add_column(0));
}

std::uint32_t SequenceComplementarity::slack(std::uint32_t row) const {
  return static_cast<std::uint32_t>(system_.program.column_count()) + row;
}

/// -p_h + sum of p_h' over the sets that follow + A y' - A t u + (A l - A t L)(e) + r = -A t: with z = 1 - L - u.
void SequenceComplementarity::add_response_rows(PlayerId player) {
  const std::uint32_t i = player.index();
  const PlayerId other = other_of(player);
  LinearProgram& program = system_.program;
  std::vector<std::vector<Rational>> tremble(form_.sequence_count(player), std::vector<Rational>(degree_, 0));
  for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
    const std::uint32_t row = program.add_row(RowSense::at_most, -fixed_payoff_[i][s] - prior_payoff_[i][s]);
    program.add_entry(row, numbering_.value_column(form_.information_set(player, s)), -1);
    program.add_entry(row, numbering_.weight_column(), -prior_payoff_[i][s]);
    for (std::size_t k = 0; k < degree_; ++k) tremble[s][k] -= prior_payoff_[i][s] * mistakes_[1 - i][empty][k];
  }
  for (std::uint32_t number = form_.game().first_information_set(player).index();
       number < last_set(form_.game(), player); ++number) {
    const std::uint32_t parent = form_.parent_sequence(InformationSetId(number));
    if (parent != empty)
      program.add_entry(numbering_.row_of_sequence(player, parent), numbering_.value_column(InformationSetId(number)),
                        1);
  }
  for (std::size_t k = 0; k < form_.entry_count(); ++k) {
    const std::uint32_t own = form_.entry_sequences(k)[i];
    const std::uint32_t others = form_.entry_sequences(k)[1 - i];
    const Rational& payoff = entry_payoff_[i][k];
    if (own == empty || others == empty || payoff == 0) continue;
    program.add_entry(numbering_.row_of_sequence(player, own), numbering_.plan_column(other, others), payoff);
    for (std::size_t power = 0; power < degree_; ++power) {
      tremble[own][power] += payoff * mistakes_[1 - i][others][power];
    }
  }
  for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
    for (std::size_t k = 0; k < degree_; ++k) {
      if (tremble[s][k] != 0)
        program.add_entry(numbering_.row_of_sequence(player, s), system_.trembles[k], tremble[s][k]);
    }
  }
}

/// sum of x' over a set's actions - x' of the sequence that leads there (u for the empty one) = what mistakes leave.
void SequenceComplementarity::add_plan_rows(PlayerId player) {
  LinearProgram& program = system_.program;
  for (std::uint32_t number = form_.game().first_information_set(player).index();
       number < last_set(form_.game(), player); ++number) {
    const InformationSetId set(number);
    const std::uint32_t row = program.add_row(RowSense::equal, 0);
    const std::uint32_t parent = form_.parent_sequence(set);
    const std::uint32_t first = form_.first_sequence(set);
    const std::uint32_t end = first + form_.game().action_count(set);
    for (std::uint32_t s = first; s < end; ++s) program.add_entry(row, numbering_.plan_column(player, s), 1);
    program.add_entry(row, parent == empty ? numbering_.weight_column() : numbering_.plan_column(player, parent), -1);
    for (std::size_t k = 0; k < degree_; ++k) {
      const auto& mistakes = mistakes_[player.index()];
      Rational sum = -mistakes[parent][k];
      for (std::uint32_t s = first; s < end; ++s) sum += mistakes[s][k];
      if (sum != 0) program.add_entry(row, system_.trembles[k], sum);
    }
  }
}

/// u + L(e) + z = 1.
void SequenceComplementarity::add_weight_row() {
  const std::uint32_t row = system_.program.add_row(RowSense::at_most, 1);
  system_.program.add_entry(row, numbering_.weight_column(), 1);
  for (std::size_t k = 0; k < degree_; ++k) {
    const Rational& mistake = mistakes_[0][empty][k];
    if (mistake != 0) system_.program.add_entry(row, system_.trembles[k], mistake);
  }
}

void SequenceComplementarity::list_start() {
  const auto variables = static_cast<std::uint32_t>(system_.program.column_count() + system_.program.row_count());
  system_.complement.assign(variables, ComplementarySystem::none);
  const auto pair = [&](std::uint32_t column, std::uint32_t row) {
    system_.complement[column] = slack(row);
    system_.complement[slack(row)] = column;
  };
  const auto weight_row = static_cast<std::uint32_t>(system_.program.row_count() - 1);
  pair(numbering_.weight_column(), weight_row);
  system_.entering = numbering_.weight_column();
  system_.ends = {slack(weight_row)};
  for (const PlayerId player : players) {
    for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
      pair(numbering_.plan_column(player, s), numbering_.row_of_sequence(player, s));
      const bool is_best = best_[form_.information_set(player, s).index()] == s;
      if (!is_best) system_.order.push_back(slack(numbering_.row_of_sequence(player, s)));
    }
  }
  // Infinitesimals that are larger at later information sets: with them x' can meet its equations for every u >= 0.
  for (auto number = static_cast<std::uint32_t>(best_.size()); number-- > 0;) {
    const InformationSetId set(number);
    const PlayerId player = form_.game().owner(set);
    const std::uint32_t column = numbering_.plan_column(player, best_[number]);
    system_.start.emplace_back(numbering_.row_of_set(set), column);
    system_.start.emplace_back(numbering_.row_of_sequence(player, best_[number]), numbering_.value_column(set));
    system_.order.push_back(column);
  }
}

/// Plans are compared with the prior's, payoffs with how likely it is that they are reached.
void SequenceComplementarity::find_magnitudes() {
  const auto magnitude = [](const Rational& size) { return size == 0 ? 0 : binary_exponent(size); };
  system_.magnitude.assign(system_.complement.size(), 0);
  for (const PlayerId player : players) {
    const std::uint32_t i = player.index();
    for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
      system_.magnitude[numbering_.plan_column(player, s)] = magnitude(prior_[i][s]);
      system_.magnitude[slack(numbering_.row_of_sequence(player, s))] = magnitude(reach_[i][s]);
    }
  }
  for (std::uint32_t number = 0; number < best_.size(); ++number) {
    const InformationSetId set(number);
    const std::uint32_t i = form_.game().owner(set).index();
    system_.magnitude[numbering_.value_column(set)] = magnitude(reach_[i][best_[number]]);
    system_.magnitude[slack(numbering_.row_of_set(set))] = magnitude(prior_[i][form_.parent_sequence(set)]);
  }
}

std::vector<IntegerPlan> SequenceComplementarity::plans(const ExactVertex& vertex) const {
  std::vector<IntegerPlan> plans(2);
  for (const PlayerId player : players) {
    IntegerPlan& plan = plans[player.index()];
    plan.denominators = vertex.denominators();
    plan.denominators.emplace_back(1);
    plan.numerators.emplace_back(1);
    plan.denominator_of.push_back(static_cast<std::uint32_t>(plan.denominators.size() - 1));
    for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
      plan.numerators.push_back(vertex.numerator(numbering_.plan_column(player, s)));
      plan.denominator_of.push_back(vertex.block(numbering_.plan_column(player, s)));
    }
  }
  return plans;
}

BehaviorProfile<Rational> SequenceComplementarity::behavior(const ExactVertex& vertex, const Integer& unit) const {
  BehaviorProfile<Rational> profile(form_.game());
  for (std::uint32_t number = 0; number < best_.size(); ++number) {
    const InformationSetId set(number);
    const PlayerId player = form_.game().owner(set);
    const auto probabilities = profile.at(set);
    // Weights are polynomials in e; the lowest power that occurs decides.
    Rational scale = 1;  // of what e^power multiplies
    for (std::size_t power = 0; power <= degree_; ++power, scale *= unit) {
      Rational sum = 0;
      for (std::uint32_t a = 0; a < probabilities.size(); ++a) {
        const std::uint32_t s = form_.first_sequence(set) + a;
        probabilities[a] = vertex.value(numbering_.plan_column(player, s), power);
        if (power > 0) probabilities[a] += mistakes_[player.index()][s][power - 1] * scale;
        sum += probabilities[a];
      }
      if (sum == 0) continue;
      for (Rational& probability : probabilities) probability /= sum;
      break;
    }
  }
  return profile;
}

}  // namespace selectorate
