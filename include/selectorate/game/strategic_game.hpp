#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/exact_table.hpp>

namespace selectorate {

/// A finite game in strategic form for any number of players: immutable, exact, with a mirror in doubles.
///
/// Strategy profiles are numbered with the first player's strategy varying fastest, as in a .nfg file; row `profile` of
/// `payoffs()` has one column a player.
class SELECTORATE_EXPORT StrategicGame {
 public:
  /// \param players     their names, at least one
  /// \param strategies  for each player the labels of his strategies, at least one
  /// \param payoffs     a row for each profile, a column for each player
  /// \throws InvalidModel if sizes do not fit
  StrategicGame(std::string title, std::vector<std::string> players, std::vector<std::vector<std::string>> strategies,
                ExactTable payoffs, std::string comment = {});

  [[nodiscard]] const std::string& title() const noexcept { return title_; }
  [[nodiscard]] const std::string& comment() const noexcept { return comment_; }
  [[nodiscard]] std::size_t player_count() const noexcept { return players_.size(); }
  [[nodiscard]] const std::string& player_name(PlayerId player) const { return players_[player.index()]; }
  [[nodiscard]] std::size_t strategy_count(PlayerId player) const noexcept {
    return strategies_[player.index()].size();
  }
  [[nodiscard]] const std::string& strategy_label(PlayerId player, std::size_t strategy) const {
    return strategies_[player.index()][strategy];
  }
  [[nodiscard]] std::size_t profile_count() const noexcept { return payoffs_.rows(); }

  /// Number of the profile in which player i plays `strategies[i]`.
  [[nodiscard]] std::size_t profile(std::span<const std::uint32_t> strategies) const noexcept;
  /// Distance between the numbers of two profiles that differ by one in the player's strategy.
  [[nodiscard]] std::size_t stride(PlayerId player) const noexcept { return strides_[player.index()]; }
  /// The player's strategy in a profile.
  [[nodiscard]] std::size_t strategy_in(std::size_t profile, PlayerId player) const noexcept {
    return profile / stride(player) % strategy_count(player);
  }

  [[nodiscard]] Rational payoff(std::size_t profile, PlayerId player) const {
    return payoffs_.exact(profile, player.index());
  }
  [[nodiscard]] double payoff_value(std::size_t profile, PlayerId player) const noexcept {
    return payoffs_.value(profile, player.index());
  }
  [[nodiscard]] const ExactTable& payoffs() const noexcept { return payoffs_; }

  friend bool operator==(const StrategicGame&, const StrategicGame&) = default;

 private:
  std::string title_;
  std::string comment_;
  std::vector<std::string> players_;
  std::vector<std::vector<std::string>> strategies_;
  std::vector<std::size_t> strides_;
  ExactTable payoffs_;
};

}  // namespace selectorate
