#include <cerrno>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <system_error>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/file_writer.hpp>

namespace selectorate {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& reason) {
  throw Error(fmt::format("{}: cannot be written: {}", path.string(), reason));
}

std::string last_system_error() {
  return std::generic_category().message(errno);
}

void write_stream(const fs::path& path, const fs::path& destination, const std::function<void(std::ostream&)>& write) {
  errno = 0;
  std::ofstream output(destination, std::ios::binary | std::ios::trunc);
  if (!output) fail(path, last_system_error());
  write(output);
  output.close();
  if (!output) fail(path, last_system_error());
}

/// A name beside `target` that no other writer is using: process, thread and time tell writers apart.
fs::path neighbour(const fs::path& target) {
  const auto thread = std::hash<std::thread::id>{}(std::this_thread::get_id());
  const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
  fs::path result = target;
  result += fmt::format(".{:x}-{:x}-{:x}.partial", ::getpid(), thread, ticks);
  return result;
}

/// Removes the temporary file unless it has taken its final name.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }

  [[nodiscard]] const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

}  // namespace

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code error;
  const fs::file_status before = fs::status(path, error);
  if (fs::is_directory(before)) fail(path, "it is a folder");
  if (fs::exists(before) && !fs::is_regular_file(before)) return write_stream(path, path, write);

  const fs::path target = fs::exists(before) ? fs::canonical(path, error) : path;
  if (error && fs::exists(before)) fail(path, error.message());
  TemporaryFile temporary(neighbour(target));
  write_stream(path, temporary.path(), write);
  if (fs::exists(before)) fs::permissions(temporary.path(), before.permissions(), error);
  fs::rename(temporary.path(), target, error);
  if (error) fail(path, error.message());
  temporary.keep();
}

}  // namespace selectorate
