#include <cmath>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include <selectorate/report/cycle_text.hpp>
#include <selectorate/report/episode_text.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/provocation_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/enforcement_text.hpp"
#include "report/imposed_sanctions.hpp"
#include "report/prose.hpp"
#include "report/scenario_axes.hpp"
#include "report/uncertainty_text.hpp"

namespace selectorate {
namespace {

constexpr auto left = TextTable::Alignment::left;
constexpr auto right = TextTable::Alignment::right;

class EpisodeWriter {
 public:
  EpisodeWriter(std::ostream& output, const EpisodeReport& report, const EpisodeTextOptions& options)
      : output_(output),
        report_(report),
        options_(options),
        equilibrium_(report.record.equilibrium),
        action_(equilibrium_.leader.action),
        outcome_(equilibrium_.leader.outcome) {}

  void write() {
    title();
    headline();
    who_pays();
    who_is_rewarded();
    who_would_have_to_move();
    what_would_have_to_change();
    uncertainty();
    who_enforces();
    provocation();
    over_time();
    numbers();
    how_sure();
  }

 private:
  void prose(std::string_view text) { write_prose(output_, text, options_.width); }

  void heading(std::string_view text) { write_heading(output_, text, options_.color); }

  void title() { output_ << emphasized(scenario_name(report_.scenario), options_.color) << "\n\n"; }

  void headline() {
    prose(sender_sentence());
    prose(leader_sentence());
    if (outcome_.constraint > 0.0005) {
      prose(
          fmt::format("Without having to agree, he loses {} of what the contested programme is worth: the sanctions "
                      "slow it down.",
                      percent_text(outcome_.constraint)));
    }
  }

  std::string sender_sentence() const {
    const std::string imposed = describe_sanctions(report_.scenario, equilibrium_.intensity, report_.sender_is_free);
    const std::string_view verb = report_.sender_is_free ? "The sender imposes" : "Given:";
    if (equilibrium_.intensity.empty()) return "The sender has no instrument to impose.";
    if (imposed.empty() && !report_.sender_is_free) return "Given: no sanctions.";
    if (imposed.empty()) return "The sender imposes nothing: to impose anything would cost it more than it brings.";
    return fmt::format("{} {}.", verb, imposed);
  }

  std::string leader_sentence() const {
    const double c = action_.concession;
    const std::string survival = fmt::format("his chance of staying in office is {}", percent_text(outcome_.survival));
    if (c < 0.0005) return fmt::format("The leader resists: he concedes nothing, and {}.", survival);
    if (c > 0.9995) return fmt::format("The leader gives in: he concedes everything asked of him, and {}.", survival);
    return fmt::format("The leader bargains: he concedes {} of what is asked of him, and {}.", percent_text(c),
                       survival);
  }

  static double kept(const LeaderResponse& response) {
    return response.outcome.budget - response.action.repression - response.action.support_spending;
  }

  void who_pays() {
    heading("Who pays (compared with the same episode without sanctions)");
    const PolityParameters& target = report_.scenario.target;
    TextTable table({left, left, right, right, right});
    table.add_row({"", "", "without", "under sanctions", "change"});
    const EpisodeOutcome& without = report_.without_sanctions.outcome;
    const auto row = [&](std::string who, std::string what, double before, double after) {
      table.add_row(
          {std::move(who), std::move(what), number_text(before), number_text(after), change_text(before, after)});
    };
    row(fmt::format("each of {} outsiders", number_text(target.population - target.coalition)), "income",
        without.outsider_income, outcome_.outsider_income);
    row(fmt::format("each of {} insiders", number_text(target.coalition)), "consumption", without.insider_consumption,
        outcome_.insider_consumption);
    row("the leader", "money he keeps", kept(report_.without_sanctions), kept(equilibrium_.leader));
    row("the state", "budget", without.budget, outcome_.budget);
    table.write(output_);
    prose(cost_sentence());
  }

  std::string cost_sentence() const {
    if (action_.concession > 0.9995) return "The sanctions are lifted as he concedes: nobody bears their cost.";
    if (outcome_.revenue_loss <= 0) return "The state loses no revenue.";
    std::string text = fmt::format("The sanctions take {} from the state", number_text(outcome_.revenue_loss));
    text += outcome_.diverted_share < 0.0005
                ? ", and the leader passes none of it on"
                : fmt::format("; the leader shifts {} of that onto citizens outside the coalition",
                              percent_text(outcome_.diverted_share));
    if (outcome_.illicit_revenue > 0) {
      text += fmt::format(". Illicit trade brings the regime {}", number_text(outcome_.illicit_revenue));
    }
    return text + ".";
  }

