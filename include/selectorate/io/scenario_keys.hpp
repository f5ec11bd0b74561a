#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// Numbers that a key accepts. NaN is in no range.
struct NumberRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = true;   ///< `low` itself is refused
  bool high_open = true;  ///< `high` itself is refused; an infinite `high` that is not open accepts `inf`

  [[nodiscard]] bool contains(double value) const noexcept {
    return (low_open ? value > low : value >= low) && (high_open ? value < high : value <= high);
  }
};

/// The range in words: "a number in [0, 1)", "a number above 0", "a number at least 0".
[[nodiscard]] SELECTORATE_EXPORT std::string describe(const NumberRange& range);

/// What a key of a scenario file holds.
enum class ScenarioKeyType {
  number,
  whole_number,  ///< `cycle.rounds` may also be `inf`: there is no last one
  text,
  list_of_text,
  list_of_numbers,
  table,
};

/// One key of a scenario file: the reader, the writer, `--set`, and the documentation all follow this description.
struct ScenarioKey {
  std::string_view section;  ///< "target"; "instrument" for a key that each instrument has; empty at the top
  std::string_view name;     ///< "coalition"
  ScenarioKeyType type = ScenarioKeyType::number;
  std::string_view unit;           ///< "persons", "money per period"; empty where it has none
  NumberRange range;               ///< for numbers, also in a list
  std::string_view meaning;        ///< one line
  std::string_view fallback = {};  ///< in words, where the value without the key is not simply the default scenario's
};

/// Every key of a scenario file, in the order in which it is written.
[[nodiscard]] SELECTORATE_EXPORT std::span<const ScenarioKey> scenario_keys();

/// The value of a numeric or whole-number key when a file does not give it; for an instrument's key, of an instrument
/// without `kind`. \throws InvalidModel if there is no such numeric key
[[nodiscard]] SELECTORATE_EXPORT double default_number(std::string_view section, std::string_view name);

}  // namespace selectorate
