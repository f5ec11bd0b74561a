#pragma once

#include <type_traits>
#include <utility>

#include <selectorate/io/scenario.hpp>

namespace selectorate {

/// Finds one value of type `T` in a scenario.
template <class T>
struct Access {
  T& (*change)(Scenario&);
  const T& (*read)(const Scenario&);
};

/// The value that a path of members leads to.
template <auto... path>
constexpr auto access_to = [] {
  using T = std::remove_cvref_t<decltype((std::declval<Scenario&>().*....*path))>;
  return Access<T>{[](Scenario& scenario) -> T& { return (scenario.*....*path); },
                   [](const Scenario& scenario) -> const T& { return (scenario.*....*path); }};
}();

/// A section of which a file says nothing.
template <class Section>
const Section& usual_section() {
  static const Section usual{};
  return usual;
}

/// The same within a section that need not be there: reading needs none and yields what it would have, changing begins
/// one.
template <auto section, auto... path>
constexpr auto access_to_section = [] {
  using Section = typename std::remove_cvref_t<decltype(std::declval<Scenario&>().*section)>::value_type;
  using T = std::remove_cvref_t<decltype((std::declval<Section&>().*....*path))>;
  return Access<T>{[](Scenario& scenario) -> T& {
                     auto& found = scenario.*section;
                     if (!found) found.emplace();
                     return ((*found).*....*path);
                   },
                   [](const Scenario& scenario) -> const T& {
                     const auto& found = scenario.*section;
                     const Section& shown = found ? *found : usual_section<Section>();
                     return (shown.*....*path);
                   }};
}();

}  // namespace selectorate
