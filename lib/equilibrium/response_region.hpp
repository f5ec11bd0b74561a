#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/commitment_certificate.hpp>

#include "equilibrium/leadership.hpp"
#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

/// Thrown inside the room where the caller's callback asks to stop.
struct CommitmentCancelled {};

/// A point of a region with the value that it maximises, and the prices of the program's rows.
struct RegionOptimum {
  Rational value;
  std::vector<Rational> strategy;
  std::vector<Rational> dual;
};

/// The leader's mixed strategies x to which one of the follower's strategies is a best response,
/// X(j) = {x : x'B_k <= x'B_j for all k}, and linear programs over them.
class ResponseRegion {
 public:
  /// Keeps references to the game and the callback.
  ResponseRegion(const Leadership& game, std::uint32_t column, bool use_glpk, const ProgressCallback& progress);

  /// Best for the leader if the follower plays `column`; nothing if the region is empty.
  std::optional<RegionOptimum> find_strong_optimum();
  /// A strategy to which only `column`, and strategies that always pay the follower the same, are best responses;
  /// nothing if the region has no interior.
  std::optional<std::vector<Rational>> find_interior();
  /// Best for the leader over the region if the follower chooses the worst for him among the equal columns.
  /// \pre the region is not empty
  RegionOptimum find_weak_optimum();
  /// A strategy of the region that pays the leader at least `value` whichever best response the follower chooses.
  std::optional<std::vector<Rational>> find_safe_strategy(const Rational& value);

  /// Multipliers that prove that the region offers at most `value` in the strong sense, see `CommitmentCertificate`.
  /// \pre `find_strong_optimum` was called, and found nothing above
  [[nodiscard]] std::vector<Rational> prove_strong_bound(const Rational& value) const;
  /// The same in the weak sense, or that the region has no interior.
  /// \pre `find_interior` was called, and after it `find_weak_optimum` if that found one
  [[nodiscard]] const WeakResponseBound& weak_bound() const noexcept { return weak_bound_; }

  [[nodiscard]] std::uint64_t pivots() const noexcept { return pivots_; }

 private:
  [[nodiscard]] LinearProgram make_region() const;
  [[nodiscard]] bool is_equal(std::uint32_t column) const;
  void require_value(LinearProgram& program, std::uint32_t column, const Rational& value) const;
  /// Nothing if the program has no solution; then `witness_` says why.
  std::optional<RegionOptimum> solve(const LinearProgram& program);
  [[nodiscard]] std::vector<Rational> list_multipliers(const std::vector<Rational>& prices) const;

  const Leadership& game_;
  std::uint32_t column_;
  std::vector<std::uint32_t> equal_;
  bool use_glpk_;
  const ProgressCallback& progress_;
  std::uint64_t pivots_ = 0;
  std::vector<Rational> witness_;
  std::vector<Rational> strong_prices_;  ///< of the region's rows
  bool is_empty_ = false;                ///< then the prices prove that
  WeakResponseBound weak_bound_;
};

}  // namespace selectorate
