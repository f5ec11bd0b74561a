#pragma once

#include <array>
#include <span>
#include <vector>

#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "sanctions/sender_search.hpp"

namespace selectorate {

/// The sender's problem under uncertainty over the intensities that the package leaves free.
class UncertainSearch {
 public:
  /// Intensities and what the sender expects of them.
  struct Candidate {
    Intensities intensities;
    double value = 0;
  };

  UncertainSearch(const UncertainEpisode& episode, const UncertainOptions& options);

  [[nodiscard]] std::size_t free_count() const noexcept { return free_.size(); }

  /// Best intensities found; stops early when `progress` says so.
  [[nodiscard]] Candidate best(const ProgressCallback& progress, Status& status) const;

 private:
  [[nodiscard]] Intensities fixed() const;
  /// Values that stand for the prior: its atoms, or some of its quantiles.
  [[nodiscard]] std::vector<double> typical_values() const;
  [[nodiscard]] std::vector<Intensities> even_grid() const;
  /// What would be best, and where the response jumps, if the unknown were `value`.
  [[nodiscard]] std::vector<Intensities> starts_of(double value) const;
  [[nodiscard]] std::vector<Candidate> evaluate(std::span<const Intensities> places) const;
  [[nodiscard]] Candidate refine(const Candidate& start) const;
  [[nodiscard]] Candidate brent(const Candidate& start) const;
  [[nodiscard]] Candidate compass(Candidate best) const;

  const UncertainEpisode& episode_;
  const UncertainOptions& options_;
  SanctionsEpisode middle_;  ///< the episode at the prior's median
  std::vector<std::size_t> free_;
};

}  // namespace selectorate
