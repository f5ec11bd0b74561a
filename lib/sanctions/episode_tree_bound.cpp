#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <selectorate/sanctions/episode_tree.hpp>

#include "sanctions/dual_bound.hpp"
#include "sanctions/episode_tree_point.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

using Slope = Gradient<Interval, 2>;

/// The leader's problem at one share of full intensity, with its constants as intervals.
struct RayPoint {
  RayPoint(const SanctionsEpisode& source, double share)
      : episode(&source), e(source), intensities(source.package().ray(share)) {
    for (const double s : intensities) {
      points.push_back(Interval(s));
      constants.push_back(Slope(s));
    }
  }

  const SanctionsEpisode* episode;
  LeaderProblem e;
  std::vector<double> intensities;
  std::vector<Interval> points;
  std::vector<Slope> constants;
};

/// The i-th of n cells of [0, 1]; neighbours share an end.
Interval cell(unsigned i, unsigned n) {
  return {double(i) / n, double(i + 1) / n};
}

/// Upper bound of log U_Leader over a cell: the dual bound with the prices of its middle, as a plain enclosure and in
/// mean value form, f(x) <= f(middle) + slope (x - middle); the lower of the two.
double bound_cell(const RayPoint& at, const Interval& c, const Interval& diverted) {
  const double c_middle = c.middle();
  const double d_middle = diverted.middle();
  const LeaderPoint middle = evaluate_leader_point(*at.episode, at.e, at.intensities, c_middle, d_middle,
                                                   std::numeric_limits<double>::quiet_NaN());
  const DualPrices prices = make_dual_prices(*at.episode, at.e, middle);
  const Slope over_cell =
      evaluate_dual_bound(at.e, prices, evaluate_state<Slope>(at.e, at.constants, Slope(c, 0), Slope(diverted, 1)));
  const Interval at_middle = evaluate_dual_bound(
      at.e, prices, evaluate_state<Interval>(at.e, at.points, Interval(c_middle), Interval(d_middle)));
  const Interval change =
      over_cell.slope(0) * (c - Interval(c_middle)) + over_cell.slope(1) * (diverted - Interval(d_middle)) + at_middle;
  const double bound = std::min(change.high(), over_cell.value().high());
  return std::isnan(bound) ? std::numeric_limits<double>::infinity() : bound;
}

double best_on_grid(const RayPoint& at, const EpisodeTreeOptions& options) {
  double best = 0;
  for (unsigned i = 0; i <= options.concession_steps; ++i) {
    const double c = double(i) / options.concession_steps;
    for (unsigned j = 0; j <= options.diversion_steps; ++j) {
      const EpisodeTreePoint point =
          evaluate_tree_point(*at.episode, at.e, at.intensities, c, double(j) / options.diversion_steps);
      if (point.feasible) best = std::max(best, point.leader_value);
    }
  }
  return best;
}

}  // namespace

double evaluate_tree_agreement_bound(const SanctionsEpisode& episode, double share, const EpisodeTreeOptions& options) {
  require_tree_options(options);
  require_range("share", share, 0, 1);
  const RayPoint at(episode, share);
  double log_bound = -std::numeric_limits<double>::infinity();
  for (unsigned i = 0; i < options.concession_steps; ++i) {
    for (unsigned j = 0; j < options.diversion_steps; ++j) {
      log_bound =
          std::max(log_bound, bound_cell(at, cell(i, options.concession_steps), cell(j, options.diversion_steps)));
    }
  }
  const double highest = exp(Interval(log_bound)).high();
  return std::max(0.0, (Interval(highest) - Interval(best_on_grid(at, options))).high());
}

}  // namespace selectorate