  void who_is_rewarded() {
    heading("Who is rewarded");
    prose(
        fmt::format("Each member of the coalition of {} gets {} in private rewards ({} without sanctions), {} a "
                    "citizen's income under sanctions. Staying loyal in normal times is worth {} utils more than "
                    "defecting, because a defector may find himself outside the next coalition.",
                    number_text(report_.scenario.target.coalition), number_text(outcome_.private_goods),
                    number_text(report_.without_sanctions.outcome.private_goods),
                    times(outcome_.private_goods / outcome_.outsider_income),
                    number_text(report_.record.baseline.loyalty_premium)));
    if (action_.repression > 0) {
      prose(fmt::format("Repression costs {}, {} of the state's revenue in a normal year.",
                        number_text(action_.repression),
                        percent_text(action_.repression / report_.scenario.target.revenue)));
    }
  }

  static std::string times(double ratio) { return fmt::format("{} times", number_text(ratio)); }

  void who_would_have_to_move() {
    heading("Who would have to move");
    const CoalitionBehavior& coalition = report_.scenario.actors.coalition;
    const CitizenBehavior& citizens = report_.scenario.actors.citizens;
    prose(fmt::format("A member of the coalition stays loyal with probability {}{}.", percent_text(outcome_.loyalty),
                      margin(outcome_.loyalty, coalition.loyalty_shock, "utils")));
    if (std::isinf(citizens.barrier)) {
      prose("Citizens cannot revolt in this scenario.");
    } else {
      prose(
          fmt::format("Citizens revolt with probability {}{}. Their grievance is {} (the logarithm of income lost); it "
                      "would have to overcome a barrier of {}, which repression raises to {}.",
                      percent_text(outcome_.revolt), margin(1 - outcome_.revolt, citizens.revolt_shock, "of grievance"),
                      number_text(outcome_.grievance), number_text(citizens.barrier), number_text(raised_barrier())));
    }
    if (report_.sender_is_free) prose(threshold_sentence());
  }

  double raised_barrier() const {
    const CitizenBehavior& citizens = report_.scenario.actors.citizens;
    return citizens.barrier + citizens.repression_effect * action_.repression / report_.scenario.target.revenue;
  }

  /// How far from changing his mind: the logistic shock that would be needed, from P = F(X) and X = margin / scale.
  static std::string margin(double probability, double scale, std::string_view unit) {
    if (scale <= 0 || probability <= 0 || probability >= 1) return "";
    const double distance = scale * std::log(probability / (1 - probability));
    if (!std::isfinite(distance)) return "";
    return distance > 0 ? fmt::format(" (only a shock of {} {} would change that)", number_text(distance), unit)
                        : " (more likely to move than not)";
  }

  std::string threshold_sentence() const {
    const double threshold = equilibrium_.threshold;
    if (std::isnan(threshold)) return "";
    if (threshold > 1) return "The leader concedes nothing at any intensity, up to the full package.";
    if (threshold <= 0) return "The leader concedes something even without sanctions.";
    return fmt::format("The leader begins to concede at {} of the package's full intensity.", percent_text(threshold));
  }

  void what_would_have_to_change() {
    if (report_.what_ifs.empty()) return;
    heading("What would have to change (same sanctions, one thing different)");
    TextTable table({left, right, right, right});
    table.add_row({"", "concedes", "survives", "outsiders' income"});
    const auto row = [&](std::string what, const LeaderResponse& response) {
      table.add_row({std::move(what), percent_text(response.action.concession), percent_text(response.outcome.survival),
                     change_text(report_.scenario.target.income, response.outcome.outsider_income)});
    };
    row("as it is", equilibrium_.leader);
    for (const WhatIf& what_if : report_.what_ifs) row(what_if.change, what_if.response);
    table.write(output_);
  }

  void who_enforces() {
    if (!report_.record.enforcement) return;
    heading("Who enforces");
    write_enforcement_text(output_, *report_.record.enforcement, options_);
  }

