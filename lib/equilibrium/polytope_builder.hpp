#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <selectorate/base/rational_polytope.hpp>

namespace selectorate {

/// Collects the constraints of a polytope in the nonnegative orthant, then finds its vertices.
class PolytopeBuilder {
 public:
  explicit PolytopeBuilder(std::size_t coordinates) : is_zero_(coordinates, false) {}

  [[nodiscard]] std::size_t coordinate_count() const noexcept { return is_zero_.size(); }
  void set_zero(std::size_t coordinate) { is_zero_[coordinate] = true; }
  /// a'x >= b, or a'x = b.
  void add(PolytopeConstraint constraint) { constraints_.push_back(std::move(constraint)); }
  /// The coordinates of [first, first + count) sum to one.
  void add_distribution(std::size_t first, std::size_t count);

  /// Both descriptions. Of the constraints those are kept that some vertex meets with equality; a coordinate that is
  /// zero everywhere has its own equation.
  /// \param limit  most vertices, intermediate ones included \return nothing if there are more
  [[nodiscard]] std::optional<RationalPolytope> build(std::size_t limit) const;

 private:
  [[nodiscard]] std::vector<PolytopeConstraint> describe(const std::vector<std::vector<Rational>>& vertices) const;

  std::vector<bool> is_zero_;
  std::vector<PolytopeConstraint> constraints_;
};

}  // namespace selectorate
