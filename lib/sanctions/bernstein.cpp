#include "sanctions/bernstein.hpp"

#include <algorithm>
#include <cstdint>

#include <boost/math/tools/toms748_solve.hpp>

namespace selectorate {
namespace {

using Powers = std::vector<Rational>;  // coefficient of p^k at place k

Powers powers_of(const Bernstein& polynomial) {
  // Forward differences at 0: c_k = C(d, k) (Delta^k b)_0.
  std::vector<Rational> difference(polynomial.coefficients().begin(), polynomial.coefficients().end());
  const std::size_t degree = difference.size() - 1;
  Powers powers;
  Rational choose = 1;
  for (std::size_t k = 0; k <= degree; ++k) {
    powers.push_back(choose * difference[0]);
    for (std::size_t i = 0; i + 1 < difference.size(); ++i) difference[i] = difference[i + 1] - difference[i];
    difference.pop_back();
    choose = choose * static_cast<std::int64_t>(degree - k) / static_cast<std::int64_t>(k + 1);
  }
  while (powers.size() > 1 && powers.back() == 0) powers.pop_back();
  return powers;
}

Bernstein bernstein_of(const Powers& powers) {
  // b_m = sum_k C(m, k)/C(d, k) c_k.
  const auto degree = static_cast<std::int64_t>(powers.size()) - 1;
  std::vector<Rational> coefficients;
  for (std::int64_t m = 0; m <= degree; ++m) {
    Rational sum = 0;
    Rational ratio = 1;
    for (std::int64_t k = 0; k <= m; ++k) {
      sum += ratio * powers[static_cast<std::size_t>(k)];
      if (k < degree) ratio = ratio * (m - k) / (degree - k);
    }
    coefficients.push_back(sum);
  }
  return Bernstein(std::move(coefficients));
}

/// Quotient and remainder; the remainder has no leading zeros and is {0} if nothing is left.
std::pair<Powers, Powers> divide(Powers dividend, const Powers& divisor) {
  Powers quotient(dividend.size() < divisor.size() ? 1 : dividend.size() - divisor.size() + 1);
  while (dividend.size() >= divisor.size() && !(dividend.size() == 1 && dividend[0] == 0)) {
    const std::size_t shift = dividend.size() - divisor.size();
    const Rational factor = dividend.back() / divisor.back();
    quotient[shift] = factor;
    for (std::size_t i = 0; i < divisor.size(); ++i) dividend[shift + i] -= factor * divisor[i];
    while (dividend.size() > 1 && dividend.back() == 0) dividend.pop_back();
  }
  return {std::move(quotient), std::move(dividend)};
}

Powers greatest_common_divisor(Powers a, Powers b) {
  while (!(b.size() == 1 && b[0] == 0)) {
    Powers rest = divide(a, b).second;
    a = std::move(b);
    const Rational lead = rest.back();
    if (lead != 0) {
      for (Rational& coefficient : rest) coefficient /= lead;
    }
    b = std::move(rest);
  }
  return a;
}

Powers derivative(const Powers& powers) {
  Powers result;
  for (std::size_t k = 1; k < powers.size(); ++k) result.push_back(powers[k] * static_cast<std::int64_t>(k));
  if (result.empty()) result.push_back(0);
  return result;
}

/// Brackets of all roots inside (low, high), on which `part` is the polynomial; whether no root seems repeated.
/// \param depth  halvings after which two roots are taken for one
bool isolate(const Bernstein& part, const Rational& low, const Rational& high, int depth,
             std::vector<RootBracket>& brackets) {
  const int variations = part.sign_variations();
  if (variations == 0) return true;
  if (variations == 1) {
    brackets.push_back({low, high});
    return true;
  }
  if (depth == 0) return false;
  const auto [left, right] = part.halves();
  const Rational middle = (low + high) / 2;
  if (!isolate(left, low, middle, depth - 1, brackets)) return false;
  if (right.coefficients().front() == 0) brackets.push_back({middle, middle});
  return isolate(right, middle, high, depth - 1, brackets);
}

/// Sign just inside an end of a bracket: there may be another root at the end itself.
int sign_inside(const Bernstein& polynomial, const RootBracket& bracket, bool at_low) {
  const Rational& end = at_low ? bracket.low : bracket.high;
  Rational step = (bracket.high - bracket.low) / 2;
  int sign = polynomial.at(end).sign();
  if (sign != 0) return sign;
  // Moves in from a root at the end; the polynomial has one root inside, so it soon is on the near side of that.
  const int far = polynomial.at(at_low ? bracket.high : bracket.low).sign();
  if (far != 0) return -far;
  for (int i = 0; i < 400; ++i, step /= 2)
    sign = polynomial.at(at_low ? Rational(end + step) : Rational(end - step)).sign();
  return sign;
}

/// Narrows to a pair of neighbouring doubles if doubles get it right, else by exact bisection.
RootBracket refine(const Bernstein& polynomial, RootBracket bracket) {
  if (bracket.low == bracket.high) return bracket;
  const int low_sign = sign_inside(polynomial, bracket, true);
  std::vector<double> values;
  for (const Rational& c : polynomial.coefficients()) values.push_back(to_double(c));
  const auto in_doubles = [&](double p) {
    std::vector<double> points = values;
    for (std::size_t size = points.size(); size > 1; --size) {
      for (std::size_t i = 0; i + 1 < size; ++i) points[i] += p * (points[i + 1] - points[i]);
    }
    return points[0];
  };
  const double low = to_double(bracket.low);
  const double high = to_double(bracket.high);
  if (in_doubles(low) * in_doubles(high) < 0) {
    std::uintmax_t iterations = 100;
    const auto [a, b] = boost::math::tools::toms748_solve(in_doubles, low, high,
                                                          boost::math::tools::eps_tolerance<double>(52), iterations);
    const double middle = 0.5 * (a + b);
    const Rational guess_low = std::max(bracket.low, exact_rational(middle - 0x1p-52));
    const Rational guess_high = std::min(bracket.high, exact_rational(middle + 0x1p-52));
    if (polynomial.at(guess_low).sign() == low_sign && polynomial.at(guess_high).sign() == -low_sign) {
      return {guess_low, guess_high};
    }
  }
  while (bracket.high - bracket.low > Rational(1) / (std::int64_t{1} << 52)) {
    const Rational middle = (bracket.low + bracket.high) / 2;
    const int sign = polynomial.at(middle).sign();
    if (sign == 0) return {middle, middle};
    (sign == low_sign ? bracket.low : bracket.high) = middle;
  }
  return bracket;
}

/// Sign of the first coefficient that is not zero.
int first_sign(const Bernstein& polynomial) {
  const auto found = std::find_if(polynomial.coefficients().begin(), polynomial.coefficients().end(),
                                  [](const Rational& c) { return c != 0; });
  return found == polynomial.coefficients().end() ? 0 : found->sign();
}

/// The polynomial over a part of [0, 1], stretched to [0, 1].
Bernstein restrict_to(const Bernstein& polynomial, const RootBracket& bracket) {
  const Powers powers = powers_of(polynomial);
  // c(low + width q), by Horner's scheme in q.
  const Rational width = bracket.high - bracket.low;
  Powers result = {0};
  for (std::size_t k = powers.size(); k-- > 0;) {
    Powers next(result.size() + 1);
    for (std::size_t i = 0; i < result.size(); ++i) {
      next[i] += result[i] * bracket.low;
      next[i + 1] += result[i] * width;
    }
    next[0] += powers[k];
    result = std::move(next);
  }
  return bernstein_of(result);
}

}  // namespace

bool Bernstein::is_zero() const {
  return std::all_of(coefficients_.begin(), coefficients_.end(), [](const Rational& c) { return c == 0; });
}

Rational Bernstein::at(const Rational& p) const {
  // Horner's scheme in p/(1-p) without the division: sum_m C(d, m) b_m p^m q^(d-m).
  const Rational q = 1 - p;
  const std::size_t degree = coefficients_.size() - 1;
  Rational sum = coefficients_[0];
  Rational power = 1;
  Rational choose = 1;
  for (std::size_t m = 1; m <= degree; ++m) {
    power *= p;
    choose = choose * static_cast<std::int64_t>(degree - m + 1) / static_cast<std::int64_t>(m);
    sum = sum * q + choose * power * coefficients_[m];
  }
  return sum;
}

int Bernstein::sign_variations() const {
  int changes = 0;
  int last = 0;
  for (const Rational& c : coefficients_) {
    const int sign = c.sign();
    if (sign == 0) continue;
    changes += last != 0 && sign != last;
    last = sign;
  }
  return changes;
}

std::pair<Bernstein, Bernstein> Bernstein::halves() const {
  std::vector<Rational> points = coefficients_;
  std::vector<Rational> left;
  std::vector<Rational> right(points.size());
  for (std::size_t size = points.size(); size > 0; --size) {
    left.push_back(points[0]);
    right[size - 1] = points[size - 1];
    for (std::size_t i = 0; i + 1 < size; ++i) points[i] = (points[i] + points[i + 1]) / 2;
  }
  return {Bernstein(std::move(left)), Bernstein(std::move(right))};
}

Bernstein Bernstein::without_repeated_roots() const {
  const Powers powers = powers_of(*this);
  return bernstein_of(divide(powers, greatest_common_divisor(powers, derivative(powers))).first);
}

Bernstein Bernstein::common_roots(const Bernstein& other) const {
  return bernstein_of(greatest_common_divisor(powers_of(*this), powers_of(other)));
}

std::vector<RootBracket> find_unit_roots(const Bernstein& polynomial) {
  constexpr int patience = 60;
  constexpr int enough = 100'000;  // distinct roots part sooner than their least distance allows
  std::vector<RootBracket> brackets;
  Bernstein simple = polynomial;
  if (!isolate(simple, 0, 1, patience, brackets)) {
    brackets.clear();
    simple = polynomial.without_repeated_roots();
    isolate(simple, 0, 1, enough, brackets);
  }
  for (RootBracket& bracket : brackets) bracket = refine(simple, bracket);
  return brackets;
}

int sign_at_root(const Bernstein& polynomial, const Bernstein& rooted, const RootBracket& bracket) {
  if (bracket.low == bracket.high) return polynomial.at(bracket.low).sign();
  const Bernstein shared = polynomial.common_roots(rooted).without_repeated_roots();
  if (shared.coefficients().size() > 1 && restrict_to(shared, bracket).sign_variations() % 2 == 1) return 0;
  const Bernstein simple = rooted.without_repeated_roots();
  RootBracket narrow = bracket;
  const int low_sign = sign_inside(simple, narrow, true);
  // Not zero at the root, so the coefficients over a small enough bracket all have its sign.
  while (true) {
    const Bernstein part = restrict_to(polynomial, narrow);
    if (part.sign_variations() == 0) return first_sign(part);
    const Rational middle = (narrow.low + narrow.high) / 2;
    const int sign = simple.at(middle).sign();
    if (sign == 0) return polynomial.at(middle).sign();
    (sign == low_sign ? narrow.low : narrow.high) = middle;
  }
}

}  // namespace selectorate
