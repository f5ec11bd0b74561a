#pragma once

#include <vector>

#include <selectorate/base/id.hpp>
#include <selectorate/game/sequence_form.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/program_objective.hpp"

namespace selectorate {

/// An information set and all sets of its owner that come after it, in the order of the game.
[[nodiscard]] std::vector<InformationSetId> list_sets_from(const SequenceForm& form, InformationSetId set);

/// The last move of a sequence that is not empty.
[[nodiscard]] PlayerMove last_move(const SequenceForm& form, PlayerId player, std::uint32_t sequence);

/// For each sequence of a player whether a strategy of his has all its moves.
[[nodiscard]] std::vector<bool> find_sequences_played(const SequenceForm& form, PlayerId player,
                                                      const std::vector<std::uint32_t>& actions);

/// The conditions of an extensive-form correlated equilibrium on the probabilities of the profiles of the reduced
/// strategic form, added to a program whose first columns these are.
/// \return the rows of deviations
std::vector<DeviationRow> add_trigger_conditions(LinearProgram& program, const SequenceForm& form,
                                                 const StrategicForm& strategies);

}  // namespace selectorate
