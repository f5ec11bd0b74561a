#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/rational.hpp>

#include "io/document.hpp"

namespace selectorate {

/// Takes documents of a known shape apart, and says where in the file the shape is another. Every member function
/// throws `ParseError` with line, column, what was found and what was expected.
class DocumentReader {
 public:
  explicit DocumentReader(std::string_view file) : file_(file) {}

 protected:
  using Kind = DocumentNode::Kind;

  [[noreturn]] void fail(const DocumentNode& node, std::string_view message) const;
  void expect(const DocumentNode& node, Kind kind, std::string_view expected) const;
  /// Null if the table has no such key.
  [[nodiscard]] static const DocumentNode* find(const DocumentNode& table, std::string_view key);
  [[nodiscard]] const DocumentNode& member(const DocumentNode& table, std::string_view key) const;
  [[nodiscard]] const DocumentNode& member(const DocumentNode& table, std::string_view key, Kind kind) const;
  /// A list with one element for each of what is counted.
  [[nodiscard]] const std::vector<DocumentNode>& list(const DocumentNode& node, std::size_t length,
                                                      std::string_view what) const;
  void check_schema(const DocumentNode& top) const;
  void check_keys(const DocumentNode& table, const std::vector<std::string_view>& known, std::string_view what) const;
  [[nodiscard]] Rational fraction(const DocumentNode& node) const;
  [[nodiscard]] std::vector<Rational> fractions(const DocumentNode& node, std::size_t length,
                                                std::string_view what) const;
  /// A whole number below `end`, counted from 0. \param what  "a profile"
  [[nodiscard]] std::size_t number_below(const DocumentNode& node, std::size_t end, std::string_view what) const;

  /// One of enumerators by the name that `to_string` gives it.
  template <class Enumerator, std::size_t count>
  [[nodiscard]] Enumerator choice(const DocumentNode& node, const std::array<Enumerator, count>& known) const {
    expect(node, Kind::text, "a name in quotes");
    std::string names;
    for (const Enumerator enumerator : known) {
      if (node.text == to_string(enumerator)) return enumerator;
      names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(enumerator));
    }
    fail(node, fmt::format("found '{}', expected one of {}", node.text, names));
  }

 private:
  std::string_view file_;
};

}  // namespace selectorate
