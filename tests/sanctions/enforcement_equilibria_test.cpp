#include <algorithm>
#include <atomic>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>

#include "sanctions/enforcement_games.hpp"
#include "sanctions/enforcement_signs.hpp"

namespace selectorate {
namespace {

/// Every profile by the payoffs themselves, in fractions.
std::vector<std::uint64_t> reference_equilibria(const EnforcementGame& game) {
  std::vector<std::uint64_t> found;
  for (std::uint64_t profile = 0; profile < game.profile_count(); ++profile) {
    if (evaluate_largest_gain(game, game.counts(profile)) <= 0) found.push_back(profile);
  }
  return found;
}

std::vector<std::uint64_t> profiles_of(const PureEnforcement& pure) {
  std::vector<std::uint64_t> profiles;
  for (const EnforcementEquilibrium& equilibrium : pure.equilibria) profiles.push_back(equilibrium.profile);
  return profiles;
}

TEST(PureEnforcement, IsFoundAsByTheReference_WithItsLargestGain_InRandomGamesFullOfTies) {
  std::size_t ties = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const EnforcementGame game = make_random_enforcement_game(seed, 1 + seed % 6, 1 + static_cast<unsigned>(seed % 3));
    const PureEnforcement pure = solve_pure_enforcement(game);
    ASSERT_EQ(profiles_of(pure), reference_equilibria(game)) << "seed " << seed;
    EXPECT_EQ(pure.status, pure.equilibria.empty() ? Status::no_equilibrium : Status::converged);
    for (const EnforcementEquilibrium& equilibrium : pure.equilibria) {
      const std::vector<std::uint32_t> counts = game.counts(equilibrium.profile);
      const Rational gain = evaluate_largest_gain(game, counts);
      EXPECT_GE(exact_rational(equilibrium.largest_gain), gain);
      EXPECT_NEAR(equilibrium.largest_gain, to_double(gain), 1e-12);
      EXPECT_EQ(equilibrium.largest_gain == 0, gain == 0);
      EXPECT_NEAR(equilibrium.enforcement, to_double(game.enforcement(counts)), 1e-15);
      ties += gain == 0;
    }
  }
  EXPECT_GT(ties, 30U) << "the games are meant to have ties";
}

// The same profiles as equilibria of the strategic game, judged by code that knows nothing of enforcement.
TEST(PureEnforcement, IsNashInTheStrategicGame) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const EnforcementGame game = make_random_enforcement_game(seed, 4);
    const StrategicGame strategic = make_strategic_game(game);
    const std::vector<std::uint64_t> found = profiles_of(solve_pure_enforcement(game));
    for (std::uint64_t profile = 0; profile < game.profile_count(); ++profile) {
      BehaviorProfile<Rational> behavior(strategic);
      for (std::uint32_t i = 0; i < 4; ++i) behavior.at(InformationSetId(i))[profile >> i & 1U] = 1;
      const bool nash = make_regret_certificate(strategic, SolutionConcept::nash, behavior).max_regret == 0;
      EXPECT_EQ(nash, std::binary_search(found.begin(), found.end(), profile)) << "seed " << seed;
    }
  }
}

TEST(PureEnforcement, OfStatesAlike_IsFoundByCounting_WhateverTheirNumber) {
  // Comply iff cost <= theta + m penalty (oracles.md 6): 5 <= 1 + m/8 from m = 32 on. Of 33 who enforce each is
  // indifferent, but a 34th would then gain, so only nobody and everybody are left.
  const PureEnforcement pure = solve_pure_enforcement(make_linear_game(1000, 5, 1, .125));
  ASSERT_EQ(pure.equilibria.size(), 2U);
  EXPECT_EQ(pure.equilibria[0].profile, 0U);
  EXPECT_EQ(pure.equilibria[1].profile, 1000U);
  EXPECT_EQ(pure.profiles, 1001U);
}

TEST(PureEnforcement, DecidesATieExactly) {
  // At m = 2 others complying is worth as much as not: 1 + 2 * 2 = 5.
  const PureEnforcement tied = solve_pure_enforcement(make_linear_game(3, 5, 1, 2));
  ASSERT_EQ(tied.equilibria.size(), 2U);
  EXPECT_EQ(tied.equilibria[1].largest_gain, 0);
  const double above = std::nextafter(5.0, 6.0);
  EXPECT_EQ(profiles_of(solve_pure_enforcement(make_linear_game(3, above, 1, 2))), std::vector<std::uint64_t>{0});
}

TEST(PureEnforcement, OfManyProfiles_IsTheSameOnAnyNumberOfThreads) {
  const EnforcementGame game = make_random_enforcement_game(11, 17);
  const PureEnforcement one = solve_pure_enforcement(game, {.threads = 1});
  const PureEnforcement three = solve_pure_enforcement(game, {.threads = 3});
  EXPECT_EQ(profiles_of(one), profiles_of(three));
  EXPECT_EQ(one.profiles, 1U << 17U);
}

