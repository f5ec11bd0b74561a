#include "sanctions/diversion_kinks.hpp"

#include <limits>

#include "sanctions/falling_root.hpp"

namespace selectorate {
namespace {

using Number = Gradient<double, 1>;

/// L_R and the room for diversion at one concession, with their slopes.
struct LossAndRoom {
  Number loss;
  Number room;
};

LossAndRoom evaluate_loss_and_room(const LeaderProblem& e, std::span<const Number> intensities,
                                   double concession) noexcept {
  const Pressure<Number> pressure = evaluate_pressure(*e.package, e.R, intensities, Number(concession, 0));
  return {pressure.revenue_loss, ((1.0 - pressure.income_loss) * e.y - e.y_min) * (e.N - e.W)};
}

/// Root in (0, 1) of a function that falls there, or NaN where it has none.
template <class Function>
double find_change(const Function& f) noexcept {
  if (!(f(0).value > 0 && f(1).value < 0)) return std::numeric_limits<double>::quiet_NaN();
  return solve_falling_root(f, 0.5, 0, 1);
}

}  // namespace

DiversionKinks::DiversionKinks(const LeaderProblem& e, std::span<const double> intensities) noexcept {
  if (e.N <= e.W) return;
  std::array<Number, Package::max_instruments> constants{};
  for (std::size_t k = 0; k < intensities.size(); ++k) constants[k] = Number(intensities[k]);
  const std::span<const Number> s(constants.data(), intensities.size());
  // Measured in revenue, so that the root's tolerance does not depend on the unit of money.
  cut(find_change([&](double c) noexcept {
    const Number lack = -evaluate_loss_and_room(e, s, c).room * (1 / e.R);
    return ValueAndSlope{.value = lack.value(), .slope = lack.slope(0)};
  }));
  cut(find_change([&](double c) noexcept {
    const auto [loss, room] = evaluate_loss_and_room(e, s, c);
    const Number excess = (loss - room) * (1 / e.R);
    return ValueAndSlope{.value = excess.value(), .slope = excess.slope(0)};
  }));
}

void DiversionKinks::cut(double concession) noexcept {
  ConcessionPiece& last = pieces_[size_ - 1];
  if (!(concession > last.low && concession < last.high)) return;
  pieces_[size_] = {concession, last.high};
  last.high = concession;
  ++size_;
}

std::size_t DiversionKinks::find(double concession) const noexcept {
  std::size_t piece = 0;
  while (piece + 1 < size_ && concession > pieces_[piece].high) ++piece;
  return piece;
}

}  // namespace selectorate
