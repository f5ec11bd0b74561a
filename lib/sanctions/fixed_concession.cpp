#include "sanctions/fixed_concession.hpp"

#include <algorithm>
#include <limits>

#include <boost/math/tools/minima.hpp>

#include "sanctions/leader_point.hpp"

namespace selectorate {
namespace {

constexpr int steps = 16;

/// Share of the largest diversion that serves the leader best.
template <class Value>
double solve_diversion(const Value& value) {
  double best = 0;
  for (int i = 1; i <= steps; ++i) {
    const double diverted = double(i) / steps;
    if (value(diverted) > value(best)) best = diverted;
  }
  const auto [refined, loss] =
      boost::math::tools::brent_find_minima([&value](double diverted) { return -value(diverted); },
                                            std::max(0.0, best - 1.0 / steps), std::min(1.0, best + 1.0 / steps), 26);
  return -loss > value(best) ? refined : best;
}

}  // namespace

EpisodeOutcome evaluate_fixed_concession(const SanctionsEpisode& episode, std::span<const double> intensities,
                                         double concession) {
  const LeaderProblem e(episode);
  const auto point_at = [&](double diverted) {
    return evaluate_leader_point(episode, e, intensities, concession, diverted,
                                 std::numeric_limits<double>::quiet_NaN());
  };
  const bool can_divert = evaluate_state<double>(e, intensities, concession, 1.0).diversion > 0;
  const double diverted = can_divert ? solve_diversion([&](double share) { return point_at(share).log_value(); }) : 0.0;
  const LeaderPoint point = point_at(diverted);
  LeaderAction action = make_leader_action(point);
  // Where he cannot survive he spends nothing: it would not help.
  if (!point.optimum.survivable) action.repression = action.support_spending = 0;
  return evaluate_outcome(episode, intensities, action);
}

}  // namespace selectorate
