#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

__extension__ using int128 = __int128;

/// How to write every value of a game, expectations over chance included, as an integer over one denominator.
///
/// With D a common denominator of the payoffs, L one of the chance probabilities and K the largest number of chance
/// moves on a path, D L^K serves: the expectation at a chance node is a sum of integers that L divides.
struct PayoffScale {
  Integer denominator = 1;              ///< D L^K
  Integer probability_denominator = 1;  ///< L
  std::size_t value_bits = 0;           ///< every scaled value is below 2^value_bits in absolute value

  [[nodiscard]] std::size_t weight_bits() const { return boost::multiprecision::msb(probability_denominator) + 1; }
};

/// The least positive integer that makes all numbers of a table integers.
[[nodiscard]] Integer common_payoff_denominator(const ExactTable& payoffs);

/// \throws InvalidModel if the scaled values would need more than `max_scaled_bytes` together
[[nodiscard]] PayoffScale find_payoff_scale(const ExtensiveGame& game);

inline constexpr double max_scaled_bytes = 8e9;

/// A scaled value as `Number`, which is known to hold it.
template <class Number>
[[nodiscard]] Number narrow(const Integer& value);
template <>
[[nodiscard]] std::int64_t narrow<std::int64_t>(const Integer& value);
template <>
[[nodiscard]] int128 narrow<int128>(const Integer& value);
template <>
[[nodiscard]] Integer narrow<Integer>(const Integer& value);

[[nodiscard]] Integer widen(std::int64_t value);
[[nodiscard]] Integer widen(int128 value);
[[nodiscard]] Integer widen(const Integer& value);

/// Payoffs times the common denominator, in the layout of `game.payoffs()`.
template <class Number>
[[nodiscard]] std::vector<Number> scale_payoffs(const ExtensiveGame& game, const PayoffScale& scale);

/// Chance probabilities times L, in the layout of `game.probabilities()`; 0 for distributions that no node uses.
template <class Number>
[[nodiscard]] std::vector<Number> scale_probabilities(const ExtensiveGame& game, const PayoffScale& scale);

extern template std::vector<std::int64_t> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
extern template std::vector<int128> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
extern template std::vector<Integer> scale_payoffs(const ExtensiveGame&, const PayoffScale&);
extern template std::vector<int128> scale_probabilities(const ExtensiveGame&, const PayoffScale&);
extern template std::vector<Integer> scale_probabilities(const ExtensiveGame&, const PayoffScale&);

}  // namespace selectorate
