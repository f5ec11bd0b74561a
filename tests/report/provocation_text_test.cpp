#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/report/provocation_text.hpp>

#include "io/provocation_sample.hpp"

namespace selectorate {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// In one line, whatever the width.
std::string text_of(const ProvocationRecord& record) {
  std::ostringstream output;
  write_provocation_text(output, record, {.width = 100'000});
  return output.str();
}

TEST(ProvocationText, NamesTypes_WhatTheyDifferIn_AndWhatTheyConcedeTo) {
  const std::string text = text_of(testing::sample_provocation(.25, .125));
  EXPECT_THAT(text, HasSubstr("answers with no sanctions or 100 % intensity. Then the target concedes everything"));
  EXPECT_THAT(text, HasSubstr("type   chance  policy value  cost of a test  concedes"));
  EXPECT_THAT(text, HasSubstr("tough    25 %             3           0.125  to none of them"));
  EXPECT_THAT(text, HasSubstr("weak     75 %           0.5           0.125  to 100 % intensity"));
  EXPECT_THAT(text, Not(HasSubstr("barrier"))) << "the types have the same";
}

// The bluff of 1/12, the belief 4/5 and the answer 3/4 are derived in provocation_record_test.cpp.
TEST(ProvocationText, TellsWhoTests_WhatIsBelieved_AndWhatIsAnswered) {
  const std::string text = text_of(testing::sample_provocation(.25, .125));
  EXPECT_THAT(text, HasSubstr("There are 2 perfect Bayesian equilibria, and no others."));
  EXPECT_THAT(text, HasSubstr("Semi-separating: what he does tells something"));
  EXPECT_THAT(text, HasSubstr("tests         tough, weak in 8.3 %  tough 80 %, weak 20 %     "
                              "no sanctions in 25 %, 100 % intensity in 75 %"));
  EXPECT_THAT(text, HasSubstr("a test is answered with no sanctions in 0 % to 12.5 % of cases and 100 % intensity in "
                              "87.5 % to 100 % of cases"));
  EXPECT_THAT(text, HasSubstr("The belief after a test, which does not occur, is one of those")) << "the pooling one";
  EXPECT_THAT(text, HasSubstr("Proved in exact arithmetic"));
}

TEST(ProvocationText, SaysWhomTheSenderMustNotSuspect_AndWhy) {
  const std::string text = text_of(testing::sample_provocation(.25, .75));
  EXPECT_THAT(text, HasSubstr("It fails the intuitive criterion"));
  EXPECT_THAT(text, HasSubstr("after a test the sender must not take the target for 'weak', because 'weak' gets 0 in "
                              "equilibrium and at most -1/4 by 'test'"));
  EXPECT_THAT(text, HasSubstr("Both a test and none occur")) << "the separating one";
}

/// The sample with five intensities, all but the last as good as none, and six types of which five are tough.
TEST(ProvocationText, SumsUp_ManyTypesAndIntensities) {
  ProvocationRecord few = testing::sample_provocation(.5, .75);
  Provocation described{.intensities = {0, .1, .2, .3, 1}, .demand = 1};
  ProvocationGame game = few.game;
  game.intensities = {"0", "1", "2", "3", "full"};
  for (ProvocationType& type : game.types) {
    type.answers.insert(type.answers.begin() + 1, 3, type.answers.front());
    type.probability = 1;
  }
  std::vector<TargetType> types = few.types;
  for (int i = 0; i < 4; ++i) {
    game.types.push_back(game.types.front());
    types.push_back(types.front());
    game.types.back().name = types.back().name = "tough " + std::to_string(i);
  }
  const std::string text = text_of(solve_provocation_record(described, types, game));
  EXPECT_THAT(text, HasSubstr("answers with one of 5 intensities from 0 % to 100 %. Then"));
  EXPECT_THAT(text, HasSubstr("all types"));
  EXPECT_THAT(text, HasSubstr("what it did before"));
  EXPECT_THAT(text, HasSubstr("others "));
}

TEST(ProvocationText, SaysSo_WhereTheSearchStopped) {
  ProvocationRecord record = testing::sample_provocation(.25, .125);
  record.complete = false;
  EXPECT_THAT(text_of(record), HasSubstr("2 perfect Bayesian equilibria were found; the search stopped"));
}

}  // namespace
}  // namespace selectorate
