#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A polynomial on [0, 1] by its Bernstein coefficients b_m: f(p) = sum_m b_m C(d, m) p^m (1-p)^(d-m), d the degree.
///
/// This is the expected value of b_M when each of d others enforces with probability p.
class Bernstein {
 public:
  explicit Bernstein(std::vector<Rational> coefficients) : coefficients_(std::move(coefficients)) {}

  [[nodiscard]] std::span<const Rational> coefficients() const noexcept { return coefficients_; }
  [[nodiscard]] bool is_zero() const;
  /// f(p) exactly, by de Casteljau's scheme in powers. \complexity O(d) products
  [[nodiscard]] Rational at(const Rational& p) const;
  /// Sign changes among the coefficients, zeros left out: at least the number of roots in (0, 1), of the same parity,
  /// and equal to it if 0 or 1 (Descartes' rule; Lane & Riesenfeld 1981).
  [[nodiscard]] int sign_variations() const;
  /// The same polynomial on [0, 1/2] and on [1/2, 1], each stretched to [0, 1].
  [[nodiscard]] std::pair<Bernstein, Bernstein> halves() const;
  /// A polynomial with the same roots, each once.
  [[nodiscard]] Bernstein without_repeated_roots() const;
  /// A polynomial whose roots are those that both have.
  [[nodiscard]] Bernstein common_roots(const Bernstein& other) const;

 private:
  std::vector<Rational> coefficients_;
};

/// An interval of [0, 1] that holds exactly one root of a polynomial, which it changes sign at; or the root itself.
struct RootBracket {
  Rational low;
  Rational high;  ///< equal to `low` where the root is known exactly
};

/// All roots in the open interval (0, 1), in rising order, each once. \pre the polynomial is not zero everywhere
///
/// By subdivision until Descartes' rule leaves 0 or 1, which is exact; then TOMS 748 (Alefeld, Potra & Shi 1995) in
/// doubles proposes two neighbouring doubles around the root, which exact signs confirm or, if they do not, exact
/// bisection replaces. A bracket is at most 2^-50 wide.
[[nodiscard]] std::vector<RootBracket> find_unit_roots(const Bernstein& polynomial);

/// Sign of a polynomial at the root of another in a bracket, exactly.
/// \param rooted  the polynomial that the bracket was found for
[[nodiscard]] int sign_at_root(const Bernstein& polynomial, const Bernstein& rooted, const RootBracket& bracket);

}  // namespace selectorate
