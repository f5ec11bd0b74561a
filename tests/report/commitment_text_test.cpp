#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/report/commitment_text.hpp>

#include "io/commitment_sample.hpp"

namespace selectorate {
namespace {

TEST(CommitmentText, TellsWhatIsCommittedTo_AndWhatItPays) {
  std::ostringstream output;
  write_commitment_text(output, testing::make_commitment_game(), testing::make_commitment_record());
  EXPECT_EQ(output.str(),
            "Commitment\n"
            "Strategic form: 2 players, 2 x 2 strategies.\n"
            "\n"
            "One player, the leader, commits to a strategy, also a mixed one; the other learns it and answers\n"
            "as well as he can (von Stackelberg 1934).\n"
            "Method: by hand.\n"
            "The leader is Row.\n"
            "\n"
            "Optimal commitments\n"
            "  kind   ties broken     Row                 Column  answer  commitment\n"
            "  pure   for the leader  3                   1       R       B\n"
            "  pure   against him     3                   1       R       B\n"
            "  mixed  for the leader  7/2                 1/2     R       T with 1/2, B with 1/2\n"
            "  mixed  against him     7/2 (in the limit)  1/2     R       T with 1/2, B with 1/2\n"
            "The last value is not reached but come as near to as one likes: the commitment with a little of\n"
            "B mixed in.\n"
            "\n"
            "How sure this is\n"
            "Proved in exact arithmetic: no other commitment pays Row more, by trying every pure one, and for\n"
            "mixed ones by the dual solutions of the linear programs, one for each answer.\n");
}

TEST(CommitmentText, SaysThatItWasStopped) {
  std::ostringstream output;
  write_commitment_text(output, testing::make_commitment_game(),
                        {.method = "none", .status = Status::cancelled, .certificate = {}});
  EXPECT_NE(output.str().find("stopped before it was done"), std::string::npos);
}

}  // namespace
}  // namespace selectorate
