#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/provocation_chart.hpp>

#include "report/scenario_axes.hpp"

namespace selectorate {
namespace {

constexpr std::size_t most_series = 6;

/// An intensity's value to the sender: linear in his belief that the target is of the first type.
struct BeliefLine {
  double at_none = 0;
  double at_certainty = 0;

  [[nodiscard]] double value(double belief) const { return (1 - belief) * at_none + belief * at_certainty; }
};

double sender_value(const ProvocationType& type, std::size_t intensity) {
  const ProvocationAnswers& answers = type.answers[intensity];
  return concedes(type, intensity) ? answers.concede.sender : answers.resist.sender;
}

std::vector<BeliefLine> make_lines(const ProvocationGame& game) {
  std::vector<BeliefLine> lines(game.intensities.size());
  double others = 0;
  for (std::size_t t = 1; t < game.types.size(); ++t) others += game.types[t].probability;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].at_certainty = sender_value(game.types.front(), i);
    for (std::size_t t = 1; t < game.types.size(); ++t) {
      lines[i].at_none += game.types[t].probability / others * sender_value(game.types[t], i);
    }
  }
  return lines;
}

/// Beliefs inside (0, 1) at which one line takes over from another as the highest, in increasing order.
std::vector<double> find_switches(const std::vector<BeliefLine>& lines) {
  std::vector<double> switches;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double none = lines[i].at_none - lines[j].at_none;
      const double certainty = lines[i].at_certainty - lines[j].at_certainty;
      if (none * certainty >= 0) continue;
      const double belief = none / (none - certainty);
      const double here = lines[i].value(belief);
      const double slack = 1e-12 * (1 + std::abs(here));
      const auto higher = [&](const BeliefLine& line) { return line.value(belief) > here + slack; };
      if (std::none_of(lines.begin(), lines.end(), higher)) switches.push_back(belief);
    }
  }
  std::sort(switches.begin(), switches.end());
  return switches;
}

/// The next number of 1, 2 or 5 times a power of ten, at most one.
double round_up(double width) {
  const double power = std::pow(10, std::floor(std::log10(width)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= width) return std::min(step * power, 1.0);
  }
  return std::min(10 * power, 1.0);
}

/// The beliefs to show: near one end where all switches are there, otherwise all.
ChartPoint belief_range(const std::vector<double>& switches) {
  constexpr double margin = 3;  // times as wide as needed
  if (switches.empty()) return {0, 1};
  if (switches.front() > .5) return {1 - round_up(margin * (1 - switches.front())), 1};
  if (switches.back() < .5) return {0, round_up(margin * switches.back())};
  return {0, 1};
}

/// Which intensities to draw, in their order.
std::vector<std::size_t> choose_lines(const std::vector<BeliefLine>& lines, const std::vector<double>& switches) {
  std::vector<double> between = {0};
  between.insert(between.end(), switches.begin(), switches.end());
  between.push_back(1);
  std::vector<std::size_t> chosen;
  const auto choose = [&](std::size_t i) {
    if (chosen.size() < most_series && std::find(chosen.begin(), chosen.end(), i) == chosen.end()) chosen.push_back(i);
  };
  for (std::size_t k = 0; k + 1 < between.size(); ++k) {
    const double belief = .5 * (between[k] + between[k + 1]);
    const auto best = std::max_element(lines.begin(), lines.end(), [&](const BeliefLine& a, const BeliefLine& b) {
      return a.value(belief) < b.value(belief);
    });
    choose(static_cast<std::size_t>(best - lines.begin()));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) choose(i);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::string subtitle(const Scenario& scenario, const ProvocationGame& game) {
  std::string text = scenario_name(scenario);
  if (game.types.size() > 2) text += "; other types in proportion to their chances beforehand";
  return text;
}

}  // namespace

LineChart make_belief_chart(const Scenario& scenario, const ProvocationGame& game) {
  if (!scenario.provocation) throw InvalidModel("provocation", "the scenario has none");
  const std::vector<double>& intensities = scenario.provocation->intensities;
  if (game.intensities.size() != intensities.size() || game.types.size() != scenario.types.size() ||
      game.types.size() < 2) {
    throw InvalidModel("game", "is not the scenario's provocation");
  }
  const std::vector<BeliefLine> lines = make_lines(game);
  const std::vector<double> switches = find_switches(lines);
  const ChartPoint range = belief_range(switches);
  LineChart chart;
  chart.title = "What each intensity is worth to the sender";
  chart.subtitle = subtitle(scenario, game);
  chart.source = source_line(scenario);
  chart.x = percent_axis(fmt::format("Belief that the target is {}", game.types.front().name), "%", range.x, range.y);
  chart.y = {.label = "Value to the sender", .unit = "its utility"};
  for (const std::size_t i : choose_lines(lines, switches)) {
    ChartSeries series{intensities[i] == 0 ? "no sanctions" : percent_text(intensities[i]), {}};
    for (const double belief : {range.x, range.y}) series.points.push_back({belief, lines[i].value(belief)});
    chart.series.push_back(std::move(series));
  }
  return chart;
}

}  // namespace selectorate
