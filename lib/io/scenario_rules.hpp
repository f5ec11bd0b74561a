#pragma once

#include <optional>
#include <string>
#include <vector>

#include <selectorate/io/scenario.hpp>

namespace selectorate {

/// A rule that a scenario breaks, and the keys that could be changed to mend it, the likeliest first.
struct BrokenRule {
  std::vector<std::string> keys;
  std::string reason;
};

/// The first broken rule among those that join several keys or name other keys; ranges of single keys are not looked
/// at.
[[nodiscard]] std::optional<BrokenRule> find_broken_rule(const Scenario& scenario);

}  // namespace selectorate
