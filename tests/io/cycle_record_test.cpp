#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/cycle_record.hpp>

namespace selectorate {
namespace {

/// A small grid, so that it is solved in no time.
Scenario make_scenario() {
  Scenario scenario;
  scenario.instruments = {make_instrument(InstrumentKind::trade_embargo)};
  scenario.cycle.emplace();
  scenario.cycle->rounds = 4;
  scenario.cycle->start = {.reserves = .5, .programme = .25, .loyalty = 2};
  scenario.cycle->grid = {.reserves = 5, .programme = 5, .loyalty = 7, .intensities = 3};
  return scenario;
}

TEST(CycleRecord, IsTheCycleOfTheScenariosEpisode) {
  const Scenario scenario = make_scenario();
  const CycleRecord record = solve_cycle_record(scenario);
  const SanctionsCycle cycle(make_episode(scenario), {}, scenario.cycle->grid);
  const FiniteRounds solved = solve_finite_rounds(cycle.game(), 4);
  const std::vector<CycleRound> expected = evaluate_cycle_path(cycle, solved.rounds, scenario.cycle->start, 5);
  EXPECT_EQ(record.status, Status::converged);
  EXPECT_EQ(record.states, 175U);
  EXPECT_EQ(record.regret, solved.regret);
  EXPECT_LT(std::max(record.regret[0], record.regret[1]), 1e-12);
  ASSERT_EQ(record.path.size(), 4U);
  double tests = 0;
  for (std::size_t t = 0; t < 4; ++t) {
    EXPECT_EQ(record.path[t].survival, expected[t].survival);
    EXPECT_EQ(record.path[t].state.reserves, expected[t].state.reserves);
    EXPECT_EQ(record.path[t].intensity, expected[t].intensity);
    tests += expected[t].survival * expected[t].provocation;
  }
  EXPECT_EQ(count_expected_tests(record.path), tests);
  EXPECT_EQ(record.after.survival, expected[4].survival);
  EXPECT_EQ(record.after.state.programme, expected[4].state.programme);
}

// Where loyalty stands still and nobody revolts, each round is survived with probability 1/(1 + e^-X).
TEST(CycleRecord, SurvivalIsGeometric_WhereLoyaltyStandsStill) {
  Scenario scenario = make_scenario();
  scenario.actors.citizens.barrier = std::numeric_limits<double>::infinity();
  scenario.cycle->parameters.adjustment = 0;
  const double stays = 1 / (1 + std::exp(-2.0));
  for (const std::optional<std::uint32_t> rounds : {std::optional<std::uint32_t>(4), std::optional<std::uint32_t>()}) {
    scenario.cycle->rounds = rounds;
    const CycleRecord record = solve_cycle_record(scenario);
    ASSERT_EQ(record.path.size(), rounds ? 4U : 12U);
    for (std::size_t t = 0; t < record.path.size(); ++t) {
      EXPECT_NEAR(record.path[t].survival, std::pow(stays, t), 1e-12);
      EXPECT_NEAR(record.path[t].state.loyalty, 2, 1e-12);
    }
    EXPECT_NEAR(record.after.survival, std::pow(stays, record.path.size()), 1e-12);
  }
}

TEST(CycleRecord, WithoutALastRound_KeepsToOnePolicyWhoseRegretIsSmall) {
  Scenario scenario = make_scenario();
  scenario.cycle->rounds.reset();
  const CycleRecord record = solve_cycle_record(scenario);
  EXPECT_EQ(record.status, Status::converged);
  EXPECT_LE(std::max(record.regret[0], record.regret[1]), 1e-6);
  EXPECT_GT(record.iterations, 0U);
  EXPECT_EQ(record.path.size(), 12U);
  EXPECT_FALSE(record.rounds.has_value());
}

TEST(CycleRecord, IsTheSame_OnAnyNumberOfThreads) {
  const CycleRecord one = solve_cycle_record(make_scenario(), 1);
  const CycleRecord two = solve_cycle_record(make_scenario(), 2);
  EXPECT_EQ(one.regret, two.regret);
  EXPECT_EQ(one.after.survival, two.after.survival);
  EXPECT_EQ(one.path[3].provocation, two.path[3].provocation);
}

TEST(CycleRecord, StoppedByTheCaller_TellsTheRoundsThatAreSolved) {
  unsigned calls = 0;
  const CycleRecord record = solve_cycle_record(make_scenario(), 1, [&](const Progress&) { return ++calls < 2; });
  EXPECT_EQ(record.status, Status::cancelled);
  EXPECT_EQ(record.rounds, 4U);
  EXPECT_EQ(record.path.size(), 2U);
  Scenario endless = make_scenario();
  endless.cycle->rounds.reset();
  const CycleRecord first = solve_cycle_record(endless, 1, [](const Progress&) { return false; });
  EXPECT_EQ(first.status, Status::cancelled);
  EXPECT_EQ(first.path.size(), 12U);
  EXPECT_TRUE(std::isfinite(first.regret[0]));
}

std::string refusal(const Scenario& scenario) {
  try {
    static_cast<void>(solve_cycle_record(scenario));
  } catch (const InvalidModel& error) {
    return error.field();
  }
  return "";
}

TEST(CycleRecord, ScenarioWithoutACycle_OrAWrongOne_IsRefused) {
  Scenario scenario = make_scenario();
  scenario.cycle->rounds = 0;
  EXPECT_EQ(refusal(scenario), "cycle.rounds");
  scenario.cycle->rounds = 13;
  EXPECT_EQ(refusal(scenario), "cycle.rounds");
  scenario = make_scenario();
  scenario.cycle->grid.intensities = 256;
  EXPECT_EQ(refusal(scenario), "cycle.grid_intensities");
  scenario = make_scenario();
  scenario.cycle->start.loyalty = 9;
  EXPECT_EQ(refusal(scenario), "cycle.start_loyalty");
  scenario.cycle.reset();
  EXPECT_EQ(refusal(scenario), "cycle");
}

}  // namespace
}  // namespace selectorate
