#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "game_program.hpp"
#include "test_paths.hpp"

namespace selectorate::testing {

/// The games in the folder that is shared between repositories, in the order of their names; none if it is missing.
inline std::vector<std::string> list_shared_games() {
  const std::filesystem::path folder = shared_folder() / "data/games";
  std::vector<std::string> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

/// Runs the program's check and, where there is a Python, the checker that shares no code with it.
class CheckersTest : public GameProgramTest {
 protected:
  static bool has_python() { return !python_interpreter().empty(); }

  ProgramRun run_python(const std::string& arguments) const {
    return run_command(quoted(python_interpreter()) + ' ' + quoted(source_folder() / "tools/check_certificate.py") +
                       ' ' + arguments);
  }

  void expect_accepted(const std::string& game, const std::string& certificate) const {
    const ProgramRun own = run("check " + game + " " + certificate);
    EXPECT_EQ(own.status, 0) << own.output << own.errors;
    EXPECT_EQ(own.output.find("accepted"), 0U) << own.output;
    if (!has_python()) return;
    const ProgramRun other = run_python(game + " " + certificate);
    EXPECT_EQ(other.status, 0) << other.output << other.errors;
  }

  void expect_rejected(const std::string& game, const nlohmann::ordered_json& certificate) const {
    write("mutant.json", certificate.dump());
    const ProgramRun own = run("check " + game + " mutant.json");
    EXPECT_NE(own.status, 0) << own.output;
    EXPECT_EQ(own.output.find("accepted"), std::string::npos);
    if (!has_python()) return;
    const ProgramRun other = run_python(game + " mutant.json");
    EXPECT_NE(other.status, 0) << other.output << other.errors << own.output << own.errors;
  }
};

}  // namespace selectorate::testing
