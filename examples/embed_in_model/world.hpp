#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/episode_workspace.hpp>

/// One target state of the toy world.
class Country {
 public:
  Country(std::uint64_t seed, std::uint64_t index, double coalition);

  /// A year passes: revenue moves, the sender commits anew when its turn has come, the leader answers, fate decides.
  void live_through_year(unsigned year, const selectorate::Package& package, selectorate::EpisodeWorkspace& workspace);

  [[nodiscard]] double coalition() const noexcept { return polity_.coalition; }
  [[nodiscard]] double total_intensity() const noexcept { return total_intensity_; }
  [[nodiscard]] double total_concession() const noexcept { return total_concession_; }
  [[nodiscard]] double total_diverted_share() const noexcept { return total_diverted_share_; }
  [[nodiscard]] unsigned depositions() const noexcept { return depositions_; }
  /// Hash of every number that was solved for, bit by bit, in the order of the years.
  [[nodiscard]] std::uint64_t hash() const noexcept { return hash_; }

 private:
  void remember(const selectorate::LeaderResponse& response) noexcept;
  void replace_leader() noexcept;

  selectorate::PolityParameters polity_;
  selectorate::EpisodeActors actors_;
  selectorate::RandomStream random_;
  double normal_revenue_;
  double intensity_ = 0;
  double total_intensity_ = 0;
  double total_concession_ = 0;
  double total_diverted_share_ = 0;
  unsigned depositions_ = 0;
  std::uint64_t hash_ = 14695981039346656037ULL;
};

/// What a run of the world is.
struct WorldOptions {
  std::size_t countries = 50;
  unsigned years = 200;
  unsigned threads = 1;
  std::uint64_t seed = 2026;
};

/// What came out.
struct WorldHistory {
  std::vector<Country> countries;
  std::uint64_t hash = 0;
  std::size_t allocations_after_warm_up = 0;  ///< in the years after the first, over all threads
  double seconds = 0;
};

/// Lets the countries live through the years, in groups of five that threads take in turn.
WorldHistory run_world(const WorldOptions& options);
