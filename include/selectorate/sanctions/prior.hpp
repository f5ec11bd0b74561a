#pragma once

#include <concepts>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// A continuous distribution in the manner of Boost.Math, whose functions are found by the argument's type.
template <class Distribution>
concept ContinuousDistribution = requires(const Distribution& d, double x) {
  { cdf(d, x) } -> std::convertible_to<double>;
  { quantile(d, x) } -> std::convertible_to<double>;
  { support(d).first } -> std::convertible_to<double>;
};

/// A continuous distribution's functions, its type forgotten.
struct ErasedDistribution {
  std::function<double(double)> cumulative;
  std::function<double(double)> quantile;
  std::pair<double, double> support;
};

template <ContinuousDistribution Distribution>
[[nodiscard]] ErasedDistribution erase_type(const Distribution& distribution) {
  return {[distribution](double x) { return static_cast<double>(cdf(distribution, x)); },
          [distribution](double p) { return static_cast<double>(quantile(distribution, p)); },
          {support(distribution).first, support(distribution).second}};
}

/// What the sender believes about a number that it does not know (model.md 3.4): a discrete distribution, or any
/// continuous one of Boost.Math.
class SELECTORATE_EXPORT Prior {
 public:
  struct Atom {
    double value = 0;
    double probability = 0;  ///< at least 0
  };

  /// A discrete distribution. Equal values are joined, values without probability are left out.
  /// \throws InvalidModel ("prior") if a value is not finite, a probability is negative, or they do not add up to 1
  ///         within 1e-9
  explicit Prior(std::vector<Atom> atoms);

  /// A continuous distribution, for instance `boost::math::lognormal_distribution<>(-0.7, 0.5)`.
  template <ContinuousDistribution Distribution>
  explicit Prior(const Distribution& distribution) : Prior(erase_type(distribution)) {}

  /// The same belief, given that the number lies in [low, high].
  /// \throws InvalidModel ("prior") if that has no probability
  [[nodiscard]] Prior truncated(double low, double high) const;

  [[nodiscard]] bool is_discrete() const noexcept { return !whole_.quantile; }
  /// Of a discrete distribution, in rising order; empty for a continuous one.
  [[nodiscard]] std::span<const Atom> atoms() const noexcept { return atoms_; }
  /// P(number <= x).
  [[nodiscard]] double cumulative(double x) const;
  /// Least x with P(number <= x) >= p, for 0 < p < 1.
  [[nodiscard]] double quantile(double p) const;
  /// Probability that truncation has left out, of the distribution that this one was made from.
  [[nodiscard]] double excluded() const noexcept { return excluded_; }

 private:
  explicit Prior(ErasedDistribution whole);

  std::vector<Atom> atoms_;
  // Or a continuous distribution as it was before truncation, and the probabilities below the ends of what is left.
  ErasedDistribution whole_;
  std::pair<double, double> below_{0, 1};
  double excluded_ = 0;
};

}  // namespace selectorate
