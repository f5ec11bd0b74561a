#include "sanctions/sender_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <selectorate/base/parallel.hpp>
#include <selectorate/base/random.hpp>

#include "sanctions/direction_simplex.hpp"

namespace selectorate {
namespace {

/// Two responses count as tied when log U_Leader differs by less than rounding in its evaluation can explain.
constexpr double tie = 1e-10;
/// A jump of the concession between neighbouring samples that is worth locating.
constexpr double jump = 0.02;

/// Samples this near with a jump between them hold one jump of the leader's best response.
constexpr double nearest_samples = 1e-3;

double gap(const SenderSearch::Sample& a, const SenderSearch::Sample& b) noexcept {
  return std::fabs(a.point.response.concession - b.point.response.concession);
}

/// Upper end of a bracket, as narrow as doubles allow, around the place where f rises through zero; f need not be
/// smooth. The end at which its sign is already wrong, where one is.
template <class Function>
double find_sign_change(const Function& f, double low, double high) noexcept {
  const double at_low = f(low);
  const double at_high = f(high);
  if (!(at_high > 0)) return high;
  if (!(at_low < 0)) return low;
  std::uintmax_t most_evaluations = 100;
  return boost::math::tools::toms748_solve(f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(50),
                                           most_evaluations)
      .second;
}

}  // namespace

double evaluate_sender_value(const LeaderProblem& e, std::span<const double> intensities,
                             const LeaderPoint& point) noexcept {
  const double survival = point.optimum.survivable ? std::exp(point.optimum.log_loyal + point.optimum.log_quiet) : 0.0;
  return evaluate_sender_stake<double>(e, intensities, point.state) + e.omega * (1 - survival);
}

SenderSearch::SenderSearch(const SanctionsEpisode& episode, const LeaderProblem& e) : episode_(episode), e_(e) {
  for (std::size_t k = 0; k < episode.package().size(); ++k) {
    if (!episode.package().instruments()[k].intensity) free_[free_count_++] = k;
  }
}

SenderPoint SenderSearch::evaluate(const Intensities& intensities, std::span<const LeaderPoint> hints) const noexcept {
  SenderPoint at;
  at.intensities = intensities;
  at.maxima = find_leader_maxima(episode_, e_, intensities.span());
  for (const LeaderPoint& hint : hints) {
    const LeaderPoint start = evaluate_leader_point(episode_, e_, intensities.span(), hint.concession, hint.diverted,
                                                    hint.optimum.path_parameter);
    at.maxima.insert(climb_leader_objective(episode_, e_, intensities.span(), start));
  }
  at.optimistic = -std::numeric_limits<double>::infinity();
  at.pessimistic = std::numeric_limits<double>::infinity();
  at.tied = 0;
  while (at.tied < at.maxima.count) {
    const LeaderPoint& point = at.maxima.points[at.tied];
    if (point.log_value() < at.maxima.best().log_value() - tie) break;
    const double value = evaluate_sender_value(e_, intensities.span(), point);
    if (value > at.optimistic) {
      at.optimistic = value;
      at.response = point;
    }
    at.pessimistic = std::min(at.pessimistic, value);
    ++at.tied;
  }
  return at;
}

Intensities SenderSearch::along(std::span<const double> direction, double share) const noexcept {
  Intensities s;
  s.size = episode_.package().size();
  for (std::size_t k = 0; k < s.size; ++k) s.values[k] = episode_.package().instruments()[k].intensity.value_or(0.0);
  for (std::size_t i = 0; i < free_count_; ++i) s.values[free_[i]] = std::clamp(share * direction[i], 0.0, 1.0);
  return s;
}

SenderPoint SenderSearch::at_jump(std::span<const double> direction, Sample low, Sample high) const noexcept {
  // A response that moves fast but without a jump closes its gap as the samples draw near.
  while (high.share - low.share > nearest_samples) {
    const double share = 0.5 * (low.share + high.share);
    const Sample middle{share, evaluate(along(direction, share))};
    const bool below = gap(low, middle) >= gap(middle, high);
    (below ? high : low) = middle;
    if (gap(low, high) <= jump) return low.point.optimistic > high.point.optimistic ? low.point : high.point;
  }
  const std::array<LeaderPoint, 2> branches{low.point.response, high.point.response};
  const auto lead_of_second = [&](double share) noexcept {
    const Intensities s = along(direction, share);
    std::array<double, 2> value{};
    for (std::size_t i = 0; i < 2; ++i) {
      const LeaderPoint start = evaluate_leader_point(episode_, e_, s.span(), branches[i].concession,
                                                      branches[i].diverted, branches[i].optimum.path_parameter);
      value[i] = climb_leader_objective(episode_, e_, s.span(), start).log_value();
    }
    return value[1] - value[0];
  };
  return evaluate(along(direction, find_sign_change(lead_of_second, low.share, high.share)), branches);
}

SenderPoint SenderSearch::polish(std::span<const double> direction, double low, double high,
                                 const SenderPoint& start) const noexcept {
  SenderPoint best = start;
  const auto loss_at = [&](double share) noexcept {
    const SenderPoint at = evaluate(along(direction, share));
    if (at.optimistic > best.optimistic) best = at;
    return -at.optimistic;
  };
  // Half of a double's bits: the value is flat to the other half around a smooth maximum.
  constexpr int bits = std::numeric_limits<double>::digits / 2;
  std::uintmax_t most_evaluations = 40;
  boost::math::tools::brent_find_minima(loss_at, low, high, bits, most_evaluations);
  return best;
}

SenderPoint SenderSearch::best_on_ray(std::span<const double> direction, int samples) const noexcept {
  const auto share = [samples](int i) noexcept { return static_cast<double>(i) / samples; };
  Sample previous{0, evaluate(along(direction, 0))};
  SenderPoint best = previous.point;
  int place = 0;
  for (int i = 1; i <= samples; ++i) {
    const Sample at{share(i), evaluate(along(direction, share(i)))};
    if (gap(previous, at) > jump) {
      const SenderPoint jumped = at_jump(direction, previous, at);
      if (jumped.optimistic > best.optimistic) best = jumped, place = i;
    }
    if (at.point.optimistic > best.optimistic) best = at.point, place = i;
    previous = at;
  }
  const double low = share(std::max(place - 1, 0));
  const double high = share(std::min(place + 1, samples));
  return polish(direction, low, high, best);
}

std::vector<Intensities> SenderSearch::jumps_on_ray(std::span<const double> direction, int samples) const {
  std::vector<Intensities> jumps;
  Sample previous{0, evaluate(along(direction, 0))};
  for (int i = 1; i <= samples; ++i) {
    const double share = static_cast<double>(i) / samples;
    const Sample at{share, evaluate(along(direction, share))};
    if (gap(previous, at) > jump) jumps.push_back(at_jump(direction, previous, at).intensities);
    previous = at;
  }
  return jumps;
}

SenderPoint SenderSearch::best(unsigned starts, std::uint64_t seed, unsigned threads) const {
  const std::size_t n = free_count_;
  if (n == 0) return evaluate(along({}, 0));
  if (n == 1) return best_on_ray(std::array{1.0}, 32);

  // Directions: the diagonal, each axis, then random ones.
  std::vector<std::vector<double>> directions;
  directions.emplace_back(n, 1.0);
  for (std::size_t i = 0; i < n; ++i) {
    directions.emplace_back(n, 0.0);
    directions.back()[i] = 1;
  }
  for (unsigned i = 0; directions.size() < starts; ++i) {
    RandomStream random(seed, i);
    std::vector<double> direction(n);
    for (double& x : direction) x = random.uniform();
    const double largest = *std::max_element(direction.begin(), direction.end());
    for (double& x : direction) x /= largest;
    directions.push_back(direction);
  }
  std::vector<SenderPoint> found(directions.size());
  parallel_chunks(directions.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) found[i] = best_on_ray(directions[i], 16);
  });
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].optimistic > found[b].optimistic; });
  SenderPoint best = found[order[0]];
  const std::size_t refined = std::min<std::size_t>(3, order.size());
  std::vector<SenderPoint> climbed(refined);
  parallel_chunks(refined, 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      climbed[i] = climb_directions(*this, directions[order[i]], found[order[i]]);
    }
  });
  for (const SenderPoint& point : climbed) {
    if (point.optimistic > best.optimistic) best = point;
  }
  return best;
}

double SenderSearch::threshold() const noexcept {
  constexpr int samples = 40;
  constexpr double some = 1e-6;
  const std::array<double, Package::max_instruments> full{1, 1, 1, 1, 1, 1};
  double low = 0;
  for (int i = 0; i <= samples; ++i) {
    double high = static_cast<double>(i) / samples;
    if (find_leader_maxima(episode_, e_, along(full, high).span()).best().concession <= some) {
      low = high;
      continue;
    }
    while (i > 0 && high - low > 1e-13) {
      const double middle = 0.5 * (low + high);
      const bool concedes = find_leader_maxima(episode_, e_, along(full, middle).span()).best().concession > some;
      (concedes ? high : low) = middle;
    }
    return high;
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace selectorate
