#include "program.hpp"

namespace selectorate::testing {

std::filesystem::path program_file() {
  return SELECTORATE_PROGRAM;
}

std::filesystem::path python_interpreter() {
  return SELECTORATE_PYTHON;
}

}  // namespace selectorate::testing
