#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/optimality_witness.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// What a profile, or a distribution over profiles, is claimed to be.
enum class SolutionConcept {
  nash,               ///< nobody gains by deviating alone (Nash 1951)
  pure_nash,          ///< the same, and nobody randomises
  agent_nash,         ///< nobody gains by another move at one of his information sets alone (Selten 1975)
  subgame_perfect,    ///< nobody gains by deviating alone in any subgame (Selten 1965, 1975)
  zero_sum_value,     ///< optimal strategies of a two-player constant-sum game, and so its value (von Neumann 1928)
  correlated,         ///< nobody gains by disobeying a recommendation from a distribution (Aumann 1974)
  coarse_correlated,  ///< nobody gains by a fixed strategy instead of any recommendation (Moulin & Vial 1978)
  /// The same where recommendations come move by move and stop after the first one disobeyed (von Stengel & Forges
  /// 2008).
  extensive_form_correlated,
};

/// How strong the claim is.
enum class CertificateKind {
  exact,         ///< the profile is an equilibrium, in exact arithmetic
  regret_bound,  ///< nobody gains more than a stated amount by deviating, in exact arithmetic
};

/// The enumerator's name.
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(SolutionConcept claim) noexcept;
/// Whether the claim is about a distribution over profiles, not about a profile.
[[nodiscard]] constexpr bool is_correlated(SolutionConcept claim) noexcept {
  return claim == SolutionConcept::correlated || claim == SolutionConcept::coarse_correlated ||
         claim == SolutionConcept::extensive_form_correlated;
}
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(CertificateKind kind) noexcept;

/// How often a pure profile is recommended.
struct ProfileProbability {
  std::size_t profile = 0;  ///< its number in a strategic game, or in the reduced strategic form of a tree
  Rational probability;

  friend bool operator==(const ProfileProbability&, const ProfileProbability&) = default;
};

/// A claim about one profile of one game, with what makes it easy to check: plain data, checked by
/// `verify_certificate`.
struct Certificate {
  SolutionConcept claim = SolutionConcept::nash;
  CertificateKind kind = CertificateKind::exact;
  std::string game_hash;               ///< `canonical_hash` of the game
  BehaviorProfile<Rational> behavior;  ///< the profile, exactly; empty where the claim is about a distribution
  std::vector<Rational> payoffs;       ///< expected payoffs, one for each player
  /// Most that a player gains by deviating (in any subgame, where the claim is subgame perfection); 0 for `exact`.
  Rational max_regret = 0;
  /// Witness of exact subgame perfection: what every player expects at every node, `node * players + player`.
  /// With it each node is checked on its own: one-shot deviations are enough.
  /// May be left out: then regrets are computed.
  std::vector<Rational> node_values;
  /// Of a correlated claim: the profiles that are recommended, in increasing order.
  std::vector<ProfileProbability> distribution = {};
  /// Of an exact correlated claim: that no other such equilibrium is worth more, and why. May be left out.
  std::optional<OptimalityWitness> optimality = {};
};

/// Whether a certificate was accepted, and why not.
struct Verdict {
  bool accepted = false;
  std::string reason;  ///< empty if accepted; otherwise the first thing that is wrong, with its place in words
};

/// Decides, by exact arithmetic and code that no solver uses, whether a certificate proves its claim about the game.
/// Never throws for a bad certificate: a bad one is not accepted.
///
/// Node values prove subgame perfection under perfect information only (one-shot deviations); regrets need perfect
/// recall. A correlated claim is judged in the reduced strategic form.
/// \complexity one pass over the nodes for each player; a correlated claim writes the strategic form down
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_certificate(const ExtensiveGame& game, const Certificate& certificate);

/// The same for a game in strategic form, where `behavior` holds one mixed strategy a player.
/// \complexity one pass over the profiles for each player; for a correlated claim, recommended profiles times
/// strategies
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_certificate(const StrategicGame& game, const Certificate& certificate);

}  // namespace selectorate
