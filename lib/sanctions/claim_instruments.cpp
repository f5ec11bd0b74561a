// Claims 8, 10, 17 and 18: what each kind of sanctions does.

#include <algorithm>
#include <limits>

#include <selectorate/sanctions/pressure.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Bite of a luxury ban in both polities, as one property of the ban is varied.
ClaimTable solve_luxury_table(const ClaimSetting& setting, const Instrument& ban, double Instrument::*varied,
                              const std::vector<double>& values, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"", "additional support spending, small coalition", "concession, small coalition",
                   "leader's loss, large coalition, his utility", "concession, large coalition"};
  const double before = solver.respond(small_case(setting, {ban}), 0).action.support_spending;
  for (const double value : values) {
    Instrument changed = ban;
    changed.*varied = value;
    const LeaderResponse small = solver.respond(small_case(setting, {changed}), 1);
    const Case large = large_case(setting, {changed});
    table.rows.push_back({value, small.action.support_spending / before - 1, small.action.concession,
                          solver.leader_loss(large, 1), solver.respond(large, 1).action.concession});
  }
  return table;
}

/// Revenue that an embargo takes at each intensity before anybody concedes, and what the large polity concedes.
std::vector<double> solve_evasion_row(const ClaimSetting& setting, const Instrument& embargo, CaseSolver& solver) {
  std::vector<double> row = {embargo.evasion_cost};
  const Package package({embargo});
  for (const double share : quarters) {
    if (share == 0) continue;
    row.push_back(evaluate_pressure<double>(package, 1, package.ray(share), 0).revenue_loss);
  }
  row.push_back(solver.respond(large_case(setting, {embargo}), 1).action.concession);
  return row;
}

const std::vector<std::string> evasion_columns = {
    "cost of evasion",    "revenue lost at intensity .25",
    "revenue lost at .5", "revenue lost at .75",
    "at full intensity",  "concession at full intensity, large coalition"};

/// Whether what each step of intensity adds is smaller than what the one before added.
bool is_concave(const std::vector<double>& row) {
  const double steps[] = {row[1], row[2] - row[1], row[3] - row[2], row[4] - row[3]};
  return std::is_sorted(std::rbegin(steps), std::rend(steps)) && steps[3] < steps[0] - 1e-12;
}

ClaimTable solve_spending_table(const Case& example, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"intensity", "money the leader keeps, share of revenue", "support spending, share of revenue"};
  for (const double share : quarters) {
    const LeaderResponse response = solver.respond(example, share);
    const LeaderAction& action = response.action;
    const double kept = response.outcome.budget - action.repression - action.support_spending;
    table.rows.push_back({share, kept / example.polity.revenue, action.support_spending / example.polity.revenue});
  }
  return table;
}

struct Harm {
  double concession = 0;
  double effect = 0;  ///< c + (1-c) dual: what the sender values (model.md 3)
  double loss = 0;    ///< (1 - W/N) G: what citizens pay

  [[nodiscard]] double per_effect() const { return loss == 0 ? 0 : effect > share_slack ? loss / effect : infinity; }
};

Harm solve_harm(const Case& example, CaseSolver& solver) {
  const LeaderResponse response = solver.respond(example, 1);
  const double concession = response.action.concession;
  return {concession, concession + (1 - concession) * response.outcome.constraint,
          (1 - example.polity.coalition / example.polity.population) * response.outcome.grievance};
}

std::vector<Instrument> at_enforcement(std::vector<Instrument> instruments, double enforcement) {
  for (Instrument& instrument : instruments) {
    instrument = without_evasion(instrument);
    instrument.enforcement = enforcement;
  }
  return instruments;
}

ClaimTable solve_harm_table(const ClaimSetting& setting, Case example, CaseSolver& solver) {
  const std::vector<Instrument> broad = {instrument_of(setting, InstrumentKind::trade_embargo)};
  const std::vector<Instrument> selective = {instrument_of(setting, InstrumentKind::luxury_ban),
                                             instrument_of(setting, InstrumentKind::dual_use_ban),
                                             instrument_of(setting, InstrumentKind::financial_sanctions)};
  ClaimTable table;
  table.columns = {"enforcement", "concession to broad sanctions", "harm per unit of effect, broad",
                   "concession to selective sanctions", "harm per unit of effect, selective"};
  for (const double enforcement : {.2, .4, .6, .8, 1.0}) {
    example.instruments = at_enforcement(broad, enforcement);
    const Harm by_broad = solve_harm(example, solver);
    example.instruments = at_enforcement(selective, enforcement);
    const Harm by_selective = solve_harm(example, solver);
    table.rows.push_back(
        {enforcement, by_broad.concession, by_broad.per_effect(), by_selective.concession, by_selective.per_effect()});
  }
  return table;
}

}  // namespace

