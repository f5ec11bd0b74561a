#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Reads the project's own source as text, so that tests can hold it to the rules of ARCHITECTURE.md.
namespace selectorate::house {

/// Which rooms each room may use.
using RoomTable = std::map<std::string, std::set<std::string>, std::less<>>;

/// One file, its place counted from the project's root, with forward slashes ("lib/polity/support.cpp").
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;
};

/// A broken rule: where, and what is wrong with it.
struct Violation {
  std::string path;
  std::size_t line = 0;  ///< counted from 1; 0 for the file as a whole
  std::string reason;

  friend bool operator==(const Violation&, const Violation&) = default;
  friend std::ostream& operator<<(std::ostream& stream, const Violation& violation) {
    return stream << '\n' << violation.path << ':' << violation.line << ": " << violation.reason;
  }
};

[[nodiscard]] std::filesystem::path root();
[[nodiscard]] SourceFile make_source_file(std::string path, std::string_view text);
[[nodiscard]] SourceFile read_source_file(const std::string& path);

/// Every .hpp and .cpp under the given folders of the project, in order of path.
[[nodiscard]] std::vector<SourceFile> read_source_files(const std::vector<std::string>& folders);

/// "polity" for "lib/polity/support.cpp" and "include/selectorate/polity/support.hpp"; empty outside the rooms.
[[nodiscard]] std::string room_of(std::string_view path);

/// Includes that leave the allowed arrows: of a room that the includer may not use, of a private header by a public
/// one, or through "..".
[[nodiscard]] std::vector<Violation> find_backward_arrows(const std::vector<SourceFile>& files,
                                                          const RoomTable& allowed);

/// Includes of other people's libraries where they must not show: anything but Boost and the standard library in a
/// public header, GLPK outside equilibrium/lp, TOML and JSON outside the rooms that read files, CLI11 in the library.
[[nodiscard]] std::vector<Violation> find_foreign_includes(const std::vector<SourceFile>& files);

/// Lines, comments put aside, that match a regular expression.
[[nodiscard]] std::vector<Violation> find_code(const std::vector<SourceFile>& files, const std::string& expression,
                                               const std::string& reason);

/// The `USES` of each lib/<room>/CMakeLists.txt.
[[nodiscard]] RoomTable read_room_table_from_build();

/// Rows "| `room` | holds | a, b |" of a Markdown table whose first column names a room.
[[nodiscard]] RoomTable read_room_table_from_document(const SourceFile& document);

}  // namespace selectorate::house
