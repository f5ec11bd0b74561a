#include <array>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/concession_curve.hpp>
#include <selectorate/sanctions/episode_workspace.hpp>

namespace selectorate {
namespace {

void require_points(std::size_t points) {
  if (points < 2)
    throw InvalidModel("points", fmt::format("expected at least 2 points on the curve, found {}", points));
}

ConcessionPoint solve_point(const SanctionsEpisode& episode, double share, EpisodeWorkspace& workspace,
                            const LeaderOptions& options) {
  std::array<double, Package::max_instruments> intensities{};
  const std::span<const Instrument> instruments = episode.package().instruments();
  for (std::size_t k = 0; k < instruments.size(); ++k) intensities[k] = instruments[k].intensity.value_or(share);
  const std::span<const double> s(intensities.data(), instruments.size());
  return {share, solve_leader_response(episode, s, workspace, options)};
}

double share_of(std::size_t point, std::size_t points) noexcept {
  return static_cast<double>(point) / static_cast<double>(points - 1);
}

}  // namespace

std::vector<ConcessionPoint> solve_concession_curve(const SanctionsEpisode& episode, std::size_t points,
                                                    const LeaderOptions& options, unsigned threads) {
  require_points(points);
  std::vector<ConcessionPoint> curve(points);
  parallel_chunks(points, 8, threads, [&](std::size_t begin, std::size_t end) {
    EpisodeWorkspace workspace;
    for (std::size_t i = begin; i < end; ++i) {
      curve[i] = solve_point(episode, share_of(i, points), workspace, options);
    }
  });
  return curve;
}

void solve_concession_curve(const SanctionsEpisode& episode, std::span<ConcessionPoint> curve,
                            EpisodeWorkspace& workspace, const LeaderOptions& options) {
  require_points(curve.size());
  for (std::size_t i = 0; i < curve.size(); ++i) {
    curve[i] = solve_point(episode, share_of(i, curve.size()), workspace, options);
  }
}

}  // namespace selectorate
