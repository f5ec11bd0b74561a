#include "base/euclidean_steps.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <utility>

#include "base/limbs.hpp"

namespace selectorate {
namespace {

/// How many leading digits decide on the next steps.
constexpr unsigned leading_bits = 62;

/// \param a, b  the leading digits, a >= b, both cut off at the same place
EuclideanSteps find_steps(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t most = std::int64_t{1} << 31U;
  EuclideanSteps steps;
  // A quotient is the same whatever was cut off as long as what is left is large beside the factors. The second factor
  // is the larger one in each row.
  while (b != 0) {
    const std::int64_t quotient = a / b;
    if (quotient >= most) break;
    const std::int64_t rest = a - quotient * b;
    const std::int64_t z = steps.x - quotient * steps.z;
    const std::int64_t w = steps.y - quotient * steps.w;
    const bool is_small = z > -most && z < most && w > -most && w < most;
    if (!is_small || rest < std::abs(w) || b - rest < std::abs(w) + std::abs(steps.w)) break;
    a = std::exchange(b, rest);
    steps = {steps.z, steps.w, z, w};
  }
  return steps;
}

}  // namespace

void EuclideanSteps::apply(Integer& a, Integer& b) const {
  using boost::multiprecision::double_limb_type;
  using boost::multiprecision::limb_type;
  using boost::multiprecision::signed_double_limb_type;
  // In each row one factor is positive and the other negative, or one of them is zero.
  const auto size = static_cast<unsigned>(std::max(a.backend().size(), b.backend().size()));
  const auto widen = [size](Integer& number) {
    const unsigned used = number.backend().size();
    number.backend().resize(size, size);
    std::fill(number.backend().limbs() + used, number.backend().limbs() + size, limb_type{0});
    return number.backend().limbs();
  };
  limb_type* const of_a = widen(a);
  limb_type* const of_b = widen(b);
  const auto row = [](std::int64_t factor, std::int64_t other) {
    return std::array{static_cast<limb_type>(std::abs(factor)), static_cast<limb_type>(std::abs(other)),
                      static_cast<limb_type>(factor < 0 || other > 0)};
  };
  const auto [x_size, y_size, swap_first] = row(x, y);
  const auto [z_size, w_size, swap_second] = row(z, w);
  signed_double_limb_type carry_a = 0;
  signed_double_limb_type carry_b = 0;
  for (unsigned i = 0; i < size; ++i) {
    const limb_type limb_a = of_a[i];
    const limb_type limb_b = of_b[i];
    const auto first = static_cast<signed_double_limb_type>(double_limb_type{limb_a} * x_size) -
                       static_cast<signed_double_limb_type>(double_limb_type{limb_b} * y_size);
    const auto second = static_cast<signed_double_limb_type>(double_limb_type{limb_a} * z_size) -
                        static_cast<signed_double_limb_type>(double_limb_type{limb_b} * w_size);
    carry_a += swap_first != 0 ? -first : first;
    carry_b += swap_second != 0 ? -second : second;
    of_a[i] = static_cast<limb_type>(carry_a);
    of_b[i] = static_cast<limb_type>(carry_b);
    carry_a >>= std::numeric_limits<limb_type>::digits;
    carry_b >>= std::numeric_limits<limb_type>::digits;
  }
  a.backend().normalize();
  b.backend().normalize();
}

void EuclideanSteps::apply_to_cofactors(Integer& a, Integer& b) const {
  Integer next_a = a;
  next_a *= x;
  next_a += b * y;
  a *= z;
  b *= w;
  b += a;
  a.swap(next_a);
}

EuclideanSteps find_euclidean_steps(const Integer& a, const Integer& b) {
  const std::size_t cut = boost::multiprecision::msb(a) + 1 - leading_bits;
  return find_steps(static_cast<std::int64_t>(limb_from(limbs_of(a), cut)),
                    static_cast<std::int64_t>(limb_from(limbs_of(b), cut)));
}

}  // namespace selectorate
