#include <gtest/gtest.h>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/io/solution_record.hpp>

#include "game/small_games.hpp"

namespace selectorate {
namespace {

TEST(SolutionRecord, TakesOverWhatASolverSays) {
  const ExtensiveGame game = make_threat_game();
  Solution<PureProfile> solution;
  solution.claim = SolutionConcept::pure_nash;
  solution.method = "guessing";
  solution.complete = true;
  solution.status = Status::truncated;
  solution.certificates.resize(2);
  solution.work = 7;
  const SolutionRecord record = make_solution_record(game, "pure", solution);
  EXPECT_EQ(record.concept_name, "pure");
  EXPECT_EQ(record.method, "guessing");
  EXPECT_EQ(record.status, Status::truncated);
  EXPECT_EQ(record.list.claim, SolutionConcept::pure_nash);
  EXPECT_EQ(record.list.game_hash, canonical_hash(game));
  EXPECT_TRUE(record.list.complete);
  EXPECT_TRUE(record.pure_only);
  EXPECT_EQ(record.list.certificates.size(), 2U);
  EXPECT_EQ(record.work, 7U);
}

}  // namespace
}  // namespace selectorate
