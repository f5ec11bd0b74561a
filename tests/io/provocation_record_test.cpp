#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/perfect_bayesian.hpp>
#include <selectorate/io/provocation_record.hpp>

#include "io/provocation_sample.hpp"
#include "test_paths.hpp"

namespace selectorate {
namespace {

using testing::sample_provocation;

Scenario shipped() {
  return read_scenario_file(testing::source_folder() / "examples/scenarios/provocation.toml");
}

Scenario with_test_cost(double cost) {
  Scenario scenario = shipped();
  for (TargetType& type : scenario.types) type.test_cost = cost;
  return scenario;
}

std::vector<SignallingKind> kinds(const ProvocationRecord& record) {
  std::vector<SignallingKind> found;
  for (const ProvocationEquilibrium& equilibrium : record.equilibria) found.push_back(equilibrium.set.kind);
  std::sort(found.begin(), found.end());
  return found;
}

bool survives(const ProvocationEquilibrium& equilibrium, SignallingRefinement criterion) {
  const auto& outcomes = equilibrium.refinements[static_cast<std::size_t>(criterion)];
  return std::all_of(outcomes.begin(), outcomes.end(), [](const OutcomeRefinement& o) { return o.survives; });
}

const ProvocationEquilibrium& of_kind(const ProvocationRecord& record, SignallingKind kind) {
  return *std::find_if(record.equilibria.begin(), record.equilibria.end(),
                       [&](const ProvocationEquilibrium& e) { return e.set.kind == kind; });
}

TEST(ProvocationRecord, ResolvesATypesOwnValues_AndTheScenariosForTheRest) {
  Scenario scenario = shipped();
  scenario.types[1].coalition = 5e6;
  scenario.types[1].barrier = .5;
  const Scenario determined = resolve_type(scenario, 0);
  EXPECT_EQ(determined.actors.leader.policy_value, .5);
  EXPECT_EQ(determined.target.coalition, scenario.target.coalition);
  const Scenario hesitant = resolve_type(scenario, 1);
  EXPECT_EQ(hesitant.actors.leader.policy_value, .1);
  EXPECT_EQ(hesitant.target.coalition, 5e6);
  EXPECT_EQ(hesitant.actors.citizens.barrier, .5);
  EXPECT_TRUE(hesitant.types.empty());
  EXPECT_FALSE(hesitant.provocation.has_value());
  EXPECT_THROW(static_cast<void>(resolve_type(scenario, 2)), InvalidModel);
}

TEST(ProvocationRecord, PayoffsAreThoseOfEachTypesEpisode) {
  const Scenario scenario = shipped();
  const ProvocationGame game = make_provocation_game(scenario);
  ASSERT_EQ(game.types.size(), 2U);
  for (std::size_t t = 0; t < 2; ++t) {
    const std::vector<ProvocationEpisode> alone = {{"alone", 1, 0, make_episode(resolve_type(scenario, t))}};
    const ProvocationGame expected = make_provocation_game(alone, scenario.provocation->intensities, 1);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(game.types[t].answers[i].resist.target, expected.types[0].answers[i].resist.target);
      EXPECT_EQ(game.types[t].answers[i].concede.sender, expected.types[0].answers[i].concede.sender);
    }
  }
}

// A test convinces iff its cost is at most what the determined lose by sanctions, and at least what the hesitant would
// gain by being spared; where it is less, they bluff until sanctions are worth as much to the sender as none.
TEST(ProvocationRecord, OfTheShippedScenario_IsWhatTheInequalitiesOfItsPayoffsSay) {
  const ProvocationGame game = make_provocation_game(shipped());
  const auto& determined = game.types[0].answers;
  const auto& hesitant = game.types[1].answers;
  ASSERT_FALSE(concedes(game.types[0], 2));
  ASSERT_TRUE(concedes(game.types[1], 2));
  const double spared = determined[0].resist.target - determined[2].resist.target;
  const double bluffed = hesitant[0].resist.target - hesitant[2].concede.target;
  ASSERT_LT(bluffed, spared);
  using enum SignallingKind;
  EXPECT_EQ(kinds(solve_provocation_record(with_test_cost(.5 * bluffed))),
            (std::vector<SignallingKind>{pooling, semi_separating}));
  EXPECT_EQ(kinds(solve_provocation_record(with_test_cost(.5 * (bluffed + spared)))),
            (std::vector<SignallingKind>{pooling, separating}));
  EXPECT_EQ(kinds(solve_provocation_record(with_test_cost(1.1 * spared))), (std::vector<SignallingKind>{pooling}));
  const ProvocationRecord bluff = solve_provocation_record(with_test_cost(.5 * bluffed));
  const double bluffs = (determined[0].resist.sender - determined[2].resist.sender) /
                        (hesitant[2].concede.sender - hesitant[0].resist.sender);
  const ProvocationEquilibrium& hybrid = of_kind(bluff, semi_separating);
  EXPECT_EQ(hybrid.typical.sender[0][test_missile], 1);
  EXPECT_NEAR(to_double(hybrid.typical.sender[1][test_missile]), bluffs, 1e-12);
  EXPECT_NEAR(to_double(hybrid.typical.receiver[test_missile][0]), .5, 1e-12) << "the cost over what bluffing gains";
}

// Where a test costs more than a bluff can gain, the hesitant cannot have made it (Cho & Kreps 1987): pooling fails.
TEST(ProvocationRecord, PoolingSurvivesTheIntuitiveCriterion_IffABluffCouldPay) {
  for (const bool dear : {false, true}) {
    const ProvocationRecord record = sample_provocation(.25, dear ? .75 : .25);
    const ProvocationEquilibrium& pooling = of_kind(record, SignallingKind::pooling);
    EXPECT_EQ(survives(pooling, SignallingRefinement::intuitive), !dear);
    const auto& after_test = pooling.refinements[0].front().messages.front();
    EXPECT_EQ(after_test.message, test_missile);
    EXPECT_EQ(after_test.excluded.size(), dear ? 1U : 0U);
  }
}

// The sender is indifferent after a test iff P(weak) 1 = P(tough) 1/4: bluff = q/(1-q) 1/4 = 1/12 at q = 1/4; the weak
// are iff (1 - full) 1/2 = cost.
TEST(ProvocationRecord, FindsTheBluff_Exactly) {
  const ProvocationRecord record = sample_provocation(.25, .125);
  EXPECT_TRUE(record.complete);
  EXPECT_EQ(record.status, Status::converged);
  const ProvocationEquilibrium& hybrid = of_kind(record, SignallingKind::semi_separating);
  EXPECT_EQ(hybrid.typical.sender[1][test_missile], Rational(1, 12));
  EXPECT_EQ(hybrid.typical.receiver[test_missile][1], Rational(3, 4));
  EXPECT_EQ(hybrid.typical.beliefs[test_missile][0], Rational(4, 5));
  for (const ProvocationEquilibrium& equilibrium : record.equilibria) {
    EXPECT_TRUE(verify_perfect_bayesian(record.signalling, equilibrium.typical).accepted);
    EXPECT_TRUE(verify_equilibrium_set(record.signalling, equilibrium.set).accepted);
  }
}

TEST(ProvocationRecord, NeedsAProvocation_AndAGameThatFitsIt) {
  Scenario scenario = shipped();
  scenario.provocation.reset();
  EXPECT_THROW(static_cast<void>(make_provocation_game(scenario)), InvalidModel);
  EXPECT_THROW(static_cast<void>(solve_provocation_record(scenario)), InvalidModel);
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
  const ProvocationRecord record = sample_provocation(.25, .125);
  EXPECT_THROW(static_cast<void>(solve_provocation_record(record.described, {}, record.game)), InvalidModel);
  EXPECT_THROW(static_cast<void>(solve_provocation_record({.intensities = {0}}, record.types, record.game)),
               InvalidModel);
}

}  // namespace
}  // namespace selectorate
