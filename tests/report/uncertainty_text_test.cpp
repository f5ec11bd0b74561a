#include <array>
#include <limits>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/io/uncertain_scenario.hpp>
#include <selectorate/report/episode_text.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "report/text_reading.hpp"

namespace selectorate {
namespace {

using testing::expect_part;

/// The text about a made-up episode whose sender is unsure of beta, line breaks as blanks.
std::string text_of(const UncertainKey& uncertainty, const UncertainEquilibrium& equilibrium,
                    bool sender_is_free = true) {
  Scenario scenario;
  scenario.instruments = {make_instrument(InstrumentKind::trade_embargo)};
  scenario.uncertainty = uncertainty;
  EpisodeRecord record;
  record.instruments = {InstrumentKind::trade_embargo};
  record.equilibrium.intensity = {0.2};
  record.uncertainty = {.parameter = uncertainty.parameter,
                        .distribution = uncertainty.distribution,
                        .excluded = 0.03,
                        .equilibrium = equilibrium};
  std::ostringstream output;
  write_episode_text(output, {scenario, record, {}, {}, sender_is_free});
  return testing::in_one_line(output.str());
}

UncertainEquilibrium made_up() {
  UncertainEquilibrium equilibrium;
  equilibrium.intensity = {0.6};
  equilibrium.response.mean = {.concession = 0.4, .survival = 0.9, .sender_value = 0.35};
  equilibrium.response.concession = ConcessionDistribution({{.6, 0, 0}, {.4, 1, 1}});
  equilibrium.response.ranges = {{0, 0.3, 0.4, 1, 1}, {0.3, 1, 0.6, 0, 0}};
  equilibrium.informed_value = 0.5;
  return equilibrium;
}

const UncertainKey uniform{"leader.policy_value", "uniform", {{"low", {0.0}}, {"high", {1.0}}}};

TEST(UncertaintyText, SaysWhatIsBelieved_Chosen_AndExpected) {
  const std::string text = text_of(uniform, made_up());
  expect_part(text, "If the sender is unsure of leader.policy_value");
  expect_part(text, "half of the chance lies between 0.25 and 0.75");
  expect_part(text, "3 % of the distribution, are left out");
  expect_part(text, "The best on average is to impose the trade embargo at 60 % of full intensity.");
  expect_part(text, "conceded 40 % on average: nothing with probability 60 %, everything with probability 40 %");
  expect_part(text, "to learn the value before choosing would be worth 0.15 more");
  expect_part(text, "estimated by the quadrature");
}

TEST(UncertaintyText, GivenIntensities_AreNotCalledTheBest) {
  UncertainEquilibrium given = made_up();
  given.informed_value = std::numeric_limits<double>::quiet_NaN();
  const std::string text = text_of(uniform, given, false);
  expect_part(text, "The sanctions are the same.");
  EXPECT_EQ(text.find("best on average"), std::string::npos) << text;
  EXPECT_EQ(text.find("learn the value"), std::string::npos) << text;
}

TEST(UncertaintyText, DiscreteValues_AreListedOneByOne) {
  UncertainEquilibrium equilibrium = made_up();
  equilibrium.response.ranges = {{0.2, 0.2, 0.4, 1, 1}, {0.8, 0.8, 0.6, 0, 0}};
  const UncertainKey discrete{
      "leader.policy_value", "discrete", {{"values", {0.2, 0.8}}, {"probabilities", {0.4, 0.6}}}};
  const std::string text = text_of(discrete, equilibrium);
  expect_part(text, "2 values possible");
  expect_part(text, "0.2                               40 %  everything");
  EXPECT_EQ(text.find("quadrature"), std::string::npos) << text;
}

}  // namespace
}  // namespace selectorate
