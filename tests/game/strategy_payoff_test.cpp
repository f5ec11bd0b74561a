#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>
#include <selectorate/game/strategy_payoff.hpp>

namespace selectorate {
namespace {

StrategicGame make_bimatrix(const std::vector<std::vector<Rational>>& rows, std::size_t first, std::size_t second) {
  ExactTable payoffs(2);
  for (const auto& row : rows) payoffs.append(row);
  return {"t", {"A", "B"}, {std::vector<std::string>(first, "a"), std::vector<std::string>(second, "b")}, payoffs};
}

// By hand: against (1/3, 2/3) of B, A's rows pay 1/3 * 1/2 + 2/3 * 0 and 1/3 * -1 + 2/3 * 1/3.
TEST(StrategyPayoff, OfATwoByTwoGame_IsTheOneByHand) {
  const StrategicGame game = make_bimatrix(
      {{Rational(1) / 2, 1}, {-1, 0}, {0, parse_rational("1/7")}, {Rational(1) / 3, parse_rational("1e19")}}, 2, 2);
  BehaviorProfile<Rational> profile(game);
  profile.at(InformationSetId(0))[1] = 1;
  profile.at(InformationSetId(1))[0] = Rational(1) / 3;
  profile.at(InformationSetId(1))[1] = Rational(2) / 3;
  EXPECT_EQ(evaluate_strategy_payoffs(game, profile, PlayerId(0)),
            (std::vector<Rational>{Rational(1) / 6, Rational(-1) / 9}));
  EXPECT_EQ(evaluate_strategy_payoffs(game, profile, PlayerId(1)), (std::vector<Rational>{0, parse_rational("1e19")}));
  EXPECT_EQ(evaluate_expected_payoffs(game, profile),
            (std::vector<Rational>{Rational(-1) / 9, Rational(2) * parse_rational("1e19") / 3}));
}

// The definition: every profile weighted with the product of its probabilities.
TEST(StrategyPayoff, OfThreePlayers_IsTheSumOverProfiles) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    RandomStream random(seed);
    const std::vector<std::size_t> sizes = {2, 3, 2};
    ExactTable payoffs(3);
    for (int k = 0; k < 12; ++k) {
      std::vector<Rational> row;
      for (int i = 0; i < 3; ++i) row.push_back(Rational(random.below(21)) / (1 + random.below(4)) - 5);
      payoffs.append(row);
    }
    const StrategicGame game("t", {"A", "B", "C"}, {{"1", "2"}, {"1", "2", "3"}, {"1", "2"}}, payoffs);
    BehaviorProfile<Rational> profile(game);
    for (std::uint32_t i = 0; i < 3; ++i) {
      Rational sum = 0;
      for (Rational& p : profile.at(InformationSetId(i))) sum += p = random.below(4);
      if (sum == 0) sum = profile.at(InformationSetId(i))[0] = 1;
      for (Rational& p : profile.at(InformationSetId(i))) p /= sum;
    }
    std::vector<Rational> expected(3, 0);
    for (std::size_t k = 0; k < game.profile_count(); ++k) {
      Rational weight = 1;
      for (std::uint32_t i = 0; i < 3; ++i) {
        weight *= profile.at(InformationSetId(i))[game.strategy_in(k, PlayerId(i))];
      }
      for (std::uint32_t i = 0; i < 3; ++i) expected[i] += weight * game.payoff(k, PlayerId(i));
    }
    EXPECT_EQ(evaluate_expected_payoffs(game, profile), expected);
  }
}

}  // namespace
}  // namespace selectorate
