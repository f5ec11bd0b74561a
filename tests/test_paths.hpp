#pragma once

#include <filesystem>

namespace selectorate::testing {

/// The project's own folder. The one source file that knows it is `test_paths.cpp`: were the path a macro of every
/// test, a clone in another folder would compile each of them anew.
std::filesystem::path source_folder();
/// The folder beside the project's with games and data that it can do without; tests that need it skip where it is not.
std::filesystem::path shared_folder();

}  // namespace selectorate::testing
