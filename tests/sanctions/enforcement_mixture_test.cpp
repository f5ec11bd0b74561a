#include <cmath>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/sanctions/enforcement_mixture.hpp>

#include "sanctions/bernstein.hpp"
#include "sanctions/enforcement_games.hpp"

namespace selectorate {
namespace {

/// prod_k (p - r_k), as Bernstein coefficients: multiplying by (p - r) = -r (1-p) + (1-r) p.
Bernstein make_rooted(const std::vector<Rational>& roots) {
  std::vector<Rational> scaled = {1};  // coefficients times binomials
  for (const Rational& root : roots) {
    std::vector<Rational> next(scaled.size() + 1);
    for (std::size_t m = 0; m < scaled.size(); ++m) {
      next[m] -= root * scaled[m];
      next[m + 1] += (1 - root) * scaled[m];
    }
    scaled = std::move(next);
  }
  Rational choose = 1;
  const auto degree = static_cast<int>(scaled.size()) - 1;
  for (int m = 0; m <= degree; ++m) {
    scaled[static_cast<std::size_t>(m)] /= choose;
    if (m < degree) choose = choose * (degree - m) / (m + 1);
  }
  return Bernstein(std::move(scaled));
}

TEST(Bernstein, RootsAreAllFound_AlsoWhereTheyAreRepeatedOrClose) {
  const Rational close = Rational(1) / 3 + Rational(1) / 1'000'000'000'000;
  const std::vector<std::vector<Rational>> inside = {
      {},
      {Rational(1) / 2},
      {Rational(1) / 3, close},
      {Rational(1) / 7, Rational(1) / 3, Rational(1) / 2, Rational(4) / 5}};
  for (const auto& roots : inside) {
    for (const bool repeated : {false, true}) {
      std::vector<Rational> all = roots;
      all.insert(all.end(), {Rational(-1), Rational(2), Rational(0), Rational(1)});
      if (repeated) all.insert(all.end(), roots.begin(), roots.end());
      const Bernstein polynomial = make_rooted(all);
      const std::vector<RootBracket> found = find_unit_roots(polynomial);
      ASSERT_EQ(found.size(), roots.size()) << repeated;
      for (std::size_t i = 0; i < roots.size(); ++i) {
        EXPECT_LE(found[i].low, roots[i]);
        EXPECT_GE(found[i].high, roots[i]);
        EXPECT_LE(found[i].high - found[i].low, Rational(1) / (std::int64_t{1} << 50));
      }
    }
  }
}

TEST(Bernstein, SignAtARoot_IsExact_AlsoWhereItIsZero) {
  const Bernstein rooted = make_rooted({Rational(1) / 3, Rational(2) / 3});
  const std::vector<RootBracket> roots = find_unit_roots(rooted);
  ASSERT_EQ(roots.size(), 2U);
  EXPECT_EQ(sign_at_root(make_rooted({Rational(1) / 3}), rooted, roots[0]), 0);
  EXPECT_EQ(sign_at_root(make_rooted({Rational(1) / 3}), rooted, roots[1]), 1);
  const Rational near = Rational(1) / 3 + Rational(1) / (Integer(1) << 90);
  EXPECT_EQ(sign_at_root(make_rooted({near}), rooted, roots[0]), -1);
  EXPECT_EQ(sign_at_root(make_rooted({near, near}), rooted, roots[0]), 1);
}

TEST(EnforcementMixture, OfTheLinearGame_HasItsClosedForm) {
  // Indifferent iff theta + penalty (n-1) p = cost: p = (5 - 1)/(8 * .75) = 2/3.
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(make_linear_game(9, 5, 1, .75));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LE(found[0].low, Rational(2) / 3);
  EXPECT_GE(found[0].high, Rational(2) / 3);
  EXPECT_NEAR(found[0].probability, 2.0 / 3, 1e-15);
  EXPECT_NEAR(found[0].enforcement, 2.0 / 3, 1e-15);
  EXPECT_LE(found[0].largest_gain, exact_rational(1e-14));
  EXPECT_GE(found[0].largest_gain, 0);
}

TEST(EnforcementMixture, OfAVolunteersDilemma_HasItsClosedForm) {
  // One who enforces is enough: B jumps to 1 at E = 1/n. All others stay out with probability cost/theta
  // (Diekmann 1985): (1-p)^(n-1) = 1/8.
  const unsigned n = 4;
  const EnforcementGame game({{.name = "state", .benefit = 8, .cost = 1, .count = n}},
                             EnforcementValue({{0, 0}, {Rational(1) / n, 1}, {1, 1}}));
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(game);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].probability, .5, 1e-15);
}

