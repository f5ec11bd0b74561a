#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// Writes a file whole or not at all: to a temporary neighbour that takes the name when everything is on disk.
///
/// A symbolic link stays one, the file it points to is replaced. What is not a regular file (a pipe, /dev/null) is
/// written to directly. \param write  called once with the stream to write to; what it throws passes through, and
/// nothing is left behind \throws Error saying why the file cannot be written
SELECTORATE_EXPORT void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

}  // namespace selectorate
