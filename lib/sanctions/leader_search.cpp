#include "sanctions/leader_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sanctions/diversion_kinks.hpp"
#include "sanctions/dual_bound.hpp"

namespace selectorate {
namespace {

constexpr double golden = 0.6180339887498949;

/// A point of the unit square.
struct Choice {
  double concession = 0;
  double diverted = 0;
};

/// Slopes of the objective in (c, diverted share).
struct Slopes {
  double by_concession = 0;
  double by_diverted = 0;
};

double clamp_to_unit(double x) noexcept {
  return std::clamp(x, 0.0, 1.0);
}

/// Zero where the slope points out of the interval.
double projected(double x, double slope, const ConcessionPiece& piece = {}) noexcept {
  return (x <= piece.low && slope < 0) || (x >= piece.high && slope > 0) ? 0.0 : slope;
}

/// Climbs at given intensities, one smooth piece of the concession's range after the other.
class Climber {
 public:
  Climber(const SanctionsEpisode& episode, const LeaderProblem& e, std::span<const double> intensities) noexcept
      : episode_(episode), e_(e), intensities_(intensities), kinks_(e, intensities) {
    for (std::size_t k = 0; k < intensities.size(); ++k) constants_[k] = Number(intensities[k]);
  }

  [[nodiscard]] LeaderPoint evaluate(const Choice& at, double start) const noexcept {
    return evaluate_leader_point(episode_, e_, intensities_, at.concession, at.diverted, start);
  }

  [[nodiscard]] LeaderPoint climb(LeaderPoint point) const noexcept {
    std::size_t piece = kinks_.find(point.concession);
    for (std::size_t crossing = 0; crossing < DiversionKinks::most_pieces; ++crossing) {
      point = climb_piece(point, kinks_[piece]);
      const std::size_t across = uphill_neighbor(point, piece);
      if (across == piece) break;
      piece = across;
    }
    return point;
  }

 private:
  using Number = Gradient<double, 2>;
  static constexpr double slope_tolerance = 1e-11;
  static constexpr double step_tolerance = 1e-12;

  [[nodiscard]] LeaderPoint climb_piece(LeaderPoint point, const ConcessionPiece& piece) const noexcept {
    for (int iteration = 0; iteration < 60; ++iteration) {
      const Slopes slope = slopes(point, piece);
      const double by_c = projected(point.concession, slope.by_concession, piece);
      const double by_d = projected(point.diverted, slope.by_diverted);
      if (std::max(std::fabs(by_c), std::fabs(by_d)) <= slope_tolerance) return point;
      const Choice step = newton_step(point, piece, slope, by_c != 0, by_d != 0);
      LeaderPoint next = search_line(point, piece, step);
      if (!(next.log_value() > point.log_value())) next = search_line(point, piece, gradient_step(by_c, by_d));
      if (!(next.log_value() > point.log_value())) return stalled(point, by_c, by_d);
      const bool settled = std::fabs(next.concession - point.concession) < step_tolerance &&
                           std::fabs(next.diverted - point.diverted) < step_tolerance;
      point = next;
      if (settled) return point;
    }
    return point;
  }

  /// The piece beyond the kink that a climb ended at, if the objective rises into it; else `piece`.
  [[nodiscard]] std::size_t uphill_neighbor(const LeaderPoint& point, std::size_t piece) const noexcept {
    const double c = point.concession;
    if (piece + 1 < kinks_.size() && c == kinks_[piece].high) {
      return slopes(point, kinks_[piece + 1]).by_concession > slope_tolerance ? piece + 1 : piece;
    }
    if (piece > 0 && c == kinks_[piece].low) {
      return slopes(point, kinks_[piece - 1]).by_concession < -slope_tolerance ? piece - 1 : piece;
    }
    return piece;
  }

  /// One-sided at the ends of the piece: which form the largest diversion takes exactly at a kink is up to rounding.
  [[nodiscard]] Slopes slopes(const LeaderPoint& point, const ConcessionPiece& piece) const noexcept {
    const double inside = std::min(1e-9, 0.5 * (piece.high - piece.low));
    double c = point.concession;
    if (piece.low > 0) c = std::max(c, piece.low + inside);
    if (piece.high < 1) c = std::min(c, piece.high - inside);
    const DualPrices prices = make_dual_prices(episode_, e_, point);
    const auto state = evaluate_state<Number>(e_, std::span<const Number>(constants_.data(), intensities_.size()),
                                              Number(c, 0), Number(point.diverted, 1));
    const Number bound = evaluate_dual_bound(e_, prices, state);
    return {bound.slope(0), bound.slope(1)};
  }

