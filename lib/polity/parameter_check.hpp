#pragma once

#include <string_view>

namespace selectorate::detail {

/// Checks of single parameters and of the sizes that every domestic model shares.
/// Each throws InvalidModel with the field, the value found and what was expected; NaN never passes.
void require_positive(std::string_view field, double value);
void require_non_negative(std::string_view field, double value);
void require_at_most(std::string_view field, double value, std::string_view limit_name, double limit);
void require_discount(std::string_view field, double value);

}  // namespace selectorate::detail
