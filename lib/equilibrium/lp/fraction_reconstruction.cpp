#include <utility>

#include "equilibrium/lp/padic_solver.hpp"

namespace selectorate {
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
  while (2 * bit_length(remainder) > modulus_bits) {
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
  Reconstruction(const std::vector<Integer>& residues, const Integer& modulus)
      : residues_(residues), modulus_(modulus), half_(modulus / 2), modulus_bits_(bit_length(modulus)) {
    result_.numerators.resize(residues.size());
    known_.resize(residues.size(), false);
  }

  bool include(std::size_t i) {
    if (known_[i]) return true;
    Integer residue = residues_[i] * result_.denominator % modulus_;
    const Integer nearest = residue > half_ ? Integer(residue - modulus_) : residue;
    if (is_believable(nearest, result_.denominator, modulus_bits_)) {
      result_.numerators[i] = nearest;
    } else {
      const auto fraction = reconstruct(residue, modulus_);
      if (!fraction ||
          !is_believable(fraction->numerator, fraction->denominator * result_.denominator, modulus_bits_)) {
        return false;
      }
      result_.numerators[i] = fraction->numerator;
      enlarge(i, fraction->denominator);
    }
    known_[i] = true;
    return true;
  }

  CommonFractions take() { return std::move(result_); }

 private:
  void enlarge(std::size_t newest, const Integer& factor) {
    result_.denominator *= factor;
    for (std::size_t k = 0; k < known_.size(); ++k) {
      if (known_[k] && k != newest) result_.numerators[k] *= factor;
    }
  }

  const std::vector<Integer>& residues_;
  const Integer& modulus_;
  Integer half_;
  std::size_t modulus_bits_;
  CommonFractions result_;
  std::vector<bool> known_;
};

}  // namespace

std::optional<CommonFractions> reconstruct_fractions(const std::vector<Integer>& residues, const Integer& modulus,
                                                     std::size_t& hint) {
  Reconstruction reconstruction(residues, modulus);
  if (hint < residues.size() && !reconstruction.include(hint)) return std::nullopt;
  for (std::size_t i = 0; i < residues.size(); ++i) {
    if (reconstruction.include(i)) continue;
    hint = i;
    return std::nullopt;
  }
  return reconstruction.take();
}

}  // namespace selectorate
