#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/house.hpp"

namespace selectorate::house {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The arrows of the design, written out once more: the build's own USES are compared with ARCHITECTURE.md elsewhere.
RoomTable designed_arrows() {
  return {
      {"base", {}},
      {"game", {"base"}},
      {"certificate", {"base", "game"}},
      {"equilibrium", {"base", "game", "certificate"}},
      {"polity", {"base"}},
      {"sanctions", {"base", "game", "certificate", "equilibrium", "polity"}},
      {"io", {"base", "game", "certificate", "equilibrium", "polity", "sanctions"}},
      {"report", {"base", "game", "certificate", "equilibrium", "polity", "sanctions", "io"}},
  };
}

auto reason(const std::string& text) {
  return Field(&Violation::reason, HasSubstr(text));
}

TEST(IncludeArrows, PointOneWay) {
  const std::vector<SourceFile> files = read_source_files({"include", "lib"});
  ASSERT_GT(files.size(), 20U) << "the source was not found";
  EXPECT_THAT(find_backward_arrows(files, designed_arrows()), IsEmpty());
}

TEST(IncludeArrows, OfTestsGoNoFurtherThanTheirRooms) {
  const RoomTable arrows = designed_arrows();
  std::vector<SourceFile> files = read_source_files({"tests"});
  // claims, tools and architecture look at several rooms on purpose.
  files.erase(std::remove_if(files.begin(), files.end(),
                             [&](const SourceFile& file) { return arrows.count(room_of(file.path)) == 0; }),
              files.end());
  EXPECT_THAT(find_backward_arrows(files, arrows), IsEmpty());
}

TEST(IncludeArrows, BackwardArrowIsFound) {
  const SourceFile file = make_source_file("lib/polity/made_up.cpp",
                                           "#include <selectorate/base/error.hpp>\n"
                                           "#include <selectorate/polity/polity.hpp>\n"
                                           "#  include <selectorate/sanctions/package.hpp>\n");
  const std::vector<Violation> found = find_backward_arrows({file}, designed_arrows());
  ASSERT_THAT(found, ElementsAre(reason("room 'polity' may not use room 'sanctions'")));
  EXPECT_EQ(found.front().line, 3U);
}

TEST(IncludeArrows, BackwardArrowThroughAPrivateHeaderIsFound) {
  const SourceFile file = make_source_file("lib/game/made_up.cpp", "#include \"certificate/hash.hpp\"\n");
  EXPECT_THAT(find_backward_arrows({file}, designed_arrows()), ElementsAre(reason("may not use room 'certificate'")));
}

TEST(IncludeArrows, PrivateHeaderInAPublicOneIsFound) {
  const SourceFile file =
      make_source_file("include/selectorate/sanctions/made_up.hpp", "#include \"polity/reward_growth.hpp\"\n");
  EXPECT_THAT(find_backward_arrows({file}, designed_arrows()), ElementsAre(reason("a public header")));
}

TEST(IncludeArrows, UnknownRoomAndWayUpAreFound) {
  const SourceFile file = make_source_file("lib/game/made_up.cpp",
                                           "#include <selectorate/utilities/strings.hpp>\n"
                                           "#include \"../polity/polity.hpp\"\n");
  EXPECT_THAT(find_backward_arrows({file}, designed_arrows()), ElementsAre(reason("not a room"), reason("'..'")));
}

TEST(ForeignIncludes, StayWhereTheyBelong) {
  EXPECT_THAT(find_foreign_includes(read_source_files({"include", "lib"})), IsEmpty());
}

TEST(ForeignIncludes, AreFoundInPublicHeaders) {
  const SourceFile file =
      make_source_file("include/selectorate/io/made_up.hpp",
                       "#include <string>\n#include <boost/version.hpp>\n"
                       "#include <fmt/format.h>\n#include <nlohmann/json.hpp>\n#include <toml++/toml.h>\n"
                       "#include <glpk.h>\n");
  EXPECT_THAT(find_foreign_includes({file}), ElementsAre(reason("fmt/format.h"), reason("nlohmann/json.hpp"),
                                                         reason("toml++/toml.h"), reason("glpk.h")));
}

TEST(ForeignIncludes, GlpkIsFoundOutsideItsFolder) {
  const std::string text = "#include <glpk.h>\n";
  EXPECT_THAT(find_foreign_includes({make_source_file("lib/equilibrium/lp/glpk_simplex.cpp", text)}), IsEmpty());
  EXPECT_THAT(find_foreign_includes({make_source_file("lib/equilibrium/lp_made_up.cpp", text)}),
              ElementsAre(reason("glpk.h")));
}

}  // namespace
}  // namespace selectorate::house
