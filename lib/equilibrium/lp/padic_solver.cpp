#include "equilibrium/lp/padic_solver.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/integers.hpp"
#include "equilibrium/lp/digit_sample.hpp"
#include "equilibrium/lp/padic_integers.hpp"

namespace selectorate {

template <>
PadicSolver::Int256 narrow<PadicSolver::Int256>(const Integer& value) {
  return PadicSolver::Int256(value);
}

namespace {

/// The largest primes below 2^62.
constexpr std::array<std::uint64_t, 3> primes = {(std::uint64_t{1} << 62U) - 57, (std::uint64_t{1} << 62U) - 87,
                                                 (std::uint64_t{1} << 62U) - 117};

/// Of a prime, at least.
constexpr std::size_t digit_bits = 61;
/// How many digits to find of numerators of so many bits: some more tell them from random numbers, and leave room for a
/// factor of the denominator that was not known.
std::size_t enough_digits(std::size_t bits) {
  return 5 + bits / digit_bits * 9 / 8;
}

/// In absolute value.
Integer largest(const std::vector<Integer>& values) {
  Integer largest = 0;
  for (const Integer& value : values) {
    if (Integer size = abs(value); size > largest) largest = std::move(size);
  }
  return largest;
}

bool have_bits(const std::vector<Integer>& values, std::size_t most) {
  return std::all_of(values.begin(), values.end(), [most](const Integer& value) { return bit_length(value) <= most; });
}

/// Of the numerators and the denominator.
std::size_t longest(const CommonFractions& fractions) {
  std::size_t bits = bit_length(fractions.denominator);
  for (const Integer& numerator : fractions.numerators) bits = std::max(bits, bit_length(numerator));
  return bits;
}

template <class Number>
std::vector<Number> narrow_all(const std::vector<Integer>& values) {
  std::vector<Number> narrowed;
  narrowed.reserve(values.size());
  for (const Integer& value : values) narrowed.push_back(narrow<Number>(value));
  return narrowed;
}

std::vector<std::vector<ModularLu::Entry>> reduce(const ModularField& field, const IntegerColumns& columns) {
  std::vector<std::vector<ModularLu::Entry>> reduced(columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    reduced[j].reserve(columns[j].size());
    for (const auto& [row, value] : columns[j]) reduced[j].push_back({row, field.from_integer(value)});
  }
  return reduced;
}

/// How many bits may be in what a residual of so many is made of: a sum of |entries|, which digits multiply, in a right
/// side, and in one that a digit multiplies.
struct Room {
  explicit constexpr Room(std::size_t residual_bits)
      : sum(residual_bits - 68), side(residual_bits - 6), multiple(residual_bits - 66) {}

