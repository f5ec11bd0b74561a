#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include <selectorate/sanctions/uncertain_episode.hpp>

namespace selectorate {

/// The numbers of an outcome whose means are wanted, as a vector that a quadrature rule can add up.
struct Moments {
  enum Entry : std::size_t {
    concession,
    survival,
    sender_value,
    sender_value_pessimistic,
    constraint,
    outsider_income,
    insider_consumption,
    leader_value,
    count
  };
  std::array<double, count> values{};

  Moments() = default;
  Moments(double value) { values.fill(value); }  // NOLINT(google-explicit-constructor): quadrature rules write K(0)

  Moments& operator+=(const Moments& other) noexcept {
    for (std::size_t i = 0; i < count; ++i) values[i] += other.values[i];
    return *this;
  }
  Moments& operator*=(double factor) noexcept {
    for (double& value : values) value *= factor;
    return *this;
  }
  friend Moments operator+(Moments a, const Moments& b) noexcept { return a += b; }
  friend Moments operator-(Moments a, const Moments& b) noexcept { return a += -b; }
  friend Moments operator-(Moments a) noexcept { return a *= -1; }
  friend Moments operator*(Moments a, double factor) noexcept { return a *= factor; }
  friend Moments operator*(double factor, Moments a) noexcept { return a *= factor; }

  /// Size for error control: the largest of the entries that are of order one in every scenario.
  friend double abs(const Moments& a) noexcept {
    double largest = 0;
    for (const Entry entry : {concession, survival, sender_value, sender_value_pessimistic}) {
      largest = std::max(largest, std::fabs(a.values[entry]));
    }
    return largest;
  }
};

/// The leader's response at one value of the unknown.
struct ResponseSample {
  double value = 0;  ///< of the unknown
  double diverted = 0;
  Moments moments;

  [[nodiscard]] double concession() const noexcept { return moments.values[Moments::concession]; }
};

/// Solves the leader's problem in the episode that `value` makes.
[[nodiscard]] ResponseSample solve_response_sample(const UncertainEpisode& episode, std::span<const double> intensities,
                                                   double value);

/// Means as the caller sees them.
[[nodiscard]] ExpectedOutcome make_expected_outcome(const Moments& means) noexcept;

}  // namespace selectorate
