#include "io/scenario_reference.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>

#include "io/nearest_name.hpp"
#include "io/scenario_fields.hpp"
#include "io/unknown_name.hpp"

namespace selectorate {
namespace {

/// "[2]" -> 2
std::optional<std::size_t> parse_position(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return std::nullopt;
  std::size_t value = 0;
  const char* end = text.data() + text.size() - 1;
  const auto [stop, error] = std::from_chars(text.data() + 1, end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// "instruments", "sender states", "types"
std::string plural(std::string_view section) {
  std::string words(section);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words + 's';
}

std::size_t only_instrument_of_kind(std::string_view reference, std::string_view kind_name, const Scenario& scenario) {
  const std::optional<InstrumentKind> kind = instrument_kind(kind_name);
  if (!kind) throw InvalidModel(reference, unknown_kind_message(kind_name));
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < scenario.instruments.size(); ++i) {
    if (scenario.instruments[i].kind == *kind) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) throw InvalidModel(reference, fmt::format("there is no instrument of kind '{}'", kind_name));
  throw InvalidModel(reference, fmt::format("several instruments are of kind '{}': expected instrument[{}]", kind_name,
                                            fmt::join(found, "] or instrument[")));
}

std::size_t only_type_of_name(std::string_view reference, std::string_view name, const Scenario& scenario) {
  std::vector<std::string_view> names;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < scenario.types.size(); ++i) {
    names.push_back(scenario.types[i].name);
    if (names.back() == name) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    throw InvalidModel(reference, fmt::format("several types are called '{}': expected type[{}]", name,
                                              fmt::join(found, "] or type[")));
  }
  const std::string_view nearest = nearest_name(name, names);
  throw InvalidModel(reference, fmt::format("there is no type called '{}'{}", name, did_you_mean(nearest)));
}

/// \param selector  what follows the section: "", "[2]", "[2].rent", ".luxury_ban", ".luxury_ban.rent"
KeyReference resolve_element_key(std::string_view reference, std::string_view section, std::string_view selector,
                                 const Scenario& scenario) {
  KeyReference result{std::string(section), std::nullopt, ""};
  if (selector.empty()) return result;
  const bool by_name = selector.front() == '.' && section != "sender_state";
  if (by_name) selector.remove_prefix(1);
  const std::size_t dot = std::min(selector.find('.'), selector.size());
  const std::string_view element = selector.substr(0, dot);
  if (by_name) {
    result.element = section == "type" ? only_type_of_name(reference, element, scenario)
                                       : only_instrument_of_kind(reference, element, scenario);
  } else {
    const std::size_t count = list_size(section, scenario);
    result.element = parse_position(element);
    if (!result.element || *result.element > count) {
      throw InvalidModel(reference,
                         fmt::format("there are {} {}, counted from {}[0]", count, plural(section), section));
    }
  }
  result.name = selector.substr(std::min(dot + 1, selector.size()));
  return result;
}

bool is_section(std::string_view section) {
  const auto fields = scenario_fields();
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& field) { return !section.empty() && field.key.section == section; });
}

}  // namespace

KeyReference resolve_key(std::string_view reference, const Scenario& scenario) {
  const std::size_t end = std::min(reference.find_first_of(".["), reference.size());
  const std::string_view section = reference.substr(0, end);
  if (find_field("", section) != nullptr && end == reference.size()) return {"", std::nullopt, std::string(section)};
  if (!is_section(section)) throw InvalidModel(reference, unknown_section_message(section));
  KeyReference result{std::string(section), std::nullopt, ""};
  if (is_list_section(section)) {
    result = resolve_element_key(reference, section, reference.substr(end), scenario);
  } else if (end < reference.size()) {
    result.name = reference.substr(end + 1);
  }
  const bool parameter = section == "uncertainty" && result.name.starts_with("parameters.");
  if (!result.name.empty() && !parameter && find_field(section, result.name) == nullptr) {
    throw InvalidModel(reference, unknown_key_message(section, result.name));
  }
  return result;
}

}  // namespace selectorate
