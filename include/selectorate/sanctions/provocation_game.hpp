#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/signalling_game.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>
#include <selectorate/sanctions/episode.hpp>

namespace selectorate {

/// What follows one intensity, by the target's answer to it.
struct ProvocationAnswers {
  CrisisOutcome resist;
  CrisisOutcome concede;
};

/// A kind of target.
struct ProvocationType {
  std::string name;
  double probability = 1;                   ///< > 0; probabilities are divided by their exact sum
  double test_cost = 0;                     ///< what a test costs the target, in his utility
  double test_harm = 0;                     ///< what it costs the sender, whatever follows
  std::vector<ProvocationAnswers> answers;  ///< by intensity
};

/// Provocation: a target who alone knows what kind he is first makes a costly missile test or holds back; the sender
/// sees it and picks an intensity; the target then concedes or resists. Numbers are taken exactly as they are.
struct ProvocationGame {
  std::vector<std::string> intensities;  ///< their names
  std::vector<ProvocationType> types;
};

/// A kind of target by his episode: types differ in their coalition, barrier or policy value.
struct ProvocationEpisode {
  std::string name;
  double probability = 1;
  double test_cost = 0;
  SanctionsEpisode episode;
};

/// Payoffs from episodes (model.md 3): at each intensity the leader resists (c = 0) or concedes exactly `demand`, with
/// diversion, repression and support spending at their best; the sender gets his utility in the same episode. What the
/// sender values and his costs are those of each type's episode.
/// \param intensities shares of the package's full intensity, in [0, 1], different ones
/// \param demand      share of full concession, in (0, 1]
/// \throws InvalidModel if there is no type or intensity, or a number is out of range
[[nodiscard]] SELECTORATE_EXPORT ProvocationGame make_provocation_game(std::span<const ProvocationEpisode> types,
                                                                       std::span<const double> intensities,
                                                                       double demand = 1);

/// Messages and responses of the signalling game below.
inline constexpr std::uint32_t hold_back = 0;
inline constexpr std::uint32_t test_missile = 1;

/// What a type answers to an intensity: whether he concedes. He does where that is worth as much to him as to resist.
[[nodiscard]] SELECTORATE_EXPORT bool concedes(const ProvocationType& type, std::size_t intensity);

/// The game with the target's last move folded in by backward induction: types, messages "hold back" and "test",
/// responses the intensities, the target sending and the sender of sanctions receiving.
/// \throws InvalidModel if there is no type or intensity, answers are missing, or a number is not finite
[[nodiscard]] SELECTORATE_EXPORT SignallingGame make_provocation_signalling(const ProvocationGame& game);

/// The whole game as a tree of 1 + K (1 + 2 (1 + 3 S)) nodes for K types and S intensities; the target's answers are
/// moves.
/// \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_provocation_tree(const ProvocationGame& game);

}  // namespace selectorate
