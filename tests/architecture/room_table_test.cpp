#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/house.hpp"

namespace selectorate::house {
namespace {

using ::testing::Contains;
using ::testing::Not;

TEST(RoomTable, OfArchitectureAgreesWithTheBuild) {
  RoomTable documented = read_room_table_from_document(read_source_file("ARCHITECTURE.md"));
  documented.erase("tools");
  EXPECT_EQ(documented, read_room_table_from_build());
}

TEST(RoomTable, OfTheBuildIsClosedAndHasNoCycle) {
  const RoomTable table = read_room_table_from_build();
  ASSERT_EQ(table.count("base"), 1U);
  for (const auto& [room, uses] : table) {
    EXPECT_THAT(uses, Not(Contains(room)));
    for (const std::string& used : uses) {
      ASSERT_EQ(table.count(used), 1U) << room << " uses " << used;
      for (const std::string& below : table.find(used)->second) {
        EXPECT_THAT(uses, Contains(below)) << room << " uses " << used << ", which uses " << below;
        EXPECT_NE(below, room) << "a cycle through " << used;
      }
    }
  }
}

TEST(RoomTable, IsReadFromMarkdown) {
  const SourceFile document = make_source_file("made_up.md",
                                               "| Room | Holds | May use |\n|---|---|---|\n"
                                               "| `base` | ids, `Rational` | nothing |\n"
                                               "| `game` | what a game *is* | base |\n"
                                               "| `io` | files | base, game |\n");
  EXPECT_EQ(read_room_table_from_document(document),
            (RoomTable{{"base", {}}, {"game", {"base"}}, {"io", {"base", "game"}}}));
}

}  // namespace
}  // namespace selectorate::house
