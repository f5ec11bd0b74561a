#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/equilibrium/signalling_refinements.hpp>
#include <selectorate/game/signalling_game.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

namespace selectorate {

/// The scenario as it is if the target is of one type, without types and provocation; nothing is checked.
/// \throws InvalidModel if there is no such type
[[nodiscard]] SELECTORATE_EXPORT Scenario resolve_type(const Scenario& scenario, std::size_t type);

/// The provocation that a scenario describes, its payoffs from each type's episode.
/// \throws InvalidModel naming the key if the scenario is wrong or has no provocation
[[nodiscard]] SELECTORATE_EXPORT ProvocationGame make_provocation_game(const Scenario& scenario);

inline constexpr std::array signalling_refinements = {SignallingRefinement::intuitive, SignallingRefinement::d1,
                                                      SignallingRefinement::divinity};

/// One set of perfect Bayesian equilibria of a provocation.
struct ProvocationEquilibrium {
  SignallingEquilibriumSet set;
  SignallingAssessment typical;  ///< the centre of the set; in most sets the only one whose strategies are played
  /// By place in `signalling_refinements`: one outcome if the types' payoffs are the same in all of the set, otherwise
  /// one at each vertex of the answers.
  std::array<std::vector<OutcomeRefinement>, signalling_refinements.size()> refinements;
};

/// A scenario's provocation: who tests, what the sender makes of it, and what he answers.
struct ProvocationRecord {
  Provocation described;
  std::vector<TargetType> types;  ///< with the scenario's own values where they have none of their own
  ProvocationGame game;
  SignallingGame signalling;  ///< with the target's last move folded in
  std::vector<ProvocationEquilibrium> equilibria;
  std::vector<std::vector<std::size_t>> components;  ///< connected ones, as places in `equilibria`
  /// Whether these are all perfect Bayesian equilibria. Each set has been accepted by `verify_equilibrium_set`, which
  /// shares nothing with the solver.
  bool complete = false;
  Status status = Status::converged;
};

/// All perfect Bayesian equilibria of a scenario's provocation, and which of them survive each criterion.
/// \throws InvalidModel as `make_provocation_game`
/// \see tests/io/provocation_record_test.cpp
[[nodiscard]] SELECTORATE_EXPORT ProvocationRecord solve_provocation_record(const Scenario& scenario,
                                                                            const ProgressCallback& progress = {});

/// The same for payoffs from elsewhere.
/// \param types  with the names, probabilities and costs of the game's
/// \throws InvalidModel as `make_provocation_signalling`, or if the game has other types or another number of
///         intensities
[[nodiscard]] SELECTORATE_EXPORT ProvocationRecord solve_provocation_record(Provocation described,
                                                                            std::vector<TargetType> types,
                                                                            ProvocationGame game,
                                                                            const ProgressCallback& progress = {});

}  // namespace selectorate