TEST(EnforcementMixture, CanBeSeveral) {
  // gain by m others: -1, 2, -1 at n = 3: -(1-p)^2 + 4 p (1-p) - p^2 = 0 at p = 1/2 -+ 1/sqrt 12.
  const EnforcementGame game({{.name = "state", .benefit = 3, .cost = 1, .count = 3}},
                             EnforcementValue({{0, 0}, {Rational(1) / 3, 0}, {Rational(2) / 3, 1}, {1, 1}}));
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(game);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(found[0].probability, .5 - 1 / std::sqrt(12.0), 1e-15);
  EXPECT_NEAR(found[1].probability, .5 + 1 / std::sqrt(12.0), 1e-15);
}

TEST(EnforcementMixture, OfATouchingRoot_IsFoundOnce) {
  // gain by m others: 1, -1, 1: (1-2p)^2, zero at 1/2 without a change of sign.
  const EnforcementGame game({{.name = "state", .benefit = 1, .cost = 0, .count = 3}},
                             EnforcementValue({{0, 0}, {Rational(1) / 3, 1}, {Rational(2) / 3, 0}, {1, 1}}));
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(game);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].low, Rational(1) / 2);
  EXPECT_EQ(found[0].high, Rational(1) / 2);
  EXPECT_EQ(found[0].largest_gain, 0);
}

TEST(EnforcementMixture, AsksTheOtherGroups) {
  // A lead sender whose penalty for staying out is too small to enforce, and one to whom enforcing pays by itself.
  const auto game = [](double lead_cost) {
    return EnforcementGame({{.name = "lead", .weight = 2, .benefit = 0, .cost = lead_cost},
                            {.name = "ally", .benefit = 0, .cost = 1, .penalty = 2, .count = 2}},
                           make_linear_enforcement_value(0));
  };
  // With the lead in, E_-i = 1/2 + p/4: 2 (1/2 + p/4) = 1 at p = 0 only: no mixture inside (0, 1). Without it: never.
  EXPECT_TRUE(solve_enforcement_mixtures(game(-1)).empty());
  const EnforcementGame stick({{.name = "lead", .weight = 2, .benefit = 0, .cost = -1},
                               {.name = "ally", .benefit = 0, .cost = 1.25, .penalty = 2, .count = 2}},
                              make_linear_enforcement_value(0));
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(stick);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].group, 1U);
  EXPECT_EQ(found[0].counts, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_NEAR(found[0].probability, .5, 1e-15);
}

TEST(EnforcementMixture, OfStatesThatNeverCare_IsEveryProbability) {
  const EnforcementGame idle({{.name = "state", .benefit = 0, .count = 3}}, make_linear_enforcement_value(1));
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(idle);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].every_probability);
  EXPECT_THROW((void)solve_enforcement_mixtures(make_linear_game(65, 1, 1)), InvalidModel);
}

// The same mixed equilibrium by the general solver of two-player games: 5 = 1 + p 6, p = 2/3.
TEST(EnforcementMixture, OfTwoStates_IsAmongTheExtremeEquilibriaOfTheirGame) {
  const EnforcementGame game = make_linear_game(2, 5, 1, 6);
  const auto general = solve_extreme_equilibria(make_strategic_game(game));
  ASSERT_TRUE(general.complete);
  ASSERT_EQ(general.equilibria.size(), 3U) << "nobody, everybody, and one that mixes";
  const std::vector<EnforcementMixture> found = solve_enforcement_mixtures(game);
  ASSERT_EQ(found.size(), 1U);
  int mixed = 0;
  for (const auto& equilibrium : general.equilibria) {
    const Rational enforce = equilibrium.at(InformationSetId(0))[1];
    if (enforce == 0 || enforce == 1) continue;
    ++mixed;
    EXPECT_EQ(enforce, Rational(2) / 3);
    EXPECT_LE(found[0].low, enforce);
    EXPECT_GE(found[0].high, enforce);
  }
  EXPECT_EQ(mixed, 1);
}

}  // namespace
}  // namespace selectorate
