#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/threat_selection.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

/// A type that loses `price` by conceding and `harm` by sanctions, against whom standing firm gains the sender `gain`.
ThreatenedType make_type(double probability, double price, double harm, double gain, double concession = 0) {
  return {probability,
          {.status_quo = {0, 0}, .concession = {1, -price}, .stand_firm = {gain, -harm}, .back_down = {0, 0}},
          concession,
          concession >= .5};
}

/// By definition: every type's choice is best at r, and r is the sender's best reply to those who resist.
void expect_equilibrium(const std::vector<ThreatenedType>& types, double cost_limit, const ThreatSelection& e) {
  double gain = 0;
  for (std::size_t i = 0; i < types.size(); ++i) {
    const CrisisPayoffs& u = types[i].payoffs;
    const double resisting = e.credibility * u.stand_firm.target + (1 - e.credibility) * u.back_down.target;
    EXPECT_TRUE(e.resist[i] == 0 || resisting >= u.concession.target - 1e-12);
    EXPECT_TRUE(e.resist[i] == 1 || resisting <= u.concession.target + 1e-12);
    gain += e.posterior[i] * (u.stand_firm.sender - u.back_down.sender);
  }
  EXPECT_TRUE(e.credibility == 1 || gain <= e.credibility * cost_limit + 1e-12);
  EXPECT_TRUE(e.credibility == 0 || gain >= e.credibility * cost_limit - 1e-12);
}

TEST(ThreatSelection, OnRandomGames_EachIsAnEquilibrium_AndOneIsFound) {
  RandomStream random(19);
  int mixed = 0;
  int several = 0;
  for (int draw = 0; draw < 300; ++draw) {
    std::vector<ThreatenedType> types;
    const std::uint32_t count = 1 + random.below(6);
    for (std::uint32_t i = 0; i < count; ++i) {
      types.push_back(make_type(random.uniform(.1, 1), random.below(9) / 8.0, random.uniform(-.2, 1.5),
                                random.uniform(-.5, 1), random.uniform()));
    }
    const double cost_limit = random.below(4) == 0 ? 0 : random.uniform(.1, 1.5);
    const std::vector<ThreatSelection> found = solve_threat_selection(types, cost_limit);
    ASSERT_GE(found.size(), 1U) << "draw " << draw;
    several += found.size() > 1;
    for (const ThreatSelection& e : found) {
      expect_equilibrium(types, cost_limit, e);
      mixed += std::any_of(e.resist.begin(), e.resist.end(), [](double r) { return r > 0 && r < 1; });
      double sum = 0;
      for (const double p : e.posterior) sum += p;
      EXPECT_NEAR(sum, 1, 1e-14);
    }
  }
  EXPECT_GT(mixed, 10);
  EXPECT_GT(several, 10);
}

TEST(ThreatSelection, OnRandomGames_NoEquilibriumOfAFineGrid_IsMissed) {
  // The sender's reply to the pure choices at r, along a grid: a change of sign of reply(r) - r brackets an
  // equilibrium.
  RandomStream random(20);
  for (int draw = 0; draw < 100; ++draw) {
    std::vector<ThreatenedType> types;
    for (int i = 0; i < 4; ++i) {
      types.push_back(make_type(1, random.uniform(0, .9), random.uniform(.5, 1.5), random.uniform(-.2, 1)));
    }
    const auto reply = [&](double r) {
      double gain = 0;
      double weight = 0;
      for (const ThreatenedType& type : types) {
        if (r * -type.payoffs.stand_firm.target >= -type.payoffs.concession.target) continue;
        gain += type.payoffs.stand_firm.sender;
        weight += 1;
      }
      return weight == 0 ? -1 : std::clamp(gain / weight / .8, 0.0, 1.0);
    };
    const std::vector<ThreatSelection> found = solve_threat_selection(types, .8);
    for (int step = 0; step < 1000; ++step) {
      const double low = (step + .5) / 1001;
      const double high = (step + 1.5) / 1001;
      if (reply(low) < 0 || reply(high) < 0) break;
      if ((reply(low) > low) == (reply(high) > high)) continue;
      EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                              [&](const ThreatSelection& e) { return e.credibility >= low && e.credibility <= high; }))
          << "draw " << draw << " r " << low;
    }
  }
}

TEST(ThreatSelection, WhereTheSenderGainsLessFromTougherTypes_ThereIsOneEquilibrium) {
  RandomStream random(21);
  for (int draw = 0; draw < 200; ++draw) {
    std::vector<ThreatenedType> types;
    for (int i = 0; i < 5; ++i) {
      const double price = .05 + .15 * i + random.uniform(0, .1);
      types.push_back(make_type(random.uniform(.1, 1), price, 1, 1 - price));
    }
    EXPECT_EQ(solve_threat_selection(types, random.uniform(.1, 2)).size(), 1U) << "draw " << draw;
  }
}

TEST(ThreatSelection, TwoTypes_MixAsByHand) {
  // The soft type concedes iff r >= 1/2. Against it standing firm gains 1, against the tough one nothing, and costs up
  // to 1/2: r = min(1, 2 q), q being the share of soft ones among those who resist. If all resisted r would be 1, if
  // only the tough did 0. So r = 1/2, q = 1/4, and a third of the soft resist.
  const std::vector<ThreatenedType> types = {make_type(.5, .5, 1, 1, 1), make_type(.5, 2, 1, 0)};
  const std::vector<ThreatSelection> found = solve_threat_selection(types, .5);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found.front().credibility, .5, 1e-15);
  EXPECT_NEAR(found.front().resist[0], 1 / 3.0, 1e-15);
  EXPECT_NEAR(found.front().concede_to_threat, 1 / 3.0, 1e-15);
  EXPECT_NEAR(found.front().concede_imposed, .25, 1e-15);
  EXPECT_NEAR(found.front().concede_unselected, .5, 1e-15);
  EXPECT_NEAR(found.front().sanctions_frequency, 1 / 3.0, 1e-15);
}

TEST(ThreatSelection, TypesOfAnEpisode_YieldInTheOrderOfTheirPolicyValue) {
  const SanctionsEpisode episode(Polity(test::oracle_polity('C', 1)), Package({test::broad_instrument()}),
                                 test::oracle_actors());
  const std::vector<PolicyValue> values = {{1, .05}, {1, .1}, {1, .2}, {1, .4}, {1, .8}};
  const auto types = make_threatened_types(episode, values, {.demand = .5, .intensity = 1, .audience_cost = .3});
  for (const ThreatSelection& e : solve_threat_selection(types, .5)) {
    EXPECT_TRUE(std::is_sorted(e.resist.begin(), e.resist.end()));
  }
  for (std::size_t i = 1; i < types.size(); ++i) {
    EXPECT_LE(types[i].imposed_concession, types[i - 1].imposed_concession + 1e-5);
  }
}

TEST(ThreatSelection, RefusesTypesThatAreNone) {
  EXPECT_THROW((void)solve_threat_selection({}, 1), InvalidModel);
  EXPECT_THROW((void)solve_threat_selection(std::vector{make_type(0, 1, 1, 1)}, 1), InvalidModel);
  EXPECT_THROW((void)solve_threat_selection(std::vector{make_type(1, 1, 1, 1)}, -1), InvalidModel);
  EXPECT_THROW((void)solve_threat_selection(std::vector{make_type(1, NAN, 1, 1)}, 1), InvalidModel);
}

}  // namespace
}  // namespace selectorate
