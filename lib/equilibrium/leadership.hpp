#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/equilibrium/commitment.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// A two-player game seen by its leader: A and B of the literature, rows being his strategies.
class Leadership {
 public:
  /// \throws InvalidModel unless there are two players and the leader is one of them
  Leadership(const StrategicGame& game, PlayerId leader);

  [[nodiscard]] std::uint32_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::uint32_t columns() const noexcept { return columns_; }
  [[nodiscard]] const Rational& leader_payoff(std::uint32_t row, std::uint32_t column) const {
    return leader_[row * columns_ + column];
  }
  [[nodiscard]] const Rational& follower_payoff(std::uint32_t row, std::uint32_t column) const {
    return follower_[row * columns_ + column];
  }
  /// Follower's strategies that pay him the same as `column` whatever the leader does, itself included.
  [[nodiscard]] std::vector<std::uint32_t> equal_columns(std::uint32_t column) const;

  [[nodiscard]] CommitmentPayoffs evaluate(const std::vector<Rational>& strategy) const;

 private:
  std::uint32_t rows_;
  std::uint32_t columns_;
  std::vector<Rational> leader_;
  std::vector<Rational> follower_;
};

}  // namespace selectorate
