#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// A table for a terminal: columns as wide as their widest cell, numbers flush right.
class SELECTORATE_EXPORT TextTable {
 public:
  enum class Alignment { left, right };

  /// \param alignments  one for each column
  explicit TextTable(std::vector<Alignment> alignments);

  /// \param cells  one for each column; missing ones are empty
  /// \throws InvalidModel if there are more cells than columns
  void add_row(std::vector<std::string> cells);

  /// Writes the rows, each after `indent` blanks, without blanks at the end of a line.
  void write(std::ostream& output, std::size_t indent = 2) const;

 private:
  std::vector<Alignment> alignments_;
  std::vector<std::vector<std::string>> rows_;
};

/// Number of columns a UTF-8 text takes in a terminal, counting each character as one.
[[nodiscard]] SELECTORATE_EXPORT std::size_t text_width(std::string_view text) noexcept;

/// Breaks a text at blanks into lines of at most `width` characters (longer words stay whole, and so does "90 %").
[[nodiscard]] SELECTORATE_EXPORT std::vector<std::string> wrap_text(std::string_view text, std::size_t width);

}  // namespace selectorate
