#pragma once

#include <span>

#include <selectorate/base/export.hpp>
#include <selectorate/polity/polity.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/sanctions/package.hpp>

namespace selectorate {

/// What the leader cares about beside money (model.md 3).
struct LeaderPreferences {
  double office_rent = 0;      ///< psi, ego rents, >= 0
  double policy_value = 0.5;   ///< beta, worth of the contested policy to the leader himself, >= 0
  double leader_specific = 1;  ///< chi in [0, 1]: share of the sanctions that a challenger would not inherit
  double concession_cost = 0;  ///< s_c >= 0, utils that full concession costs each coalition member
};

/// How the pivotal coalition member decides.
struct CoalitionBehavior {
  double loyalty_shock = 0.1;  ///< s_loyal >= 0, scale of the logistic shock, utils; 0 = deterministic
};

/// How citizens decide, and what repression does to them.
struct CitizenBehavior {
  double barrier = 0.6;            ///< grievance that revolt must overcome; inf: revolt is impossible
  double repression_effect = 6.0;  ///< how much the barrier rises if all revenue went into repression, >= 0
  double revolt_shock = 0.05;  ///< s_revolt >= 0, scale of the logistic shock, in units of grievance; 0 = deterministic
  double repression_limit = 1.0;  ///< rho_max >= 0, largest share of revenue that repression can absorb
};

/// What the sender cares about, beside the cost and expressive value of the instruments.
struct SenderPreferences {
  double concession_value = 1.0;     ///< v >= 0
  double regime_change_value = 0.2;  ///< omega, may be negative
  double humanitarian_weight = 0.1;  ///< eta >= 0
};

/// Everyone in the episode except the polity and the package.
struct EpisodeActors {
  LeaderPreferences leader;
  CoalitionBehavior coalition;
  CitizenBehavior citizens;
  SenderPreferences sender;
};

/// A sanctions episode (model.md 3): a polity in its stationary equilibrium meets a sender with a package.
class SELECTORATE_EXPORT SanctionsEpisode {
 public:
  /// \throws InvalidModel naming the field ("leader.policy_value", "citizens.barrier", …)
  SanctionsEpisode(const Polity& polity, const Package& package, const EpisodeActors& actors);

  [[nodiscard]] const Polity& polity() const noexcept { return polity_; }
  [[nodiscard]] const Package& package() const noexcept { return package_; }
  [[nodiscard]] const EpisodeActors& actors() const noexcept { return actors_; }
  /// Normal politics before and after the episode: it gives the constant premium Lambda and the rent of later periods.
  [[nodiscard]] const StationaryEquilibrium& baseline() const noexcept { return baseline_; }

 private:
  Polity polity_;
  Package package_;
  EpisodeActors actors_;
  StationaryEquilibrium baseline_;
};

/// What the leader does (model.md 3, step 2). Money per period.
struct LeaderAction {
  double concession = 0;        ///< c in [0, 1]
  double diversion = 0;         ///< Div, revenue loss shifted onto citizens
  double repression = 0;        ///< rho
  double support_spending = 0;  ///< m
};

/// Everything that follows from intensities and a leader's action.
struct EpisodeOutcome {
  double survival = 0;             ///< Pi = P(loyal) (1 - P(revolt))
  double loyalty = 0;              ///< P(loyal)
  double revolt = 0;               ///< P(revolt)
  double outsider_income = 0;      ///< ordinary income of a citizen outside the coalition, after diversion
  double insider_consumption = 0;  ///< (1-q) z + y (1-ell) of a coalition member
  double revenue_loss = 0;         ///< L_R
  double illicit_revenue = 0;      ///< I
  double diverted_share = 0;       ///< Div / L_R; 0 where nothing is lost
  double constraint = 0;           ///< dual: share of the contested programme's value that the sanctions destroy
  double budget = 0;               ///< B = R - L_R + I + Div
  double public_goods = 0;         ///< x
  double private_goods = 0;        ///< z
  double grievance = 0;            ///< G
  double leader_value = 0;         ///< U_Leader
  double sender_value = 0;         ///< U_Sender
};

/// Plays the episode out: every quantity of model.md 3 at given intensities and action.
/// \param intensities one in [0, 1] for each instrument
/// \throws InvalidModel if a size or a value is out of range, or the action is not affordable
[[nodiscard]] SELECTORATE_EXPORT EpisodeOutcome evaluate_outcome(const SanctionsEpisode& episode,
                                                                 std::span<const double> intensities,
                                                                 const LeaderAction& action);

}  // namespace selectorate
