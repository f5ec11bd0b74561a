#include "test_paths.hpp"

namespace selectorate::testing {

std::filesystem::path source_folder() {
  return SELECTORATE_SOURCE_DIR;
}

std::filesystem::path shared_folder() {
  return source_folder() / ".." / "shared";
}

}  // namespace selectorate::testing
