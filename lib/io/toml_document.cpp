#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

#include "io/document.hpp"
#include "io/toml_parser.hpp"

namespace selectorate {
namespace {

constexpr std::size_t deepest_key = 16;

TextPlace place_of(const toml::source_position& position) {
  return {position.line, position.column};
}

/// Refuses keys of very many dots before the parser sees them: each is a table within a table, and a tree as deep as a
/// large file has bytes exhausts the stack when it is destroyed.
class DottedKeyGuard {
 public:
  DottedKeyGuard(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  void check() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_quoted(c);
      } else if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        count(c);
        ++at_;
      }
    }
  }

 private:
  void count(char c) {
    if (c == '.') ++dots_;
    if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    if (dots_ <= deepest_key) return;
    const auto lines = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    throw ParseError(file_, static_cast<std::size_t>(lines) + 1, 0,
                     "a key of more than 16 parts: expected 'section.key'");
  }

  void skip_quoted(char quote) {
    const std::string triple(3, quote);
    const bool long_form = text_.substr(at_, 3) == triple;
    at_ += long_form ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !long_form) at_ = text_.size();  // never closed: the parser says so better
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
  } else if (const auto* boolean = node.as_boolean()) {
    result.kind = DocumentNode::Kind::boolean;
    result.boolean = boolean->get();
  }
  return result;
}

}  // namespace

DocumentNode parse_toml_document(std::string_view text, std::string_view file) {
  DottedKeyGuard(text, file).check();
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
