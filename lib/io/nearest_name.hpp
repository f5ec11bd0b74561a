#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace selectorate {

/// Number of letters to insert, delete, replace or swap with a neighbour to turn one word into the other
/// (optimal string alignment).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to a misspelt word, or one that begins with it, or nothing when none can have been meant.
[[nodiscard]] std::string_view nearest_name(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace selectorate
