#include "equilibrium/lcp/floating_program.hpp"

#include <algorithm>
#include <cmath>

#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

/// e itself, where only a high power of it is to be as large as asked for.
constexpr double largest_tremble = 1.0 / 16;

/// A number as mantissa times a power of two, for numbers that no double can hold.
struct Scaled {
  double mantissa = 0;
  int exponent = 0;
};

Scaled scaled(const Integer& value) {
  constexpr std::int64_t largest = std::int64_t{1} << 62U;
  if (value > -largest && value < largest) return {static_cast<double>(static_cast<std::int64_t>(value)), 0};
  const auto bits = static_cast<int>(boost::multiprecision::msb(abs(value))) + 1;
  constexpr int kept = 62;
  const Integer high = abs(value) >> static_cast<unsigned>(bits - kept);
  const auto magnitude = static_cast<double>(static_cast<std::int64_t>(high));
  return {value < 0 ? -magnitude : magnitude, bits - kept};
}

double in_units(const Scaled& value, int exponent) {
  return std::ldexp(value.mantissa, value.exponent + exponent);
}

}  // namespace

int binary_exponent(const Rational& value) {
  const auto exponent = [](const Integer& integer) { return static_cast<int>(boost::multiprecision::msb(integer)); };
  return exponent(numerator(value)) - exponent(denominator(value));
}

FloatingProgram::FloatingProgram(const ComplementarySystem& system, const IntegerProgram& program)
    : columns_(program.kinds.size()), undisturbed_side_(program.row_count()) {
  // A row was multiplied by its factor when it was made integer, its slack with it.
  std::vector<int> row_exponent;
  for (std::uint32_t i = 0; i < program.row_count(); ++i) {
    row_exponent.push_back(-system.magnitude[program.slack(i)] - binary_exponent(abs(program.row_factor[i])));
  }
  for (std::uint32_t j = 0; j < program.column_count(); ++j) {
    columns_[j].reserve(program.columns[j].size());
    for (const auto& [row, value] : program.columns[j]) {
      columns_[j].push_back({row, in_units(scaled(value), row_exponent[row] + system.magnitude[j])});
    }
  }
  for (std::uint32_t i = 0; i < program.row_count(); ++i) {
    columns_[program.slack(i)] = {{i, 1.0}};
    undisturbed_side_[i] = in_units(scaled(program.right_side[i]), row_exponent[i]);
  }
  right_side_ = undisturbed_side_;
}

void FloatingProgram::disturb(const ComplementarySystem& system, const Disturbance& disturbance) {
  const auto highest = static_cast<double>(system.trembles.size());
  const double e = system.trembles.empty() ? 0 : std::min(std::pow(disturbance.tremble, 1 / highest), largest_tremble);
  double power = 1;
  right_side_ = undisturbed_side_;
  for (const std::uint32_t tremble : system.trembles) {
    power *= e;
    for (const auto& [row, value] : columns_[tremble]) right_side_[row] -= value * power;
  }
  RandomStream random(1);
  for (double& value : right_side_) value += disturbance.tie_break * random.uniform(0.5, 1);
}

}  // namespace selectorate
