#include "equilibrium/scaled_payoffs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

#include "base/integers.hpp"

namespace selectorate {
namespace {

namespace mp = boost::multiprecision;

/// A finite double as an odd integer times a power of two; zero is 0 times 1.
struct Dyadic {
  std::int64_t odd;
  int exponent;
};

Dyadic split(double value) {
  if (value == 0) return {0, 0};
  int exponent = 0;
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
  const int zeros = std::countr_zero(static_cast<std::uint64_t>(mantissa));
  return {mantissa >> zeros, exponent - 53 + zeros};
}

/// Smallest e with every payoff below 2^e in absolute value.
std::size_t payoff_bits(const ExactTable& payoffs) {
  long most = 0;
  for (const double value : payoffs.values()) {
    if (value == 0 || !std::isfinite(value)) continue;
    most = std::max(most, static_cast<long>(std::ilogb(value)) + 1);
  }
  for (const Rational& fraction : payoffs.fractions()) {
    const long quotient = static_cast<long>(bit_length(mp::numerator(fraction))) -
                          static_cast<long>(bit_length(mp::denominator(fraction)));
    most = std::max(most, quotient + 1);
  }
  return static_cast<std::size_t>(most);
}

std::vector<bool> used_distributions(const ExtensiveGame& game) {
  std::vector<bool> used(game.distribution_count(), false);
  for (std::size_t v = 0; v < game.node_count(); ++v) {
    if (game.owners()[v] == ExtensiveGame::chance_owner) used[game.links()[v]] = true;
  }
  return used;
}

Integer common_probability_denominator(const ExtensiveGame& game) {
  Integer denominator = 1;
  const std::vector<bool> used = used_distributions(game);
  for (std::uint32_t d = 0; d < used.size(); ++d) {
    if (!used[d]) continue;
    for (std::uint32_t p = game.first_probability(d); p < game.first_probability(d + 1); ++p) {
      denominator = mp::lcm(denominator, mp::denominator(game.probabilities().exact(p, 0)));
    }
  }
  return denominator;
}

std::uint32_t most_chance_moves_on_a_path(const ExtensiveGame& game) {
  std::vector<std::uint32_t> moves(game.node_count(), 0);
  std::uint32_t most = 0;
  for (std::size_t v = 0; v < moves.size(); ++v) {
    const std::uint32_t before = v == 0 ? 0 : moves[game.parents()[v]];
    moves[v] = before + (game.owners()[v] == ExtensiveGame::chance_owner ? 1 : 0);
    most = std::max(most, moves[v]);
  }
  return most;
}

void check_memory(const ExtensiveGame& game, std::size_t value_bits, std::uint32_t chance_moves) {
  if (value_bits < 128) return;
  const double numbers = static_cast<double>(game.node_count()) * static_cast<double>(game.player_count());
  if (numbers * static_cast<double>(value_bits) / 8.0 <= max_scaled_bytes) return;
  throw InvalidModel(
      "subgame perfection",
      fmt::format("exact values need {} bits each at {} nodes, with up to {} chance moves on a path: too many",
                  value_bits, game.node_count(), chance_moves));
}

}  // namespace

Integer common_payoff_denominator(const ExactTable& payoffs) {
  int halvings = 0;
  for (std::size_t row = 0; row < payoffs.rows(); ++row) {
    for (std::size_t i = 0; i < payoffs.columns(); ++i) {
      if (payoffs.fraction_place(row, i) != ExactTable::no_fraction) continue;
      halvings = std::max(halvings, -split(payoffs.value(row, i)).exponent);
    }
  }
  Integer denominator = Integer(1) << static_cast<unsigned>(halvings);
  for (const Rational& fraction : payoffs.fractions()) {
    const Integer own = mp::denominator(fraction);
    if (denominator % own != 0) denominator = mp::lcm(denominator, own);
  }
  return denominator;
}

PayoffScale find_payoff_scale(const ExtensiveGame& game) {
  PayoffScale scale;
  scale.denominator = common_payoff_denominator(game.payoffs());
  scale.probability_denominator = common_probability_denominator(game);
  const std::uint32_t moves = scale.probability_denominator == 1 ? 0 : most_chance_moves_on_a_path(game);
  const std::size_t payoff = payoff_bits(game.payoffs());
  check_memory(game, payoff + bit_length(scale.denominator) + moves * (scale.weight_bits() - 1), moves);
  scale.denominator *= mp::pow(scale.probability_denominator, moves);
  scale.value_bits = payoff + bit_length(scale.denominator);
  return scale;
}

template <>
std::int64_t narrow<std::int64_t>(const Integer& value) {
  return value.convert_to<std::int64_t>();
}

template <>
int128 narrow<int128>(const Integer& value) {
  const Integer magnitude = mp::abs(value);
  const auto low = Integer(magnitude & std::numeric_limits<std::uint64_t>::max()).convert_to<std::uint64_t>();
  const auto high = Integer(magnitude >> 64U).convert_to<std::uint64_t>();
  const int128 result = (static_cast<int128>(high) << 64U) | static_cast<int128>(low);
  return value < 0 ? -result : result;
}

template <>
Integer narrow<Integer>(const Integer& value) {
  return value;
}

Integer widen(std::int64_t value) {
  return value;
}

Integer widen(int128 value) {
  const bool negative = value < 0;
  const int128 magnitude = negative ? -value : value;
  Integer result = static_cast<std::uint64_t>(magnitude >> 64U);
  result = (result << 64U) | static_cast<std::uint64_t>(magnitude);
  return negative ? Integer(-result) : result;
}

Integer widen(const Integer& value) {
  return value;
}

namespace {

/// x D L^K for a double x = odd 2^exponent, D L^K being a multiple of 2^-exponent.
template <class Number>
Number scale_dyadic(Dyadic x, const Number& denominator) {
  const auto shift = static_cast<unsigned>(std::abs(x.exponent));
  if (x.exponent >= 0) return static_cast<Number>((Number(x.odd) << shift) * denominator);
  return static_cast<Number>(Number(x.odd) * (denominator >> shift));
}

}  // namespace

template <class Number>
std::vector<Number> scale_payoffs(const ExtensiveGame& game, const PayoffScale& scale) {
  const ExactTable& payoffs = game.payoffs();
  const Number denominator = narrow<Number>(scale.denominator);
  std::vector<Number> fractions;
  for (const Rational& fraction : payoffs.fractions()) {
    fractions.push_back(narrow<Number>(mp::numerator(fraction) * (scale.denominator / mp::denominator(fraction))));
  }
  std::vector<Number> scaled;
  scaled.reserve(payoffs.values().size());
  for (std::size_t row = 0; row < payoffs.rows(); ++row) {
    for (std::size_t i = 0; i < payoffs.columns(); ++i) {
      const std::uint32_t place = payoffs.fraction_place(row, i);
      scaled.push_back(place == ExactTable::no_fraction ? scale_dyadic(split(payoffs.value(row, i)), denominator)
                                                        : fractions[place]);
    }
  }
  return scaled;
}

template <class Number>
std::vector<Number> scale_probabilities(const ExtensiveGame& game, const PayoffScale& scale) {
  std::vector<Number> weights(game.probabilities().rows(), Number(0));
  const std::vector<bool> used = used_distributions(game);
  for (std::uint32_t d = 0; d < used.size(); ++d) {
    if (!used[d]) continue;
    for (std::uint32_t p = game.first_probability(d); p < game.first_probability(d + 1); ++p) {
      const Rational weight = game.probabilities().exact(p, 0) * Rational(scale.probability_denominator);
      weights[p] = narrow<Number>(mp::numerator(weight));
    }
  }
  return weights;
}

template std::vector<std::int64_t> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
template std::vector<int128> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
template std::vector<Integer> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
template std::vector<int128> scale_probabilities(const ExtensiveGame&, const PayoffScale&);
template std::vector<Integer> scale_probabilities(const ExtensiveGame&, const PayoffScale&);

}  // namespace selectorate
