#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// One action at every information set of a game: `actions[set.index()]`.
struct PureProfile {
  std::vector<std::uint32_t> actions;

  friend bool operator==(const PureProfile&, const PureProfile&) = default;
};

/// Behaviour strategies of all players: a probability for every action at every information set.
/// `Number` is `double` or `Rational`. A profile of mixed strategies of a strategic game has one "information set" a
/// player, in the order of players, whose actions are his strategies.
template <class Number>
class BehaviorProfile {
 public:
  /// Of no game: without information sets.
  BehaviorProfile() : first_(1, 0) {}

  /// Zero everywhere, to be filled in.
  explicit BehaviorProfile(const ExtensiveGame& game) {
    const std::size_t sets = game.information_set_count();
    first_.resize(sets + 1);
    for (std::uint32_t set = 0; set < sets; ++set) {
      first_[set + 1] = first_[set] + game.action_count(InformationSetId(set));
    }
    probabilities_.resize(first_[sets]);
  }

  /// Zero everywhere, for mixed strategies of a strategic game: player i's are `at(InformationSetId(i))`.
  explicit BehaviorProfile(const StrategicGame& game) {
    const std::size_t players = game.player_count();
    first_.resize(players + 1);
    for (std::uint32_t player = 0; player < players; ++player) {
      first_[player + 1] = first_[player] + static_cast<std::uint32_t>(game.strategy_count(PlayerId(player)));
    }
    probabilities_.resize(first_[players]);
  }

  [[nodiscard]] std::size_t information_set_count() const noexcept { return first_.size() - 1; }
  /// Probabilities of the actions at an information set.
  [[nodiscard]] std::span<Number> at(InformationSetId set) noexcept {
    return std::span<Number>(probabilities_).subspan(first_[set.index()], size_at(set));
  }
  [[nodiscard]] std::span<const Number> at(InformationSetId set) const noexcept {
    return std::span<const Number>(probabilities_).subspan(first_[set.index()], size_at(set));
  }
  /// All probabilities, information set after information set.
  [[nodiscard]] std::span<Number> values() noexcept { return probabilities_; }
  [[nodiscard]] std::span<const Number> values() const noexcept { return probabilities_; }

  friend bool operator==(const BehaviorProfile&, const BehaviorProfile&) = default;

 private:
  [[nodiscard]] std::size_t size_at(InformationSetId set) const noexcept {
    return first_[set.index() + 1] - first_[set.index()];
  }

  std::vector<std::uint32_t> first_;
  std::vector<Number> probabilities_;
};

/// The profile that plays the pure profile's actions with certainty.
/// \throws InvalidModel if the profile does not fit the game
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_behavior_profile(const ExtensiveGame& game,
                                                                                 const PureProfile& profile);
/// Every action with equal probability.
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_uniform_profile(const ExtensiveGame& game);
/// The nearest doubles.
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<double> round_profile(const ExtensiveGame& game,
                                                                       const BehaviorProfile<Rational>& profile);
/// A profile in exact fractions that is within rounding of the given one and sums to one exactly at every information
/// set: negative probabilities become zero, the rest is divided by its exact sum.
/// \throws InvalidModel if a probability is not finite, or they are all zero or less at some information set
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> lift_profile(const ExtensiveGame& game,
                                                                        const BehaviorProfile<double>& profile);
/// \throws InvalidModel naming the information set where probabilities are missing, negative or do not sum to one
/// exactly
SELECTORATE_EXPORT void check_profile(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile);
/// \throws InvalidModel naming the player whose mixed strategy is not one, likewise
SELECTORATE_EXPORT void check_profile(const StrategicGame& game, const BehaviorProfile<Rational>& profile);

}  // namespace selectorate
