#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include <selectorate/base/rational.hpp>

#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/lp/padic_solver.hpp"

namespace selectorate {

/// The exact values of the basic variables for several right sides: of 1, e, e^2, …, e a positive infinitesimal.
///
/// What follows at once from one equation after another is found so; the rest falls into blocks that share no variable.
/// Each block is solved on its own and has its own denominator, so numbers are as short as the problem allows.
class ExactVertex {
 public:
  /// \param right_sides  by power of e, then by row
  /// \return nothing if the basis is singular or not one
  [[nodiscard]] static std::optional<ExactVertex> solve(const IntegerProgram& program, const LinearBasis& basis,
                                                        std::vector<std::vector<Integer>> right_sides);

  /// Whether all basic variables that must not be negative are not, for every small e > 0.
  [[nodiscard]] bool is_feasible() const;
  /// The coefficient of e^power in a column's value.
  [[nodiscard]] Rational value(std::uint32_t column, std::size_t power = 0) const;

  /// The same in integers: the numerator, and which of the denominators it is over.
  [[nodiscard]] const Integer& numerator(std::uint32_t column, std::size_t power = 0) const;
  [[nodiscard]] std::uint32_t block(std::uint32_t column) const;
  /// By block.
  [[nodiscard]] std::vector<Integer> denominators(std::size_t power = 0) const;

 private:
  /// Columns and equations that belong together.
  struct Block {
    std::vector<std::uint32_t> columns;
    std::vector<std::uint32_t> rows;
    std::vector<CommonFractions> values;  ///< by power of e
  };
  struct Place {
    std::uint32_t block;
    std::uint32_t index;
  };
  /// A basic column in a row.
  struct Occurrence {
    std::uint32_t column;
    const Integer* coefficient;
  };
  static constexpr std::uint32_t none = 0xffffffffU;
  /// The block of what follows at once: no equations, and all values are integers.
  static constexpr std::uint32_t settled = 0;

  ExactVertex(const IntegerProgram& program, std::vector<std::vector<Integer>> right_sides)
      : program_(program), right_sides_(std::move(right_sides)) {}

  [[nodiscard]] bool sort_variables(const LinearBasis& basis);
  void list_occurrences();
  [[nodiscard]] std::span<const Occurrence> row(std::uint32_t number) const {
    return std::span<const Occurrence>(occurrences_)
        .subspan(first_occurrence_[number], first_occurrence_[number + 1] - first_occurrence_[number]);
  }
  void settle_single_columns();
  [[nodiscard]] std::optional<Occurrence> single_unknown(std::uint32_t row_number) const;
  void settle(std::uint32_t row, std::uint32_t column, const Integer& coefficient);
  void find_blocks();
  [[nodiscard]] bool solve_block(Block& block);
  void solve_single(Block& block, const Integer& coefficient) const;
  [[nodiscard]] int slack_sign(std::uint32_t row) const;

  const IntegerProgram& program_;
  std::vector<std::vector<Integer>> right_sides_;
  std::vector<bool> slack_is_basic_;    ///< by row
  std::vector<std::uint32_t> columns_;  ///< basic columns
  std::vector<std::uint32_t> first_occurrence_;
  std::vector<Occurrence> occurrences_;  ///< row by row
  std::vector<Place> place_;             ///< by column
  std::vector<Block> blocks_;
  std::vector<std::vector<Integer>> reduced_;  ///< right sides without what is settled
  std::vector<bool> row_done_;
  std::vector<std::uint32_t> row_place_;                  ///< of a block's rows while it is solved
  std::map<std::uint64_t, Integer> denominator_of_mark_;  ///< of solved blocks, by `PadicSolver::determinant_mark`
};

}  // namespace selectorate
