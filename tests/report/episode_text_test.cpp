#include <limits>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/episode_text.hpp>

#include "report/text_reading.hpp"

namespace selectorate {
namespace {

using testing::expect_part;

/// A made-up episode: 2 000 insiders, 8 000 outsiders, a resisting leader.
struct Sample {
  Scenario scenario;
  EpisodeRecord record;
  LeaderResponse without_sanctions;

  Sample() {
    scenario.meta.title = "Made up";
    scenario.target.population = 10'000;
    scenario.target.coalition = 2'000;
    scenario.target.income = 900;
    scenario.instruments = {make_instrument(InstrumentKind::trade_embargo),
                            make_instrument(InstrumentKind::luxury_ban)};
    record.instruments = {InstrumentKind::trade_embargo, InstrumentKind::luxury_ban};
    record.baseline = {.support_spending = 2e9, .private_goods = 100, .loyalty_premium = 7, .leader_rent = 4e9};
    EpisodeEquilibrium& equilibrium = record.equilibrium;
    equilibrium.intensity = {0.8, 0};
    equilibrium.leader.outcome = {.survival = 0.95,
                                  .loyalty = 0.9,
                                  .revolt = 0.01,
                                  .outsider_income = 640,
                                  .insider_consumption = 990,
                                  .revenue_loss = 1.2e9,
                                  .diverted_share = 0.75,
                                  .budget = 5e9,
                                  .private_goods = 150};
    without_sanctions.action = {.repression = 1e8, .support_spending = 1.9e9};
    without_sanctions.outcome = {
        .outsider_income = 900, .insider_consumption = 1000, .budget = 6e9, .private_goods = 100};
    equilibrium.threshold = std::numeric_limits<double>::infinity();
    equilibrium.certificate = {EpisodeEvidence::interval_bound, 1e-6, 1e-3, 0};
  }

  [[nodiscard]] std::string text(bool sender_is_free = true, EpisodeTextOptions options = {}) const {
    std::ostringstream output;
    write_episode_text(output, {scenario, record, without_sanctions, {}, sender_is_free}, options);
    return testing::in_one_line(output.str());
  }
};

TEST(EpisodeText, Headline_SaysWhoDoesWhat) {
  const std::string text = Sample().text();
  expect_part(text, "The sender imposes the trade embargo at 80 % of full intensity.");
  expect_part(text, "The leader resists: he concedes nothing, and his chance of staying in office is 95 %.");
}

TEST(EpisodeText, LeaderWhoConcedes_BargainsOrGivesIn) {
  Sample sample;
  sample.record.equilibrium.leader.action.concession = 0.5;
  expect_part(sample.text(), "The leader bargains: he concedes 50 %");
  sample.record.equilibrium.leader.action.concession = 1;
  expect_part(sample.text(), "The leader gives in");
}

TEST(EpisodeText, WhoPays_ComparesWithTheSameEpisodeWithoutSanctions) {
  const std::string text = Sample().text();
  expect_part(text, "Who pays (compared with the same episode without sanctions)");
  expect_part(text, "4 bn");  // the leader keeps 6e9 - 1e8 - 1.9e9 without sanctions
  expect_part(text, "each of 8,000 outsiders");
  expect_part(text, "-28.9 %");  // 900 to 640
  expect_part(text, "-1 %");     // 900 + 100 to 990
  expect_part(text, "shifts 75 % of that onto citizens");
}

TEST(EpisodeText, Margin_IsTheShockThatWouldChangeAMind) {
  // P = .9 and a logistic shock of scale .1: the margin is .1 log 9 = .2197 (closed form).
  expect_part(Sample().text(), "stays loyal with probability 90 % (only a shock of 0.22 utils would change that)");
}

TEST(EpisodeText, Certificate_IsSaidInPlainWords) {
  expect_part(Sample().text(), "no other intensities can gain the sender more than 0.001 of its utility.");
  Sample sample;
  sample.record.equilibrium.certificate = {};
  sample.record.equilibrium.certificate.leader_regret = std::numeric_limits<double>::infinity();
  sample.record.equilibrium.certificate.sender_regret = std::numeric_limits<double>::infinity();
  expect_part(sample.text(), "best of a search from many starts; no bound was computed.");
  sample.record.equilibrium.status = Status::iteration_limit;
  expect_part(sample.text(), "stopped at its limit of work");
}

TEST(EpisodeText, GivenIntensities_SayNothingOfTheSendersChoice) {
  const std::string text = Sample().text(false);
  expect_part(text, "Given: the trade embargo at 80 %");
  EXPECT_EQ(text.find("no other intensities"), std::string::npos);
  EXPECT_EQ(text.find("at any intensity"), std::string::npos);
}

TEST(EpisodeText, Threshold_IsSaidWhenThereIsOne) {
  Sample sample;
  expect_part(sample.text(), "concedes nothing at any intensity");
  sample.record.equilibrium.threshold = 0.43;
  expect_part(sample.text(), "begins to concede at 43 % of the package's full intensity");
}

TEST(EpisodeText, Escapes_AreThereOnlyInColor) {
  EXPECT_EQ(Sample().text().find('\x1b'), std::string::npos);
  EXPECT_NE(Sample().text(true, {.color = true}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace selectorate
