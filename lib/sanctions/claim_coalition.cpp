// Claims 1 to 3: what rests on who keeps the leader in office.

#include <algorithm>

#include <selectorate/sanctions/episode_equilibrium.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

/// Tenfold steps from the small coalition to the large one, both among them.
std::vector<double> coalition_ladder(const ClaimSetting& setting) {
  std::vector<double> sizes;
  // A step that only rounding keeps from the end is the end.
  const double last = setting.large.coalition * (1 - 1e-9);
  for (double size = setting.small.coalition; size < last; size *= 10) sizes.push_back(size);
  sizes.push_back(setting.large.coalition);
  return sizes;
}

/// Threshold and concession for each size of the coalition, in the large polity's selectorate.
ClaimTable solve_threshold_table(const ClaimSetting& setting, Case example, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"winning coalition, persons", "threshold, share of full intensity", "concession at full intensity"};
  example.polity.selectorate = setting.large.selectorate;
  for (const double coalition : coalition_ladder(setting)) {
    example.polity.coalition = coalition;
    const double threshold = solve(example.episode(), {.certify = false}).threshold;
    table.rows.push_back({coalition, threshold, solver.respond(example, 1).action.concession});
  }
  return table;
}

/// Premium and survival as the selectorate, or the discount factor, takes the given values.
ClaimTable solve_premium_table(const Case& base, double PolityParameters::*varied, const std::vector<double>& values,
                               CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"", "loyalty premium, utils", "survival at full intensity"};
  for (const double value : values) {
    Case example = base;
    example.polity.*varied = value;
    table.rows.push_back(
        {value, example.episode().baseline().loyalty_premium, solver.respond(example, 1).outcome.survival});
  }
  return table;
}

/// From half as many again as are needed to the polity's own selectorate.
std::vector<double> selectorate_ladder(const PolityParameters& polity) {
  std::vector<double> sizes;
  for (const double factor : {1.5, 3.0, 10.0, 100.0}) {
    if (factor * polity.coalition < polity.selectorate) sizes.push_back(factor * polity.coalition);
  }
  sizes.push_back(polity.selectorate);
  return sizes;
}

const std::vector<double> discounts = {.3, .6, .8, .9, .95};

ClaimTable solve_reward_table(const Case& example, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"intensity", "reward of an insider", "consumption of an insider", "P(loyal)", "concession"};
  for (const double share : quarters) {
    const LeaderResponse response = solver.respond(example, share);
    const EpisodeOutcome& outcome = response.outcome;
    table.rows.push_back(
        {share, outcome.private_goods, outcome.insider_consumption, outcome.loyalty, response.action.concession});
  }
  return table;
}

/// Largest fall of P(loyal) below its value without sanctions.
double loyalty_fall(const ClaimTable& rewards) {
  double fall = 0;
  for (const std::vector<double>& row : rewards.rows) fall = std::max(fall, rewards.rows.front()[3] - row[3]);
  return fall;
}

}  // namespace

ClaimFinding solve_resistance_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A leader with a small support base resists: he concedes less, and only to harder sanctions.";
  ClaimTable table = solve_threshold_table(setting, large_case(setting, tight_embargo(setting)), solver);
  table.caption = "Size of the winning coalition, in one selectorate; trade embargo without evasion.";
  finding.holds = falls(table, 1, 0) && rises(table, 2, share_slack);
  finding.figures = {table};
  // model.md 3.2: d s*/dW has the sign of s_c (1-D^) revenue R - beta R y income.
  finding.condition =
      "Needs sanctions that bite: evasion is taken out, since it bounds the bite whatever the intensity.";
  finding.control =
      "A policy worth a tenth to the leader himself and .5 utils to each supporter, and no diversion: the sign turns, "
      "because a small coalition is cheap to compensate.";
  Case reversed = without_diversion(large_case(setting, tight_embargo(setting)));
  reversed.actors.leader.policy_value /= 10;
  reversed.actors.leader.concession_cost = .5;
  finding.control_figures = solve_threshold_table(setting, reversed, solver);
  finding.control_holds = rises(finding.control_figures, 1, 0);
  return finding;
}

ClaimFinding solve_loyalty_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "A cohesive elite whose members can be replaced is loyal, and keeps the leader in office.";
  const Case example = small_case(setting, tight_embargo(setting));
  ClaimTable selectorates =
      solve_premium_table(example, &PolityParameters::selectorate, selectorate_ladder(example.polity), solver);
  selectorates.columns.front() = "selectorate, persons";
  selectorates.caption = "Size of the selectorate from which insiders can be replaced; trade embargo without evasion.";
  ClaimTable futures = solve_premium_table(example, &PolityParameters::discount, discounts, solver);
  futures.columns.front() = "discount factor";
  futures.caption = "Weight of the future.";
  finding.holds =
      rises(selectorates, 1, 0) && rises(selectorates, 2, 0) && rises(futures, 1, 0) && rises(futures, 2, 0);
  finding.figures = {selectorates, futures};
  finding.control =
      "Nobody outside the coalition to replace insiders with (S = W): no premium, whatever the future weighs, and the "
      "discount factor no longer moves survival.";
  Case irreplaceable = example;
  irreplaceable.polity.selectorate = irreplaceable.polity.coalition;
  finding.control_figures = solve_premium_table(irreplaceable, &PolityParameters::discount, discounts, solver);
  finding.control_figures.columns.front() = "discount factor";
  finding.control_holds = std::all_of(
      finding.control_figures.rows.begin(), finding.control_figures.rows.end(), [&](const std::vector<double>& row) {
        const double survival = finding.control_figures.rows.front()[2];
        return row[1] <= share_slack && row[2] <= survival + share_slack && row[2] >= survival - share_slack;
      });
  return finding;
}

ClaimFinding solve_reward_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Selective rewards pre-empt defection: they make good what sanctions take from insiders.";
  ClaimTable small = solve_reward_table(small_case(setting, tight_embargo(setting)), solver);
  small.caption = "Intensity of a trade embargo without evasion, small coalition.";
  ClaimTable large = solve_reward_table(large_case(setting, tight_embargo(setting)), solver);
  large.caption = "The same, large coalition.";
  finding.holds = rises(small, 1, 0) && loyalty_fall(small) < loyalty_fall(large) / 10;
  finding.figures = {small, large};
  finding.control =
      "A small coalition that nobody can replace (S = W): the leader spends all he has without sanctions, so nothing "
      "is left to raise rewards with. They are lower at full intensity than before, and P(loyal) falls.";
  Case penniless = small_case(setting, tight_embargo(setting));
  penniless.polity.selectorate = penniless.polity.coalition;
  finding.control_figures = solve_reward_table(penniless, solver);
  const ClaimTable& table = finding.control_figures;
  finding.control_holds =
      table.rows.back()[1] < table.rows.front()[1] && loyalty_fall(table) > loyalty_fall(large) / 10;
  return finding;
}

}  // namespace selectorate::claims
