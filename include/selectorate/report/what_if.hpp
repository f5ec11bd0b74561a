#pragma once

#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// What the leader would do if one thing were different.
struct WhatIf {
  std::string change;  ///< in words: "a winning coalition ten times as large"
  LeaderResponse response;
};

/// The leader's responses to the same intensities with one thing changed at a time: who supports him, what the policy
/// is worth to him, whether the cost can be passed on, how well the sanctions are enforced.
///
/// Changes that the scenario's rules forbid (a coalition larger than the selectorate) are made as far as they can be,
/// and left out where nothing is left of them. \param intensities one in [0, 1] for each instrument \throws
/// InvalidModel if the scenario or the intensities are wrong
[[nodiscard]] SELECTORATE_EXPORT std::vector<WhatIf> solve_what_ifs(const Scenario& scenario,
                                                                    std::span<const double> intensities,
                                                                    const LeaderOptions& options = {});

}  // namespace selectorate
