#pragma once

#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// The case on which the claims are examined: two polities, what everyone in the episode wants, and the instruments.
///
/// The claims are those of Peksen (2016) as comparative statics (model.md 6). Each changes one thing of this setting
/// and solves the episode again.
struct ClaimSetting {
  PolityParameters small;                                             ///< rests on a small winning coalition
  PolityParameters large = {.selectorate = 2.0e7, .coalition = 1e7};  ///< the contrast: rests on a large one
  EpisodeActors actors;                                               ///< the same in both
  /// Instruments of the package. A claim about a kind of sanctions takes the first of that kind, or `make_instrument`
  /// where there is none.
  std::vector<Instrument> package;
};

/// Figures of one experiment, a row for each value of what is varied.
struct ClaimTable {
  std::string caption;               ///< what is varied and what is held fixed
  std::vector<std::string> columns;  ///< headings with units; the first is what is varied
  std::vector<std::vector<double>> rows;
};

/// What became of one claim: the figures, and the same figures with the mechanism switched off or reversed.
struct ClaimFinding {
  int number = 0;         ///< row of the table of model.md 6
  std::string statement;  ///< the claim
  std::vector<ClaimTable> figures;
  std::string condition;  ///< what the experiment supposes, and where the claim would fail; may be empty
  bool holds = false;     ///< the figures show what the claim says
  std::string control;    ///< what is switched off, and what must be seen then
  ClaimTable control_figures;
  bool control_holds = false;  ///< the claim rests on the mechanism: without it the effect is gone or reversed
  /// Most that the leader could gain by deviating from any response behind the figures, relative to his value; +inf
  /// where `LeaderOptions::certify` is off.
  double leader_regret = 0;
};

/// The claims that can be examined, in rising order.
[[nodiscard]] SELECTORATE_EXPORT std::span<const int> claim_numbers() noexcept;

/// Solves the episodes of one claim and says whether it comes out.
///
/// A claim that does not is a finding about the model or about the setting, not an error.
/// \param number one of `claim_numbers()`
/// \throws InvalidModel if there is no such claim, or the setting is wrong
/// \complexity 10 to 50 leader's responses; claims 1, 12 and 16 also search for the sender's optimum
/// \see tests/claims: the inequalities, and the conditions under which they fail
[[nodiscard]] SELECTORATE_EXPORT ClaimFinding solve_claim(const ClaimSetting& setting, int number,
                                                          const LeaderOptions& options = {});

/// All of them, in the order of `claim_numbers()`.
[[nodiscard]] SELECTORATE_EXPORT std::vector<ClaimFinding> solve_claims(const ClaimSetting& setting,
                                                                        const LeaderOptions& options = {});

}  // namespace selectorate