  std::size_t sum;
  std::size_t side;
  std::size_t multiple;
};

constexpr Room in_128(128);
constexpr Room in_256(256);

template <class Coefficient>
SparseColumns<Coefficient> narrow_values(const SparseColumns<Integer>& matrix) {
  return {matrix.first, matrix.row, narrow_all<Coefficient>(matrix.value)};
}

}  // namespace

PadicSolver::PadicSolver(UnitElimination elimination, ModularLu factors, ModularField field)
    : elimination_(std::move(elimination)), factors_(std::move(factors)), field_(field) {
  wide_.first.push_back(0);
  for (const auto& column : elimination_.core()) {
    for (const auto& [row, value] : column) {
      wide_.row.push_back(row);
      wide_.value.push_back(value);
    }
    wide_.first.push_back(static_cast<std::uint32_t>(wide_.row.size()));
  }
  const std::size_t bits = std::max(bit_length(largest_sum(false)), bit_length(largest_sum(true)));
  if (bits <= in_128.sum) {
    narrow_ = narrow_values<std::int64_t>(wide_);
  } else if (bits <= in_256.sum) {
    medium_ = narrow_values<Int256>(wide_);
  }
}

std::optional<PadicSolver> PadicSolver::factorize(const IntegerColumns& columns) {
  UnitElimination elimination(columns);
  for (const std::uint64_t prime : primes) {
    const ModularField field(prime);
    const auto reduced = reduce(field, elimination.core());
    if (auto factors = ModularLu::factorize(field, {reduced.begin(), reduced.end()})) {
      return PadicSolver(std::move(elimination), std::move(*factors), field);
    }
  }
  return std::nullopt;
}

CommonFractions PadicSolver::solve(const std::vector<Integer>& right_side, const Integer& denominator) const {
  return elimination_.solve(right_side, [&](const auto& side) { return lift({side, false}, denominator); });
}

CommonFractions PadicSolver::solve_transposed(const std::vector<Integer>& right_side,
                                              const Integer& denominator) const {
  return elimination_.solve_transposed(right_side, [&](const auto& side) { return lift({side, true}, denominator); });
}

std::uint64_t PadicSolver::determinant_mark() const {
  const std::uint64_t inverse = factors_.unsigned_inverse_determinant();
  return std::min(inverse, field_.subtract(0, inverse));
}

CommonFractions PadicSolver::lift(const System& system, const Integer& denominator) const {
  const std::vector<Integer>& side = system.right_side;
  const bool is_zero = std::all_of(side.begin(), side.end(), [](const Integer& value) { return value == 0; });
  if (is_zero) return {std::vector<Integer>(side.size(), 0), 1};
  if (denominator != 1) {
    // Numerators are about as long as the denominator.
    constexpr std::size_t slack_bits = 128;
    if (auto known = find_numerators(system, denominator, bit_length(denominator) + slack_bits)) {
      return std::move(*known);
    }
  }
  if (narrow_ && have_bits(side, in_128.side)) return find_fractions<int128>(*narrow_, system);
  if (medium_ && have_bits(side, in_256.side)) return find_fractions<Int256>(*medium_, system);
  return find_fractions<Integer>(wide_, system);
}

template <class Residual, class Coefficient>
CommonFractions PadicSolver::find_fractions(const SparseColumns<Coefficient>& matrix, const System& system) const {
  PadicRecursion<Residual, Coefficient> recursion(matrix, factors_, field_, system.transposed,
                                                  narrow_all<Residual>(system.right_side));
  std::vector<std::vector<std::int64_t>> digits;
  digits.push_back(recursion.next());
  for (std::uint64_t draw = 0;; ++draw) {
    DigitSample sample(field_.prime(), system.right_side.size(), draw);
    for (const auto& digit : digits) sample.include(digit);
    std::optional<CommonFractions> fractions;
    for (std::size_t hint = 0; !(fractions = reconstruct_fractions(sample.digits(), hint));) {
      for (std::size_t missing = 1 + digits.size() / 4; missing > 0; --missing) {
        digits.push_back(recursion.next());
        sample.include(digits.back());
      }
    }
    if (auto solution = find_numerators(system, fractions->denominator, longest(*fractions))) {
      return std::move(*solution);
    }
    digits.push_back(recursion.next());
  }
}

std::optional<CommonFractions> PadicSolver::find_numerators(const System& system, const Integer& denominator,
                                                            std::size_t bits) const {
  const std::vector<Integer>& side = system.right_side;
  if (narrow_ && have_bits(side, in_128.multiple)) return find_numerators<int128>(*narrow_, system, denominator, bits);
  if (medium_ && have_bits(side, in_256.multiple)) return find_numerators<Int256>(*medium_, system, denominator, bits);
  return find_numerators<Integer>(wide_, system, denominator, bits);
}

/// The x with B x = b, if its numerators over this denominator, or one that is a little longer, have no more than about
/// so many bits.
template <class Residual, class Coefficient>
std::optional<CommonFractions> PadicSolver::find_numerators(const SparseColumns<Coefficient>& matrix,
                                                            const System& system, const Integer& denominator,
                                                            std::size_t bits) const {
  const std::vector<Residual> side = narrow_all<Residual>(system.right_side);
  PadicRecursion<Residual, Coefficient> recursion(matrix, factors_, field_, system.transposed,
                                                  std::vector<Residual>(side.size(), 0));
  PadicIntegers solution(field_.prime(), side.size());
  const std::size_t most = enough_digits(bits);
  Integer rest = denominator;
  for (std::size_t k = 0; rest != 0 || !recursion.is_solved(); ++k) {
    if (k > most && rest == 0) return complete(system, denominator, solution);
    if (rest != 0) {
      Integer digit;
      divide_qr(Integer(rest), Integer(field_.prime()), rest, digit);
      recursion.add_to_right_side(static_cast<std::int64_t>(digit), side);
    }
    solution.include(recursion.next());
  }
  return CommonFractions{solution.sums(), denominator};
}

/// From the first digits of what solves the system times the denominator, and is no integer.
std::optional<CommonFractions> PadicSolver::complete(const System& system, const Integer& denominator,
                                                     const PadicIntegers& digits) const {
  auto fractions = reconstruct_fractions(digits.sums(), digits.modulus());
  if (!fractions) return std::nullopt;
  fractions->denominator *= denominator;
  // B x and b, times the denominator, are the same modulo the power; both are smaller, so they are the same.
  const Integer size = largest_sum(system.transposed) * largest(fractions->numerators) +
                       largest(system.right_side) * fractions->denominator;
  return size < digits.modulus() ? std::move(fractions) : std::nullopt;
}

/// The largest sum of absolute values along a row, or a column.
Integer PadicSolver::largest_sum(bool of_columns) const {
  std::vector<Integer> sums(wide_.first.size() - 1, 0);
  for (std::size_t j = 0; j < sums.size(); ++j) {
    for (std::uint32_t k = wide_.first[j]; k < wide_.first[j + 1]; ++k) {
      sums[of_columns ? j : wide_.row[k]] += abs(wide_.value[k]);
    }
  }
  return largest(sums);
}

}  // namespace selectorate
