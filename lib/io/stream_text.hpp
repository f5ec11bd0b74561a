#pragma once

#include <istream>
#include <string>

namespace selectorate {

/// All that is left in a stream, read in large pieces.
[[nodiscard]] inline std::string read_text(std::istream& input) {
  std::string text;
  for (std::size_t piece = std::size_t{1} << 16U; input; piece *= 2) {
    const std::size_t before = text.size();
    text.resize(before + piece);
    input.read(text.data() + before, static_cast<std::streamsize>(piece));
    text.resize(before + static_cast<std::size_t>(input.gcount()));
  }
  return text;
}

}  // namespace selectorate
