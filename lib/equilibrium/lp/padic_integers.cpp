#include "equilibrium/lp/padic_integers.hpp"

#include <cstdlib>

#include "equilibrium/lp/modular_field.hpp"

namespace selectorate {
namespace {

/// A natural number, 64 bits a limb, the least first.
class Natural {
 public:
  /// number = number * factor + term. \param factor  below 2^62 \pre the result is not negative
  void multiply_and_add(std::uint64_t factor, std::int64_t term) {
    // The carry is below 2^62 once a product has been added to it, and negative only if the term is.
    int128 carry = term;
    for (std::uint64_t& limb : limbs_) {
      const int128 sum = static_cast<int128>(unsigned128{limb} * factor) + carry;
      limb = static_cast<std::uint64_t>(sum);
      carry = sum >> 64U;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint64_t>(carry));
  }

  /// Makes it 0.
  void clear() noexcept { limbs_.clear(); }

  [[nodiscard]] Integer value() const {
    Integer value;
    import_bits(value, limbs_.begin(), limbs_.end(), 64, false);
    return value;
  }

 private:
  std::vector<std::uint64_t> limbs_;
};

}  // namespace

std::vector<Integer> PadicIntegers::sums() const {
  std::vector<Integer> sums(entries_, 0);
  Natural magnitude;
  for (std::size_t i = 0; i < entries_; ++i) {
    std::size_t count = digits_.size();
    while (count > 0 && digits_[count - 1][i] == 0) --count;
    if (count == 0) continue;
    // The leading digit decides on the sign, as |the rest| < p^k / 2.
    const int sign = digits_[count - 1][i] < 0 ? -1 : 1;
    magnitude.clear();
    while (count-- > 0) magnitude.multiply_and_add(prime_, sign * digits_[count][i]);
    sums[i] = magnitude.value();
    if (sign < 0) sums[i] = -sums[i];
  }
  return sums;
}

}  // namespace selectorate
