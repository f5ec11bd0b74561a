#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/file_writer.hpp>

namespace selectorate {
namespace {

namespace fs = std::filesystem;

class FileWriter : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) / (std::string("selectorate_file_writer_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string content(const fs::path& path) {
    std::ifstream input(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
  }
  std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }

  fs::path folder_;
};

TEST_F(FileWriter, WritesANewFile_AndReplacesAnOldOne_LeavingNothingElse) {
  const fs::path path = folder_ / "a.txt";
  write_file(path, [](std::ostream& output) { output << "a longer first text"; });
  write_file(path, [](std::ostream& output) { output << "second"; });
  EXPECT_EQ(content(path), "second");
  EXPECT_EQ(files(), 1);
}

TEST_F(FileWriter, WhenTheWriterThrows_TheOldFileStays) {
  const fs::path path = folder_ / "a.txt";
  write_file(path, [](std::ostream& output) { output << "old"; });
  EXPECT_THROW(write_file(path,
                          [](std::ostream& output) {
                            output << "half";
                            throw std::runtime_error("no more");
                          }),
               std::runtime_error);
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(files(), 1);
}

TEST_F(FileWriter, SymbolicLink_StaysALink) {
  const fs::path path = folder_ / "a.txt";
  const fs::path link = folder_ / "link.txt";
  write_file(path, [](std::ostream& output) { output << "old"; });
  fs::create_symlink("a.txt", link);
  write_file(link, [](std::ostream& output) { output << "new"; });
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(content(path), "new");
}

TEST_F(FileWriter, FolderOrMissingFolder_IsAnErrorThatSaysSo) {
  const auto nothing = [](std::ostream&) {};
  EXPECT_THROW(write_file(folder_, nothing), Error);
  EXPECT_THROW(write_file(folder_ / "missing" / "a.txt", nothing), Error);
}

TEST_F(FileWriter, Device_IsWrittenToDirectly) {
  if (!fs::is_character_file("/dev/null")) GTEST_SKIP() << "no /dev/null here";
  write_file("/dev/null", [](std::ostream& output) { output << "gone"; });
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace selectorate
