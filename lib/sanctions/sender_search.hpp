#pragma once

#include <array>
#include <span>
#include <vector>

#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "sanctions/leader_search.hpp"

namespace selectorate {

/// One intensity for each instrument, without allocation.
struct Intensities {
  std::array<double, Package::max_instruments> values{};
  std::size_t size = 0;

  [[nodiscard]] std::span<const double> span() const noexcept { return {values.data(), size}; }
};

/// The sender's value at given intensities, with the leader's ties broken both ways.
struct SenderPoint {
  Intensities intensities;
  LeaderPoint response;  ///< the leader's best response, ties broken for the sender
  LeaderMaxima maxima;   ///< the leader's local maxima
  std::size_t tied = 1;  ///< how many of `maxima`, from the front, are best responses
  double optimistic = 0;
  double pessimistic = 0;
};

/// U_Sender at a leader's point.
[[nodiscard]] double evaluate_sender_value(const LeaderProblem& e, std::span<const double> intensities,
                                           const LeaderPoint& point) noexcept;

/// The sender's problem over the intensities that the package leaves free.
class SenderSearch {
 public:
  /// A point on a ray.
  struct Sample {
    double share = 0;
    SenderPoint point;
  };

  SenderSearch(const SanctionsEpisode& episode, const LeaderProblem& e);

  [[nodiscard]] std::span<const std::size_t> free_instruments() const noexcept { return {free_.data(), free_count_}; }

  /// The leader's responses to `intensities`; `hints` are climbed from as well.
  [[nodiscard]] SenderPoint evaluate(const Intensities& intensities,
                                     std::span<const LeaderPoint> hints = {}) const noexcept;

  /// Best point on the segment from the fixed intensities alone to `direction` (full where a free entry is 1): samples,
  /// Brent's search around the best, and the exact intensity of every jump of the leader's response nearby.
  [[nodiscard]] SenderPoint best_on_ray(std::span<const double> direction, int samples) const noexcept;

  /// Where the leader's response jumps, or changes fast, on the segment that `best_on_ray` searches.
  [[nodiscard]] std::vector<Intensities> jumps_on_ray(std::span<const double> direction, int samples) const;

  /// Best point found from `starts` directions, refined by Nelder and Mead's simplex over directions.
  [[nodiscard]] SenderPoint best(unsigned starts, std::uint64_t seed, unsigned threads) const;

  /// Smallest share of full intensity at which the leader concedes; +inf if he concedes at none.
  [[nodiscard]] double threshold() const noexcept;

 private:
  [[nodiscard]] Intensities along(std::span<const double> direction, double share) const noexcept;
  /// The sender's best point where the leader's response jumps between two samples, or changes fast.
  [[nodiscard]] SenderPoint at_jump(std::span<const double> direction, Sample low, Sample high) const noexcept;
  [[nodiscard]] SenderPoint polish(std::span<const double> direction, double low, double high,
                                   const SenderPoint& start) const noexcept;

  const SanctionsEpisode& episode_;
  const LeaderProblem& e_;
  std::array<std::size_t, Package::max_instruments> free_{};
  std::size_t free_count_ = 0;
};

}  // namespace selectorate
