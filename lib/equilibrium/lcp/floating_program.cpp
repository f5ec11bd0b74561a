#include "equilibrium/lcp/floating_program.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

/// A number as mantissa times a power of two, for numbers that no double can hold.
struct Scaled {
  double mantissa = 0;
  int exponent = 0;
};

Scaled scaled(const Integer& value) {
  if (value == 0) return {};
  const auto bits = static_cast<int>(boost::multiprecision::msb(abs(value))) + 1;
  constexpr int kept = 62;
  if (bits <= kept) return {static_cast<double>(static_cast<std::int64_t>(value)), 0};
  const Integer high = abs(value) >> static_cast<unsigned>(bits - kept);
  const auto magnitude = static_cast<double>(static_cast<std::int64_t>(high));
  return {value < 0 ? -magnitude : magnitude, bits - kept};
}

int exponent_of(const Scaled& value) {
  return value.exponent + std::ilogb(value.mantissa);
}

/// About log2 |value|.
int exponent_of(const Rational& value) {
  return exponent_of(scaled(numerator(value))) - exponent_of(scaled(denominator(value)));
}

double in_units(const Scaled& value, int exponent) {
  return std::ldexp(value.mantissa, value.exponent + exponent);
}

}  // namespace

FloatingProgram::FloatingProgram(const ComplementarySystem& system, const IntegerProgram& program,
                                 const Disturbance& disturbance)
    : columns_(program.kinds.size()),
      right_side_(program.row_count()),
      row_exponent_(program.row_count(), 0),
      column_exponent_(program.kinds.size(), 0) {
  scale(program);
  disturb(system, program, disturbance);
}

void FloatingProgram::scale(const IntegerProgram& program) {
  std::vector<std::vector<Scaled>> values;
  for (const auto& column : program.columns) {
    values.emplace_back();
    for (const auto& entry : column) values.back().push_back(scaled(entry.value));
  }
  // Alternately: the middle of the exponents in each row, then in each column, becomes 0.
  constexpr int passes = 3;
  for (int pass = 0; pass < passes; ++pass) {
    std::vector<std::pair<int, int>> row_range(program.row_count(), {INT32_MAX, INT32_MIN});
    for (std::size_t j = 0; j < values.size(); ++j) {
      for (std::size_t k = 0; k < values[j].size(); ++k) {
        const int exponent = exponent_of(values[j][k]) + column_exponent_[j];
        auto& [low, high] = row_range[program.columns[j][k].row];
        low = std::min(low, exponent);
        high = std::max(high, exponent);
      }
    }
    for (std::size_t i = 0; i < row_range.size(); ++i) {
      if (row_range[i].first <= row_range[i].second) row_exponent_[i] = -(row_range[i].first + row_range[i].second) / 2;
    }
    for (std::size_t j = 0; j < values.size(); ++j) {
      int low = INT32_MAX;
      int high = INT32_MIN;
      for (std::size_t k = 0; k < values[j].size(); ++k) {
        const int exponent = exponent_of(values[j][k]) + row_exponent_[program.columns[j][k].row];
        low = std::min(low, exponent);
        high = std::max(high, exponent);
      }
      if (low <= high) column_exponent_[j] = -(low + high) / 2;
    }
  }
  for (std::uint32_t j = 0; j < values.size(); ++j) {
    for (std::size_t k = 0; k < values[j].size(); ++k) {
      const std::uint32_t row = program.columns[j][k].row;
      columns_[j].push_back({row, in_units(values[j][k], row_exponent_[row] + column_exponent_[j])});
    }
  }
  for (std::uint32_t i = 0; i < program.row_count(); ++i) {
    columns_[program.slack(i)] = {{i, 1.0}};
    column_exponent_[program.slack(i)] = -row_exponent_[i];
    right_side_[i] = in_units(scaled(program.right_side[i]), row_exponent_[i]);
  }
}

void FloatingProgram::disturb(const ComplementarySystem& system, const IntegerProgram& program,
                              const Disturbance& disturbance) {
  const auto highest = static_cast<double>(system.trembles.size());
  const double e = system.trembles.empty() ? 0 : std::pow(disturbance.tremble, 1 / highest);
  double power = 1;
  for (const std::uint32_t tremble : system.trembles) {
    power *= e;
    for (const auto& [row, value] : columns_[tremble]) {
      right_side_[row] -= std::ldexp(value, -column_exponent_[tremble]) * power;
    }
  }
  // b + B e: decreasing in the system's order, irregular so that sums do not tie either.
  RandomStream random(1);
  const auto count = static_cast<double>(system.order.size());
  for (std::size_t k = 0; k < system.order.size(); ++k) {
    const std::uint32_t variable = system.order[k];
    int exponent = -column_exponent_[variable];
    if (program.is_slack(variable)) exponent += exponent_of(abs(program.row_factor[variable - program.column_count()]));
    const double size = disturbance.tie_break * (1 - (static_cast<double>(k) + random.uniform()) / (2 * count));
    for (const auto& [row, value] : columns_[variable]) right_side_[row] += value * std::ldexp(size, exponent);
  }
}

}  // namespace selectorate
