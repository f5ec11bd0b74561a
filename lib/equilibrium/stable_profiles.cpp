#include "equilibrium/stable_profiles.hpp"

#include <cstdint>

namespace selectorate {
namespace {

/// Takes out what is not best among the profiles `first`, `first + stride`, …
/// \param payoff  of a profile, by its row
void keep_best(const Chooser& chooser, std::size_t first, const auto& payoff, std::vector<bool>& is_stable) {
  auto best = payoff(first);
  for (std::size_t k = 1; k < chooser.choices; ++k) {
    auto offer = payoff(first + k * chooser.stride);
    if (offer > best) best = std::move(offer);
  }
  for (std::size_t k = 0; k < chooser.choices; ++k) {
    const std::size_t profile = first + k * chooser.stride;
    if (is_stable[profile] && payoff(profile) < best) is_stable[profile] = false;
  }
}

}  // namespace

std::vector<Chooser> list_choosers(const StrategicGame& game) {
  std::vector<Chooser> choosers;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    choosers.push_back({game.strategy_count(PlayerId(i)), game.stride(PlayerId(i)), i});
  }
  return choosers;
}

std::optional<std::vector<std::size_t>> find_stable_profiles(const ExactTable& payoffs,
                                                             const std::vector<Chooser>& choosers,
                                                             const ProgressCallback& progress) {
  constexpr std::size_t between_reports = 1U << 16U;
  std::vector<bool> is_stable(payoffs.rows(), true);
  std::size_t done = 0;
  for (const Chooser& chooser : choosers) {
    const std::size_t column = chooser.payoff_column;
    for (std::size_t profile = 0; profile < payoffs.rows(); ++profile) {
      if (progress && done++ % between_reports == 0 &&
          !progress({.phase = "pure equilibria", .done = done, .total = payoffs.rows() * choosers.size()})) {
        return std::nullopt;
      }
      if (profile / chooser.stride % chooser.choices != 0) continue;
      if (payoffs.doubles_are_exact()) {
        keep_best(
            chooser, profile, [&](std::size_t row) { return payoffs.value(row, column); }, is_stable);
      } else {
        keep_best(
            chooser, profile, [&](std::size_t row) { return payoffs.exact(row, column); }, is_stable);
      }
    }
  }
  std::vector<std::size_t> stable;
  for (std::size_t profile = 0; profile < is_stable.size(); ++profile) {
    if (is_stable[profile]) stable.push_back(profile);
  }
  return stable;
}

}  // namespace selectorate
