#pragma once

#include <cstdint>

#include <selectorate/game/sequence_form.hpp>

namespace selectorate {

/// The variables and equations of a two-player game's complementarity problem, in their order.
///
/// Columns: x' and y', without the empty sequences; p and q, one for each information set; u; then the powers of e.
/// Rows: a response for each x' and y', an equation of plans for each information set, and the weight's.
class SequenceNumbering {
 public:
  explicit SequenceNumbering(const SequenceForm& form) noexcept
      : first_plans_(form.sequence_count(PlayerId(0)) - 1),
        plans_(first_plans_ + form.sequence_count(PlayerId(1)) - 1),
        sets_(static_cast<std::uint32_t>(form.game().information_set_count())) {}

  /// \pre the sequence is not empty
  [[nodiscard]] std::uint32_t plan_column(PlayerId player, std::uint32_t sequence) const noexcept {
    return sequence - 1 + (player.index() == 0 ? 0 : first_plans_);
  }
  [[nodiscard]] std::uint32_t value_column(InformationSetId set) const noexcept { return plans_ + set.index(); }
  [[nodiscard]] std::uint32_t weight_column() const noexcept { return plans_ + sets_; }
  /// \param power  of e, counted from 1
  [[nodiscard]] std::uint32_t tremble_column(std::size_t power) const noexcept {
    return weight_column() + static_cast<std::uint32_t>(power);
  }

  /// \pre the sequence is not empty
  [[nodiscard]] std::uint32_t row_of_sequence(PlayerId player, std::uint32_t sequence) const noexcept {
    return plan_column(player, sequence);
  }
  [[nodiscard]] std::uint32_t row_of_set(InformationSetId set) const noexcept { return plans_ + set.index(); }
  [[nodiscard]] std::uint32_t weight_row() const noexcept { return plans_ + sets_; }
  [[nodiscard]] std::uint32_t row_count() const noexcept { return weight_row() + 1; }

 private:
  std::uint32_t first_plans_;
  std::uint32_t plans_;
  std::uint32_t sets_;
};

}  // namespace selectorate
