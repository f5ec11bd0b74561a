#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include <boost/math/tools/minima.hpp>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/deterministic_limit.hpp>
#include <selectorate/sanctions/screening.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double narrowest = 1e-12;  // an interval this narrow is not split: F jumps in it

void require_screening(const Screening& screening, const ScreeningOptions& options) {
  require_range("screening.cutoff_slope", screening.cutoff_slope, 0, largest);
  require_range("screening.cutoff_offset", screening.cutoff_offset, 0, largest);
  require_range("screening.concession_value", screening.concession_value, 0, largest);
  require_range("screening.expressive", screening.expressive, 0, largest);
  require_range("screening.largest_intensity", screening.largest_intensity, 0, 1);
  require_range("screening.tolerance", options.tolerance, std::numeric_limits<double>::min(), largest);
}

/// An interval of intensities with what bounds EU on it.
struct Box {
  double low;
  double high;
  double bound;

  bool operator<(const Box& other) const noexcept { return bound < other.bound; }
};

class ScreeningSearch {
 public:
  ScreeningSearch(const Screening& screening, const Prior& beliefs, const ScreeningOptions& options)
      : screening_(screening), beliefs_(beliefs), options_(options) {
    best_.value = -std::numeric_limits<double>::infinity();
  }

  ScreeningOptimum run() {
    try_intensity(0);
    try_intensity(screening_.largest_intensity);
    push(0, screening_.largest_intensity);
    while (boxes_.top().bound > best_.value + options_.tolerance) {
      if (best_.boxes >= options_.box_limit) {
        best_.status = Status::iteration_limit;
        break;
      }
      const Box box = boxes_.top();
      if (box.high - box.low < narrowest) {
        best_.status = Status::iteration_limit;
        break;
      }
      const double middle = 0.5 * (box.low + box.high);
      boxes_.pop();
      try_intensity(middle);
      push(box.low, middle);
      push(middle, box.high);
    }
    best_.upper_bound = std::max(boxes_.top().bound, best_.value);
    refine();
    collect();
    best_.cutoff = screening_.cutoff(best_.intensity);
    best_.concede = beliefs_.cumulative(best_.cutoff);
    return best_;
  }

 private:
  [[nodiscard]] double failure_cost(double s) const {
    return screening_.failure_cost ? screening_.failure_cost(s) : 0.0;
  }

  void try_intensity(double s) {
    const double value = evaluate_screening(screening_, beliefs_, s);
    if (!std::isfinite(value)) throw NumericalFailure("the sender's expected utility is not a number");
    if (value <= best_.value) return;
    best_.value = value;
    best_.intensity = s;
  }

  /// EU on [low, high] is at most this.
  [[nodiscard]] double bound(double low, double high) const {
    const double resisted = 1 - beliefs_.cumulative(screening_.cutoff(high));
    return screening_.expressive * high + screening_.concession_value -
           resisted * (screening_.concession_value + failure_cost(low));
  }

  void push(double low, double high) {
    ++best_.boxes;
    boxes_.push({low, high, bound(low, high)});
  }

  /// The best point of the bisection is near the maximum; between its neighbours EU is taken to have one peak.
  void refine() {
    const double reach = std::sqrt(options_.tolerance);
    const auto [s, loss] = boost::math::tools::brent_find_minima(
        [this](double at) { return -evaluate_screening(screening_, beliefs_, at); },
        std::max(0.0, best_.intensity - reach), std::min(screening_.largest_intensity, best_.intensity + reach), 30);
    if (-loss > best_.value) try_intensity(s);
  }

  /// Intervals, in rising order, with each that may come within the tolerance of the best split until its bound is as
  /// near to EU at both ends.
  std::vector<Box> settle() {
    std::vector<Box> open;
    for (; !boxes_.empty(); boxes_.pop()) open.push_back(boxes_.top());
    std::vector<Box> settled;
    while (!open.empty()) {
      const Box box = open.back();
      open.pop_back();
      const double ends = std::min(evaluate_screening(screening_, beliefs_, box.low),
                                   evaluate_screening(screening_, beliefs_, box.high));
      const bool is_settled = box.bound < best_.value - options_.tolerance || box.bound - ends <= options_.tolerance;
      if (is_settled || box.high - box.low < narrowest || best_.boxes >= options_.box_limit) {
        settled.push_back(box);
        continue;
      }
      const double middle = 0.5 * (box.low + box.high);
      best_.boxes += 2;
      open.push_back({box.low, middle, bound(box.low, middle)});
      open.push_back({middle, box.high, bound(middle, box.high)});
    }
    std::sort(settled.begin(), settled.end(), [](const Box& a, const Box& b) { return a.low < b.low; });
    return settled;
  }

  /// A rival is a run of intervals whose bounds are within four tolerances of the best, cut to those within one. If EU
  /// has one peak only, all points within two tolerances are one interval, so there is one run.
  void collect() {
    bool in_rival = false;
    for (const Box& box : settle()) {
      if (box.bound < best_.value - 4 * options_.tolerance) in_rival = false;
      if (box.bound < best_.value - options_.tolerance) continue;
      if (in_rival) {
        best_.near_optimal.back().high = box.high;
      } else {
        best_.near_optimal.push_back({box.low, box.high});
      }
      in_rival = true;
    }
  }

  const Screening& screening_;
  const Prior& beliefs_;
  const ScreeningOptions& options_;
  ScreeningOptimum best_;
  std::priority_queue<Box> boxes_;
};

}  // namespace

double evaluate_screening(const Screening& screening, const Prior& beliefs, double intensity) {
  const double cost = screening.failure_cost ? screening.failure_cost(intensity) : 0.0;
  return screening.expressive * intensity + screening.concession_value -
         (1 - beliefs.cumulative(screening.cutoff(intensity))) * (screening.concession_value + cost);
}

Screening make_screening(const SanctionsEpisode& episode, double diverted_share) {
  const DeterministicLimit limit = evaluate_deterministic_limit(episode, diverted_share);
  const Polity& polity = episode.polity();
  const LeaderPreferences& leader = episode.actors().leader;
  const Instrument& instrument = episode.package().instruments().front();
  const double R = polity.revenue();
  const double W = polity.coalition();
  const double y = polity.income();
  const double e = instrument.enforcement;
  // What intensity 1 takes of outsiders' income, as a share of it: e income + D^ e revenue R/((N-W) y).
  const double outsiders = polity.population() - W;
  const double diverted = outsiders > 0 ? diverted_share * e * instrument.revenue * R / (outsiders * y) : 0.0;
  const double taken = e * instrument.income + diverted;
  const double concern = episode.actors().sender.humanitarian_weight * (1 - W / polity.population());
  Screening screening;
  screening.cutoff_slope =
      leader.leader_specific * e * ((1 - diverted_share) * instrument.revenue * R + W * y * instrument.income) / R;
  screening.cutoff_offset = W * leader.concession_cost / R;
  screening.concession_value = episode.actors().sender.concession_value;
  screening.expressive = instrument.expressive;
  screening.largest_intensity = std::min(1.0, limit.valid_intensity);
  if (taken >= 1) screening.largest_intensity = std::min(screening.largest_intensity, 0.999 / taken);
  screening.failure_cost = [cost = instrument.cost, concern, taken](double s) {
    return cost * s * s / 2 - concern * std::log1p(-taken * s);
  };
  return screening;
}

ScreeningOptimum solve_screening(const Screening& screening, const Prior& beliefs, const ScreeningOptions& options) {
  require_screening(screening, options);
  return ScreeningSearch(screening, beliefs, options).run();
}

}  // namespace selectorate
