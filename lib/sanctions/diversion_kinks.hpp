#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sanctions/leader_problem.hpp"

namespace selectorate {

/// An interval of concessions, [low, high].
struct ConcessionPiece {
  double low = 0;
  double high = 1;
};

/// Concessions at which the largest diversion min(L_R, max(0, room)) changes its form, room = (N-W)(y(1-ell) - y_min).
///
/// L_R falls in the concession and the room rises, so each change happens once at most: where citizens can first bear
/// something (room = 0), and where they can bear the whole loss (room = L_R). Between them the leader's objective is
/// smooth wherever both shocks are.
class DiversionKinks {
 public:
  static constexpr std::size_t most_pieces = 3;

  DiversionKinks(const LeaderProblem& e, std::span<const double> intensities) noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const ConcessionPiece& operator[](std::size_t piece) const noexcept { return pieces_[piece]; }
  /// The piece that holds a concession; the lower one at a kink.
  [[nodiscard]] std::size_t find(double concession) const noexcept;

 private:
  void cut(double concession) noexcept;

  std::array<ConcessionPiece, most_pieces> pieces_{};
  std::size_t size_ = 1;
};

}  // namespace selectorate
