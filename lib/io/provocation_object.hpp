#pragma once

#include <nlohmann/json.hpp>

#include <selectorate/io/provocation_record.hpp>

namespace selectorate {

/// A provocation and all its equilibria as JSON: probabilities and payoffs of equilibria as exact fractions in strings.
[[nodiscard]] nlohmann::ordered_json provocation_object(const ProvocationRecord& record);

}  // namespace selectorate