TEST(PureEnforcement, StopsAtItsLimit_AndWhenAskedTo) {
  // Whoever enforces alone gains nothing, and nobody is punished: every profile is an equilibrium.
  const EnforcementGame idle(std::vector<SenderState>(10, SenderState{.benefit = 0}), make_linear_enforcement_value(1));
  const PureEnforcement some = solve_pure_enforcement(idle, {.limit = 100});
  EXPECT_EQ(some.status, Status::truncated);
  EXPECT_EQ(some.equilibria.size(), 100U);
  EXPECT_FALSE(some.complete());
  EXPECT_EQ(solve_pure_enforcement(idle, {.limit = 1024}).status, Status::converged);
  const EnforcementGame large(std::vector<SenderState>(23, SenderState{.cost = 1}), make_linear_enforcement_value(1));
  EXPECT_EQ(solve_pure_enforcement(large, {}, [](const Progress&) { return false; }).status, Status::cancelled);
  EXPECT_THROW((void)solve_pure_enforcement(large, {.profile_limit = 1000}), InvalidModel);
}

TEST(PureEnforcement, NeedNotExist) {
  // The first gains iff the second does not enforce (B flattens), the second iff the first does (its penalty).
  const EnforcementGame chase(
      {{.name = "one", .benefit = 2, .cost = 1}, {.name = "two", .benefit = 0, .cost = 1, .penalty = 3}},
      EnforcementValue({{0, 0}, {Rational(1) / 2, 1}, {1, 1}}));
  const PureEnforcement pure = solve_pure_enforcement(chase);
  EXPECT_EQ(pure.status, Status::no_equilibrium);
  EXPECT_TRUE(pure.complete());
  EXPECT_THROW((void)solve_enforcement_range(chase), InvalidModel);
}

TEST(GainSigns, AreThoseOfTheGain_AtEveryLevelThatOthersCanReach) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const EnforcementGame game = make_random_enforcement_game(seed, 5, 2);
    const std::vector<GainSigns> signs = make_gain_signs(game);
    for (std::size_t g = 0; g < signs.size(); ++g) {
      bool falls = false;
      int before = -1;
      for (Integer units = 0; units <= game.total_units() - game.units(g); ++units) {
        const int sign = signs[g].sign(narrow_units(units));
        ASSERT_EQ(sign, game.gain(g, Rational(units) / game.total_units()).sign()) << "seed " << seed;
        falls = falls || sign < before;
        before = sign;
      }
      EXPECT_EQ(signs[g].never_falls(), !falls);
    }
  }
}

TEST(EnforcementRange, HoldsTheLeastAndTheGreatestOfAllEquilibria) {
  std::size_t supermodular = 0;
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const EnforcementGame game = make_random_enforcement_game(seed, 1 + seed % 6, 1 + static_cast<unsigned>(seed % 2));
    const Complementarity complementarity = verify_complementarity(game);
    EXPECT_TRUE(complementarity.single_crossing || !complementarity.increasing_differences);
    if (!complementarity.single_crossing) continue;
    ++supermodular;
    const EnforcementRange range = solve_enforcement_range(game);
    const PureEnforcement pure = solve_pure_enforcement(game);
    ASSERT_FALSE(pure.equilibria.empty());
    std::vector<std::uint32_t> least = game.counts(pure.equilibria.front().profile);
    std::vector<std::uint32_t> greatest = least;
    for (const EnforcementEquilibrium& equilibrium : pure.equilibria) {
      const std::vector<std::uint32_t> counts = game.counts(equilibrium.profile);
      for (std::size_t g = 0; g < counts.size(); ++g) {
        least[g] = std::min(least[g], counts[g]);
        greatest[g] = std::max(greatest[g], counts[g]);
      }
    }
    EXPECT_EQ(range.least, least) << "seed " << seed;
    EXPECT_EQ(range.greatest, greatest) << "seed " << seed;
    EXPECT_EQ(range.unique(), pure.equilibria.size() == 1);
    EXPECT_EQ(range.unique(), range.least_enforcement == range.greatest_enforcement);
    several += !range.unique();
  }
  EXPECT_GT(supermodular, 50U);
  EXPECT_GT(several, 10U);
}

TEST(Complementarity, TurnsOnThePenalty_WhereValueHasFallingReturns) {
  // gain(t) = 2 [B(t + 1/2) - B(t)] + penalty t falls from 2 to 0 over t in [0, 1/2] at no penalty, B as below.
  const auto game = [](double penalty) {
    return EnforcementGame({{.name = "state", .benefit = 2, .cost = 1, .penalty = penalty, .count = 2}},
                           EnforcementValue({{0, 0}, {Rational(1) / 2, 1}, {1, 1}}));
  };
  EXPECT_FALSE(verify_complementarity(game(0)).single_crossing);
  EXPECT_FALSE(verify_complementarity(game(3)).increasing_differences);
  EXPECT_TRUE(verify_complementarity(game(3)).single_crossing);
  EXPECT_TRUE(verify_complementarity(game(4)).increasing_differences);
}

}  // namespace
}  // namespace selectorate
