#pragma once

#include <cstddef>

#include <selectorate/base/export.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/sanctions/episode.hpp>

namespace selectorate {

/// How the tree shows the coalition's and the citizens' choices (model.md 3.3).
enum class EpisodeTreeForm {
  reduced,  ///< survival is a chance move with probability Pi
  full,     ///< each shock is a chance move; Coalition, then Citizens, decide
};

/// Grids of the tree. A grid of n steps has n + 1 evenly spaced points, both ends among them.
struct EpisodeTreeOptions {
  EpisodeTreeForm form = EpisodeTreeForm::reduced;
  unsigned intensity_steps = 4;   ///< of the share of full intensity along the package's ray, in [1, 1000]
  unsigned concession_steps = 4;  ///< of c, in [1, 1000]
  unsigned diversion_steps = 2;   ///< of the share of the largest possible diversion, in [1, 1000]
  unsigned shock_quantiles = 5;   ///< K in [1, 1000]: shocks take the logistic quantiles (k - 1/2)/K; full form only
  std::size_t node_limit = 10'000'000;
};

/// The episode on finite grids as a game of Sender, Leader, Coalition and Citizens with perfect information (model.md
/// 3.3).
///
/// Sender picks a share of full intensity (instruments with a fixed intensity keep it), Leader a concession and a share
/// of the largest possible diversion; repression and support spending are the best for that pair in the *continuous*
/// episode, in both forms. Where nothing can be diverted there is one action for each concession, and actions that
/// leave citizens without any income are left out. Concessions come in falling order, so a solver that takes the first
/// of equal actions breaks the leader's ties for the sender.
///
/// Payoffs at the end:
///  - Leader: his bracket, psi + d/(1-d) rent/R + (B - rho - m)/R + beta (1-c)(1-dual), if he survives; 0 if not;
///  - Sender: U_Sender, with omega in full if the leader falls and not at all if he survives;
///  - Coalition: V*(m) - h - s_c c + Lambda if loyal, V_C + shock if it defects. As in model.md 3 it does not look
///  ahead
///    to the revolt: the same is paid to the loyal whether one follows or not;
///  - Citizens: -G if they keep quiet, -(barrier + repress rho/R + shock) if they revolt, so they revolt iff the net
///    grievance exceeds the shock. They are not asked after a defection, which has ended the matter: -G.
/// In the reduced form the last two do not move; they are paid as loyal and quiet if the leader survives, as defecting
/// without a shock and quiet if not. If the barrier is infinite Citizens have no move; a shock of scale 0 has the one
/// value 0, and whoever is then within rounding (1e-9, relative) of indifference is indifferent and stays with the
/// leader, as in `evaluate_outcome`.
///
/// In the reduced form the leader's payoff at a node is his continuous value at the same (s, c, Div), so his best never
/// exceeds that of `solve_leader_response`. In the full form P(loyal) and P(revolt) are each within 1/(2K) of the
/// continuous ones (midpoint quantiles), hence survival within 1/K.
/// \throws InvalidModel if an option is out of range or the tree could have more than `node_limit` nodes
/// \see tests/sanctions/episode_tree_test.cpp
[[nodiscard]] SELECTORATE_EXPORT ExtensiveGame make_episode_tree(const SanctionsEpisode& episode,
                                                                 const EpisodeTreeOptions& options = {});

/// How far, at most, the leader's continuous optimum lies above his best in the reduced tree, in his utility, at a
/// share of full intensity.
///
/// A proof, not an estimate: weak duality bounds his objective over every cell of his grid, in outward-rounded interval
/// arithmetic; the result is the highest bound less the best value on the grid. It falls to 0 as both of the leader's
/// grids become finer; on grids so coarse that a cell's bound is not finite it is infinite.
/// \param share in [0, 1]
/// \throws InvalidModel if `share` or an option is out of range
[[nodiscard]] SELECTORATE_EXPORT double evaluate_tree_agreement_bound(const SanctionsEpisode& episode, double share,
                                                                      const EpisodeTreeOptions& options = {});

}  // namespace selectorate
