// Claims 9, 13 and 15: what senders make of their sanctions together.

#include <algorithm>
#include <cmath>
#include <limits>

#include <selectorate/sanctions/enforcement_equilibria.hpp>
#include <selectorate/sanctions/luxury_list.hpp>
#include <selectorate/sanctions/repeated_enforcement.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate::claims {
namespace {

/// Two senders of equal weight, each of which lists half of ten kinds of luxuries, of which `shared` are the same.
ListAgreement evaluate_two_lists(std::size_t shared, ListRule rule) {
  constexpr std::size_t kinds = 10;
  constexpr std::size_t length = kinds / 2;
  LuxuryList first{.sender = "first", .listed = std::vector<double>(kinds)};
  LuxuryList second{.sender = "second", .listed = std::vector<double>(kinds)};
  for (std::size_t k = 0; k < length; ++k) {
    first.listed[k] = 1;
    second.listed[k + length - shared] = 1;
  }
  return evaluate_list_agreement(std::vector<LuxuryGood>(kinds), std::vector<LuxuryList>{first, second}, rule);
}

ClaimTable solve_agreement_table(const ClaimSetting& setting, ListRule rule, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"agreement of the lists", "part of luxury spending that is stopped",
                   "additional support spending, small coalition", "leader's loss, large coalition, his utility",
                   "concession, large coalition"};
  Instrument ban = without_evasion(instrument_of(setting, InstrumentKind::luxury_ban));
  ban.enforcement = 1;  // of what is listed
  const double before = solver.respond(small_case(setting, {ban}), 0).action.support_spending;
  for (std::size_t shared = 0; shared <= 5; ++shared) {
    const ListAgreement lists = evaluate_two_lists(shared, rule);
    Instrument agreed = ban;
    agreed.enforcement *= lists.coverage;
    const Case large = large_case(setting, {agreed});
    const double support = solver.respond(small_case(setting, {agreed}), 1).action.support_spending;
    table.rows.push_back({lists.agreement, lists.coverage, support / before - 1, solver.leader_loss(large, 1),
                          solver.respond(large, 1).action.concession});
  }
  return table;
}

/// The same case with every instrument's enforcement multiplied by what the senders do.
Case at_share_of_enforcement(Case example, double enforcement) {
  for (Instrument& instrument : example.instruments) instrument.enforcement *= enforcement;
  return example;
}

/// Ten states of equal weight whose trade is worth ever more to them, behind a lead sender that enforces for its own
/// reasons and makes up 3/8 of the whole; or without one.
EnforcementGame make_banking_game(const EnforcementValue& value, double penalty, bool lead) {
  constexpr int followers = 10;
  std::vector<SenderState> states;
  if (lead) states.push_back({.name = "lead", .weight = 6, .cost = -1});
  for (int i = 0; i < followers; ++i) {
    states.push_back({.name = "follower", .cost = .1 + .01 * i, .penalty = penalty});
  }
  return {std::move(states), value};
}

ClaimTable solve_penalty_table(const Case& example, bool lead, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"penalty on who does not enforce, utils", "least enforcement in equilibrium",
                   "greatest enforcement in equilibrium", "leader's loss at the least, his utility"};
  const EnforcementValue value = solve_enforcement_value(example.episode(), 16, {.certify = false}).value;
  for (const double penalty : {0.0, .1, .2, .3, .5, .8}) {
    const PureEnforcement found = solve_pure_enforcement(make_banking_game(value, penalty, lead));
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const EnforcementEquilibrium& equilibrium : found.equilibria) {
      least = std::min(least, equilibrium.enforcement);
      greatest = std::max(greatest, equilibrium.enforcement);
    }
    if (found.equilibria.empty()) least = greatest = std::numeric_limits<double>::quiet_NaN();
    const double loss =
        found.equilibria.empty() ? least : solver.leader_loss(at_share_of_enforcement(example, least), 1);
    table.rows.push_back({penalty, least, greatest, loss});
  }
  return table;
}

/// Ten states alike that all gain from enforcing together, each of which would rather leave it to the others: enforcing
/// costs half of what full enforcement brings.
EnforcementGame make_cooperation_game(const EnforcementValue& value, double benefit, double penalty) {
  const double gain = std::max(0.0, to_double(Rational(value.at(1) - value.at(0))));
  return {{{.name = "sender", .benefit = benefit, .cost = gain / 2, .penalty = penalty * gain, .count = 10}}, value};
}

/// Whether all enforce: because it pays at once, or because whoever does not would end it.
double sustained_enforcement(const EnforcementGame& game, double discount) {
  const std::vector<std::uint32_t> all = {game.groups().front().count};
  const std::vector<std::uint32_t> none = {0};
  const TriggerThreshold threshold = evaluate_trigger_threshold(game, all, none);
  return threshold.credible && threshold.discount <= exact_rational(discount) ? 1 : 0;
}

