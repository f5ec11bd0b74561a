#include <array>
#include <istream>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/package.hpp>

#include "io/document.hpp"
#include "io/input_file.hpp"
#include "io/scenario_fields.hpp"
#include "io/scenario_reference.hpp"
#include "io/scenario_rules.hpp"
#include "io/scenario_values.hpp"
#include "io/unknown_name.hpp"

namespace selectorate {
namespace {

constexpr std::size_t largest_file = 1U << 20U;

/// Turns a document into a scenario and remembers where each key stood, so that a rule that joins several keys can be
/// reported at one that the file gives.
class ScenarioReader {
 public:
  explicit ScenarioReader(std::string_view file) : file_(file) {}

  Scenario read(const DocumentNode& document) {
    if (document.kind != DocumentNode::Kind::table) fail(document.place, "expected a table of sections");
    check_schema(document);
    for (const DocumentEntry& entry : document.entries) read_section(entry);
    check_rules();
    return std::move(scenario_);
  }

 private:
  [[noreturn]] void fail(TextPlace place, std::string_view message) const {
    throw ParseError(file_, place.line, place.column, message);
  }

  void check_schema(const DocumentNode& document) {
    for (const DocumentEntry& entry : document.entries) {
      if (entry.key != "schema") continue;
      const bool known = entry.value.kind == DocumentNode::Kind::number && entry.value.number == Scenario::schema;
      if (!known)
        fail(entry.value.place, fmt::format("schema: expected {}, the version this program reads", Scenario::schema));
      return;
    }
    fail({1, 1}, fmt::format("no schema: expected 'schema = {}' at the top", Scenario::schema));
  }

  void read_section(const DocumentEntry& entry) {
    places_[entry.key] = entry.place;
    if (entry.key == "schema") return;
    if (is_list_section(entry.key)) return read_list(entry.key, entry.value);
    const KeyReference section = resolve(entry);
    if (!section.name.empty()) fail(entry.place, unknown_section_message(entry.key));
    if (entry.value.kind != DocumentNode::Kind::table) {
      fail(entry.value.place,
           fmt::format("{0} is {1}: expected a section [{0}]", entry.key, describe(entry.value.kind)));
    }
    if (entry.key == "cycle") scenario_.cycle.emplace();
    if (entry.key == "provocation") scenario_.provocation.emplace();  // one that says nothing has its defaults
    for (const DocumentEntry& key : entry.value.entries) read_key(entry.key, entry.key, 0, key);
  }

  KeyReference resolve(const DocumentEntry& section) const {
    const bool plain = section.key.find_first_of(".[") == std::string::npos;
    try {
      if (plain) return resolve_key(section.key, scenario_);
    } catch (const InvalidModel&) {
      // The message below says the same with a place.
    }
    fail(section.place, unknown_section_message(section.key));
  }

  void read_list(std::string_view section, const DocumentNode& list) {
    if (list.kind != DocumentNode::Kind::array) {
      fail(list.place, fmt::format("{0} is {1}: expected a list, [[{0}]] before each", section, describe(list.kind)));
    }
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
      if (section == "instrument" && i == Package::max_instruments) {
        fail(list.elements[i].place, fmt::format("expected at most {} instruments", Package::max_instruments));
      }
      read_element(section, list.elements[i], i);
    }
  }

  void read_element(std::string_view section, const DocumentNode& table, std::size_t index) {
    const std::string path = fmt::format("{}[{}]", section, index);
    places_[path] = table.place;
    if (table.kind != DocumentNode::Kind::table) {
      fail(table.place, fmt::format("{} is {}: expected a table", path, describe(table.kind)));
    }
    add_element(section, scenario_);
    for (const bool kind_first : {true, false}) {  // the other keys of an instrument change what its kind presets
      for (const DocumentEntry& key : table.entries) {
        if ((key.key == "kind") == kind_first) read_key(section, path, index, key);
      }
    }
  }

  void read_key(std::string_view section, const std::string& path, std::size_t element, const DocumentEntry& entry) {
    const ScenarioField* field = find_field(section, entry.key);
    if (field == nullptr) fail(entry.place, unknown_key_message(section, entry.key));
    const std::string key = fmt::format("{}.{}", path, entry.key);
    places_[key] = entry.value.place;
    for (std::size_t i = 0; i < entry.value.elements.size(); ++i) {
      places_[fmt::format("{}[{}]", key, i)] = entry.value.elements[i].place;
    }
    for (const DocumentEntry& inner : entry.value.entries) {
      places_[fmt::format("{}.{}", key, inner.key)] = inner.value.place;
    }
    assign_value(scenario_, *field, element, entry.value, file_);
  }

  void check_rules() const {
    if (const auto broken = find_broken_rule(scenario_)) report(*broken);
    try {
      static_cast<void>(Polity(scenario_.target));
      static_cast<void>(Package(scenario_.instruments));
    } catch (const InvalidModel& error) {
      report({{error.field()}, error.reason()});
    }
  }

  /// Blames the first of the rule's keys that the file gives, or the section it would be in.
  [[noreturn]] void report(const BrokenRule& broken) const {
    const std::string message = fmt::format("{}: {}", broken.keys.front(), broken.reason);
    for (const std::string& key : broken.keys) {
      if (const auto place = places_.find(key); place != places_.end()) fail(place->second, message);
    }
    const std::string section = broken.keys.front().substr(0, broken.keys.front().find('.'));
    const auto place = places_.find(section);
    fail(place == places_.end() ? TextPlace{1, 1} : place->second, message);
  }

  std::string_view file_;
  Scenario scenario_;
  std::map<std::string, TextPlace, std::less<>> places_;
};

std::string read_all(std::istream& input, std::string_view name) {
  std::string text;
  std::array<char, 4096> block{};
  while (input.read(block.data(), block.size()) || input.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(input.gcount()));
    if (text.size() > largest_file) throw ParseError(name, 0, 0, "is larger than 1 MiB: no scenario is");
  }
  if (input.bad()) throw ParseError(name, 0, 0, "cannot be read");
  return text;
}

bool is_json(std::string_view text, std::string_view name) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return name.ends_with(".json") || (first != std::string_view::npos && text[first] == '{');
}

}  // namespace

Scenario read_scenario(std::istream& input, std::string_view name) {
  const std::string text = read_all(input, name);
  const DocumentNode document = is_json(text, name) ? parse_json_document(text, name) : parse_toml_document(text, name);
  return ScenarioReader(name).read(document);
}

Scenario read_scenario_file(const std::filesystem::path& path) {
  std::ifstream input = open_input_file(path, "a scenario file");
  return read_scenario(input, path.string());
}

}  // namespace selectorate
