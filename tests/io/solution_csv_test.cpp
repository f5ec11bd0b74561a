#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/io/solution_csv.hpp>

#include "io/certificate_sample.hpp"

namespace selectorate {
namespace {

std::string csv(const Game& game, const SolutionRecord& record) {
  std::ostringstream output;
  write_solution_csv(output, game, record);
  return output.str();
}

TEST(SolutionCsv, HasALineForEachAction) {
  const ExtensiveGame game = make_threat_game();
  EXPECT_EQ(csv(game, testing::make_threat_record(game)),
            "equilibrium,player,information_set,label,action,probability,decimal,payoff\n"
            "1,Sender,1,open,wait,0,0,3\n"
            "1,Sender,1,open,threaten,1,1,3\n"
            "1,Leader,1,threatened,concede,1,1,1\n"
            "1,Leader,1,threatened,resist,0,0,1\n");
}

TEST(SolutionCsv, HasALineForEachRecommendation) {
  const StrategicGame game = testing::make_chicken();
  EXPECT_EQ(csv(game, testing::make_chicken_record(game)),
            "equilibrium,profile,One,Two,probability,decimal\n"
            "1,1,yield,dare,1/3,0.3333333333333333\n"
            "1,2,dare,\"yield, always\",1/3,0.3333333333333333\n"
            "1,3,yield,\"yield, always\",1/3,0.3333333333333333\n");
}

}  // namespace
}  // namespace selectorate
