#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/strategic_game.hpp>

#include "equilibrium/bimatrix/label_set.hpp"

namespace selectorate {

/// A point z of a best-response polytope as integers over one denominator.
struct PolytopePoint {
  std::vector<Integer> numerators;
  Integer denominator;  ///< positive
};

[[nodiscard]] inline bool is_zero(const PolytopePoint& point) {
  return std::ranges::all_of(point.numerators, [](const Integer& numerator) { return numerator == 0; });
}

/// The solution of linear equations that ask for labels.
struct TightPoint {
  enum class Kind {
    none,
    one,   ///< `point`
    many,  ///< a line or more
  };
  Kind kind = Kind::none;
  std::size_t dimension = 0;  ///< of the solutions, where there are any
  PolytopePoint point = {};
};

/// The mixed strategies of one player of a two-player game as a polytope {z >= 0, M z <= 1}, z not zero, exactly
/// (von Stengel 2002): a row for each of the other's strategies, whose inequality is tight where it is a best response.
///
/// What the other earns from strategy j against i may be changed by b_ji -> t_i (b_ji + c_i), t_i > 0, without changing
/// who responds how: z_i is then the probability x_i divided by t_i, all over a common factor. So each column of M is
/// shifted and scaled by itself to integers from 1 up that have no common divisor after the least is taken away.
class BestResponsePolytope {
 public:
  /// \throws InvalidModel unless there are two players
  BestResponsePolytope(const StrategicGame& game, PlayerId player);

  [[nodiscard]] std::size_t dimension() const noexcept { return column_scale_.size(); }
  [[nodiscard]] std::size_t row_count() const noexcept { return matrix_.size() / dimension(); }
  [[nodiscard]] std::size_t label_count() const noexcept { return dimension() + row_count(); }
  /// M
  [[nodiscard]] const Integer& coefficient(std::size_t row, std::size_t column) const {
    return matrix_[row * dimension() + column];
  }
  /// M with each column moved to [1, 2] as a whole, which changes no label; each correct to one unit in the last place.
  [[nodiscard]] std::vector<double> rounded_matrix() const;

  /// Variables are the coordinates, then the slacks of the rows; each stands for a label.
  [[nodiscard]] std::uint32_t label(std::size_t variable) const noexcept {
    return static_cast<std::uint32_t>((variable + first_label_) % label_count());
  }
  [[nodiscard]] std::size_t variable(std::size_t label) const noexcept {
    return (label + label_count() - first_label_) % label_count();
  }

  /// The point, inside the polytope or not, at which the inequalities of all these labels are tight.
  [[nodiscard]] TightPoint solve(const LabelSet& tight) const;
  /// The labels of a point; nothing if it lies outside the polytope.
  [[nodiscard]] std::optional<LabelSet> labels(const PolytopePoint& point) const;
  /// The mixed strategy x_i = t_i z_i / sum. \pre the point is not zero
  [[nodiscard]] std::vector<Rational> mixed_strategy(const PolytopePoint& point) const;

 private:
  std::size_t first_label_;             ///< of the coordinates
  std::vector<Rational> column_scale_;  ///< t_i
  std::vector<Integer> matrix_;
};

}  // namespace selectorate
