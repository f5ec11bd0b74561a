#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What a profile is claimed to be.
enum class SolutionConcept {
  nash,             ///< nobody gains by deviating alone (Nash 1951)
  subgame_perfect,  ///< the same in every subgame (Selten 1965, 1975)
};

/// How strong the claim is.
enum class CertificateKind {
  exact,         ///< the profile is an equilibrium, in exact arithmetic
  regret_bound,  ///< nobody gains more than a stated amount by deviating, in exact arithmetic
};

/// The enumerator's name.
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(SolutionConcept claim) noexcept;
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(CertificateKind kind) noexcept;

/// A claim about one profile of one game, with what makes it easy to check: plain data, checked by
/// `verify_certificate`.
struct Certificate {
  SolutionConcept claim = SolutionConcept::nash;
  CertificateKind kind = CertificateKind::exact;
  std::string game_hash;               ///< `canonical_hash` of the game
  BehaviorProfile<Rational> behavior;  ///< the profile, exactly
  std::vector<Rational> payoffs;       ///< expected payoffs, one for each player
  /// Most that a player gains by deviating (in any subgame, where the claim is subgame perfection); 0 for `exact`.
  Rational max_regret = 0;
  /// Witness of exact subgame perfection: what every player expects at every node, `node * players + player`.
  /// With it each node is checked on its own: one-shot deviations are enough.
  std::vector<Rational> node_values;
};

/// Whether a certificate was accepted, and why not.
struct Verdict {
  bool accepted = false;
  std::string reason;  ///< empty if accepted; otherwise the first thing that is wrong, with its place in words
};

/// Decides, by exact arithmetic and code that no solver uses, whether a certificate proves its claim about the game.
/// Never throws for a bad certificate: a bad one is not accepted.
///
/// Exact subgame perfection needs perfect information (one-shot deviations); regrets need perfect recall.
/// \complexity one pass over the nodes for each player
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_certificate(const ExtensiveGame& game, const Certificate& certificate);

/// The same for a game in strategic form, where `behavior` holds one mixed strategy a player.
/// \complexity one pass over the profiles for each player
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_certificate(const StrategicGame& game, const Certificate& certificate);

}  // namespace selectorate
