#pragma once

#include <span>

#include "sanctions/sender_search.hpp"

namespace selectorate {

/// Improves a direction of sanctions by the downhill simplex of Nelder and Mead (1965) on the best value along each
/// direction.
///
/// Along a direction the leader's threshold is found exactly, so the function searched is continuous although the
/// sender's value is not.
[[nodiscard]] SenderPoint climb_directions(const SenderSearch& search, std::span<const double> direction,
                                           const SenderPoint& start);

}  // namespace selectorate
