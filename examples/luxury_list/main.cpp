// What is a luxury? A ban that every sender reads in its own way. See README.md.

#include <array>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/chart_file.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/luxury_demand.hpp>
#include <selectorate/sanctions/luxury_list.hpp>

namespace {

using namespace selectorate;

constexpr std::array rules = {ListRule::minimum, ListRule::mean, ListRule::lead};

std::string_view describe(ListRule rule) {
  switch (rule) {
    case ListRule::minimum:
      return "others sell what one bans";
    case ListRule::mean:
      return "each bans its own trade";
    case ListRule::lead:
      return "all follow the lead";
  }
  return "";
}

/// What insiders are rewarded with, and what three senders take to be a luxury; illustrative.
const std::vector<LuxuryGood> goods = {{"cars", 30},        {"watches and jewels", 20}, {"spirits", 15},
                                       {"electronics", 15}, {"cosmetics", 8},           {"yachts and horses", 7},
                                       {"art", 5}};
const std::vector<LuxuryList> lists = {{"lead sender", 1, {1, 1, 1, .5, .5, 1, 1}},
                                       {"ally", 1, {1, 1, 0, 0, 1, 1, 1}},
                                       {"neighbour", 4, {.2, 1, 0, 0, 0, 1, 0}}};

/// Every sender's list moved a part of the way to the lead sender's.
std::vector<LuxuryList> harmonise(double part) {
  std::vector<LuxuryList> moved = lists;
  for (LuxuryList& list : moved) {
    for (std::size_t k = 0; k < goods.size(); ++k) list.listed[k] += part * (lists[0].listed[k] - list.listed[k]);
  }
  return moved;
}

/// A luxury ban at full intensity whose enforcement is what the lists cover; no evasion beyond that.
SanctionsEpisode make_ban(const Scenario& scenario, double coverage) {
  Instrument ban = make_instrument(InstrumentKind::luxury_ban);
  ban.enforcement = coverage;
  ban.evasion_cost = std::numeric_limits<double>::infinity();
  ban.rent = 0;
  return {Polity(scenario.target), Package({ban}), scenario.actors};
}

double leader_loss(const Scenario& scenario, double coverage) {
  const SanctionsEpisode episode = make_ban(scenario, coverage);
  const std::vector<double> none = {0};
  const std::vector<double> full = {1};
  return solve_leader_response(episode, none).value - solve_leader_response(episode, full).value;
}

void print_lists() {
  fmt::print("{:<20} {:>9}", "", "spending");
  for (const LuxuryList& list : lists) fmt::print(" {:>12}", list.sender);
  fmt::print("\n");
  for (std::size_t k = 0; k < goods.size(); ++k) {
    fmt::print("{:<20} {:>8.0f}%", goods[k].name, goods[k].share);
    for (const LuxuryList& list : lists) fmt::print(" {:>11.0f}%", 100 * list.listed[k]);
    fmt::print("\n");
  }
}

void print_rules(const Scenario& small, const Scenario& large) {
  fmt::print("\n{:<28} {:>10} {:>20} {:>20} {:>15}\n", "if", "is stopped", "support spending,", "leader's loss,",
             "conceded,");
  fmt::print("{:<28} {:>10} {:>20} {:>20} {:>15}\n", "", "", "small coalition", "large coalition", "large coalition");
  const std::vector<double> full = {1};
  const double before = solve_leader_response(make_ban(small, 0), full).action.support_spending;
  const auto print_row = [&](std::string_view name, double coverage) {
    const double support = solve_leader_response(make_ban(small, coverage), full).action.support_spending;
    const double conceded = solve_leader_response(make_ban(large, coverage), full).action.concession;
    fmt::print("{:<28} {:>9.1f}% {:>+19.1f}% {:>20.4f} {:>14.0f}%\n", name, 100 * coverage,
               100 * (support / before - 1), leader_loss(large, coverage), 100 * conceded);
  };
  for (const ListRule rule : rules) print_row(describe(rule), evaluate_list_agreement(goods, lists, rule).coverage);
  print_row("everything were listed", 1);
  fmt::print("\nThe lists agree on {:.0f} % of what any of them names.\n",
             100 * evaluate_list_agreement(goods, lists, ListRule::mean).agreement);
}

void print_demand() {
  fmt::print(
      "\nA ban that doubles the price of listed goods moves spending to others only where they replace them:\n\n");
  fmt::print("  {:>10} {:>22} {:>18}\n", "elasticity", "spent on what is not", "listed goods");
  fmt::print("  {:>10} {:>22} {:>18}\n", "", "listed (was 50 %)", "bought (was 50 %)");
  for (const double elasticity : {.5, 1.0, 2.0, 4.0}) {
    const LuxuryTaste taste{.elasticity = elasticity};
    const LuxuryDemand demand = evaluate_luxury_demand(taste, 1, 1);
    fmt::print("  {:>10.1f} {:>21.1f}% {:>17.1f}%{}\n", elasticity, 100 * demand.unlisted, 100 * demand.listed,
               evaluate_backfiring(taste) ? "   profits whoever sells the others" : "");
  }
}

void draw_agreement(const Scenario& large, const std::filesystem::path& file) {
  LineChart chart;
  chart.title = "A list is worth what the least strict seller leaves of it";
  chart.subtitle = "What a luxury ban costs the leader of a large coalition, as lists move to the lead sender's";
  chart.source = "North Korea's economy under a large coalition; lists are illustrative.";
  chart.x = {.label = "Harmonisation of the lists", .unit = "% of the way", .high = 1, .scale = 100};
  chart.y = {.label = "Leader's loss", .unit = "utils"};
  for (const ListRule rule : rules) {
    ChartSeries series{std::string(describe(rule)), {}};
    for (int i = 0; i <= 20; ++i) {
      const double part = i / 20.0;
      series.points.push_back(
          {part, leader_loss(large, evaluate_list_agreement(goods, harmonise(part), rule).coverage)});
    }
    chart.series.push_back(std::move(series));
  }
  write_chart_file(file, chart);
  fmt::print("\nHarmonised step by step, drawn: {}\n", file.string());
}

int run(const std::filesystem::path& scenarios, const std::filesystem::path& folder) {
  const Scenario small = read_scenario_file(scenarios / "north_korea_2017.toml");
  Scenario large = small;
  large.target = read_scenario_file(scenarios / "large_coalition.toml").target;
  print_lists();
  print_rules(small, large);
  print_demand();
  draw_agreement(large, folder / "luxury_list.svg");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc > 1 ? argv[1] : SELECTORATE_SCENARIOS, argc > 2 ? argv[2] : "out");
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
}
