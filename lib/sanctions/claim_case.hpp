#pragma once

#include <vector>

#include <selectorate/sanctions/claim.hpp>
#include <selectorate/sanctions/episode.hpp>

namespace selectorate::claims {

/// One episode of a claim before it is validated, so that one thing can be changed at a time. Every instrument is free:
/// claims move all of them along the package's ray.
struct Case {
  PolityParameters polity;
  EpisodeActors actors;
  std::vector<Instrument> instruments;

  [[nodiscard]] SanctionsEpisode episode() const;
};

/// The instrument of that kind from the setting's package, or the preset; intensity left free.
[[nodiscard]] Instrument instrument_of(const ClaimSetting& setting, InstrumentKind kind);

/// The same instrument where evading it is impossible and nobody earns on what slips through; enforcement stays as it
/// is. Evasion bounds the bite by kap/2 while rents grow with intensity, which would hide what a claim is about.
[[nodiscard]] Instrument without_evasion(Instrument instrument);

/// The setting's trade embargo without evasion.
[[nodiscard]] std::vector<Instrument> tight_embargo(const ClaimSetting& setting);

[[nodiscard]] Case small_case(const ClaimSetting& setting, std::vector<Instrument> instruments);
[[nodiscard]] Case large_case(const ClaimSetting& setting, std::vector<Instrument> instruments);

/// Nothing can be taken from citizens by diversion: they live at subsistence already.
[[nodiscard]] Case without_diversion(Case example);

/// Solves cases and remembers how far from optimal the leader's responses can be.
class CaseSolver {
 public:
  explicit CaseSolver(const LeaderOptions& options) : options_(options) {}

  /// The leader's response with every instrument at `share` of full intensity.
  LeaderResponse respond(const Case& example, double share);
  /// U_Leader(no sanctions) - U_Leader(share).
  double leader_loss(const Case& example, double share);
  /// Remembers a response that was found elsewhere.
  void remember(const LeaderResponse& response);

  [[nodiscard]] const LeaderOptions& options() const noexcept { return options_; }
  [[nodiscard]] double regret() const noexcept { return regret_; }

 private:
  LeaderOptions options_;
  double regret_ = 0;
};

/// Intensities, or shares of anything, at which a claim looks.
inline constexpr double quarters[] = {0, .25, .5, .75, 1};

/// Whether a column never moves against the direction by more than `slack`, and moves in it from the first row to the
/// last by more than `slack`. Arguments of the leader's maximum are known to about 1e-5 (it is flat), so smaller moves
/// mean nothing.
[[nodiscard]] bool rises(const ClaimTable& table, std::size_t column, double slack);
[[nodiscard]] bool falls(const ClaimTable& table, std::size_t column, double slack);

inline constexpr double share_slack = 1e-5;

ClaimFinding solve_resistance_claim(const ClaimSetting& setting, CaseSolver& solver);   // 1
ClaimFinding solve_loyalty_claim(const ClaimSetting& setting, CaseSolver& solver);      // 2
ClaimFinding solve_reward_claim(const ClaimSetting& setting, CaseSolver& solver);       // 3
ClaimFinding solve_diversion_claim(const ClaimSetting& setting, CaseSolver& solver);    // 4
ClaimFinding solve_rent_claim(const ClaimSetting& setting, CaseSolver& solver);         // 5
ClaimFinding solve_repression_claim(const ClaimSetting& setting, CaseSolver& solver);   // 6
ClaimFinding solve_embargo_claim(const ClaimSetting& setting, CaseSolver& solver);      // 7
ClaimFinding solve_luxury_claim(const ClaimSetting& setting, CaseSolver& solver);       // 8
ClaimFinding solve_agreement_claim(const ClaimSetting& setting, CaseSolver& solver);    // 9
ClaimFinding solve_evasion_claim(const ClaimSetting& setting, CaseSolver& solver);      // 10
ClaimFinding solve_guarantee_claim(const ClaimSetting& setting, CaseSolver& solver);    // 11
ClaimFinding solve_constraint_claim(const ClaimSetting& setting, CaseSolver& solver);   // 12
ClaimFinding solve_compliance_claim(const ClaimSetting& setting, CaseSolver& solver);   // 13
ClaimFinding solve_cooperation_claim(const ClaimSetting& setting, CaseSolver& solver);  // 14
ClaimFinding solve_punishment_claim(const ClaimSetting& setting, CaseSolver& solver);   // 15
ClaimFinding solve_regime_claim(const ClaimSetting& setting, CaseSolver& solver);       // 16
ClaimFinding solve_selective_claim(const ClaimSetting& setting, CaseSolver& solver);    // 17
ClaimFinding solve_proportion_claim(const ClaimSetting& setting, CaseSolver& solver);   // 18
ClaimFinding solve_selection_claim(const ClaimSetting& setting, CaseSolver& solver);    // 19

}  // namespace selectorate::claims
