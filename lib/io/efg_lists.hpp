#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/game_scanner.hpp"
#include "io/number_row.hpp"

namespace selectorate {

/// A distribution as a file gives it.
struct ChanceMoves {
  std::vector<std::string> labels;
  NumberRow probabilities;
};

/// `{ "left" "right" }`, at least one, made distinct. \throws ParseError
void read_actions(GameScanner& scanner, std::vector<std::string>& actions);

/// `{ "heads" 1/2 "tails" 1/2 }`, at least one, labels made distinct. \throws ParseError
void read_chance_moves(GameScanner& scanner, ChanceMoves& moves);

/// `{ 1, -1/2 }`, as many as there are players. \throws ParseError
void read_payoffs(GameScanner& scanner, std::size_t players, NumberRow& payoffs);

/// Why probabilities are not a distribution, or nothing.
[[nodiscard]] std::string find_probability_mistake(const ChanceMoves& moves);

}  // namespace selectorate
