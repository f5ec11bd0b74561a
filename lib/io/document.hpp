#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace selectorate {

/// A position in a text, counted from 1; 0 where there is none.
struct TextPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct DocumentEntry;

/// What TOML and JSON have in common: a value that knows where it stands in its file.
struct DocumentNode {
  enum class Kind { boolean, number, text, array, table, other };

  Kind kind = Kind::other;
  TextPlace place;
  bool boolean = false;
  double number = 0;
  bool is_integer = false;
  std::string text;
  std::vector<DocumentNode> elements;  ///< of an array
  std::vector<DocumentEntry> entries;  ///< of a table, in the order of the file
};

struct DocumentEntry {
  std::string key;
  TextPlace place;
  DocumentNode value;
};

/// "a number", "text", … as error messages call it.
[[nodiscard]] std::string_view describe(DocumentNode::Kind kind) noexcept;

/// Parses a whole text into its top table.
/// \throws ParseError for what the syntax forbids, a key given twice, nesting deeper than 16
[[nodiscard]] DocumentNode parse_toml_document(std::string_view text, std::string_view file);
[[nodiscard]] DocumentNode parse_json_document(std::string_view text, std::string_view file);

/// Parses one TOML value, as on the right of `--set key=value`.
[[nodiscard]] DocumentNode parse_toml_value(std::string_view text, std::string_view file);

}  // namespace selectorate
