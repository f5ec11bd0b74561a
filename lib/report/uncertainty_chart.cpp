#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>
#include <selectorate/io/scenario_keys.hpp>
#include <selectorate/io/uncertain_scenario.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/uncertainty_chart.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "report/scenario_axes.hpp"

namespace selectorate {
namespace {

/// The unit of a key such as "leader.policy_value" or "instrument[0].enforcement".
std::string unit_of(std::string_view parameter) {
  const std::string_view section = parameter.substr(0, parameter.find_first_of(".["));
  const std::string_view name = parameter.substr(parameter.rfind('.') + 1);
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.section == section && key.name == name) return std::string(key.unit);
  }
  return "";
}

constexpr ExpectationOptions for_the_eye{.tolerance = 1e-4, .resolution = 1e-6};

}  // namespace

UncertaintyCurves solve_uncertainty_curves(const Scenario& scenario, std::span<const double> intensities,
                                           std::size_t points, unsigned threads) {
  if (points < 2) throw InvalidModel("points", "expected at least 2");
  const UncertainEpisode unsure = make_uncertain_episode(scenario);
  const SanctionsEpisode sure = make_episode(resolve_uncertainty(scenario, uncertain_value(scenario)));
  const auto share = [points](std::size_t i) { return static_cast<double>(i) / static_cast<double>(points - 1); };
  UncertaintyCurves curves;
  curves.by_intensity.resize(points);
  parallel_chunks(points, 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<double> s = sure.package().ray(share(i));
      curves.by_intensity[i] = {share(i), solve_leader_response(sure, s).action.concession,
                                solve_expected_response(unsure, s, for_the_eye).mean.concession};
    }
  });
  const double low = unsure.prior().quantile(0.01);
  const double high = unsure.prior().quantile(0.99);
  for (std::size_t i = 0; i < points; ++i) {
    const double value = low + (high - low) * share(i);
    curves.by_value.push_back({value, solve_leader_response(unsure.at(value), intensities).action.concession,
                               unsure.prior().cumulative(value)});
  }
  return curves;
}

ChartPanels make_uncertainty_chart(const Scenario& scenario, const UncertaintyCurves& curves) {
  const std::string key = scenario.uncertainty ? scenario.uncertainty->parameter : std::string();
  ChartPanels chart;
  chart.title = "What a sender who is unsure can expect";
  chart.subtitle = fmt::format("{}. Unknown to the sender: {}.", scenario_name(scenario), key);
  chart.source = source_line(scenario);

  LineChart expected;
  expected.title = "Concession as all instruments tighten together";
  expected.x = percent_axis("Intensity of the sanctions", "% of the full package", 0, 1);
  expected.y = percent_axis("Concession", "% of what is asked", 0, 1);
  ChartSeries sure{"sure of " + number_text(uncertain_value(scenario)), {}};
  ChartSeries unsure{"unsure: on average", {}};
  for (const auto& point : curves.by_intensity) {
    sure.points.push_back({point.intensity, point.sure});
    unsure.points.push_back({point.intensity, point.unsure});
  }
  expected.series = {std::move(unsure), std::move(sure)};

  LineChart depends;
  depends.title = "At the sanctions that it chooses: what the concession depends on";
  depends.x = {.label = key, .unit = unit_of(key)};
  depends.y = percent_axis("Concession; probability", "%", 0, 1);
  ChartSeries concession{"concession", {}};
  ChartSeries cumulative{"probability of at most this", {}};
  for (const auto& point : curves.by_value) {
    concession.points.push_back({point.value, point.concession});
    cumulative.points.push_back({point.value, point.cumulative});
  }
  depends.series = {std::move(concession), std::move(cumulative)};
  chart.panels = {std::move(expected), std::move(depends)};
  return chart;
}

}  // namespace selectorate
