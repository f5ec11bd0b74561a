#include "io/efg_lists.hpp"

#include <fmt/format.h>

#include "io/distinct_labels.hpp"

namespace selectorate {

void read_actions(GameScanner& scanner, std::vector<std::string>& actions) {
  const std::size_t start = scanner.position();
  scanner.read_labels(actions, "an action");
  if (actions.empty()) scanner.fail_at(start, "found no actions, expected at least one");
  make_distinct(actions);
}

void read_chance_moves(GameScanner& scanner, ChanceMoves& moves) {
  const std::size_t start = scanner.position();
  moves.labels.clear();
  moves.probabilities.clear();
  scanner.expect('{', "'{' and the probabilities of this chance node");
  while (!scanner.accept('}')) {
    std::string& label = moves.labels.emplace_back();
    if (scanner.at('"')) scanner.read_label(label, "the label of a move of chance");
    scanner.read_number(moves.probabilities, "a probability");
  }
  if (moves.labels.empty()) scanner.fail_at(start, "found no probabilities, expected at least one");
  make_distinct(moves.labels);
}

void read_payoffs(GameScanner& scanner, std::size_t players, NumberRow& payoffs) {
  const std::size_t start = scanner.position();
  payoffs.clear();
  scanner.expect('{', "'{' and payoffs");
  while (!scanner.accept('}')) scanner.read_number(payoffs, "a payoff or '}'");
  if (payoffs.size() == players) return;
  scanner.fail_at(start, fmt::format("found {} payoffs, expected {}, one for each player", payoffs.size(), players));
}

std::string find_probability_mistake(const ChanceMoves& moves) {
  Rational sum = 0;
  for (const Rational& probability : moves.probabilities.fractions()) {
    if (probability < 0 || probability > 1) {
      return fmt::format("found the probability {}, expected one from 0 to 1", to_string(probability));
    }
    sum += probability;
  }
  return sum == 1 ? "" : fmt::format("found probabilities that sum to {}, expected 1", to_string(sum));
}

}  // namespace selectorate
