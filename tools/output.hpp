#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace selectorate::tools {

/// Where results go and in which format, from `-o` and `--format`.
struct OutputChoice {
  std::string file;    ///< empty or "-": standard output
  std::string format;  ///< empty: from the file's ending, or text
};

/// The options `-o` and `--format`.
/// \param formats  what the second says of itself: "text, json or csv"
void add_output_options(CLI::App& command, OutputChoice& choice, const std::string& formats);

/// The format to write: as chosen, else the file's ending, else "text".
/// \param known  formats that the command can write; a name may stand for its endings ("text" for .txt)
/// \throws Error if the format or the file's ending is not among them
[[nodiscard]] std::string choose_format(const OutputChoice& choice, std::span<const std::string_view> known);

/// Writes to the file, whole or not at all, or to standard output.
/// \throws Error if it cannot be written
void write_output(const OutputChoice& choice, const std::function<void(std::ostream&)>& write);

}  // namespace selectorate::tools
