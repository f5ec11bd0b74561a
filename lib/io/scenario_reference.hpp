#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <selectorate/io/scenario.hpp>

namespace selectorate {

/// A reference to a key, as in "instrument[0].rent", "instrument.luxury_ban.rent", "type.hesitant.test_cost",
/// "target.revenue".
struct KeyReference {
  std::string section;
  std::optional<std::size_t> element;  ///< which one of a list; may be their number, one past the last
  std::string name;                    ///< empty for a whole section
};

/// Resolves a reference against the scenario's lists: an instrument is reached by its place or its kind, a type by its
/// place or its name, a sender state by its place.
/// \throws InvalidModel with the reason when there is no such section, key or element, or when several answer to the
/// kind or name
[[nodiscard]] KeyReference resolve_key(std::string_view reference, const Scenario& scenario);

}  // namespace selectorate