ClaimTable solve_patience_table(const Case& example, double benefit, double penalty, CaseSolver& solver) {
  ClaimTable table;
  table.columns = {"discount factor of the senders", "enforcement that grim trigger sustains",
                   "concession, large coalition"};
  const EnforcementValue value = solve_enforcement_value(example.episode(), 10, {.certify = false}).value;
  const EnforcementGame game = make_cooperation_game(value, benefit, penalty);
  for (const double discount : {0.0, .2, .4, .6, .8, .95}) {
    const double enforcement = sustained_enforcement(game, discount);
    table.rows.push_back(
        {discount, enforcement, solver.respond(at_share_of_enforcement(example, enforcement), 1).action.concession});
  }
  return table;
}

ClaimTable solve_punishment_table(const Case& example) {
  ClaimTable table;
  table.columns = {"penalty, share of what full enforcement brings", "discount factor from which all enforce",
                   "enforcement by senders who discount at .2"};
  const EnforcementValue value = solve_enforcement_value(example.episode(), 10, {.certify = false}).value;
  const std::vector<std::uint32_t> all = {10};
  const std::vector<std::uint32_t> none = {0};
  for (const double penalty : {0.0, .1, .2, .3, .4, .5}) {
    const EnforcementGame game = make_cooperation_game(value, 1, penalty);
    table.rows.push_back(
        {penalty, to_double(evaluate_trigger_threshold(game, all, none).discount), sustained_enforcement(game, .2)});
  }
  return table;
}

}  // namespace

ClaimFinding solve_agreement_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Without an agreed definition of luxury goods, a ban on them bites less than it could.";
  ClaimTable table = solve_agreement_table(setting, ListRule::minimum, solver);
  table.caption =
      "Agreement of two senders' lists of equal length. Whatever one of them does not list, it sells; a luxury ban at "
      "full intensity, without evasion.";
  finding.holds = rises(table, 1, 0) && rises(table, 2, share_slack) && rises(table, 3, share_slack);
  finding.figures = {table};
  finding.condition =
      "Needs a seller to step in for another: it is trade that is diverted which makes a list worthless.";
  finding.control =
      "Nobody steps in: each sender stops its own part of the trade, so that only the length of its list counts.";
  finding.control_figures = solve_agreement_table(setting, ListRule::mean, solver);
  const ClaimTable& control = finding.control_figures;
  finding.control_holds = !rises(control, 2, share_slack) && !falls(control, 2, share_slack) &&
                          !rises(control, 3, share_slack) && !falls(control, 3, share_slack);
  return finding;
}

ClaimFinding solve_compliance_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Financial sanctions are obeyed once those who do not are cut off themselves.";
  const Case example =
      small_case(setting, {without_evasion(instrument_of(setting, InstrumentKind::financial_sanctions))});
  ClaimTable table = solve_penalty_table(example, true, solver);
  table.caption =
      "Secondary sanctions by those who enforce on those who do not. A lead sender of weight 3/8 enforces in any case; "
      "ten others would rather not. Financial sanctions without evasion, small coalition.";
  const std::vector<double>& first = table.rows.front();
  const std::vector<double>& last = table.rows.back();
  finding.holds = rises(table, 1, share_slack) && first[2] < .5 && last[1] > 1 - share_slack && rises(table, 3, 0);
  finding.figures = {table};
  finding.condition =
      "In between there are two equilibria: whether all obey or only the lead sender enforces is what each expects.";
  finding.control = "Nobody enforces for its own reasons: the penalty is a threat that nobody need carry out.";
  finding.control_figures = solve_penalty_table(example, false, solver);
  finding.control_holds =
      std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                  [](const std::vector<double>& row) { return row[1] <= share_slack && row[3] <= share_slack; });
  return finding;
}

ClaimFinding solve_punishment_claim(const ClaimSetting& setting, CaseSolver& solver) {
  ClaimFinding finding;
  finding.statement = "Sanctions work if senders cooperate and punish those among them who do not.";
  const Case example = large_case(setting, tight_embargo(setting));
  ClaimTable patience = solve_patience_table(example, 1, 0, solver);
  patience.caption =
      "Patience of ten equal senders, for whom enforcing costs half of what full enforcement brings each; whoever does "
      "not enforce ends the enforcement of all. Trade embargo without evasion, large coalition.";
  ClaimTable punishment = solve_punishment_table(example);
  punishment.caption = "Secondary sanctions on who does not enforce.";
  finding.holds =
      rises(patience, 1, 0) && rises(patience, 2, share_slack) && falls(punishment, 1, 0) && rises(punishment, 2, 0);
  finding.figures = {patience, punishment};
  finding.control = "The outcome is worth nothing to the senders: there is no cooperation to lose, however patient.";
  finding.control_figures = solve_patience_table(example, 0, 0, solver);
  finding.control_holds = std::all_of(finding.control_figures.rows.begin(), finding.control_figures.rows.end(),
                                      [](const std::vector<double>& row) { return row[1] == 0; });
  return finding;
}

}  // namespace selectorate::claims
