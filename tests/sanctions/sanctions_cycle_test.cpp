#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/sanctions_cycle.hpp>

#include "sanctions/round_tree.hpp"

namespace selectorate {
namespace {

SanctionsEpisode make_cycle_episode() {
  EpisodeActors actors;
  actors.leader.leader_specific = .5;
  return {Polity({}), Package({make_instrument(InstrumentKind::trade_embargo)}), actors};
}

TEST(SanctionsCycle, NumbersItsStates) {
  const SanctionsCycle cycle(make_cycle_episode(), {}, {.reserves = 3, .programme = 4, .loyalty = 5});
  EXPECT_EQ(cycle.game().states, 60U);
  for (std::uint32_t state = 0; state < 60; ++state) EXPECT_EQ(cycle.nearest(cycle.state(state)), state);
  EXPECT_EQ(cycle.state(59).reserves, 1);
  EXPECT_EQ(cycle.state(59).programme, 1);
  EXPECT_EQ(cycle.state(0).loyalty, -4);
  EXPECT_EQ(cycle.intensity(4), 1);
}

// What the header says of one round, computed again from the episode by its public functions.
TEST(SanctionsCycle, MovesItsState_AsTheFormulasSay) {
  const SanctionsEpisode episode = make_cycle_episode();
  const CycleParameters p;
  const SanctionsCycle cycle(episode, p, {.reserves = 6, .programme = 5, .loyalty = 7});
  const std::vector<double> none = {0};
  const std::vector<double> half = {.5};
  LeaderAction usual = solve_leader_response(episode, none).action;
  LeaderAction hold = solve_leader_response(episode, half).action;
  usual.concession = hold.concession = 0;
  const EpisodeOutcome without = evaluate_outcome(episode, none, usual);
  const EpisodeOutcome with = evaluate_outcome(episode, half, hold);
  const double R = episode.polity().revenue();
  const double kept_0 = (without.budget - usual.repression - usual.support_spending) / R;
  const double kept_s = (with.budget - hold.repression - hold.support_spending) / R;

  const CycleState start{.reserves = .4, .programme = .5, .loyalty = 2};
  const double money = .4 + p.saving * kept_0 - (kept_0 - kept_s) - p.test_cost;
  ASSERT_GT(money, 0);
  const double k = .5 + (1 - with.constraint) * p.test_advance * .5;
  const double target = std::min(p.loyalty_high, std::log(with.loyalty / (1 - with.loyalty))) + p.rally * .5;
  const double X = 2 + p.adjustment * (target - 2);
  const double survival = (1 - with.revolt) / (1 + std::exp(-2.0));

  RoundOutcome outcome;
  cycle.game().play(cycle.nearest(start), static_cast<std::uint32_t>(CycleAction::provoke), 2, outcome);
  CycleState expected;
  double mass = 0;
  for (std::size_t j = 0; j < outcome.successors; ++j) {
    const CycleState next = cycle.state(outcome.successor[j]);
    mass += outcome.probability[j];
    expected.reserves += outcome.probability[j] * next.reserves;
    expected.programme += outcome.probability[j] * next.programme;
    expected.loyalty += outcome.probability[j] * next.loyalty;
  }
  EXPECT_NEAR(mass, survival, 1e-12);
  EXPECT_NEAR(expected.reserves / mass, money, 1e-9);
  EXPECT_NEAR(expected.programme / mass, k, 1e-12);
  EXPECT_NEAR(expected.loyalty / mass, X, 1e-9);
  const EpisodeActors& actors = episode.actors();
  EXPECT_NEAR(outcome.payoff[0],
              survival * (actors.leader.office_rent + (1 - p.saving) * kept_0 + actors.leader.policy_value * k), 1e-9);
  const double cost = episode.package().instruments()[0].cost * .25 / 2;
  const double outsiders = 1 - episode.polity().coalition() / episode.polity().population();
  EXPECT_NEAR(outcome.payoff[1],
              -actors.sender.concession_value * k + actors.sender.regime_change_value * (1 - survival) +
                  p.outrage * .5 - cost - actors.sender.humanitarian_weight * outsiders * with.grievance,
              1e-9);
}

TEST(SanctionsCycle, AfterAConcession_IsWithoutSanctions) {
  const SanctionsCycle cycle(make_cycle_episode(), {}, {.reserves = 3, .programme = 3, .loyalty = 3});
  RoundOutcome at_none;
  RoundOutcome at_full;
  for (std::uint32_t state = 0; state < cycle.game().states; ++state) {
    at_none.clear();
    at_full.clear();
    cycle.game().play(state, static_cast<std::uint32_t>(CycleAction::concede), 0, at_none);
    cycle.game().play(state, static_cast<std::uint32_t>(CycleAction::concede), 4, at_full);
    EXPECT_NEAR(at_none.payoff[0], at_full.payoff[0], 1e-12);
    ASSERT_EQ(at_none.successors, at_full.successors);
    for (std::size_t j = 0; j < at_none.successors; ++j) EXPECT_EQ(at_none.successor[j], at_full.successor[j]);
  }
}

// Two rounds written out as a tree. Its sums are in another order, so they agree to rounding.
TEST(SanctionsCycle, IsSolvedAsItsTreeIs) {
  const SanctionsCycle cycle(make_cycle_episode(), {}, {.reserves = 2, .programme = 2, .loyalty = 2, .intensities = 2});
  const FiniteRounds solved = solve_finite_rounds(cycle.game(), 2);
  for (std::uint32_t start = 0; start < cycle.game().states; ++start) {
    const ExtensiveGame tree = make_round_tree(cycle.game(), 2, start);
    BackwardInductionWorkspace workspace;
    solve_backward_induction(tree, workspace);
    EXPECT_NEAR(solved.rounds[0].value[0][start], workspace.values()[0], 1e-13);
    EXPECT_NEAR(solved.rounds[0].value[1][start], workspace.values()[1], 1e-13);
  }
  EXPECT_LT(std::max(solved.regret[0], solved.regret[1]), 1e-12);
}

TEST(SanctionsCycle, HasExpectations_ThatItsCoursesAverageTo) {
  const SanctionsCycle cycle(make_cycle_episode(), {}, {.reserves = 5, .programme = 5, .loyalty = 5});
  const FiniteRounds solved = solve_finite_rounds(cycle.game(), 5);
  const CycleState start{.reserves = .5, .programme = .25, .loyalty = 2};
  const std::vector<CycleRound> expected = evaluate_cycle_path(cycle, solved.rounds, start, 5);
  ASSERT_EQ(expected.size(), 5U);
  constexpr int draws = 4000;
  double alive = 0;
  double programme = 0;
  for (int i = 0; i < draws; ++i) {
    const std::vector<CycleRound> drawn =
        draw_cycle_path(cycle, solved.rounds, start, 5, static_cast<std::uint64_t>(i));
    if (drawn.size() < 5) continue;
    alive += 1;
    programme += drawn[4].state.programme;
  }
  const double share = expected[4].survival;
  EXPECT_NEAR(alive / draws, share, 5 * std::sqrt(share * (1 - share) / draws) + 1e-9);
  EXPECT_NEAR(programme / alive, expected[4].state.programme, .03);
}

TEST(SanctionsCycle, RefusesWhatIsOutOfRange) {
  const SanctionsEpisode episode = make_cycle_episode();
  EXPECT_THROW(SanctionsCycle(episode, {.saving = 2}), InvalidModel);
  EXPECT_THROW(SanctionsCycle(episode, {.loyalty_low = 3, .loyalty_high = 3}), InvalidModel);
  EXPECT_THROW(SanctionsCycle(episode, {}, {.reserves = 1}), InvalidModel);
  EXPECT_THROW(SanctionsCycle(episode, {}, {.intensities = 1}), InvalidModel);
  const SanctionsCycle cycle(episode, {}, {.reserves = 2, .programme = 2, .loyalty = 2});
  EXPECT_THROW((void)cycle.nearest({.reserves = 2}), InvalidModel);
  EXPECT_THROW((void)evaluate_cycle_path(cycle, {}, {}, 3), InvalidModel);
  EXPECT_THROW((void)draw_cycle_path(cycle, {RoundPolicy{}}, {}, 3), InvalidModel);
}

}  // namespace
}  // namespace selectorate
