#include <cmath>
#include <string>
#include <string_view>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario_keys.hpp>
#include <selectorate/io/uncertain_scenario.hpp>

#include "io/scenario_text.hpp"

namespace selectorate {
namespace {

using testing::read_text;

Scenario uncertain(std::string_view key, std::string_view distribution, std::string_view parameters) {
  return read_text(
      fmt::format("schema = 1\n[[instrument]]\nkind = \"trade_embargo\"\n[uncertainty]\nparameter = \"{}\"\n"
                  "distribution = \"{}\"\nparameters = {{ {} }}\n",
                  key, distribution, parameters));
}

TEST(UncertainScenario, EveryDistribution_IsTheOneOfThatName) {
  // Medians: exp(location); location; the middle; a half by symmetry; mode 1 of (0, 1, 2) by symmetry.
  EXPECT_NEAR(make_prior(uncertain("leader.policy_value", "lognormal", "location = -0.7, scale = 0.5")).quantile(.5),
              std::exp(-.7), 1e-9);
  EXPECT_NEAR(make_prior(uncertain("sender.regime_change_value", "normal", "location = -2, scale = 1")).quantile(.5),
              -2, 1e-9);
  EXPECT_NEAR(make_prior(uncertain("leader.policy_value", "uniform", "low = 1, high = 3")).quantile(.5), 2, 1e-9);
  EXPECT_NEAR(make_prior(uncertain("instrument[0].enforcement", "beta", "alpha = 3, beta = 3")).quantile(.5), .5, 1e-9);
  EXPECT_NEAR(make_prior(uncertain("leader.policy_value", "triangular", "low = 0, mode = 1, high = 2")).quantile(.5), 1,
              1e-9);
  const Prior discrete =
      make_prior(uncertain("citizens.barrier", "discrete", "values = [0.2, 0.6], probabilities = [0.25, 0.75]"));
  ASSERT_EQ(discrete.atoms().size(), 2U);
  EXPECT_EQ(discrete.atoms()[1].probability, .75);
}

TEST(UncertainScenario, Distribution_IsCutToWhatItsKeyAllows) {
  const boost::math::normal_distribution<> normal(.1, .1);
  const Prior beta = make_prior(uncertain("leader.policy_value", "normal", "location = 0.1, scale = 0.1"));
  EXPECT_NEAR(beta.excluded(), cdf(normal, 0), 1e-9);  // beta >= 0
  EXPECT_GE(beta.quantile(1e-9), 0);

  // A coalition is no larger than the selectorate, 3 million by default.
  const boost::math::lognormal_distribution<> sizes(14, 1.5);
  const Prior coalition = make_prior(uncertain("target.coalition", "lognormal", "location = 14, scale = 1.5"));
  EXPECT_NEAR(coalition.excluded(), 1 - cdf(sizes, default_number("target", "selectorate")), 1e-9);
  EXPECT_LE(coalition.quantile(1 - 1e-9), default_number("target", "selectorate"));
}

TEST(UncertainScenario, Episode_HasTheKeyAtTheValueGiven) {
  const Scenario scenario = uncertain("leader.policy_value", "uniform", "low = 0.1, high = 0.9");
  EXPECT_EQ(uncertain_value(scenario), .5);
  EXPECT_EQ(resolve_uncertainty(scenario, .25).actors.leader.policy_value, .25);
  EXPECT_FALSE(resolve_uncertainty(scenario, .25).uncertainty.has_value());
  EXPECT_EQ(make_uncertain_episode(scenario).at(.25).actors().leader.policy_value, .25);
  const Scenario instrument = uncertain("instrument.trade_embargo.rent", "uniform", "low = 0, high = 0.1");
  EXPECT_EQ(make_uncertain_episode(instrument).at(.03).package().instruments()[0].rent, .03);
}

std::string refusal(const Scenario& scenario) {
  try {
    static_cast<void>(make_uncertain_episode(scenario));
  } catch (const InvalidModel& error) {
    return error.field() + ": " + error.reason();
  }
  return "";
}

TEST(UncertainScenario, WithoutUncertainty_IsRefused) {
  EXPECT_EQ(refusal(Scenario()), "uncertainty: the scenario has none");
  EXPECT_THROW(static_cast<void>(uncertain_value(Scenario())), InvalidModel);
}

TEST(UncertainScenario, DistributionWithoutLegalValues_IsRefused) {
  const std::string reason = refusal(uncertain("leader.policy_value", "uniform", "low = -3, high = -1"));
  EXPECT_NE(reason.find("uncertainty.parameters: the distribution gives no probability"), std::string::npos) << reason;
}

}  // namespace
}  // namespace selectorate
