#include <functional>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/commitment_record.hpp>

#include "io/commitment_sample.hpp"

namespace selectorate {
namespace {

using ::testing::HasSubstr;

std::string json_of(const CommitmentRecord& record) {
  std::ostringstream output;
  write_commitment_json(output, testing::make_commitment_game(), record);
  return output.str();
}

TEST(CommitmentRecord, IsReadBackAsItWasWritten) {
  const CommitmentRecord record = testing::make_commitment_record();
  const CommitmentRecord back = read_commitment_json(json_of(record), "answer.json", testing::make_commitment_game());
  EXPECT_EQ(back.method, record.method);
  EXPECT_EQ(back.certificate, record.certificate);
}

TEST(CommitmentRecord, SaysWhereItsShapeIsAnother) {
  const std::string valid = json_of(testing::make_commitment_record());
  const auto reason = [&](const std::string& part, const std::string& instead) {
    std::string text = valid;
    const std::size_t at = text.find(part);
    EXPECT_NE(at, std::string::npos) << part << " in\n" << text;
    text.replace(at, part.size(), instead);
    try {
      (void)read_commitment_json(text, "answer.json", testing::make_commitment_game());
    } catch (const ParseError& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  EXPECT_THAT(reason("\"schema\": 1", "\"schema\": 2"), HasSubstr("answer.json:"));
  EXPECT_THAT(reason("\"leader\": 0", "\"leader\": 2"), HasSubstr("expected that of a player"));
  EXPECT_THAT(reason("\"response\": 1", "\"response\": 2"), HasSubstr("a strategy of the follower"));
  EXPECT_THAT(reason("\"mixed_weak\"", "\"mixed_week\""), HasSubstr("expected the key 'mixed_weak'"));
  EXPECT_THAT(reason("[\"0\", \"1\"]", "[\"0\"]"), HasSubstr("expected 2 probabilities"));
  EXPECT_THAT(reason("\"7/2\"", "\"7/0\""), HasSubstr("answer.json:"));
  EXPECT_THAT(reason("\"attained\": true", "\"attained\": 1"), HasSubstr("'attained'"));
}

TEST(CommitmentRecord, IsATableToo) {
  std::ostringstream output;
  write_commitment_csv(output, testing::make_commitment_game(), testing::make_commitment_record());
  EXPECT_EQ(output.str(),
            "commitment,value,follower_value,response,attained,strategy,probability,decimal,inward\n"
            "pure_strong,3,1,R,true,T,0,0,\n"
            "pure_strong,3,1,R,true,B,1,1,\n"
            "pure_weak,3,1,R,true,T,0,0,\n"
            "pure_weak,3,1,R,true,B,1,1,\n"
            "mixed_strong,7/2,1/2,R,true,T,1/2,0.5,\n"
            "mixed_strong,7/2,1/2,R,true,B,1/2,0.5,\n"
            "mixed_weak,7/2,1/2,R,false,T,1/2,0.5,0\n"
            "mixed_weak,7/2,1/2,R,false,B,1/2,0.5,1\n");
}

}  // namespace
}  // namespace selectorate
