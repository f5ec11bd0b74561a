#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/signalling_equilibrium_set.hpp>
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

/// Whether every element of a set is one, by what the vertices show:
///
/// - after every vertex of the responses, each message that a type sends somewhere is best for it, whatever alternative
///   is chosen elsewhere. What a type gains by a deviation is affine in the responses, hence so everywhere.
/// - at every vertex of the sender's strategies each response in use is best against what is sent. What the receiver
///   gains is affine in the sender's strategy, hence so everywhere.
/// - every vertex of the beliefs makes all responses in use best.
///
/// Supports, ranges of payoffs and the name are compared with the vertices. The constraints are taken for what they are
/// (the vertices must meet them); that the vertices are all of them is not decided here.
/// \complexity O(vertices * types * responses)
[[nodiscard]] SELECTORATE_EXPORT Verdict verify_equilibrium_set(const SignallingGame& game,
                                                                const SignallingEquilibriumSet& set);

}  // namespace selectorate
