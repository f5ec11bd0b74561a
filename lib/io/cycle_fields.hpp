#pragma once

#include <optional>
#include <span>

#include <selectorate/io/scenario.hpp>

#include "io/scenario_fields.hpp"
#include "io/scenario_rules.hpp"

namespace selectorate {

/// The keys of [cycle]. Setting one gives a scenario without a cycle the default one; reading one there reads the
/// default's.
[[nodiscard]] std::span<const ScenarioField> cycle_fields();

/// The first rule that joins keys of [cycle] and is broken: the start lies within the ranges of the state, the range of
/// loyalty is not empty, the grid has no more states than can be solved, without a last round the future is discounted.
[[nodiscard]] std::optional<BrokenRule> find_broken_cycle_rule(const Scenario& scenario);

}  // namespace selectorate
