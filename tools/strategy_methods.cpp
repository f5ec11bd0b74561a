#include <selectorate/equilibrium/commitment.hpp>
#include <selectorate/equilibrium/dominance.hpp>
#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/dominance_record.hpp>

#include "method_tables.hpp"

namespace selectorate::tools {
namespace {

CommitmentRecord solve_leader(const Game& game, const SolveRequest& request) {
  const CommitmentOptions options{.leader = player_named(game, request.leader, "--leader")};
  CommitmentSolution solution =
      std::visit([&](const auto& form) { return solve_commitment(form, options, request.progress); }, game);
  return {.method = "linear programs, one for each of the follower's answers",
          .status = solution.status,
          .certificate = std::move(solution.certificate),
          .work = solution.work};
}

DominanceRecord eliminate(const Game& game, const SolveRequest& request, DominanceKind kind, bool mixed) {
  const DominanceOptions options{.kind = kind, .mixed = mixed};
  return make_dominance_record(game, solve_iterated_dominance(strategic_form_of(game), options, request.progress));
}

DominanceRecord eliminate_strictly(const Game& game, const SolveRequest& request) {
  return eliminate(game, request, DominanceKind::strict, true);
}

DominanceRecord eliminate_weakly(const Game& game, const SolveRequest& request) {
  return eliminate(game, request, DominanceKind::weak, true);
}

DominanceRecord eliminate_strictly_by_pure(const Game& game, const SolveRequest& request) {
  return eliminate(game, request, DominanceKind::strict, false);
}

DominanceRecord eliminate_weakly_by_pure(const Game& game, const SolveRequest& request) {
  return eliminate(game, request, DominanceKind::weak, false);
}

}  // namespace

std::span<const SolveMethod> strategy_methods() {
  static const SolveMethod methods[] = {
      {"commitment", "lp", "the best strategies, pure and mixed, for --leader to commit to", two_players,
       has_two_players, true, true, solve_leader},
      {"dominance", "strict", "iterated elimination of what a mixture strictly dominates", recall, has_recall, true,
       true, eliminate_strictly},
      {"dominance", "weak", "the same for weak dominance, in rounds", recall, has_recall, true, true, eliminate_weakly},
      {"dominance", "strict-pure", "strictly, by pure strategies only", recall, has_recall, true, true,
       eliminate_strictly_by_pure},
      {"dominance", "weak-pure", "weakly, by pure strategies only", recall, has_recall, true, true,
       eliminate_weakly_by_pure},
  };
  return methods;
}

}  // namespace selectorate::tools
