#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

/// Selten's horse with player 3 choosing R with probability p.
BehaviorProfile<Rational> horse_profile(const ExtensiveGame& game, std::uint32_t one, std::uint32_t two,
                                        const Rational& p) {
  auto profile = make_behavior_profile(game, PureProfile{{one, two, 0}});
  profile.at(InformationSetId(2))[0] = p;
  profile.at(InformationSetId(2))[1] = 1 - p;
  return profile;
}

// oracles.md 5 (Selten 1975): Nash components (R, R, p3 <= 1/4) and (L, p2 >= 1/3, R).
TEST(Regret, OfSeltensHorse_IsZeroExactlyOnItsTwoComponents) {
  const ExtensiveGame game = make_selten_horse();
  const auto largest = [&](const BehaviorProfile<Rational>& profile) {
    const auto regrets = evaluate_regrets(game, profile);
    return *std::max_element(regrets.begin(), regrets.end());
  };
  EXPECT_EQ(largest(horse_profile(game, 0, 0, Rational(0))), 0);
  EXPECT_EQ(largest(horse_profile(game, 0, 0, Rational(1) / 4)), 0);
  EXPECT_GT(largest(horse_profile(game, 0, 0, parse_rational("0.2500001"))), 0);
  auto second = horse_profile(game, 1, 0, Rational(1));
  second.at(InformationSetId(1))[0] = Rational(1) / 3;
  second.at(InformationSetId(1))[1] = Rational(2) / 3;
  EXPECT_EQ(largest(second), 0);
  second.at(InformationSetId(1))[0] = parse_rational("0.3333333");
  second.at(InformationSetId(1))[1] = parse_rational("0.6666667");
  EXPECT_GT(largest(second), 0);
}

TEST(Regret, EqualsTheBestPureStrategyOfTheStrategicForm_OnRandomProfiles) {
  const ExtensiveGame game = make_selten_horse();
  const StrategicForm form = make_strategic_form(game);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomStream random(seed);
    auto profile = make_uniform_profile(game);
    for (std::uint32_t set = 0; set < 3; ++set) {
      const Rational p = Rational(random.below(8)) / 7;
      profile.at(InformationSetId(set))[0] = p;
      profile.at(InformationSetId(set))[1] = 1 - p;
    }
    const auto regrets = evaluate_regrets(game, profile);
    for (std::uint32_t player = 0; player < 3; ++player) {
      Rational best = -1000;
      for (const auto& actions : form.actions[player]) {
        auto deviation = profile;
        deviation.at(InformationSetId(player))[0] = actions[0] == 0 ? 1 : 0;
        deviation.at(InformationSetId(player))[1] = actions[0] == 1 ? 1 : 0;
        best = std::max(best, evaluate_expected_payoffs(game, deviation)[player]);
      }
      EXPECT_EQ(regrets[player], best - evaluate_expected_payoffs(game, profile)[player]) << "seed " << seed;
    }
  }
}

TEST(SubgameRegret, FindsAGainOffThePath_ThatTheRootDoesNotSee) {
  const ExtensiveGame game = make_threat_game();
  // Waiting because the leader would resist: no regret at the root, but the leader would gain 1 after a threat.
  const auto profile = make_behavior_profile(game, PureProfile{{0, 1}});
  for (const Rational& regret : evaluate_regrets(game, profile)) EXPECT_EQ(regret, 0);
  EXPECT_EQ(evaluate_subgame_regret(game, profile), 1);
}

TEST(Regret, RefusesGamesAndProfiles_ThatItCannotJudge) {
  const ExtensiveGame game = make_absent_minded_game();
  EXPECT_THROW((void)evaluate_regrets(game, make_uniform_profile(game)), InvalidModel);
  EXPECT_THROW((void)evaluate_subgame_regret(game, make_uniform_profile(game)), InvalidModel);
  EXPECT_THROW((void)evaluate_regrets(make_selten_horse(), make_uniform_profile(make_threat_game())), InvalidModel);
}

}  // namespace
}  // namespace selectorate
