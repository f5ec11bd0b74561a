#include "charts.hpp"

#include <algorithm>

using namespace selectorate;

namespace {

const char* const figures = "examples/scenarios/large_coalition.toml; illustrative distribution of policy values";

/// Belief that the policy is worth at most so much, a step at each type.
ChartSeries make_steps(const char* label, const std::vector<double>& values, const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  ChartSeries series{label, {{0, 0}}};
  double below = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    series.points.push_back({values[i], below});
    below += weights[i] / sum;
    series.points.push_back({values[i], below});
  }
  return series;
}

}  // namespace

LineChart make_stage_chart(const std::vector<SolvedThreat>& threats) {
  ChartSeries threat{"to the threat", {}};
  ChartSeries imposed{"to imposed sanctions", {}};
  ChartSeries everyone{"if imposed on everyone", {}};
  for (const SolvedThreat& solved : threats) {
    threat.points.push_back({solved.intensity, solved.equilibrium.concede_to_threat});
    imposed.points.push_back({solved.intensity, solved.equilibrium.concede_imposed});
    everyone.points.push_back({solved.intensity, solved.equilibrium.concede_unselected});
  }
  return {.title = "Whoever would concede has conceded to the threat",
          .subtitle = "Leaders who concede half of what is contested, by the stage at which they are asked",
          .source = figures,
          .x = {.label = "Threatened intensity of the embargo", .unit = "% of full", .low = 0, .high = 1, .scale = 100},
          .y = {.label = "Leaders who concede", .unit = "% of those asked", .low = 0, .high = 1, .scale = 100},
          .series = {threat, everyone, imposed}};
}

LineChart make_belief_chart(const std::vector<double>& values, const SolvedThreat& threat) {
  std::vector<double> failed = threat.equilibrium.posterior;
  for (std::size_t i = 0; i < failed.size(); ++i) {
    if (threat.types[i].succeeds_imposed) failed[i] = 0;
  }
  return {.title = "Each refusal tells the sender that the leader is tougher",
          .subtitle = "Belief that the policy is worth at most so much to him; full threat without audience costs",
          .source = figures,
          .x = {.label = "Value of the policy to the leader", .unit = "his utility", .low = 0, .high = values.back()},
          .y = {.label = "Belief that it is at most this", .unit = "%", .low = 0, .high = 1, .scale = 100},
          .series = {make_steps("before", values, std::vector<double>(values.size(), 1.0)),
                     make_steps("after resistance", values, threat.equilibrium.posterior),
                     make_steps("after sanctions in vain", values, failed)}};
}

LineChart make_audience_chart(const std::vector<SolvedCrisis>& crises) {
  ChartSeries challenge{"sender challenges", {}};
  ChartSeries concede{"target concedes, if challenged", {}};
  ChartSeries firm{"sender stands firm, if resisted", {}};
  for (const SolvedCrisis& crisis : crises) {
    const double cost = -crisis.back_down;
    const CrisisEquilibrium& e = crisis.found.equilibria.front();
    challenge.points.push_back({cost, e.challenge});
    concede.points.push_back({cost, e.concede});
    firm.points.push_back({cost, e.stand_firm});
  }
  return {.title = "Audience costs: threats become rare, then irresistible",
          .subtitle = "Crisis game with normal shocks; the only equilibrium at each cost",
          .source = "W_A = -1.9, W_B = -1, V_A = V_B = 1, S_A = C_B = 0; standard deviations of the shocks",
          .x = {.label = "Cost of backing down", .unit = "standard deviations", .low = -1, .high = 5},
          .y = {.label = "Probability", .unit = "%", .low = 0, .high = 1, .scale = 100},
          .series = {challenge, concede, firm}};
}
