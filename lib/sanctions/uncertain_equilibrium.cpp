#include <cmath>
#include <limits>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "sanctions/uncertain_search.hpp"

namespace selectorate {
namespace {

double value_if_known(const UncertainEpisode& episode, double unknown, const UncertainOptions& options,
                      unsigned threads) {
  return solve(episode.at(unknown), {.certify = false, .seed = options.seed, .threads = threads}).sender_value;
}

/// E[max over s of U_Sender(s; unknown)].
void set_informed_value(const UncertainEpisode& episode, const UncertainOptions& options,
                        UncertainEquilibrium& equilibrium) {
  const auto atoms = episode.prior().atoms();
  if (!atoms.empty()) {
    std::vector<double> values(atoms.size());
    parallel_chunks(atoms.size(), 1, options.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) values[i] = value_if_known(episode, atoms[i].value, options, 1);
    });
    equilibrium.informed_value = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) equilibrium.informed_value += atoms[i].probability * values[i];
    return;
  }
  // The maximum over intensities is continuous in the unknown, with kinks where the choice changes.
  constexpr unsigned most_halvings = 2;
  constexpr double tolerance = 1e-4;
  const double mean = boost::math::quadrature::gauss_kronrod<double, 15>::integrate(
      [&](double x) {
        return value_if_known(episode, episode.prior().quantile(0.5 * (x + 1)), options, options.threads);
      },
      -1.0, 1.0, most_halvings, tolerance, &equilibrium.informed_error);
  equilibrium.informed_value = 0.5 * mean;
  equilibrium.informed_error *= 0.5;
}

}  // namespace

UncertainEquilibrium solve(const UncertainEpisode& episode, const UncertainOptions& options,
                           const ProgressCallback& progress) {
  UncertainEquilibrium equilibrium;
  equilibrium.seed = options.seed;
  equilibrium.informed_value = std::numeric_limits<double>::quiet_NaN();
  const UncertainSearch search(episode, options);
  const UncertainSearch::Candidate best = search.best(progress, equilibrium.status);
  equilibrium.intensity.assign(best.intensities.span().begin(), best.intensities.span().end());
  equilibrium.response = solve_expected_response(episode, equilibrium.intensity, options.expectation);
  if (options.informed) set_informed_value(episode, options, equilibrium);
  return equilibrium;
}

}  // namespace selectorate
