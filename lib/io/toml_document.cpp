#include <algorithm>
#include <tuple>

#include <fmt/format.h>

// toml++ 3.3 asserts that a table header begins with a letter before it has looked, and in release builds tells the
// compiler to rely on it; without the assertion its own error message for "[=]" is reached. (See the fuzzer's corpus.)
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

#include <selectorate/base/error.hpp>

#include "io/document.hpp"

namespace selectorate {
namespace {

constexpr std::size_t deepest_key = 16;

TextPlace place_of(const toml::source_position& position) {
  return {position.line, position.column};
}

/// Refuses what toml++ 3.3 does not survive: keys of very many dots (each is a table within a table, and a tree as deep
/// as a large file has bytes exhausts the stack when it is destroyed), and letters outside ASCII where TOML has none
/// (its classification of some of them runs into `__builtin_unreachable`).
class TomlGuard {
 public:
  TomlGuard(std::string_view text, std::string_view file) : text_(text), file_(file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  void check() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_quoted(c);
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        check_character(c);
        ++at_;
      }
    }
  }

 private:
  [[noreturn]] void fail(std::string_view message) const {
    const std::string_view before = text_.substr(0, at_);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const std::string_view line = before.substr(line_start);
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const auto continuations = static_cast<std::size_t>(std::count_if(line.begin(), line.end(), continues));
    throw ParseError(file_, lines + 1, line.size() - continuations + 1, message);
  }

  void check_character(char c) {
    if (static_cast<unsigned char>(c) >= 0x80) fail("unexpected character: letters outside ASCII stand in quotes only");
    if (c == '.') ++dots_;
    if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    if (dots_ > deepest_key) fail("a key of more than 16 parts: expected 'section.key'");
  }

  void skip_quoted(char quote) {
    const std::string triple(3, quote);
    const bool long_form = text_.substr(at_, 3) == triple;
    at_ += long_form ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (long_form ? text_.substr(at_, 3) == triple : c == quote || c == '\n') break;
      at_ += c == '\\' && quote == '"' ? 2 : 1;
    }
    at_ += long_form ? 3 : 1;
    for (int extra = 0; long_form && extra < 2 && at_ < text_.size() && text_[at_] == quote; ++extra) ++at_;
  }

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t dots_ = 0;
};

DocumentNode convert(const toml::node& node);

void convert_table(const toml::table& table, DocumentNode& result) {
  result.kind = DocumentNode::Kind::table;
  for (auto&& [key, value] : table) {
    result.entries.push_back({std::string(key.str()), place_of(key.source().begin), convert(value)});
  }
  std::sort(result.entries.begin(), result.entries.end(), [](const DocumentEntry& a, const DocumentEntry& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  });
}

DocumentNode convert(const toml::node& node) {
  DocumentNode result;
  result.place = place_of(node.source().begin);
  if (const auto* table = node.as_table()) {
    convert_table(*table, result);
  } else if (const auto* array = node.as_array()) {
    result.kind = DocumentNode::Kind::array;
    for (const toml::node& element : *array) result.elements.push_back(convert(element));
  } else if (const auto* text = node.as_string()) {
    result.kind = DocumentNode::Kind::text;
    result.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    result.kind = DocumentNode::Kind::number;
    result.number = static_cast<double>(integer->get());
    result.is_integer = true;
  } else if (const auto* number = node.as_floating_point()) {
    result.kind = DocumentNode::Kind::number;
    result.number = number->get();
  } else if (node.is_boolean()) {
    result.kind = DocumentNode::Kind::boolean;
  }
  return result;
}

}  // namespace

DocumentNode parse_toml_document(std::string_view text, std::string_view file) {
  TomlGuard(text, file).check();
  try {
    return convert(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    const TextPlace place = place_of(error.source().begin);
    throw ParseError(file, place.line, place.column, error.description());
  }
}

DocumentNode parse_toml_value(std::string_view text, std::string_view file) {
  const DocumentNode document = parse_toml_document(fmt::format("value = {}\n", text), file);
  if (document.entries.size() != 1 || document.entries.front().key != "value") {
    throw ParseError(file, 0, 0, "expected one value");
  }
  return document.entries.front().value;
}

}  // namespace selectorate