  void provocation() {
    if (!report_.record.provocation) return;
    heading("If the target can provoke first, and the sender is unsure of his type");
    write_provocation_text(output_, *report_.record.provocation, options_);
  }

  void over_time() {
    if (!report_.record.cycle) return;
    heading("If it goes on: tests and sanctions, round after round");
    write_cycle_text(output_, *report_.record.cycle, options_);
  }

  void uncertainty() {
    if (!report_.record.uncertainty) return;
    heading(fmt::format("If the sender is unsure of {}", report_.record.uncertainty->parameter));
    write_uncertainty_text(output_, report_, options_);
  }

  void numbers() {
    heading("The numbers");
    TextTable table({left, right, left});
    const auto row = [&](std::string name, std::string value, std::string note) {
      table.add_row({std::move(name), std::move(value), std::move(note)});
    };
    for (std::size_t i = 0; i < equilibrium_.intensity.size(); ++i) {
      row("intensity, " + spaced(to_string(report_.record.instruments[i])), percent_text(equilibrium_.intensity[i]),
          "of full");
    }
    row("concession", percent_text(action_.concession), "of what the sender asks for");
    row("constraint", percent_text(outcome_.constraint), "of the contested programme's value, destroyed");
    row("survival", percent_text(outcome_.survival), "chance that the leader stays in office");
    row("diversion", number_text(action_.diversion), "money per period, shifted onto outsiders");
    row("repression", number_text(action_.repression), "money per period");
    row("support spending", number_text(action_.support_spending), "money per period");
    row("public goods", number_text(outcome_.public_goods), "units");
    row("private rewards", number_text(outcome_.private_goods), "money per coalition member and period");
    row("leader's value", number_text(equilibrium_.leader.value), "his utility");
    row("sender's value", number_text(equilibrium_.sender_value), sender_note());
    table.write(output_);
  }

  std::string sender_note() const {
    if (equilibrium_.ties.empty() || equilibrium_.value_optimistic == equilibrium_.value_pessimistic)
      return "its utility";
    return fmt::format("its utility; from {} to {} as the leader's ties are broken against or for it",
                       number_text(equilibrium_.value_pessimistic), number_text(equilibrium_.value_optimistic));
  }

  void how_sure() {
    heading("How sure this is");
    const EpisodeCertificate& certificate = equilibrium_.certificate;
    if (std::isfinite(certificate.leader_regret)) {
      prose(
          fmt::format("Proved: no other choice of the leader (concession, diversion, repression, support) can gain him "
                      "more than {}, {} of his value.",
                      number_text(certificate.leader_regret),
                      percent_text(certificate.leader_regret / std::max(equilibrium_.leader.value, 1e-300))));
    } else {
      prose("The leader's choice is the best of a search from many starts; no bound was computed.");
    }
    if (report_.sender_is_free) prose(sender_proof_sentence(certificate));
    prose(status_sentence());
  }

  static std::string sender_proof_sentence(const EpisodeCertificate& certificate) {
    if (!std::isfinite(certificate.sender_regret)) {
      return "The sender's intensities are the best of a search; no bound was computed.";
    }
    std::string text = fmt::format("Proved: no other intensities can gain the sender more than {} of its utility",
                                   number_text(certificate.sender_regret));
    if (certificate.unexplored > 0) {
      text +=
          fmt::format("; the proof could not yet exclude {} of the intensities", percent_text(certificate.unexplored));
    }
    return text + ".";
  }

  std::string status_sentence() const {
    switch (equilibrium_.status) {
      case Status::converged:
        return "";
      case Status::iteration_limit:
        return "The proof stopped at its limit of work before it reached the tolerance asked for: the bounds above are "
               "what it reached.";
      case Status::cancelled:
        return "The computation was stopped; this is the best answer so far, with the bounds it had reached.";
      default:
        return fmt::format("Status: {}.", to_string(equilibrium_.status));
    }
  }

  std::ostream& output_;
  const EpisodeReport& report_;
  const EpisodeTextOptions& options_;
  const EpisodeEquilibrium& equilibrium_;
  const LeaderAction& action_;
  const EpisodeOutcome& outcome_;
};

}  // namespace

void write_episode_text(std::ostream& output, const EpisodeReport& report, const EpisodeTextOptions& options) {
  EpisodeWriter(output, report, options).write();
}

}  // namespace selectorate
