#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <selectorate/sanctions/sanctions_cycle.hpp>

namespace selectorate {

/// Evenly spaced points from `low` to `high`.
struct CycleAxis {
  double low;
  double high;
  std::uint32_t points;

  [[nodiscard]] double at(std::uint32_t index) const noexcept { return low + (high - low) * index / (points - 1); }
  /// Place of a value between the points, in units of their distance; values outside count as the ends.
  [[nodiscard]] double place(double value) const noexcept;
};

/// What sanctions of one intensity do within a round, after one of the leader's actions.
struct CycleMove {
  double money = 0;     ///< what the round adds to reserves, share of revenue
  double progress = 0;  ///< k' = k + progress (1 - k), after a concession k - rollback k
  double rollback = 0;
  double target = 0;       ///< X_s + rally s [test]
  double peace = 1;        ///< 1 - revolt_s
  double consumption = 0;  ///< psi + (1 - saving) kept_0
  double sender = 0;       ///< U_Sender without -v k' and omega (1 - Pi)
};

/// The rules of a cycle, with what the episode contributes worked out beforehand: `SanctionsCycle` as a function.
class CycleRule {
 public:
  CycleRule(const SanctionsEpisode& episode, const CycleParameters& parameters, const CycleGrid& grid);

  void operator()(std::uint32_t state, std::uint32_t action, std::uint32_t answer,
                  RoundOutcome& outcome) const noexcept;

 private:
  [[nodiscard]] CycleMove make_move(const SanctionsEpisode& episode, double share, CycleAction action,
                                    const LeaderAction& usual, double kept_without) const;

  CycleParameters parameters_;
  std::array<CycleAxis, 3> axes_;
  std::uint32_t answers_;
  double beta_, v_, omega_;
  std::vector<CycleMove> moves_;  ///< `action * answers_ + answer`
  std::vector<double> loyal_;     ///< 1/(1 + e^-X) at the points of the loyalty axis
};

/// Axes of a cycle's state: reserves, programme, loyalty, the last varying fastest in a state's number.
[[nodiscard]] std::array<CycleAxis, 3> make_cycle_axes(const CycleParameters& parameters, const CycleGrid& grid);

}  // namespace selectorate
