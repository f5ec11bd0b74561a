#pragma once

#include <functional>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

namespace selectorate {

/// What the sanctions are worth to the senders at one level of enforcement.
struct EnforcementKnot {
  Rational enforcement;  ///< E in [0, 1]
  Rational value;        ///< B(E), utils
};

/// B(E), the senders' value of the sanctions as a function of the package's enforcement (model.md 5).
///
/// Piecewise linear between its knots, and exact: knots given as doubles or fractions are taken as they are. A value
/// known at given levels only (a table, solved episodes) is thus *interpolated* between them; where the levels that a
/// set of senders can reach are all knots, nothing is.
class SELECTORATE_EXPORT EnforcementValue {
 public:
  /// \param knots  at least two, enforcement strictly rising from 0 to 1
  /// \throws InvalidModel naming the knot ("enforcement_value[2]")
  explicit EnforcementValue(std::vector<EnforcementKnot> knots);

  [[nodiscard]] std::span<const EnforcementKnot> knots() const noexcept { return knots_; }

  /// B(E). \throws InvalidModel if E is outside [0, 1] \complexity O(log knots)
  [[nodiscard]] Rational at(const Rational& enforcement) const;

 private:
  std::vector<EnforcementKnot> knots_;
};

/// B(E) = slope E. With slope n and n equal states each unit of effort is worth theta to everyone: the linear public
/// good. \throws InvalidModel if the slope is not finite
[[nodiscard]] SELECTORATE_EXPORT EnforcementValue make_linear_enforcement_value(double slope);

/// B from a function of one's own, at `steps` + 1 evenly spaced levels of enforcement.
/// \throws InvalidModel if there is no step, or a value is not finite
[[nodiscard]] SELECTORATE_EXPORT EnforcementValue
make_enforcement_value(const std::function<double(double enforcement)>& value, unsigned steps);

/// B from solved episodes, with what they prove.
struct EpisodeEnforcementValue {
  EnforcementValue value;
  std::vector<EpisodeEquilibrium> equilibria;  ///< one for each knot
  /// Largest bound on what the sender could still gain at a knot; +inf where `EpisodeOptions::certify` is off.
  double sender_regret = 0;
};

/// Solves the episode at `steps` + 1 levels of enforcement E: every instrument's own enforcement e_k is multiplied by
/// E, and B(E) is the sender's value of the equilibrium.
///
/// Between two levels B is interpolated. The episode's value can jump in E (the leader suddenly concedes), so choose
/// the levels that matter: n equal senders reach exactly the levels of `steps` = n.
/// \throws InvalidModel if there is no step \complexity `steps` + 1 episodes
[[nodiscard]] SELECTORATE_EXPORT EpisodeEnforcementValue solve_enforcement_value(const SanctionsEpisode& episode,
                                                                                 unsigned steps,
                                                                                 const EpisodeOptions& options = {});

}  // namespace selectorate
