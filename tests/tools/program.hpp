#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace selectorate::testing {

/// The program under test, and the Python interpreter that CMake found (empty if none); see `program_paths.cpp`.
std::filesystem::path program_file();
std::filesystem::path python_interpreter();

inline std::string quoted(const std::filesystem::path& path) {
  return "'" + path.string() + "'";
}

/// What a run of the program left behind.
struct ProgramRun {
  int status = -1;
  std::string output;
  std::string errors;
};

inline std::string file_content(const std::filesystem::path& path) {
  std::ifstream input(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(input), {}};
}

/// A test with a folder of its own (others may run the same test at the same time), in which it runs the program
/// through the shell.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) /
              (std::string("selectorate_program_") + test->name() + "_" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// \param arguments  as in a shell, with redirections of input if need be
  ProgramRun run(const std::string& arguments) const { return run_command(quoted(program_file()) + ' ' + arguments); }

  /// The same for any command, run in the test's folder.
  ProgramRun run_command(const std::string& command) const {
    const int raw = std::system(("cd '" + folder_.string() + "' && " + command + " > .output 2> .errors").c_str());
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : -1, file_content(folder_ / ".output"),
            file_content(folder_ / ".errors")};
  }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

}  // namespace selectorate::testing
