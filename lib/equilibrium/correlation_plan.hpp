#pragma once

#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/sequence_form.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/lp/linear_program.hpp"
#include "equilibrium/program_objective.hpp"
#include "equilibrium/sequence_pairs.hpp"

namespace selectorate {

/// The linear program of correlation plans z of a game of two players with perfect recall and without chance moves: its
/// first columns are the weights of the pairs. Rows say that z(empty, empty) = 1 and that weights add up at every
/// information set, and that nobody gains by disobeying.
/// \param deviations  gets the rows that say the latter
[[nodiscard]] LinearProgram make_plan_program(const SequenceForm& form, const SequencePairs& pairs,
                                              std::vector<DeviationRow>& deviations);

/// A distribution over profiles of the reduced strategic form with the weights of a plan: profiles all of whose pairs
/// have weight are taken out one by one, each with as much weight as all of them have.
/// \throws NumericalFailure if that comes to no end, which the theory excludes
[[nodiscard]] std::vector<ProfileProbability> take_plan_apart(const SequenceForm& form, const SequencePairs& pairs,
                                                              const StrategicForm& strategies,
                                                              std::vector<Rational> plan);

}  // namespace selectorate
