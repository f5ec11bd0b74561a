#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/game/sequence_form.hpp>

namespace selectorate {

/// Pairs of sequences of the two players that a correlation plan has weights for (von Stengel & Forges 2008):
/// one of them is empty, or the sets where they end lie on one path.
class SequencePairs {
 public:
  static constexpr std::uint32_t none = 0xffffffffU;

  /// \pre two players
  explicit SequencePairs(const SequenceForm& form);

  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
  /// Number of a pair, or `none` if it is not relevant.
  [[nodiscard]] std::uint32_t find(std::uint32_t first, std::uint32_t second) const {
    return numbers_[std::size_t{first} * columns_ + second];
  }
  /// The same with the sequence of one of the players named first.
  [[nodiscard]] std::uint32_t find(PlayerId player, std::uint32_t own, std::uint32_t other) const {
    return player.index() == 0 ? find(own, other) : find(other, own);
  }

 private:
  std::uint32_t columns_;
  std::uint32_t count_ = 0;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace selectorate
