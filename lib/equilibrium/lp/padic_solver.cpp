#include "equilibrium/lp/padic_solver.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace selectorate {
namespace {

/// The largest primes below 2^62.
constexpr std::array<std::uint64_t, 3> primes = {(std::uint64_t{1} << 62U) - 57, (std::uint64_t{1} << 62U) - 87,
                                                 (std::uint64_t{1} << 62U) - 117};

/// Sums of |entries| below this keep a product with a vector of digits, and the residual, within 127 bits.
constexpr std::int64_t narrow_sum_limit = std::int64_t{1} << 60U;
constexpr std::size_t narrow_right_side_bits = 122;

Integer magnitude(const Integer& value) {
  return value < 0 ? Integer(-value) : value;
}

template <class Residual>
Residual start_residual(const Integer& value) {
  if constexpr (std::is_same_v<Residual, Integer>) {
    return value;
  } else {
    return narrow<int128>(value);
  }
}

std::vector<std::vector<ModularLu::Entry>> reduce(const ModularField& field,
                                                  const std::vector<std::vector<PadicSolver::Entry>>& columns) {
  std::vector<std::vector<ModularLu::Entry>> reduced(columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    reduced[j].reserve(columns[j].size());
    for (const auto& [row, value] : columns[j]) reduced[j].push_back({row, field.from_integer(value)});
  }
  return reduced;
}

/// Whether the sums of absolute values along rows and along columns stay below the limit for 128 bits.
bool has_narrow_sums(const std::vector<std::vector<PadicSolver::Entry>>& columns) {
  std::vector<Integer> row_sums(columns.size(), 0);
  for (const auto& column : columns) {
    Integer column_sum = 0;
    for (const auto& [row, value] : column) {
      column_sum += magnitude(value);
      row_sums[row] += magnitude(value);
    }
    if (column_sum >= narrow_sum_limit) return false;
  }
  return std::all_of(row_sums.begin(), row_sums.end(), [](const Integer& sum) { return sum < narrow_sum_limit; });
}

}  // namespace

PadicSolver::PadicSolver(std::vector<std::vector<Entry>> columns, ModularLu factors, ModularField field)
    : factors_(std::move(factors)), field_(field) {
  const bool is_narrow = has_narrow_sums(columns);
  wide_.first.push_back(0);
  for (auto& column : columns) {
    for (auto& [row, value] : column) {
      wide_.row.push_back(row);
      wide_.value.push_back(std::move(value));
    }
    wide_.first.push_back(static_cast<std::uint32_t>(wide_.row.size()));
  }
  if (!is_narrow) return;
  narrow_.emplace(Matrix<std::int64_t>{wide_.first, wide_.row, {}});
  for (const Integer& value : wide_.value) narrow_->value.push_back(narrow<std::int64_t>(value));
}

std::optional<PadicSolver> PadicSolver::factorize(std::vector<std::vector<Entry>> columns) {
  for (const std::uint64_t prime : primes) {
    const ModularField field(prime);
    const auto reduced = reduce(field, columns);
    if (auto factors = ModularLu::factorize(field, {reduced.begin(), reduced.end()})) {
      return PadicSolver(std::move(columns), std::move(*factors), field);
    }
  }
  return std::nullopt;
}

CommonFractions PadicSolver::solve(const std::vector<Integer>& right_side, const Integer& denominator) const {
  return lift(right_side, denominator, false);
}

CommonFractions PadicSolver::solve_transposed(const std::vector<Integer>& right_side,
                                              const Integer& denominator) const {
  return lift(right_side, denominator, true);
}

CommonFractions PadicSolver::lift(const std::vector<Integer>& right_side, const Integer& denominator,
                                  bool transposed) const {
  const bool zero = std::all_of(right_side.begin(), right_side.end(), [](const Integer& value) { return value == 0; });
  if (zero) return {std::vector<Integer>(right_side.size(), 0), 1};
  const bool is_narrow = std::all_of(right_side.begin(), right_side.end(), [](const Integer& value) {
    return value == 0 || boost::multiprecision::msb(magnitude(value)) < narrow_right_side_bits;
  });
  return narrow_ && is_narrow ? lift_digits<int128>(*narrow_, right_side, denominator, transposed)
                              : lift_digits<Integer>(wide_, right_side, denominator, transposed);
}

template <class Residual, class Coefficient>
std::vector<std::uint64_t> PadicSolver::find_digit(const Matrix<Coefficient>& matrix, std::vector<Residual>& residual,
                                                   bool transposed) const {
  std::vector<std::uint64_t> digit;
  digit.reserve(residual.size());
  for (const Residual& value : residual) digit.push_back(field_.from_integer(value));
  transposed ? factors_.solve_transposed(digit) : factors_.solve(digit);
  for (std::uint64_t& value : digit) value = field_.to_residue(value);
  for (std::size_t j = 0; j + 1 < matrix.first.size(); ++j) {
    for (std::uint32_t k = matrix.first[j]; k < matrix.first[j + 1]; ++k) {
      const std::size_t in = transposed ? matrix.row[k] : j;
      const std::size_t out = transposed ? j : matrix.row[k];
      residual[out] -= static_cast<Residual>(matrix.value[k]) * static_cast<std::int64_t>(digit[in]);
    }
  }
  for (Residual& value : residual) value = field_.divide_exactly(value);
  return digit;
}

template <class Residual, class Coefficient>
CommonFractions PadicSolver::lift_digits(const Matrix<Coefficient>& matrix, const std::vector<Integer>& right_side,
                                         const Integer& denominator, bool transposed) const {
  std::vector<Residual> residual;
  for (const Integer& value : right_side) residual.push_back(start_residual<Residual>(value));
  PadicDigits solution{{}, field_.prime()};
  std::size_t hint = 0;
  // Numerators are about as long as the denominator.
  const std::size_t least = denominator == 1 ? 2 : boost::multiprecision::msb(denominator) / 61 + 3;
  // B x = b with x = x_0 + p x_1 + ...: x_k = B^-1 r_k mod p, r_{k+1} = (r_k - B x_k) / p, r_0 = b (Dixon 1982).
  for (std::size_t target = least;; target += 1 + target / 4) {
    while (solution.digits.size() < target) solution.digits.push_back(find_digit(matrix, residual, transposed));
    auto fractions = reconstruct_fractions(solution, hint, denominator);
    if (fractions && satisfies(*fractions, right_side, transposed)) return std::move(*fractions);
  }
}

bool PadicSolver::satisfies(const CommonFractions& solution, const std::vector<Integer>& right_side,
                            bool transposed) const {
  std::vector<Integer> sums(right_side.size(), 0);
  for (std::size_t j = 0; j + 1 < wide_.first.size(); ++j) {
    for (std::uint32_t k = wide_.first[j]; k < wide_.first[j + 1]; ++k) {
      const std::size_t in = transposed ? wide_.row[k] : j;
      const std::size_t out = transposed ? j : wide_.row[k];
      if (solution.numerators[in] != 0) sums[out] += wide_.value[k] * solution.numerators[in];
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] != right_side[i] * solution.denominator) return false;
  }
  return true;
}

}  // namespace selectorate
