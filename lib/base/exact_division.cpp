#include "base/exact_division.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>
#include <vector>

#include "base/integers.hpp"
#include "base/limbs.hpp"

namespace selectorate {
namespace {

/// \pre not all zero
std::size_t trailing_zeros(std::span<const Limb> limbs) {
  const auto first = std::find_if(limbs.begin(), limbs.end(), [](Limb limb) { return limb != 0; });
  return static_cast<std::size_t>(first - limbs.begin()) * limb_bits +
         static_cast<std::size_t>(std::countr_zero(*first));
}

/// The low limbs of a number / 2^zeros.
std::vector<Limb> low_limbs(std::span<const Limb> number, std::size_t zeros, std::size_t count) {
  std::vector<Limb> low;
  low.reserve(count);
  for (std::size_t i = 0; i < count; ++i) low.push_back(limb_from(number, zeros + i * limb_bits));
  return low;
}

/// number -= factor * other, of which the digits that the number has no room for are left out.
void subtract_multiple(std::span<Limb> number, Limb factor, std::span<const Limb> other) {
  Limb borrow = 0;
  const std::size_t shared = std::min(number.size(), other.size());
  for (std::size_t j = 0; j < shared; ++j) {
    const boost::multiprecision::double_limb_type product =
        boost::multiprecision::double_limb_type{factor} * other[j] + borrow;
    const auto low = static_cast<Limb>(product);
    borrow = static_cast<Limb>(product >> limb_bits) + (number[j] < low ? 1 : 0);
    number[j] -= low;
  }
  for (std::size_t j = shared; j < number.size() && borrow != 0; ++j) {
    const Limb before = number[j];
    number[j] -= borrow;
    borrow = before < borrow ? 1 : 0;
  }
}

}  // namespace

Integer divide_exactly(const Integer& a, const Integer& b) {
  if (a == 0) return 0;
  const auto dividend = limbs_of(a);
  const std::size_t zeros = trailing_zeros(limbs_of(b));
  const std::size_t count = (bit_length(a) - bit_length(b)) / limb_bits + 1;
  std::vector<Limb> rest = low_limbs(dividend, zeros, count);
  std::vector<Limb> divisor = low_limbs(limbs_of(b), zeros, count);
  while (divisor.back() == 0) divisor.pop_back();
  const Limb inverse = invert_odd(divisor.front());
  for (std::size_t i = 0; i < count; ++i) {
    const Limb digit = rest[i] * inverse;
    subtract_multiple(std::span(rest).subspan(i), digit, divisor);
    rest[i] = digit;
  }
  Integer quotient;
  import_bits(quotient, rest.begin(), rest.end(), limb_bits, false);
  return (a < 0) == (b < 0) ? quotient : Integer(-quotient);
}

}  // namespace selectorate
