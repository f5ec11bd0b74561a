// Claim 19: whom sanctions meet once a threat has failed.

#include <algorithm>
#include <cmath>

#include <selectorate/sanctions/threat_selection.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

constexpr double demand = .5;
constexpr double audience_cost = .4;
constexpr double cost_limit = .5;  // of the sender's private cost of carrying a threat out

/// Equally likely values of the policy at the odd multiples of a ninth of `value`, so that their mean is twice that;
/// all of them at the mean if nothing is private.
std::vector<double> policy_values(double value, bool are_private) {
  constexpr int types = 18;
  std::vector<double> values;
  for (int i = 0; i < types; ++i) values.push_back(are_private ? (2 * i + 1) * value / 9 : 2 * value);
  return values;
}

std::vector<ThreatenedType> solve_types(Case example, const std::vector<double>& values, double intensity,
                                        CaseSolver& solver) {
  const CrisisTerms terms = {.demand = demand, .intensity = intensity, .audience_cost = audience_cost};
  std::vector<ThreatenedType> types;
  for (const double value : values) {
    example.actors.leader.policy_value = value;
    const EpisodeCrisis crisis = make_episode_crisis(example.episode(), terms, solver.options());
    solver.remember(crisis.imposed);
    types.push_back(make_threatened_type(1, crisis, demand));
  }
  return types;
}

ClaimTable solve_selection_table(const Case& example, const std::vector<double>& values, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"threatened intensity",
                   "probability that the threat is carried out",
                   "P(concede | threat)",
                   "P(concede | imposed)",
                   "mean concession of those on whom sanctions are imposed",
                   "mean concession if they were imposed on everyone"};
  for (const double intensity : {.25, .5, .75, 1.0}) {
    const std::vector<ThreatSelection> found =
        solve_threat_selection(solve_types(example, values, intensity, solver), cost_limit);
    for (const ThreatSelection& e : found) {
      table.rows.push_back({intensity, e.credibility, e.concede_to_threat, e.concede_imposed, e.concession_imposed,
                            e.concession_unselected});
    }
  }
  return table;
}

}  // namespace

ClaimFinding solve_selection_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Imposed sanctions are the ones that fail: whoever would concede has conceded to the threat.";
  const Case example = large_case(setting, tight_embargo(setting));
  const double value = setting.actors.leader.policy_value;
  ClaimTable table = solve_selection_table(example, policy_values(value, true), solver);
  table.caption =
      "Threatened intensity of a trade embargo without evasion; large coalition; half of full concession is demanded "
      "from a leader whose value of the policy is private, evenly spread from nothing to four times the setting's; "
      "every "
      "equilibrium has a row.";
  finding.holds = std::all_of(table.rows.begin(), table.rows.end(), [](const std::vector<double>& row) {
    return row[2] > row[3] + share_slack && row[4] < row[5] - share_slack;
  });
  finding.figures = {table};
  finding.condition =
      "Needs a threat that is believed, here by audience costs: where backing down costs the sender nothing, leaders "
      "call the bluff and concede only to what is imposed. With a small coalition hardly anybody concedes at either "
      "stage.";
  finding.control =
      "The value of the policy is no secret, all have its mean: those on whom sanctions are imposed concede what "
      "anybody "
      "would.";
  finding.control_figures = solve_selection_table(example, policy_values(value, false), solver);
  finding.control_holds =
      std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                  [](const std::vector<double>& row) { return std::fabs(row[4] - row[5]) <= share_slack; });
  return finding;
}

}  // namespace selectorate::claims
