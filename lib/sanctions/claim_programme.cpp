// Claims 11, 12, 14 and 16: what the contested programme is worth, and what it would take to change course.

#include <algorithm>
#include <cmath>
#include <limits>

#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

double concession_at(Case example, double policy_value, CaseSolver& solver) {
  example.actors.leader.policy_value = policy_value;
  return solver.respond(example, 1).action.concession;
}

ClaimTable solve_constraint_table(const ClaimSetting& setting, double concession_value, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"share of the programme that the ban can destroy", "intensity that the sender chooses",
                   "share of the programme destroyed", "concession", "sender's value"};
  Instrument ban = instrument_of(setting, InstrumentKind::dual_use_ban);
  for (const double dual_use : quarters) {
    ban.dual_use = dual_use;
    Case example = small_case(setting, {ban});
    example.actors.sender.concession_value = concession_value;
    const EpisodeEquilibrium found = solve(example.episode(), {.certify = false});
    const LeaderResponse response = solver.respond(example, found.intensity.front());
    table.rows.push_back({dual_use, found.intensity.front(), response.outcome.constraint, response.action.concession,
                          found.sender_value});
  }
  return table;
}

ClaimTable solve_cooperation_table(const ClaimSetting& setting, double evasion_cost, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"enforcement",       "concession at intensity .25",  "concession at .5",
                   "concession at .75", "concession at full intensity", "leader's loss, his utility"};
  Case example = large_case(setting, tight_embargo(setting));
  example.instruments.front().evasion_cost = evasion_cost;
  for (const double enforcement : {0.0, .2, .4, .6, .8, 1.0}) {
    example.instruments.front().enforcement = enforcement;
    std::vector<double> row = {enforcement};
    for (const double share : quarters) {
      if (share != 0) row.push_back(solver.respond(example, share).action.concession);
    }
    row.push_back(solver.leader_loss(example, 1));
    table.rows.push_back(row);
  }
  return table;
}

/// The whole package, instruments with a fixed intensity kept there.
ClaimTable solve_regime_table(const PolityParameters& polity, const ClaimSetting& setting, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"winning coalition, persons", "concession at full intensity", "survival",
                   "share of the programme destroyed", "threshold, share of full intensity"};
  const SanctionsEpisode episode(Polity(polity), Package(setting.package), setting.actors);
  const LeaderResponse response = solve_leader_response(episode, episode.package().ray(1), solver.options());
  solver.remember(response);
  table.rows.push_back({polity.coalition, response.action.concession, response.outcome.survival,
                        response.outcome.constraint, solve(episode, {.certify = false}).threshold});
  return table;
}

}  // namespace

ClaimFinding solve_guarantee_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A programme that guarantees survival is not given up.";
  const Case small = small_case(setting, tight_embargo(setting));
  const Case large = large_case(setting, tight_embargo(setting));
  ClaimTable table;
  table.caption = "Value of the policy to the leader himself; trade embargo without evasion at full intensity.";
  table.columns = {"value of the policy to the leader", "concession, small coalition", "the same without diversion",
                   "concession, large coalition"};
  for (const double factor : {0.0, .1, 1 / 3.0, 1.0, 10 / 3.0}) {
    const double value = factor * setting.actors.leader.policy_value;
    table.rows.push_back({value, concession_at(small, value, solver),
                          concession_at(without_diversion(small), value, solver), concession_at(large, value, solver)});
  }
  const std::vector<double>& dearest = table.rows.back();
  finding.holds = falls(table, 1, share_slack) && falls(table, 2, share_slack) && falls(table, 3, share_slack) &&
                  std::all_of(dearest.begin() + 1, dearest.end(), [](double c) { return c <= share_slack; });
  finding.figures = {table};
  finding.condition =
      "Evasion is taken out: where smuggling pays more than sanctions take, even a worthless programme is kept.";
  finding.control = "The policy is worth nothing to the leader: he gives all of it up, whatever his coalition.";
  finding.control_figures.columns = {"winning coalition, persons", "concession at full intensity"};
  for (const Case* example : {&small, &large}) {
    finding.control_figures.rows.push_back({example->polity.coalition, concession_at(*example, 0, solver)});
  }
  finding.control_holds = std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                                      [](const std::vector<double>& row) { return row[1] >= 1 - share_slack; });
  return finding;
}

ClaimFinding solve_constraint_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A ban on dual-use goods slows the programme, although nothing is conceded.";
  ClaimTable table = solve_constraint_table(setting, setting.actors.sender.concession_value, solver);
  table.caption = "Reach of a dual-use ban with the evasion of the setting, small coalition; the sender chooses.";
  finding.holds = rises(table, 2, share_slack) && rises(table, 4, 0) && table.rows.back()[1] > .5 &&
                  std::all_of(table.rows.begin(), table.rows.end(),
                              [](const std::vector<double>& row) { return row[3] <= share_slack; });
  finding.figures = {table};
  finding.control = "A sender to whom neither concession nor a slower programme is worth anything does not sanction.";
  finding.control_figures = solve_constraint_table(setting, 0, solver);
  finding.control_holds = std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                                      [](const std::vector<double>& row) { return row[1] < .01; });
  return finding;
}

ClaimFinding solve_cooperation_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Harder sanctions without cooperation among senders are futile.";
  ClaimTable table = solve_cooperation_table(setting, std::numeric_limits<double>::infinity(), solver);
  table.caption = "Enforcement of a trade embargo without evasion, by intensity; large coalition.";
  // The cross effect from no sanctions to full ones: c(0, e) = 0, so it is the rise of the last concession.
  finding.holds = table.rows.front()[4] <= share_slack && rises(table, 4, share_slack) && rises(table, 5, 0);
  finding.figures = {table};
  finding.condition =
      "The cross effect is that from no sanctions to full ones: once nearly all is conceded a further step adds less.";
  finding.control = "Evasion is cheap: cooperation, which works through the bite alone, no longer buys anything.";
  finding.control_figures = solve_cooperation_table(setting, .05, solver);
  finding.control_holds = finding.control_figures.rows.back()[4] <= share_slack;
  return finding;
}

ClaimFinding solve_regime_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Neither regime change nor denuclearisation is to be expected.";
  ClaimTable table = solve_regime_table(setting.small, setting, solver);
  table.caption = "The whole package of the setting, every free instrument at full intensity; small coalition.";
  const std::vector<double>& found = table.rows.front();
  finding.holds = found[1] < .05 && found[2] > .9 && std::isinf(found[4]);
  finding.figures = {table};
  finding.control = "The same package against a large coalition: it concedes.";
  finding.control_figures = solve_regime_table(setting.large, setting, solver);
  finding.control_holds = finding.control_figures.rows.front()[1] > .5;
  return finding;
}

}  // namespace selectorate::claims
