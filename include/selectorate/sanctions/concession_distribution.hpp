#pragma once

#include <span>
#include <vector>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// How likely each concession is for a sender who does not know all about the leader.
class SELECTORATE_EXPORT ConcessionDistribution {
 public:
  /// With this probability the concession is spread evenly between `low` and `high`; low = high is an atom.
  struct Part {
    double probability = 0;
    double low = 0;
    double high = 0;
  };

  /// Below this a concession is none, and above one less this it is everything: what the leader's solver resolves.
  static constexpr double resolution = 1e-6;

  ConcessionDistribution() = default;
  /// \param parts  probabilities that add up to 1; ends in either order
  explicit ConcessionDistribution(std::vector<Part> parts);

  [[nodiscard]] std::span<const Part> parts() const noexcept { return parts_; }
  /// P(concession <= c).
  [[nodiscard]] double cumulative(double c) const noexcept;
  /// Least c with P(concession <= c) >= p; p in [0, 1].
  [[nodiscard]] double quantile(double p) const noexcept;
  /// P(the leader concedes nothing).
  [[nodiscard]] double nothing() const noexcept { return cumulative(resolution); }
  /// P(the leader concedes everything).
  [[nodiscard]] double everything() const noexcept { return 1 - cumulative(1 - resolution); }

 private:
  std::vector<Part> parts_;
};

}  // namespace selectorate
