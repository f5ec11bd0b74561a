#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/game/signalling_assessment.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {

/// Whether an assessment is a perfect Bayesian equilibrium (Fudenberg & Tirole 1991), in exact arithmetic: no type
/// gains by another message, every response in use is best under the belief, beliefs follow Bayes' rule wherever the
/// message is sent. In a signalling game this is sequential equilibrium too: any belief off the path is the limit of
/// those of small trembles. \return accepted, or the first thing that is wrong with its place in words, a malformed
/// assessment included \complexity O(types * responses)
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_perfect_bayesian(const SignallingGame& game,
                                                                 const SignallingAssessment& assessment);

}  // namespace selectorate
