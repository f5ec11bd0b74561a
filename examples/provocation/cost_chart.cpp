#include "charts.hpp"

#include <fmt/format.h>

using namespace selectorate;

namespace {

const char* const figures = "examples/scenarios/large_coalition.toml; illustrative values of the policy";

double sender_value(const ProvocationType& type, std::size_t intensity) {
  const ProvocationAnswers& answers = type.answers[intensity];
  return concedes(type, intensity) ? answers.concede.sender : answers.resist.sender;
}

}  // namespace

LineChart make_belief_chart(const ProvocationGame& game, const std::vector<double>& intensities) {
  LineChart chart{
      .title = "Sanctions pay until they are nearly sure to be in vain",
      .subtitle = "What each intensity is worth to the sender, by what he believes",
      .source = figures,
      .x = {.label = "Belief that the leader is determined", .unit = "%", .low = .9, .high = 1, .scale = 100},
      .y = {.label = "Value to the sender", .unit = "his utility"},
      .series = {}};
  for (std::size_t i = 0; i < intensities.size(); ++i) {
    ChartSeries series{fmt::format("{:.0f} %", 100 * intensities[i]), {}};
    for (const double belief : {.9, 1.0}) {
      series.points.push_back(
          {belief, belief * sender_value(game.types[0], i) + (1 - belief) * sender_value(game.types[1], i)});
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

LineChart make_cost_chart(const std::vector<SolvedProvocation>& solved) {
  ChartSeries determined{"determined leader tests", {}};
  ChartSeries hesitant{"hesitant leader tests", {}};
  ChartSeries sanctioned{"tests are sanctioned", {}};
  for (const SolvedProvocation& e : solved) {
    determined.points.push_back({e.test_cost, e.determined_tests});
    hesitant.points.push_back({e.test_cost, e.hesitant_tests});
    sanctioned.points.push_back({e.test_cost, e.sanctioned_after_test});
  }
  return {.title = "A test convinces only if it costs enough",
          .subtitle = "The equilibrium in which the determined leader tests; none where lines end",
          .source = figures,
          .x = {.label = "Cost of a test to the leader", .unit = "his utility", .low = 0, .high = .2},
          .y = {.label = "Probability", .unit = "%", .low = 0, .high = 1, .scale = 100},
          .series = {determined, hesitant, sanctioned}};
}
