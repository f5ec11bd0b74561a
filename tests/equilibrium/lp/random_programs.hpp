#pragma once

#include <cstdint>

#include <selectorate/base/random.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

struct RandomProgramOptions {
  std::uint32_t largest = 8;       ///< most rows, and most columns
  std::uint32_t coefficients = 4;  ///< values are integers up to this in size: small ones make degenerate programs
  bool fractions = false;
  bool bounded = false;  ///< a last row bounds the sum of the columns, all of them nonnegative
};

/// A random program with rows and columns of every kind; it may be infeasible, unbounded or empty.
inline LinearProgram make_random_program(std::uint64_t seed, const RandomProgramOptions& options = {}) {
  RandomStream random(seed);
  const auto draw = [&]() -> Rational {
    const Rational value =
        static_cast<int>(random.below(2 * options.coefficients + 1)) - static_cast<int>(options.coefficients);
    return options.fractions ? Rational(value / (1 + random.below(7))) : value;
  };
  LinearProgram program;
  const std::uint32_t columns = random.below(options.largest + 1);
  const std::uint32_t rows = random.below(options.largest + 1);
  for (std::uint32_t j = 0; j < columns; ++j) {
    const bool is_free = !options.bounded && random.below(5) == 0;
    program.add_column(draw(), is_free ? ColumnDomain::free : ColumnDomain::nonnegative);
  }
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint32_t kind = random.below(4);
    const RowSense sense = kind == 0 ? RowSense::equal : kind == 1 ? RowSense::at_least : RowSense::at_most;
    program.add_row(sense, random.below(3) == 0 ? Rational(0) : draw());
    for (std::uint32_t j = 0; j < columns; ++j) {
      if (random.below(3) != 0) program.add_entry(i, j, draw());
    }
  }
  if (options.bounded) {
    const std::uint32_t row = program.add_row(RowSense::at_most, 10);
    for (std::uint32_t j = 0; j < columns; ++j) program.add_entry(row, j, 1);
  }
  return program;
}

}  // namespace selectorate
