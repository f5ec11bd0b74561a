#include "equilibrium/lp/fraction_reconstruction.hpp"

#include <algorithm>
#include <utility>

#include "base/euclidean_steps.hpp"
#include "base/integers.hpp"
#include "base/reduced_fraction.hpp"

namespace selectorate {

Rational CommonFractions::at(std::size_t i) const {
  return make_reduced_fraction(numerators[i], denominator);
}

Integer PadicDigits::sum(std::size_t entry) const {
  Integer sum = 0;
  for (std::size_t k = digits.size(); k-- > 0;) {
    if (sum != 0) sum *= prime;
    sum += digits[k][entry];
  }
  return sum;
}

Integer PadicDigits::modulus() const {
  return pow(Integer(prime), static_cast<unsigned>(digits.size()));
}

namespace {

/// A residue modulo M passes for numerator/denominator if their product is 2^40 times smaller than M could tell apart:
/// a random residue does so about once in 2^40.
constexpr std::size_t doubt_bits = 40;

bool is_believable(const Integer& numerator, const Integer& denominator, std::size_t modulus_bits) {
  return bit_length(numerator) + bit_length(denominator) + doubt_bits < modulus_bits;
}

/// Up to here numbers have too few digits to take several steps at once.
constexpr std::size_t narrow_bits = 64;

struct Fraction {
  Integer numerator;
  Integer denominator;
};

/// The first fraction with that residue that can be believed: Euclid's algorithm stopped there (Wang 1981), however
/// long the numerator is beside the denominator (Monagan 2004).
std::optional<Fraction> reconstruct(const Integer& residue, const Integer& modulus) {
  const std::size_t modulus_bits = bit_length(modulus);
  Integer previous = modulus;
  Integer remainder = residue;
  Integer previous_factor = 0;
  Integer factor = 1;
  // remainder = factor * residue modulo the modulus throughout; |factor| * previous <= modulus.
  // A fraction to be believed stands before a quotient of almost 2^40, so several steps at once do not pass it by.
  while (!is_believable(remainder, factor, modulus_bits)) {
    if (remainder == 0 || bit_length(factor) + doubt_bits >= modulus_bits) return std::nullopt;
    if (bit_length(previous) > narrow_bits) {
      if (const EuclideanSteps steps = find_euclidean_steps(previous, remainder); !steps.is_none()) {
        steps.apply(previous, remainder);
        steps.apply_to_cofactors(previous_factor, factor);
        continue;
      }
    }
    Integer quotient;
    Integer next;
    divide_qr(previous, remainder, quotient, next);
    previous = std::exchange(remainder, std::move(next));
    Integer next_factor = previous_factor - quotient * factor;
    previous_factor = std::exchange(factor, std::move(next_factor));
  }
  if (factor < 0) return Fraction{-remainder, -factor};
  return Fraction{remainder, factor};
}

/// Collects entries over a denominator that grows.
class Reconstruction {
 public:
  Reconstruction(Integer modulus, std::size_t entries)
      : modulus_(std::move(modulus)), modulus_bits_(bit_length(modulus_)), is_known_(entries, false) {
    result_.numerators.resize(entries);
  }

  /// False if no small fraction has the entry's residue.
  bool include(std::size_t i, const Integer& residue_of_entry) {
    Integer residue = residue_of_entry * result_.denominator % modulus_;
    if (residue < 0) residue += modulus_;
    is_known_[i] = include_integer(i, residue) || include_fraction(i, residue);
    return is_known_[i];
  }
  [[nodiscard]] bool is_known(std::size_t i) const { return is_known_[i]; }

  CommonFractions take() { return std::move(result_); }

 private:
  /// Whether the entry times the denominator is an integer, as far as one can tell.
  bool include_integer(std::size_t i, const Integer& residue) {
    const Integer numerator = 2 * residue > modulus_ ? Integer(residue - modulus_) : residue;
    if (!is_believable(numerator, result_.denominator, modulus_bits_)) return false;
    result_.numerators[i] = numerator;
    return true;
  }

  bool include_fraction(std::size_t i, const Integer& residue) {
    const auto fraction = reconstruct(residue, modulus_);
    if (!fraction || !is_believable(fraction->numerator, fraction->denominator * result_.denominator, modulus_bits_)) {
      return false;
    }
    result_.numerators[i] = fraction->numerator;
    result_.denominator *= fraction->denominator;
    for (std::size_t k = 0; k < is_known_.size(); ++k) {
      if (is_known_[k]) result_.numerators[k] *= fraction->denominator;
    }
    return true;
  }

  Integer modulus_;
  std::size_t modulus_bits_;
  CommonFractions result_;
  std::vector<bool> is_known_;
};

}  // namespace

std::optional<CommonFractions> reconstruct_fractions(const PadicDigits& residues, std::size_t& hint) {
  const std::size_t entries = residues.digits.front().size();
  Reconstruction reconstruction(residues.modulus(), entries);
  if (!reconstruction.include(hint, residues.sum(hint))) return std::nullopt;
  for (std::size_t i = 0; i < entries; ++i) {
    if (reconstruction.is_known(i) || reconstruction.include(i, residues.sum(i))) continue;
    hint = i;
    return std::nullopt;
  }
  return reconstruction.take();
}

std::optional<CommonFractions> reconstruct_fractions(const std::vector<Integer>& residues, const Integer& modulus) {
  Reconstruction reconstruction(modulus, residues.size());
  for (std::size_t i = 0; i < residues.size(); ++i) {
    if (!reconstruction.include(i, residues[i])) return std::nullopt;
  }
  return reconstruction.take();
}

}  // namespace selectorate
