#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/dominance_record.hpp>

#include "io/commitment_sample.hpp"

namespace selectorate {
namespace {

using ::testing::HasSubstr;

std::string json_of(const DominanceRecord& record) {
  std::ostringstream output;
  write_dominance_json(output, testing::make_mixed_dominance_game(), record);
  return output.str();
}

TEST(DominanceRecord, IsReadBackAsItWasWritten) {
  const Game game = testing::make_mixed_dominance_game();
  const DominanceRecord record = testing::make_dominance_sample();
  const DominanceRecord back = read_dominance_json(json_of(record), "answer.json", game);
  EXPECT_EQ(back.method, record.method);
  EXPECT_EQ(back.trace.eliminations, record.trace.eliminations);
  EXPECT_EQ(json_of(back), json_of(record));
  EXPECT_TRUE(verify_dominance_record(game, back).accepted);
  EXPECT_THAT(verify_dominance_record(testing::make_commitment_game(), back).reason, HasSubstr("another game"));
}

TEST(DominanceRecord, SaysWhereItsShapeIsAnother) {
  const std::string valid = json_of(testing::make_dominance_sample());
  const auto reason = [&](const std::string& part, const std::string& instead) {
    std::string text = valid;
    const std::size_t at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part << " in\n" << text;
    text.replace(at, part.size(), instead);
    try {
      (void)read_dominance_json(text, "answer.json", testing::make_mixed_dominance_game());
    } catch (const ParseError& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  EXPECT_THAT(reason("\"strict\"", "\"stern\""), HasSubstr("expected one of strict, weak"));
  EXPECT_THAT(reason("\"player\": 0", "\"player\": 2"), HasSubstr("expected that of a player"));
  EXPECT_THAT(reason("\"strategy\": 1", "\"strategy\": 3"), HasSubstr("a strategy of this player"));
  EXPECT_THAT(reason("\"profile\": 0", "\"profile\": 6"), HasSubstr("a profile"));
  EXPECT_THAT(reason("\"round\": 1", "\"round\": -1"), HasSubstr("a round"));
  EXPECT_THAT(reason("\"beliefs\"", "\"belief\""), HasSubstr("expected the key 'beliefs'"));
}

TEST(DominanceRecord, IsATableToo) {
  std::ostringstream output;
  write_dominance_csv(output, testing::make_mixed_dominance_game(), testing::make_dominance_sample());
  EXPECT_EQ(output.str(),
            "player,strategy,round,dominator\n"
            "Row,U,,\n"
            "Row,M,1,1/2 U + 1/2 D\n"
            "Row,D,2,U\n"
            "Column,L,,\n"
            "Column,R,1,L\n");
}

}  // namespace
}  // namespace selectorate
