#pragma once

#include <string_view>

#include <selectorate/certificate/certificate.hpp>

namespace selectorate {

/// A solution concept in words.
struct ClaimWords {
  std::string_view one;      ///< "Nash equilibrium"
  std::string_view many;     ///< "Nash equilibria"
  std::string_view meaning;  ///< a sentence, "Nobody gains by deviating alone."
  std::string_view proved;   ///< what zero regret says, after "Proved in exact arithmetic: "
};

[[nodiscard]] ClaimWords words_of(SolutionConcept claim) noexcept;

}  // namespace selectorate