  /// Newton's step on the variables that are free to move; the gradient's where the curvature is not negative.
  [[nodiscard]] Choice newton_step(const LeaderPoint& point, const ConcessionPiece& piece, const Slopes& slope,
                                   bool free_c, bool free_d) const noexcept {
    constexpr double h = 1e-5;
    const bool upper_half = point.concession > 0.5 * (piece.low + piece.high);
    const double dc = std::min(h, 0.25 * (piece.high - piece.low)) * (upper_half ? -1 : 1);
    const double dd = point.diverted > 0.5 ? -h : h;
    const double path = point.optimum.path_parameter;
    double cc = 0;
    double cd = 0;
    double dd_ = 0;
    if (free_c) {
      const Slopes moved = slopes(evaluate({point.concession + dc, point.diverted}, path), piece);
      cc = (moved.by_concession - slope.by_concession) / dc;
      cd = (moved.by_diverted - slope.by_diverted) / dc;
    }
    if (free_d) {
      const Slopes moved = slopes(evaluate({point.concession, point.diverted + dd}, path), piece);
      dd_ = (moved.by_diverted - slope.by_diverted) / dd;
      if (!free_c) cd = 0;
    }
    if (free_c && free_d) {
      const double determinant = cc * dd_ - cd * cd;
      if (cc < 0 && determinant > 0) {
        return {(-slope.by_concession * dd_ + slope.by_diverted * cd) / determinant,
                (-slope.by_diverted * cc + slope.by_concession * cd) / determinant};
      }
    } else if (free_c && cc < 0) {
      return {-slope.by_concession / cc, 0};
    } else if (free_d && dd_ < 0) {
      return {0, -slope.by_diverted / dd_};
    }
    return gradient_step(free_c ? slope.by_concession : 0, free_d ? slope.by_diverted : 0);
  }

  /// A quarter of the square's side along the gradient.
  static Choice gradient_step(double by_c, double by_d) noexcept {
    const double length = std::hypot(by_c, by_d);
    return {0.25 * by_c / length, 0.25 * by_d / length};
  }

  [[nodiscard]] LeaderPoint search_line(const LeaderPoint& from, const ConcessionPiece& piece,
                                        const Choice& step) const noexcept {
    double scale = 1;
    LeaderPoint next = from;
    for (int halving = 0; halving < 30; ++halving, scale *= 0.35) {
      const Choice to{std::clamp(from.concession + scale * step.concession, piece.low, piece.high),
                      clamp_to_unit(from.diverted + scale * step.diverted)};
      next = evaluate(to, from.optimum.path_parameter);
      if (next.log_value() > from.log_value()) return next;
      if (std::fabs(to.concession - from.concession) < step_tolerance &&
          std::fabs(to.diverted - from.diverted) < step_tolerance) {
        break;
      }
    }
    return next;
  }

  /// No step gains although the slope is not zero: rounding noise, or a cliff where a shock has no spread.
  [[nodiscard]] LeaderPoint stalled(const LeaderPoint& point, double by_c, double by_d) const noexcept {
    if (std::max(std::fabs(by_c), std::fabs(by_d)) < 1e-6) return point;
    const Choice center{point.concession, point.diverted};
    const LeaderPoint near = nested_golden(center, 0.06, point);
    return near.log_value() > point.log_value() ? near : point;
  }

  [[nodiscard]] LeaderPoint nested_golden(const Choice& center, double radius,
                                          const LeaderPoint& start) const noexcept {
    const double start_path = start.optimum.path_parameter;
    const auto best_diversion = [&](double c) noexcept {
      return golden_section(center.diverted, radius, start, [&](double d) noexcept {
        return evaluate({c, d}, start_path);
      });
    };
    return golden_section(center.concession, radius, start, best_diversion);
  }