ClaimFinding solve_luxury_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A ban on luxury goods works in part, if it is enforced.";
  Instrument ban = without_evasion(instrument_of(setting, InstrumentKind::luxury_ban));
  ClaimTable table = solve_luxury_table(setting, ban, &Instrument::enforcement, {0, .2, .4, .6, .8, 1}, solver);
  table.caption = "Enforcement of a luxury ban at full intensity, without evasion.";
  table.columns.front() = "enforcement";
  finding.holds = rises(table, 1, share_slack) && rises(table, 3, 0) && rises(table, 4, share_slack);
  finding.figures = {table};
  finding.condition =
      "Works in part: in the small polity it is judged by what loyalty costs, in the large one by concession.";
  finding.control = "Evasion becomes cheap under a ban that is otherwise fully enforced: what it does falls to near 0.";
  ban.enforcement = 1;
  finding.control_figures =
      solve_luxury_table(setting, ban, &Instrument::evasion_cost, {infinity, 1, .5, .1, .02}, solver);
  finding.control_figures.columns.front() = "cost of evasion";
  const std::vector<double>& cheap = finding.control_figures.rows.back();
  finding.control_holds =
      falls(finding.control_figures, 1, share_slack) && cheap[1] < table.rows.back()[1] / 20 && cheap[4] <= share_slack;
  return finding;
}

ClaimFinding solve_evasion_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Illicit trade and intermediaries blunt sanctions, the more so the harder these are.";
  Instrument embargo = without_evasion(instrument_of(setting, InstrumentKind::trade_embargo));
  ClaimTable table;
  table.caption = "Cost of evading a trade embargo (no rents); revenue lost is a share of revenue before.";
  table.columns = evasion_columns;
  for (const double cost : {4.0, 2.0, 1.0, .5, .2}) {
    embargo.evasion_cost = cost;
    table.rows.push_back(solve_evasion_row(setting, embargo, solver));
  }
  finding.holds = falls(table, 1, 0) && falls(table, 4, 0) && falls(table, 5, share_slack) &&
                  std::all_of(table.rows.begin(), table.rows.end(), is_concave);
  finding.figures = {table};
  finding.condition = "Rents are left out: with them the leader can be better off under harder sanctions (claim 5).";
  finding.control = "Evasion is impossible: what is lost is proportional to intensity.";
  embargo.evasion_cost = infinity;
  finding.control_figures = {{}, evasion_columns, {solve_evasion_row(setting, embargo, solver)}};
  finding.control_holds = !is_concave(finding.control_figures.rows.front());
  return finding;
}

ClaimFinding solve_selective_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Cutting aid takes the leader's rent; banning travel makes loyalty dearer.";
  ClaimTable aid = solve_spending_table(small_case(setting, {instrument_of(setting, InstrumentKind::aid_cut)}), solver);
  aid.caption = "Intensity of an aid cut, small coalition.";
  const Case banned = small_case(setting, {instrument_of(setting, InstrumentKind::travel_ban)});
  ClaimTable travel = solve_spending_table(banned, solver);
  travel.caption = "Intensity of a travel ban on insiders, small coalition.";
  finding.holds = falls(aid, 1, share_slack) && rises(travel, 2, 1e-6);
  finding.figures = {aid, travel};
  finding.control =
      "The challenger's supporters would be banned as well (chi = 0): leaving the leader does not lift the ban, and "
      "loyalty costs what it did.";
  Case inherited = banned;
  inherited.actors.leader.leader_specific = 0;
  finding.control_figures = solve_spending_table(inherited, solver);
  finding.control_holds = !rises(finding.control_figures, 2, 1e-6) && !falls(finding.control_figures, 2, 1e-6);
  return finding;
}

ClaimFinding solve_proportion_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Broad sanctions do more harm than good: selective ones hurt citizens less for what they bring.";
  ClaimTable table = solve_harm_table(setting, small_case(setting, {}), solver);
  table.caption =
      "Enforcement of a trade embargo against a luxury ban, a dual-use ban and financial sanctions, all at full "
      "intensity without evasion, small coalition. Effect: concession, or else the share of the programme destroyed.";
  finding.holds =
      std::all_of(table.rows.begin(), table.rows.end(), [](const std::vector<double>& row) { return row[2] > row[4]; });
  finding.figures = {table};
  finding.condition =
      "Turns where the broad package is hard enough to be conceded to in full: threatened and lifted, it harms nobody.";
  finding.control =
      "A large coalition: once enforced, the broad package brings what is asked, is lifted, and hurts nobody.";
  finding.control_figures = solve_harm_table(setting, large_case(setting, {}), solver);
  const std::vector<double>& enforced = finding.control_figures.rows.back();
  finding.control_holds = enforced[1] > .5 && enforced[2] <= enforced[4] + share_slack;
  return finding;
}

}  // namespace selectorate::claims
