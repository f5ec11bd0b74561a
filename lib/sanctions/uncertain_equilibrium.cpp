#include <algorithm>
#include <cmath>
#include <limits>

#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>
#include <selectorate/sanctions/uncertain_equilibrium.hpp>

#include "sanctions/panel_quadrature.hpp"
#include "sanctions/uncertain_search.hpp"

namespace selectorate {
namespace {

/// E[max over s of U_Sender(s; unknown)] over a discrete prior, and the mean of the bounds on how much more there may
/// be.
void add_up_informed_values(const UncertainEpisode& episode, const UncertainOptions& options,
                            UncertainEquilibrium& equilibrium) {
  const auto atoms = episode.prior().atoms();
  std::vector<EpisodeEquilibrium> known(atoms.size());
  parallel_chunks(atoms.size(), 1, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      known[i] = solve(episode.at(atoms[i].value), {.certify = options.certify, .seed = options.seed});
    }
  });
  equilibrium.informed_value = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    equilibrium.informed_value += atoms[i].probability * known[i].sender_value;
    equilibrium.informed_error += atoms[i].probability * known[i].certificate.sender_regret;
  }
}

double value_if_known(const UncertainEpisode& episode, double unknown, const UncertainOptions& options,
                      unsigned threads) {
  constexpr unsigned starts = 12;
  const EpisodeOptions search{.certify = false, .starts = starts, .seed = options.seed, .threads = threads};
  return solve(episode.at(unknown), search).sender_value;
}

/// The same over a continuous prior.
void integrate_informed_values(const UncertainEpisode& episode, const UncertainOptions& options,
                               UncertainEquilibrium& equilibrium) {
  // What the sender can reach by learning the unknown jumps where the full package's response does.
  constexpr std::size_t most_panels = 6;
  constexpr double tolerance = 1e-3;
  constexpr ExpectationOptions coarse{.tolerance = 1e-3, .resolution = 1e-7};
  const std::vector<double> full = episode.at(episode.prior().quantile(0.5)).package().ray(1);
  equilibrium.informed_value = 0;
  double below = 0;
  for (const ResponseRange& range : solve_expected_response(episode, full, coarse).ranges) {
    const double above = std::min(below + range.probability, 1.0);
    const auto part = integrate_by_panels(
        [&](double p) { return value_if_known(episode, episode.prior().quantile(p), options, options.threads); }, below,
        above, tolerance * (above - below), most_panels);
    equilibrium.informed_value += part.sum;
    equilibrium.informed_error += part.error;
    below = above;
  }
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
  if (!options.informed) return equilibrium;
  const bool discrete = episode.prior().is_discrete();
  (discrete ? add_up_informed_values : integrate_informed_values)(episode, options, equilibrium);
  return equilibrium;
}

}  // namespace selectorate
