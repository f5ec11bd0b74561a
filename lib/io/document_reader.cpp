#include "io/document_reader.hpp"

#include <algorithm>

#include <selectorate/base/error.hpp>

namespace selectorate {

void DocumentReader::fail(const DocumentNode& node, std::string_view message) const {
  throw ParseError(file_, node.place.line, node.place.column, message);
}

void DocumentReader::expect(const DocumentNode& node, Kind kind, std::string_view expected) const {
  if (node.kind != kind) fail(node, fmt::format("found {}, expected {}", describe(node.kind), expected));
}

const DocumentNode* DocumentReader::find(const DocumentNode& table, std::string_view key) {
  const auto& entries = table.entries;
  const auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == key; });
  return at == entries.end() ? nullptr : &at->value;
}

const DocumentNode& DocumentReader::member(const DocumentNode& table, std::string_view key) const {
  const DocumentNode* found = find(table, key);
  if (found == nullptr) fail(table, fmt::format("expected the key '{}' here", key));
  return *found;
}

const DocumentNode& DocumentReader::member(const DocumentNode& table, std::string_view key, Kind kind) const {
  const DocumentNode& found = member(table, key);
  expect(found, kind, fmt::format("{} for '{}'", describe(kind), key));
  return found;
}

const std::vector<DocumentNode>& DocumentReader::list(const DocumentNode& node, std::size_t length,
                                                      std::string_view what) const {
  expect(node, Kind::array, fmt::format("a list of {} {}", length, what));
  if (node.elements.size() != length) {
    fail(node, fmt::format("found a list of {}, expected {} {}", node.elements.size(), length, what));
  }
  return node.elements;
}

void DocumentReader::check_schema(const DocumentNode& top) const {
  expect(top, Kind::table, "an object");
  const DocumentNode& schema = member(top, "schema");
  if (schema.kind != Kind::number || schema.number != 1) fail(schema, "the schema is not 1, the only one known");
}

void DocumentReader::check_keys(const DocumentNode& table, const std::vector<std::string_view>& known,
                                std::string_view what) const {
  for (const DocumentEntry& entry : table.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    throw ParseError(file_, entry.place.line, entry.place.column, fmt::format("{} has no '{}'", what, entry.key));
  }
}

Rational DocumentReader::fraction(const DocumentNode& node) const {
  expect(node, Kind::text, "a fraction in quotes");
  try {
    return parse_rational(node.text);
  } catch (const InvalidModel& error) {
    fail(node, error.reason());
  }
}

std::vector<Rational> DocumentReader::fractions(const DocumentNode& node, std::size_t length,
                                                std::string_view what) const {
  std::vector<Rational> numbers;
  for (const DocumentNode& entry : list(node, length, what)) numbers.push_back(fraction(entry));
  return numbers;
}

std::size_t DocumentReader::number_below(const DocumentNode& node, std::size_t end, std::string_view what) const {
  expect(node, Kind::number, fmt::format("the number of {}", what));
  if (!node.is_integer || node.number < 0 || node.number >= static_cast<double>(end)) {
    fail(node, fmt::format("found another number, expected that of {}, counted from 0", what));
  }
  return static_cast<std::size_t>(node.number);
}

}  // namespace selectorate
