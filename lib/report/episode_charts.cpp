#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/episode_charts.hpp>
#include <selectorate/report/number_text.hpp>

#include "report/imposed_sanctions.hpp"
#include "report/scenario_axes.hpp"

namespace selectorate {
namespace {

Scenario with_coalition(const Scenario& scenario, double coalition) {
  Scenario changed = scenario;
  changed.target.coalition = coalition;
  return changed;
}

bool nobody_concedes(std::span<const CoalitionCurve> curves) {
  return std::all_of(curves.begin(), curves.end(), [](const CoalitionCurve& curve) {
    return std::all_of(curve.curve.begin(), curve.curve.end(),
                       [](const ConcessionPoint& point) { return point.response.action.concession < 0.0005; });
  });
}

/// B - rho - m of model.md 3, step 5.
double money_kept(const LeaderResponse& response) {
  return response.outcome.budget - response.action.repression - response.action.support_spending;
}

}  // namespace

std::vector<double> coalition_sizes(const Scenario& scenario) {
  std::vector<double> sizes;
  for (const double factor : {0.1, 1.0, 10.0, 100.0, 1000.0}) {
    const double size = factor * scenario.target.coalition;
    if (size >= 1 && size <= scenario.target.selectorate) sizes.push_back(size);
  }
  if (sizes.empty()) sizes.push_back(scenario.target.coalition);
  return sizes;
}

std::vector<CoalitionCurve> solve_coalition_curves(const Scenario& scenario, std::span<const double> coalitions,
                                                   std::size_t points, const LeaderOptions& options, unsigned threads) {
  Scenario free = scenario;
  for (Instrument& instrument : free.instruments) instrument.intensity.reset();
  std::vector<CoalitionCurve> result;
  for (const double coalition : coalitions) {
    const SanctionsEpisode episode = make_episode(with_coalition(free, coalition));
    result.push_back({coalition, solve_concession_curve(episode, points, options, threads)});
  }
  return result;
}

LineChart make_concession_chart(const Scenario& scenario, std::span<const CoalitionCurve> curves) {
  LineChart chart;
  chart.title = "What the leader concedes as sanctions tighten";
  chart.subtitle = fmt::format(
      "{}. One line for each size of the winning coalition, all else equal; all instruments tighten "
      "together.",
      scenario_name(scenario));
  chart.source = source_line(scenario);
  chart.x = percent_axis("Intensity of the sanctions", "% of the full package", 0, 1);
  chart.y = percent_axis("Concession", "% of what is asked", 0, 1);
  for (const CoalitionCurve& curve : curves) {
    const bool own = curve.coalition == scenario.target.coalition;
    ChartSeries series{fmt::format("coalition of {}{}", number_text(curve.coalition), own ? " (this scenario)" : ""),
                       {}};
    for (const ConcessionPoint& point : curve.curve) {
      series.points.push_back({point.intensity, point.response.action.concession});
    }
    chart.series.push_back(std::move(series));
  }
  if (nobody_concedes(curves)) chart.subtitle += " Every line lies at zero: whatever its size, nothing is conceded.";
  return chart;
}

std::vector<CostBearing> solve_cost_bearing(const Scenario& scenario, std::span<const double> intensities,
                                            std::span<const double> coalitions, const LeaderOptions& options) {
  std::vector<CostBearing> result;
  for (const double coalition : coalitions) {
    const SanctionsEpisode episode = make_episode(with_coalition(scenario, coalition));
    const LeaderResponse response = solve_leader_response(episode, intensities, options);
    // The same episode, shocks and all, without sanctions: a year without shocks would credit them with its calm.
    const std::vector<double> none(intensities.size(), 0.0);
    const LeaderResponse before = solve_leader_response(episode, none, options);
    const bool own = coalition == scenario.target.coalition;
    result.push_back({fmt::format("Coalition of {}{}", number_text(coalition), own ? " (this scenario)" : ""),
                      response.outcome.outsider_income / before.outcome.outsider_income - 1,
                      response.outcome.insider_consumption / before.outcome.insider_consumption - 1,
                      money_kept(before) > 0 ? money_kept(response) / money_kept(before) - 1 : 0});
  }
  return result;
}

BarChart make_cost_chart(const Scenario& scenario, std::span<const CostBearing> cases) {
  BarChart chart;
  chart.title = "Who bears the cost of the sanctions";
  chart.subtitle = fmt::format("{}. Change from the same episode without sanctions.", scenario_name(scenario));
  chart.source = source_line(scenario);
  chart.value = percent_axis("Change", "% of what each has without sanctions");
  for (const CostBearing& bearing : cases) {
    chart.groups.push_back({bearing.label,
                            {{"citizens outside: income", bearing.outsiders},
                             {"coalition members: consumption", bearing.insiders},
                             {"leader: money he keeps", bearing.leader}}});
  }
  return chart;
}

std::vector<EnforcementSweep> solve_enforcement_sweeps(const Scenario& scenario, std::size_t points,
                                                       const LeaderOptions& options) {
  validate_scenario(scenario);
  if (scenario.instruments.empty()) throw InvalidModel("instrument", "there is no instrument to enforce");
  if (points < 2) throw InvalidModel("points", "expected at least 2");
  std::vector<EnforcementSweep> result;
  for (const Instrument& instrument : scenario.instruments) {
    Scenario alone = scenario;
    alone.instruments = {instrument};
    alone.instruments.front().intensity = 1;
    alone.uncertainty.reset();  // it may name an instrument that is left out
    alone.meta = {};
    EnforcementSweep sweep{spaced(to_string(instrument.kind)), {}};
    for (std::size_t i = 0; i < points; ++i) {
      const double enforcement = static_cast<double>(i) / static_cast<double>(points - 1);
      alone.instruments.front().enforcement = enforcement;
      const std::vector<double> full = {1.0};
      const LeaderResponse response = solve_leader_response(make_episode(alone), full, options);
      sweep.points.push_back({enforcement, response.action.concession, response.outcome.constraint,
                              response.outcome.outsider_income / scenario.target.income - 1});
    }
    result.push_back(std::move(sweep));
  }
  return result;
}

ChartPanels make_enforcement_chart(const Scenario& scenario, std::span<const EnforcementSweep> sweeps) {
  ChartPanels chart;
  chart.title = "What each instrument buys as it is better enforced";
  chart.subtitle = fmt::format("{}. Each instrument alone, at full intensity.", scenario_name(scenario));
  chart.source = source_line(scenario);
  const auto panel = [&](std::string title, ChartAxis y, double EnforcementSweep::Point::*value) {
    LineChart line;
    line.title = std::move(title);
    line.x = percent_axis("Enforcement", "% of what is agreed", 0, 1);
    line.y = std::move(y);
    for (const EnforcementSweep& sweep : sweeps) {
      ChartSeries series{sweep.instrument, {}};
      for (const EnforcementSweep::Point& point : sweep.points)
        series.points.push_back({point.enforcement, point.*value});
      line.series.push_back(std::move(series));
    }
    chart.panels.push_back(std::move(line));
  };
  panel("Concession: what the leader agrees to", percent_axis("Concession", "% of what is asked", 0, 1),
        &EnforcementSweep::Point::concession);
  panel("Constraint: what he loses without agreeing", percent_axis("Constraint", "% of the programme's value"),
        &EnforcementSweep::Point::constraint);
  panel("The price: what citizens outside the coalition lose", percent_axis("Change of income", "%"),
        &EnforcementSweep::Point::outsider_income);
  return chart;
}

}  // namespace selectorate
