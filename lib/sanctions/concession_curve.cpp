#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/concession_curve.hpp>

namespace selectorate {

std::vector<ConcessionPoint> solve_concession_curve(const SanctionsEpisode& episode, std::size_t points,
                                                    const LeaderOptions& options, unsigned threads) {
  if (points < 2)
    throw InvalidModel("points", fmt::format("expected at least 2 points on the curve, found {}", points));
  std::vector<ConcessionPoint> curve(points);
  parallel_chunks(points, 8, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      curve[i].intensity = static_cast<double>(i) / static_cast<double>(points - 1);
      curve[i].response = solve_leader_response(episode, episode.package().ray(curve[i].intensity), options);
    }
  });
  return curve;
}

}  // namespace selectorate
