#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/dominance_text.hpp>

#include "io/commitment_sample.hpp"

namespace selectorate {
namespace {

std::string text_of(const DominanceRecord& record, std::size_t width = 96) {
  std::ostringstream output;
  write_dominance_text(output, testing::make_mixed_dominance_game(), record, {.width = width});
  return output.str();
}

TEST(DominanceText, TellsWhatWentAndByWhat) {
  EXPECT_EQ(text_of(testing::make_dominance_sample()),
            "Mixed dominance\n"
            "Strategic form: 2 players, 3 x 2 strategies.\n"
            "\n"
            "A strategy goes if another one, or a mixture, is better whatever the others do. The order does\n"
            "not matter, and no Nash equilibrium is lost.\n"
            "Method: by hand.\n"
            "\n"
            "What was eliminated, and by what\n"
            "  round  player  strategy  dominated by\n"
            "      1  Row     M         U with 1/2, D with 1/2\n"
            "      1  Column  R         L\n"
            "      2  Row     D         U\n"
            "\n"
            "What is left\n"
            "  Row     1 of 3  U\n"
            "  Column  1 of 2  L\n"
            "\n"
            "How sure this is\n"
            "Proved in exact arithmetic: each strategy that went is dominated by what is named beside it.\n"
            "Nothing that is left is dominated: for each such strategy the certificate has a belief to which\n"
            "it is a best response.\n");
}

TEST(DominanceText, SaysWhatItDoesNotProve) {
  DominanceRecord record = testing::make_dominance_sample();
  record.trace.complete = false;
  EXPECT_NE(text_of(record).find("more may be dominated"), std::string::npos);
  record.trace = {.kind = DominanceKind::weak, .mixed = false, .eliminations = {}, .complete = true, .beliefs = {}};
  EXPECT_NE(text_of(record, 1000).find("by mixtures more may be"), std::string::npos);
  EXPECT_NE(text_of(record, 1000).find("Nash equilibria may be lost"), std::string::npos);
  EXPECT_NE(text_of(record).find("Nothing is dominated."), std::string::npos);
}

}  // namespace
}  // namespace selectorate