  /// Best of a golden section search on [center - radius, center + radius] within [0, 1], ends included.
  template <class Function>
  static LeaderPoint golden_section(double center, double radius, const LeaderPoint& start,
                                    const Function& f) noexcept {
    double low = clamp_to_unit(center - radius);
    double high = clamp_to_unit(center + radius);
    LeaderPoint best = start;
    const auto better = [&best](const LeaderPoint& x) noexcept {
      if (x.log_value() > best.log_value()) best = x;
      return x.log_value();
    };
    best = f(low);
    better(f(high));
    double x = high - golden * (high - low);
    double z = low + golden * (high - low);
    double at_x = better(f(x));
    double at_z = better(f(z));
    while (high - low > 1e-13) {
      if (at_x >= at_z) {
        high = z;
        z = x;
        at_z = at_x;
        x = high - golden * (high - low);
        at_x = better(f(x));
      } else {
        low = x;
        x = z;
        at_x = at_z;
        z = low + golden * (high - low);
        at_z = better(f(z));
      }
    }
    return best;
  }

  const SanctionsEpisode& episode_;
  const LeaderProblem& e_;
  std::span<const double> intensities_;
  DiversionKinks kinks_;
  std::array<Number, Package::max_instruments> constants_{};
};

constexpr std::size_t concession_steps = 17;
constexpr std::size_t diversion_steps = 3;
using Grid = std::array<std::array<LeaderPoint, diversion_steps>, concession_steps>;

/// Differences of log values that rounding explains: at c = 1 nothing is left to divert, and all shares are the same
/// choice.
constexpr double ties = 1e-12;

/// No grid neighbour is better.
bool is_grid_maximum(const Grid& grid, std::size_t i, std::size_t j) noexcept {
  const double value = grid[i][j].log_value();
  if (!(value > -std::numeric_limits<double>::infinity())) return false;
  for (std::size_t a = i > 0 ? i - 1 : 0; a <= std::min(i + 1, concession_steps - 1); ++a) {
    for (std::size_t b = j > 0 ? j - 1 : 0; b <= std::min(j + 1, diversion_steps - 1); ++b) {
      if (grid[a][b].log_value() > value + ties) return false;
    }
  }
  return true;
}

}  // namespace

void LeaderMaxima::insert(const LeaderPoint& point) noexcept {
  const double value = point.log_value();
  std::size_t place = count;
  for (std::size_t i = 0; i < count; ++i) {
    const bool same = std::fabs(points[i].concession - point.concession) < 1e-6 &&
                      std::fabs(points[i].state.diversion - point.state.diversion) <=
                          1e-6 * std::max(1e-300, std::fabs(point.state.pressure.revenue_loss));
    if (same && points[i].log_value() >= value) return;
    if (same) {
      std::copy(points.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                points.begin() + static_cast<std::ptrdiff_t>(count), points.begin() + static_cast<std::ptrdiff_t>(i));
      --count;
      insert(point);
      return;
    }
    if (place == count && value > points[i].log_value()) place = i;
  }
  if (place == capacity) return;
  count = std::min(count + 1, capacity);
  for (std::size_t i = count - 1; i > place; --i) points[i] = points[i - 1];
  points[place] = point;
}

LeaderPoint climb_leader_objective(const SanctionsEpisode& episode, const LeaderProblem& e,
                                   std::span<const double> intensities, const LeaderPoint& start) noexcept {
  if (start.log_value() == -std::numeric_limits<double>::infinity()) return start;
  return Climber(episode, e, intensities).climb(start);
}

LeaderMaxima find_leader_maxima(const SanctionsEpisode& episode, const LeaderProblem& e,
                                std::span<const double> intensities) noexcept {
  const Climber climber(episode, e, intensities);
  Grid grid;
  double path = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t i = 0; i < concession_steps; ++i) {
    for (std::size_t j = 0; j < diversion_steps; ++j) {
      const Choice at{static_cast<double>(i) / (concession_steps - 1), static_cast<double>(j) / (diversion_steps - 1)};
      grid[i][j] = climber.evaluate(at, path);
      if (grid[i][j].optimum.survivable) path = grid[i][j].optimum.path_parameter;
    }
  }
  LeaderMaxima maxima;
  for (std::size_t i = 0; i < concession_steps; ++i) {
    for (std::size_t j = 0; j < diversion_steps; ++j) {
      if (is_grid_maximum(grid, i, j)) maxima.insert(climber.climb(grid[i][j]));
    }
  }
  if (maxima.count == 0) maxima.insert(grid[0][0]);
  return maxima;
}

}  // namespace selectorate
