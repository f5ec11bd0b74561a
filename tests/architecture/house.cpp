#include "architecture/house.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "test_paths.hpp"

namespace selectorate::house {
namespace {

namespace fs = std::filesystem;

bool starts_with_folder(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.substr(0, folder.size()) == folder && path[folder.size()] == '/';
}

/// "polity" of "polity/support.hpp"; empty where there is no folder.
std::string first_folder(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

/// What a line includes; empty if it includes nothing.
std::string included(const std::string& line) {
  static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::smatch match;
  return std::regex_search(line, match, include) ? match[1].str() : std::string();
}

/// The room an include leads to: <selectorate/polity/support.hpp>, or "polity/reward_growth.hpp" inside lib.
std::string room_of_include(std::string_view target, const RoomTable& allowed) {
  constexpr std::string_view library = "selectorate/";
  if (target.substr(0, library.size()) == library) return first_folder(target.substr(library.size()));
  const std::string folder = first_folder(target);
  return allowed.count(folder) > 0 ? folder : std::string();
}

bool is_public(const SourceFile& file) {
  return starts_with_folder(file.path, "include");
}

std::string why_arrow_is_wrong(const SourceFile& file, const std::string& target, const RoomTable& allowed) {
  if (target.find("..") != std::string::npos) return "include through '..': " + target;
  const std::string from = room_of(file.path);
  const std::string to = room_of_include(target, allowed);
  if (to.empty()) return {};
  if (allowed.count(to) == 0) return "'" + to + "' is not a room: " + target;
  if (is_public(file) && target.rfind("selectorate/", 0) != 0)
    return "a public header includes a private one: " + target;
  if (from == to || from.empty()) return {};
  const auto uses = allowed.find(from);
  if (uses != allowed.end() && uses->second.count(to) > 0) return {};
  return "room '" + from + "' may not use room '" + to + "': " + target;
}

/// A library that is not ours, and the folders of lib that may include it.
struct ForeignHeader {
  std::string_view begins;
  std::vector<std::string_view> folders;
};

const std::vector<ForeignHeader>& foreign_headers() {
  static const std::vector<ForeignHeader> headers = {
      {"glpk.h", {"lib/equilibrium/lp"}},
      {"toml++/", {"lib/io"}},
      {"toml.hpp", {"lib/io"}},
      {"nlohmann/", {"lib/io", "lib/certificate"}},
      {"CLI/", {}},
      {"gtest/", {}},
      {"gmock/", {}},
      {"benchmark/", {}},
  };
  return headers;
}

std::string why_include_is_foreign(const SourceFile& file, const std::string& target) {
  if (is_public(file)) {
    static const std::regex standard_boost_or_ours(R"(^([a-z_]+|boost/.*|selectorate/.*)$)");
    return std::regex_match(target, standard_boost_or_ours) ? "" : "not for a public header: " + target;
  }
  for (const ForeignHeader& header : foreign_headers()) {
    if (target.rfind(header.begins, 0) != 0) continue;
    const bool allowed = std::any_of(header.folders.begin(), header.folders.end(),
                                     [&](std::string_view folder) { return starts_with_folder(file.path, folder); });
    return allowed ? "" : "not for this folder: " + target;
  }
  return {};
}

template <class Judge>
std::vector<Violation> judge_includes(const std::vector<SourceFile>& files, const Judge& judge) {
  std::vector<Violation> violations;
  for (const SourceFile& file : files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string target = included(file.lines[i]);
      if (target.empty()) continue;
      const std::string reason = judge(file, target);
      if (!reason.empty()) violations.push_back({file.path, i + 1, reason});
    }
  }
  return violations;
}

std::set<std::string> words(const std::string& text) {
  static const std::regex word("[a-z_]+");
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it) found.insert(it->str());
  return found;
}

}  // namespace

fs::path root() {
  return testing::source_folder();
}

SourceFile make_source_file(std::string path, std::string_view text) {
  SourceFile file{std::move(path), {}};
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
  return file;
}

SourceFile read_source_file(const std::string& path) {
  std::ifstream stream(root() / path);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return make_source_file(path, std::string(std::istreambuf_iterator<char>(stream), {}));
}

std::vector<SourceFile> read_source_files(const std::vector<std::string>& folders) {
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    if (!fs::exists(root() / folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root() / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension != ".hpp" && extension != ".cpp") continue;
      files.push_back(read_source_file(entry.path().lexically_relative(root()).generic_string()));
    }
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::string room_of(std::string_view path) {
  for (const std::string_view folder : {"include/selectorate", "lib", "tests"}) {
    if (starts_with_folder(path, folder)) return first_folder(path.substr(folder.size() + 1));
  }
  return {};
}

std::vector<Violation> find_backward_arrows(const std::vector<SourceFile>& files, const RoomTable& allowed) {
  return judge_includes(files, [&](const SourceFile& file, const std::string& target) {
    return why_arrow_is_wrong(file, target, allowed);
  });
}

std::vector<Violation> find_foreign_includes(const std::vector<SourceFile>& files) {
  return judge_includes(files, why_include_is_foreign);
}

std::vector<Violation> find_code(const std::vector<SourceFile>& files, const std::string& expression,
                                 const std::string& reason) {
  const std::regex pattern(expression);
  std::vector<Violation> violations;
  for (const SourceFile& file : files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
      if (std::regex_search(code, pattern)) violations.push_back({file.path, i + 1, reason + ": " + file.lines[i]});
    }
  }
  return violations;
}

RoomTable read_room_table_from_build() {
  static const std::regex declaration(R"(selectorate_room\(\s*([a-z_]+)\s*(USES([a-z_\s]*))?)");
  RoomTable table;
  for (const fs::directory_entry& entry : fs::directory_iterator(root() / "lib")) {
    if (!entry.is_directory()) continue;
    const std::string path = "lib/" + entry.path().filename().string() + "/CMakeLists.txt";
    std::string text;
    for (const std::string& line : read_source_file(path).lines) text += line + '\n';
    std::smatch match;
    if (!std::regex_search(text, match, declaration)) throw std::runtime_error(path + " declares no room");
    table[match[1].str()] = words(match[3].str());
  }
  return table;
}

RoomTable read_room_table_from_document(const SourceFile& document) {
  static const std::regex row(R"(^\|\s*`([a-z_]+)`\s*\|[^|]*\|([^|]*)\|\s*$)");
  RoomTable table;
  for (const std::string& line : document.lines) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    std::set<std::string> uses = words(match[2].str());
    uses.erase("nothing");
    table[match[1].str()] = uses;
  }
  return table;
}

}  // namespace selectorate::house
