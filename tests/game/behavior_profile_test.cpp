#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/assessment.hpp>
#include <selectorate/game/behavior_profile.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

TEST(BehaviorProfile, LiftedFromDoubles_SumsToOneExactly) {
  const ExtensiveGame game = make_selten_horse();
  BehaviorProfile<double> rounded(game);
  for (std::uint32_t set = 0; set < 3; ++set) {
    rounded.at(InformationSetId(set))[0] = 1.0 / 3.0;
    rounded.at(InformationSetId(set))[1] = 2.0 / 3.0 + 1e-12;
  }
  const auto lifted = lift_profile(game, rounded);
  EXPECT_NO_THROW(check_profile(game, lifted));
  EXPECT_NEAR(to_double(lifted.at(InformationSetId(0))[0]), 1.0 / 3.0, 1e-11);
}

TEST(BehaviorProfile, IsRefused_WhenProbabilitiesAreWrong) {
  const ExtensiveGame game = make_selten_horse();
  auto profile = make_uniform_profile(game);
  EXPECT_NO_THROW(check_profile(game, profile));
  profile.at(InformationSetId(1))[0] = Rational(1) / 3;
  EXPECT_THROW(check_profile(game, profile), InvalidModel);
  profile.at(InformationSetId(1))[0] = Rational(3) / 2;
  profile.at(InformationSetId(1))[1] = Rational(-1) / 2;
  EXPECT_THROW(check_profile(game, profile), InvalidModel);
  EXPECT_THROW(check_profile(make_threat_game(), make_uniform_profile(game)), InvalidModel);
  BehaviorProfile<double> rounded(game);
  EXPECT_THROW((void)lift_profile(game, rounded), InvalidModel);
  rounded.at(InformationSetId(0))[0] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW((void)lift_profile(game, rounded), InvalidModel);
  EXPECT_THROW((void)make_behavior_profile(game, PureProfile{{0, 0}}), InvalidModel);
  EXPECT_THROW((void)make_behavior_profile(game, PureProfile{{0, 0, 2}}), InvalidModel);
}

TEST(BayesBeliefs, FollowFromReach_WhereTheSetIsReached) {
  const ExtensiveGame game = make_selten_horse();
  // Uniform: player 3's nodes are reached with 1/2 (after L) and 1/4 (after R, L).
  const auto uniform = evaluate_bayes_beliefs(game, make_uniform_profile(game));
  const auto& three = uniform.beliefs[game.first_information_set(PlayerId(2)).index()];
  ASSERT_EQ(three.size(), 2U);
  EXPECT_EQ(three[0] + three[1], Rational(1));
  const NodeId first(game.members(game.first_information_set(PlayerId(2)))[0]);
  EXPECT_EQ(three[0], game.parent(first) == game.root() ? Rational(2) / 3 : Rational(1) / 3);
  const auto quiet = evaluate_bayes_beliefs(game, make_behavior_profile(game, PureProfile{{0, 0, 0}}));
  EXPECT_TRUE(quiet.beliefs[game.first_information_set(PlayerId(2)).index()].empty());
}

TEST(BehaviorProfile, OfAStrategicGame_HasOneDistributionAPlayer) {
  ExactTable payoffs(2);
  for (int profile = 0; profile < 6; ++profile) payoffs.append(std::vector<Rational>{profile, -profile});
  const StrategicGame game("two by three", {"Row", "Column"}, {{"a", "b"}, {"x", "y", "z"}}, payoffs);
  BehaviorProfile<Rational> profile(game);
  ASSERT_EQ(profile.information_set_count(), 2U);
  EXPECT_EQ(profile.at(InformationSetId(1)).size(), 3U);
  EXPECT_THROW(check_profile(game, profile), InvalidModel);
  profile.at(InformationSetId(0))[1] = 1;
  profile.at(InformationSetId(1))[0] = Rational(1) / 3;
  profile.at(InformationSetId(1))[2] = Rational(2) / 3;
  EXPECT_NO_THROW(check_profile(game, profile));
  EXPECT_THROW(check_profile(game, make_uniform_profile(make_threat_game())), InvalidModel);
}

}  // namespace
}  // namespace selectorate
