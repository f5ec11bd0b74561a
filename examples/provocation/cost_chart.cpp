#include "cost_chart.hpp"

#include <fmt/format.h>

using namespace selectorate;

LineChart make_cost_chart(const Scenario& scenario, const std::vector<SolvedProvocation>& solved) {
  ChartSeries first{scenario.types[0].name + " tests", {}};
  ChartSeries second{scenario.types[1].name + " tests", {}};
  ChartSeries sanctioned{"tests are sanctioned", {}};
  for (const SolvedProvocation& e : solved) {
    first.points.push_back({e.test_cost, e.first_tests});
    second.points.push_back({e.test_cost, e.second_tests});
    sanctioned.points.push_back({e.test_cost, e.sanctioned_after_test});
  }
  return {.title = "A test convinces only if it costs enough",
          .subtitle =
              fmt::format("The equilibrium in which the {} leader tests; none where lines end", scenario.types[0].name),
          .source = fmt::format("Source: own computation with selectorate, scenario \"{}\".", scenario.meta.id),
          .x = {.label = "Cost of a test to the leader", .unit = "his utility", .low = 0, .high = .2},
          .y = {.label = "Probability", .unit = "%", .low = 0, .high = 1, .scale = 100},
          .series = {first, second, sanctioned}};
}
