#pragma once

#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// A kind of sender, by what sanctions cost him.
struct ThreatType {
  double probability = 1;  ///< > 0
  double cost = 0;         ///< of full sanctions to him
};

/// Threats by a sender whose cost of sanctions only he knows.
///
/// Nature draws one of K costs; the sender threatens one of S intensities; the target, who sees the threat, concedes
/// one of C shares; the sender then imposes what he threatened or backs down. A concession of c earns proportionate
/// relief, of sanctions and of audience costs alike:
///
///     imposed at s:  sender  v c - k s (1-c),   target  -beta c - d s (1-c)
///     backed down:   sender  v c - a s (1-c),   target  -beta c
///
/// So a type is resolved, and imposes whatever he threatened, iff his k is below a. Numbers are taken exactly as they
/// are; probabilities are divided by their exact sum.
struct ThreatGame {
  std::vector<ThreatType> types;    ///< K >= 1
  std::vector<double> intensities;  ///< S >= 1 different ones in [0, 1]; 0 is no threat
  std::vector<double> concessions;  ///< C >= 1 different ones in [0, 1]
  double prize = 1;                 ///< v, worth of full concession to the sender
  double audience_cost = 0;         ///< a >= 0, of backing down from the full threat
  double stake = 1;                 ///< beta >= 0, worth of the policy to the target
  double pain = 1;                  ///< d >= 0, what full sanctions cost the target
};

/// The game as a tree with information sets: 1 + K (1 + S (1 + 3 C)) nodes. Where nothing is threatened or everything
/// is conceded the last move decides nothing, but is there: the tree is the same everywhere. \throws InvalidModel
/// naming the number that is out of range, or if a list is empty or names one value twice
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_threat_tree(const ThreatGame& game);

}  // namespace selectorate
