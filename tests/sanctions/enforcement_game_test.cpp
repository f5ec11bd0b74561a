#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

#include "sanctions/enforcement_games.hpp"

namespace selectorate {
namespace {

std::string field_of_error(const std::vector<SenderState>& states) {
  try {
    const EnforcementGame game(states, make_linear_enforcement_value(1));
  } catch (const InvalidModel& error) {
    return error.field();
  }
  return "";
}

TEST(EnforcementGame, PaysWhatTheModelSays) {
  // Weights 1 : 3, B(E) = 8 E; the second state's shares are 3/4 and its payoffs worked out by hand.
  const EnforcementGame game({{.name = "small", .weight = .1, .benefit = 1, .cost = 1, .penalty = 2},
                              {.name = "large", .weight = .1 + .1 + .1, .benefit = 2, .cost = 5, .penalty = 4}},
                             make_linear_enforcement_value(8));
  EXPECT_EQ(game.share(0) + game.share(1), 1);
  const Rational t = game.share(0);
  EXPECT_EQ(game.payoff(1, true, t), 2 * 8 - 5);
  EXPECT_EQ(game.payoff(1, false, t), 2 * 8 * t - 4 * t);
  EXPECT_EQ(game.gain(1, 0), 2 * 8 * game.share(1) - 5);
}

TEST(EnforcementGame, NumbersProfiles_FirstGroupFastest) {
  const EnforcementGame game({{.name = "a", .count = 2}, {.name = "b"}, {.name = "c", .count = 3}},
                             make_linear_enforcement_value(1));
  EXPECT_EQ(game.profile_count(), 3U * 2 * 4);
  EXPECT_EQ(game.state_count(), 6U);
  for (std::uint64_t profile = 0; profile < game.profile_count(); ++profile) {
    EXPECT_EQ(game.profile(game.counts(profile)), profile);
  }
  EXPECT_EQ(game.counts(1 + 3 * 1 + 6 * 2), (std::vector<std::uint32_t>{1, 1, 2}));
  EXPECT_EQ(game.enforcement(std::vector<std::uint32_t>{1, 1, 2}), Rational(2) / 3);
}

TEST(EnforcementGame, RefusesWhatIsOutOfRange_NamingTheField) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(field_of_error({}), "sender_state");
  EXPECT_EQ(field_of_error({{.weight = 0}}), "sender_state[0].weight");
  EXPECT_EQ(field_of_error({{}, {.benefit = -1}}), "sender_state[1].benefit");
  EXPECT_EQ(field_of_error({{.cost = infinity}}), "sender_state[0].cost");
  EXPECT_EQ(field_of_error({{.penalty = std::numeric_limits<double>::quiet_NaN()}}), "sender_state[0].penalty");
  EXPECT_EQ(field_of_error({{.count = 0}}), "sender_state[0].count");
  EXPECT_EQ(field_of_error({{.weight = 1e-300}, {.weight = 1e300}}), "sender_state.weight");
  const EnforcementGame game({{.count = 2}}, make_linear_enforcement_value(1));
  EXPECT_THROW((void)game.enforcement(std::vector<std::uint32_t>{3}), InvalidModel);
  EXPECT_THROW((void)game.enforcement(std::vector<std::uint32_t>{1, 1}), InvalidModel);
}

TEST(EnforcementGame, OfManyStates_HasMoreProfilesThanCanBeNumbered) {
  const EnforcementGame game(std::vector<SenderState>(70), make_linear_enforcement_value(1));
  EXPECT_EQ(game.profile_count(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(evaluate_largest_gain(game, std::vector<std::uint32_t>(70)), Rational(1) / 70);
}

TEST(EnforcementGame, AsAStrategicGame_GivesEveryStateItsPayoff) {
  const EnforcementGame game = make_random_enforcement_game(3, 3, 2);
  const StrategicGame strategic = make_strategic_game(game);
  ASSERT_EQ(strategic.player_count(), game.state_count());
  // Group by group, in order: the first player is of the first group.
  std::vector<std::uint32_t> counts(3);
  for (std::size_t g = 0; g < 3; ++g) counts[g] = game.groups()[g].count;
  const Rational others = 1 - game.share(0);
  EXPECT_EQ(strategic.payoff(strategic.profile_count() - 1, PlayerId(0)), game.payoff(0, true, others));
  EXPECT_EQ(strategic.payoff(strategic.profile_count() - 2, PlayerId(0)), game.payoff(0, false, others));
  EXPECT_THROW((void)make_strategic_game(make_linear_game(17, 1, 1)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
