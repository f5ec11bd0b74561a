#include "report/enforcement_text.hpp"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace selectorate {
namespace {

EnforcementRecord make_record(std::vector<SenderState> states) {
  EnforcementGame game(std::move(states), make_linear_enforcement_value(1));
  PureEnforcement pure = solve_pure_enforcement(game);
  return {.game = game, .complementarity = verify_complementarity(game), .pure = pure};
}

std::string text_of(const EnforcementRecord& record) {
  std::ostringstream output;
  write_enforcement_text(output, record, {});
  return output.str();
}

TEST(EnforcementText, NamesThoseWhoEnforce_InEachEquilibrium) {
  // The lead enforces in any case; the others do iff both do, for 3/5 of the penalty is too little and 4/5 enough.
  const std::string text =
      text_of(make_record({{.name = "lead", .weight = 3, .cost = -1},
                           {.name = "ally", .weight = 1, .benefit = 0, .cost = .7, .penalty = 1},
                           {.name = "port", .weight = 1, .benefit = 0, .cost = .7, .penalty = 1}}));
  EXPECT_NE(text.find("3 states could enforce"), std::string::npos) << text;
  EXPECT_NE(text.find("There are 2 combinations"), std::string::npos) << text;
  EXPECT_NE(text.find("60 % of trade  lead\n"), std::string::npos) << text;
  EXPECT_NE(text.find("100 % of trade  everybody\n"), std::string::npos) << text;
  EXPECT_NE(text.find("expects of the others"), std::string::npos) << text;
  EXPECT_NE(text.find("gains the more"), std::string::npos) << text;
}

TEST(EnforcementText, SaysSo_WhereNobodyEnforces) {
  const std::string text = text_of(make_record({{.name = "alone", .benefit = 0, .cost = 1}}));
  EXPECT_NE(text.find("One state could enforce"), std::string::npos) << text;
  EXPECT_NE(text.find("0 % of trade  nobody\n"), std::string::npos) << text;
}

TEST(EnforcementText, LeavesOutThoseInBetween_WhereThereAreMany) {
  const std::string text = text_of(make_record(std::vector<SenderState>(5, SenderState{.benefit = 0})));
  EXPECT_NE(text.find("There are 32 combinations"), std::string::npos) << text;
  EXPECT_NE(text.find("(24 more in between.)"), std::string::npos) << text;
  EXPECT_NE(text.find("nobody"), std::string::npos) << text;
  EXPECT_NE(text.find("everybody"), std::string::npos) << text;
}

}  // namespace
}  // namespace selectorate
