// Claims 4 to 7: who bears the cost, who profits, and why nobody can object.

#include <algorithm>
#include <limits>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

ClaimTable solve_burden_table(const Case& example, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"intensity", "share of the revenue loss diverted", "change of outsiders' income",
                   "change of insiders' consumption", "concession"};
  const double before = solver.respond(example, 0).outcome.insider_consumption;
  for (const double share : quarters) {
    const LeaderResponse response = solver.respond(example, share);
    table.rows.push_back({share, response.outcome.diverted_share,
                          response.outcome.outsider_income / example.polity.income - 1,
                          response.outcome.insider_consumption / before - 1, response.action.concession});
  }
  return table;
}

ClaimTable solve_rent_table(const Case& base, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"rent of what slips through, share of revenue", "leader's loss from sanctions, his utility",
                   "illicit revenue, share of revenue"};
  for (const double rent : {0.0, .01, .02, .05, .1, .2}) {
    Case example = base;
    example.instruments.front().rent = rent;
    table.rows.push_back({rent, solver.leader_loss(example, 1),
                          solver.respond(example, 1).outcome.illicit_revenue / example.polity.revenue});
  }
  return table;
}

/// What repression does: its effect, the barrier or the intensity is varied by `change`.
template <class Change>
ClaimTable solve_repression_table(const Case& base, const std::vector<double>& values, double share, Change change,
                                  CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"", "P(revolt)", "concession", "repression, share of revenue"};
  for (const double value : values) {
    Case example = base;
    double intensity = share;
    change(example, intensity, value);
    const LeaderResponse response = solver.respond(example, intensity);
    table.rows.push_back({value, response.outcome.revolt, response.action.concession,
                          response.action.repression / example.polity.revenue});
  }
  return table;
}

void change_effect(Case& example, double&, double value) {
  example.actors.citizens.repression_effect = value;
}
void change_barrier(Case& example, double&, double value) {
  example.actors.citizens.barrier = value;
}
void change_intensity(Case&, double& intensity, double value) {
  intensity = value;
}

}  // namespace

ClaimFinding solve_diversion_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "The cost of sanctions is diverted to ordinary citizens.";
  const Case example = small_case(setting, tight_embargo(setting));
  ClaimTable table = solve_burden_table(example, solver);
  table.caption = "Intensity of a trade embargo without evasion, small coalition.";
  finding.holds = std::all_of(table.rows.begin() + 1, table.rows.end(), [](const std::vector<double>& row) {
    return row[1] >= .95 && row[2] < row[3] - share_slack;
  });
  finding.figures = {table};
  finding.control =
      "Nothing can be taken from citizens beyond what the sanctions themselves take: outsiders lose less than with "
      "diversion, and the leader bears all of his revenue loss.";
  finding.control_figures = solve_burden_table(without_diversion(example), solver);
  const std::vector<double>& alone = finding.control_figures.rows.back();
  finding.control_holds = alone[1] == 0 && alone[2] > table.rows.back()[2] + share_slack;
  return finding;
}

ClaimFinding solve_rent_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Insiders profit from sanctions: illicit trade makes good what the leader loses.";
  const Case example = small_case(setting, {instrument_of(setting, InstrumentKind::trade_embargo)});
  ClaimTable table = solve_rent_table(example, solver);
  table.caption = "Rent on smuggling; trade embargo with the evasion of the setting, small coalition.";
  finding.holds = falls(table, 1, 1e-6);
  finding.figures = {table};
  finding.condition = "Needs something to slip through: evasion, or enforcement below full.";
  finding.control = "Nothing slips through (full enforcement, no evasion): the rent no longer matters.";
  Case watertight = example;
  watertight.instruments.front().enforcement = 1;
  watertight.instruments.front().evasion_cost = infinity;
  finding.control_figures = solve_rent_table(watertight, solver);
  finding.control_holds = !falls(finding.control_figures, 1, 1e-6) && !rises(finding.control_figures, 1, 1e-6);
  return finding;
}

ClaimFinding solve_repression_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Repression blocks dissent, and with it the way from grievance to concession.";
  const Case example = small_case(setting, tight_embargo(setting));
  ClaimTable effect = solve_repression_table(example, {0, 1, 2, 6, 20}, 1, change_effect, solver);
  effect.caption = "Effect of repression at full intensity; trade embargo without evasion, small coalition.";
  effect.columns.front() = "effect of repression";
  Case persuadable = example;
  persuadable.actors.leader.policy_value /= 10;
  ClaimTable barrier = solve_repression_table(persuadable, {.05, .1, .25, .5, 1, infinity}, 1, change_barrier, solver);
  barrier.caption = "Barrier to revolt, where the policy is worth a tenth to the leader.";
  barrier.columns.front() = "barrier";
  ClaimTable intensity = solve_repression_table(example, {0, .25, .5, .75, 1}, 1, change_intensity, solver);
  intensity.caption = "Intensity.";
  intensity.columns.front() = "intensity";
  finding.holds = falls(effect, 1, share_slack) && falls(effect, 2, share_slack) && falls(barrier, 1, share_slack) &&
                  falls(barrier, 2, share_slack) && rises(intensity, 3, share_slack);
  finding.figures = {effect, barrier, intensity};
  finding.condition =
      "A barrier moves concession only where the leader would concede without it: there the policy is valued at a "
      "tenth.";
  finding.control = "Revolt is impossible anyway: nothing is spent on repression, whatever its effect.";
  Case quiet = example;
  quiet.actors.citizens.barrier = infinity;
  finding.control_figures = solve_repression_table(quiet, {0, 1, 2, 6, 20}, 1, change_effect, solver);
  finding.control_figures.columns.front() = "effect of repression";
  finding.control_holds =
      std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                  [](const std::vector<double>& row) { return row[1] == 0 && row[3] <= share_slack; });
  return finding;
}

ClaimFinding solve_embargo_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A trade embargo hurts citizens and brings no concession.";
  ClaimTable table = solve_burden_table(small_case(setting, tight_embargo(setting)), solver);
  table.caption = "Intensity of a trade embargo without evasion, small coalition.";
  finding.holds =
      falls(table, 2, share_slack) && table.rows.back()[2] < -.05 &&
      std::all_of(table.rows.begin(), table.rows.end(), [](const std::vector<double>& row) { return row[4] < .05; });
  finding.figures = {table};
  finding.condition = "Needs a leader whose stake in the policy exceeds what he cannot divert (claim 11).";
  finding.control = "A large coalition: the same embargo brings most of what is asked.";
  finding.control_figures = solve_burden_table(large_case(setting, tight_embargo(setting)), solver);
  finding.control_holds = finding.control_figures.rows.back()[4] > .5;
  return finding;
}

}  // namespace selectorate::claims
