#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/cycle_text.hpp>

#include "report/text_reading.hpp"

namespace selectorate {
namespace {

using testing::expect_part;

/// Two made-up rounds; e^-X of the second is 1/3, so that a member is loyal with 3/4.
CycleRecord made_up() {
  CycleRecord record;
  record.rounds = 2;
  record.regret = {1e-12, 2e-12};
  record.path = {{.survival = 1,
                  .state = {.reserves = .5, .programme = .2, .loyalty = 0},
                  .provocation = 1,
                  .concession = 0,
                  .intensity = .5},
                 {.survival = .8,
                  .state = {.reserves = .25, .programme = .3, .loyalty = 1.0986122886681098},
                  .provocation = .5,
                  .concession = .25,
                  .intensity = 1}};
  record.after = {.survival = .7, .state = {.reserves = .1, .programme = .4, .loyalty = 0}};
  return record;
}

std::string text_of(const CycleRecord& record) {
  std::ostringstream output;
  write_cycle_text(output, record);
  return testing::in_one_line(output.str());
}

TEST(CycleText, TellsEachRoundInATable) {
  std::ostringstream output;
  const CycleRecord record = made_up();
  write_cycle_table(output, record.path, record.after);
  EXPECT_EQ(output.str(),
            "  round  in office  reserves  programme  loyal  tests  concedes  sanctions\n"
            "      1      100 %      50 %       20 %   50 %  100 %       0 %       50 %\n"
            "      2       80 %      25 %       30 %   75 %   50 %      25 %      100 %\n"
            "  after       70 %      10 %       40 %   50 %\n");
}

// 1 + .8 (.5) tests, .8 (.25) concessions, (1 (.5) + .8 (1))/1.8 of full intensity.
TEST(CycleText, SaysWhatItComesTo) {
  const std::string text = text_of(made_up());
  expect_part(text, "goes on for 2 rounds, and both know which is the last");
  expect_part(text, "When these 2 rounds are over he is still in office with probability 70 %.");
  expect_part(text, "tested in 1.4 of them and conceded in 0.2 of them, under sanctions of 72.2 % of full intensity");
  expect_part(text, "The programme has gone from 20 % to 40 %, his reserves from 50 % to 10 %.");
  expect_part(text, "the leader gains at most 1e-12 and the sender at most 2e-12");
  EXPECT_EQ(text.find("policy for ever"), std::string::npos) << text;
}

TEST(CycleText, WithoutALastRound_ClaimsOneOfPossiblySeveral) {
  CycleRecord record = made_up();
  record.rounds.reset();
  record.iterations = 24;
  const std::string text = text_of(record);
  expect_part(text, "goes on without a last round; told are the first 2");
  expect_part(text, "one policy for ever, found by 24 iterations; that there is no other pair");
}

TEST(CycleText, SaysHowItEnded_IfNotAsAsked) {
  CycleRecord record = made_up();
  EXPECT_EQ(text_of(record).find("stopped"), std::string::npos);
  record.rounds = 9;
  record.status = Status::cancelled;
  expect_part(text_of(record), "of 9 rounds only the last 2 are solved");
  record.rounds.reset();
  expect_part(text_of(record), "best pair of policies so far");
  record.status = Status::iteration_limit;
  expect_part(text_of(record), "stopped at its limit of work");
}

TEST(CycleText, OneRound_IsToldInTheSingular) {
  CycleRecord record = made_up();
  record.rounds = 1;
  record.path.resize(1);
  record.regret = {2e-290, 0};
  const std::string text = text_of(record);
  expect_part(text, "Now there is one round of it. In it the leader");
  expect_part(text, "When this round is over he is still in office with probability 70 %. The programme");
  expect_part(text, "the leader gains at most 1e-15 and the sender at most 1e-15");
}

}  // namespace
}  // namespace selectorate
