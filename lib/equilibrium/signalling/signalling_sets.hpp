#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <selectorate/certificate/signalling_equilibrium_set.hpp>
#include <selectorate/game/signalling_game.hpp>

#include "equilibrium/signalling/admissible_responses.hpp"
#include "equilibrium/signalling/signalling_search.hpp"

namespace selectorate {

/// Beliefs after a message under which all of the responses are best.
[[nodiscard]] std::optional<RationalPolytope> make_belief_polytope(const SignallingGame& game, std::uint32_t message,
                                                                   const ResponseList& responses, std::size_t limit);

/// The pattern's strategies in full: all but the alternatives after messages that are not joint, which stay empty, and
/// the beliefs. Nothing if a polytope has more vertices than `limit`.
[[nodiscard]] std::optional<SignallingEquilibriumSet> make_equilibrium_set(const SignallingGame& game,
                                                                           const SignallingPattern& pattern,
                                                                           std::size_t limit);

/// Adds the alternatives after messages that are not joint, `threats[m]` being the lists of responses used in each, and
/// the beliefs after all messages that may go unsent. \return whether no polytope has more vertices than `limit`
[[nodiscard]] bool add_threats_and_beliefs(const SignallingGame& game,
                                           const std::vector<std::vector<ResponseList>>& threats, std::size_t limit,
                                           SignallingEquilibriumSet& set);

/// Whether all strategies of one set belong to another.
[[nodiscard]] bool is_part_of(const SignallingGame& game, const SignallingEquilibriumSet& part,
                              const SignallingEquilibriumSet& whole);

}  // namespace selectorate
