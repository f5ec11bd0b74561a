#include "equilibrium/lp/fraction_reconstruction.hpp"

#include <algorithm>
#include <utility>

#include "base/euclidean_steps.hpp"
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

std::size_t bit_length(const Integer& value) {
  return value == 0 ? 0 : boost::multiprecision::msb(abs(value)) + 1;
}

/// A residue modulo M passes for numerator/denominator if their product is 2^40 times smaller than M could tell apart:
/// a random residue does so about once in 2^40.
constexpr std::size_t doubt_bits = 40;

bool is_believable(const Integer& numerator, const Integer& denominator, std::size_t modulus_bits) {
  return bit_length(numerator) + bit_length(denominator) + doubt_bits < modulus_bits;
}

struct Fraction {
  Integer numerator;
  Integer denominator;
};

/// The fraction of least numerator-denominator balance with that residue: Euclid's algorithm stopped half way
/// (Wang 1981).
std::optional<Fraction> reconstruct(const Integer& residue, const Integer& modulus) {
  const std::size_t modulus_bits = bit_length(modulus);
  Integer previous = modulus;
  Integer remainder = residue;
  Integer previous_factor = 0;
  Integer factor = 1;
  // remainder = factor * residue modulo the modulus throughout; |factor| * previous <= modulus.
  // A fraction to be believed stands before a quotient of almost 2^40 (Monagan 2004), so several steps at once do not
  // pass it by.
  while (2 * bit_length(remainder) > modulus_bits) {
    if (const EuclideanSteps steps = find_euclidean_steps(previous, remainder); !steps.is_none()) {
      steps.apply(previous, remainder);
      steps.apply_to_cofactors(previous_factor, factor);
      continue;
    }
    Integer quotient;
    Integer next;
    divide_qr(previous, remainder, quotient, next);
    previous = std::exchange(remainder, std::move(next));
    Integer next_factor = previous_factor - quotient * factor;
    previous_factor = std::exchange(factor, std::move(next_factor));
  }
  if (!is_believable(remainder, factor, modulus_bits)) return std::nullopt;
  if (factor < 0) return Fraction{-remainder, -factor};
  return Fraction{remainder, factor};
}

/// Collects entries over a denominator that grows.
class Reconstruction {
 public:
  explicit Reconstruction(const PadicDigits& residues) : residues_(residues), modulus_(residues.modulus()) {
    result_.numerators.resize(residues.digits.front().size());
    known_.resize(result_.numerators.size(), false);
  }

  /// False if no small fraction has the entry's residue.
  bool include(std::size_t i) {
    if (known_[i]) return true;
    const Integer residue = residues_.sum(i) * result_.denominator % modulus_;
    known_[i] = include_integer(i, residue) || include_fraction(i, residue);
    return known_[i];
  }

  CommonFractions take() { return std::move(result_); }

 private:
  /// Whether the entry times the denominator is an integer, as far as one can tell.
  bool include_integer(std::size_t i, const Integer& residue) {
    const Integer numerator = 2 * residue > modulus_ ? Integer(residue - modulus_) : residue;
    if (!is_believable(numerator, result_.denominator, bit_length(modulus_))) return false;
    result_.numerators[i] = numerator;
    return true;
  }

  bool include_fraction(std::size_t i, const Integer& residue) {
    const auto fraction = reconstruct(residue, modulus_);
    if (!fraction ||
        !is_believable(fraction->numerator, fraction->denominator * result_.denominator, bit_length(modulus_))) {
      return false;
    }
    result_.numerators[i] = fraction->numerator;
    result_.denominator *= fraction->denominator;
    for (std::size_t k = 0; k < known_.size(); ++k) {
      if (known_[k]) result_.numerators[k] *= fraction->denominator;
    }
    return true;
  }

  const PadicDigits& residues_;
  Integer modulus_;
  CommonFractions result_;
  std::vector<bool> known_;
};

}  // namespace

std::optional<CommonFractions> reconstruct_fractions(const PadicDigits& residues, std::size_t& hint) {
  Reconstruction reconstruction(residues);
  if (!reconstruction.include(hint)) return std::nullopt;
  for (std::size_t i = 0; i < residues.digits.front().size(); ++i) {
    if (reconstruction.include(i)) continue;
    hint = i;
    return std::nullopt;
  }
  return reconstruction.take();
}

}  // namespace selectorate
