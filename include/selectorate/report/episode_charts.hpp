#pragma once

#include <span>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/sanctions/concession_curve.hpp>

namespace selectorate {

/// A concession curve for one size of the winning coalition.
struct CoalitionCurve {
  double coalition = 0;  ///< persons
  std::vector<ConcessionPoint> curve;
};

/// The scenario's coalition and up to four others, powers of ten apart, that its selectorate can hold; smallest first.
[[nodiscard]] SELECTORATE_EXPORT std::vector<double> coalition_sizes(const Scenario& scenario);

/// Concession curves for several sizes of the coalition, all else equal. Every instrument follows the ray, also those
/// whose intensity the scenario fixes.
/// \throws InvalidModel as `make_episode` and `solve_concession_curve`
[[nodiscard]] SELECTORATE_EXPORT std::vector<CoalitionCurve> solve_coalition_curves(const Scenario& scenario,
                                                                                    std::span<const double> coalitions,
                                                                                    std::size_t points,
                                                                                    const LeaderOptions& options = {},
                                                                                    unsigned threads = 1);

/// Concession against intensity, a line for each size of the coalition.
[[nodiscard]] SELECTORATE_EXPORT LineChart make_concession_chart(const Scenario& scenario,
                                                                 std::span<const CoalitionCurve> curves);

/// Who loses what by the sanctions, as shares of what each has in the same episode at intensity zero; a gain is
/// positive.
struct CostBearing {
  std::string label;     ///< what the case is: "coalition of 2,000"
  double outsiders = 0;  ///< change of ordinary income of a citizen outside the coalition
  double insiders = 0;   ///< change of a coalition member's consumption
  double leader = 0;     ///< change of the money that the leader keeps
};

/// Who bears the cost at given intensities, for several sizes of the coalition.
[[nodiscard]] SELECTORATE_EXPORT std::vector<CostBearing> solve_cost_bearing(const Scenario& scenario,
                                                                             std::span<const double> intensities,
                                                                             std::span<const double> coalitions,
                                                                             const LeaderOptions& options = {});

[[nodiscard]] SELECTORATE_EXPORT BarChart make_cost_chart(const Scenario& scenario, std::span<const CostBearing> cases);

/// One instrument alone, at full intensity, at rising enforcement.
struct EnforcementSweep {
  std::string instrument;
  struct Point {
    double enforcement = 0;
    double concession = 0;
    double constraint = 0;       ///< share of the contested programme's value destroyed
    double outsider_income = 0;  ///< change as a share of income before
  };
  std::vector<Point> points;
};

/// \param points  evenly spaced enforcements in [0, 1], at least 2
/// \throws InvalidModel if the scenario is wrong, has no instrument, or points < 2
[[nodiscard]] SELECTORATE_EXPORT std::vector<EnforcementSweep> solve_enforcement_sweeps(
    const Scenario& scenario, std::size_t points, const LeaderOptions& options = {});

/// What each instrument buys: concession, constraint, and what citizens pay for it.
[[nodiscard]] SELECTORATE_EXPORT ChartPanels make_enforcement_chart(const Scenario& scenario,
                                                                    std::span<const EnforcementSweep> sweeps);

}  // namespace selectorate
