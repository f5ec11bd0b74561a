#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/uncertain_episode.hpp>

#include "sanctions/panel_quadrature.hpp"
#include "sanctions/parameter_check.hpp"
#include "sanctions/response_sample.hpp"

namespace selectorate {
namespace {

bool same_choices(const Package& a, const Package& b) {
  return std::equal(a.instruments().begin(), a.instruments().end(), b.instruments().begin(), b.instruments().end(),
                    [](const Instrument& x, const Instrument& y) { return x.intensity == y.intensity; });
}

/// 0: nothing conceded, 1: something, 2: everything.
int sort_of(const ResponseSample& sample) noexcept {
  constexpr double least = ConcessionDistribution::resolution;
  return sample.concession() <= least ? 0 : sample.concession() < 1 - least ? 1 : 2;
}

/// The leader's responses over a continuous prior, by the probability u that the unknown lies below; added to where
/// they change.
class ResponseTrace {
 public:
  ResponseTrace(const UncertainEpisode& episode, std::span<const double> intensities, const ExpectationOptions& options)
      : episode_(episode), intensities_(intensities), options_(options) {
    for (int i = 0; i <= first_samples; ++i) at(tail + (1 - 2 * tail) * i / first_samples);
  }

  ExpectedResponse solve() {
    // Quadrature nodes may bring to light what the samples missed: look for jumps again until they do not.
    constexpr int most_rounds = 6;
    for (int round = 0; round < most_rounds; ++round) {
      locate_changes();
      add_up_ranges();
      if (std::none_of(samples_.begin(), std::prev(samples_.end()), Unresolved{*this})) break;
    }
    response_.mean = make_expected_outcome(total_);
    response_.concession = ConcessionDistribution(parts());
    response_.responses = samples_.size();
    return std::move(response_);
  }

 private:
  using Samples = std::map<double, ResponseSample>;

  static constexpr int first_samples = 32;
  static constexpr double tail = 1e-9;  ///< probability on either side of the outermost samples
  /// How far off a jump may be, in probability: two responses count as tied when the leader's values are within 1e-10.
  static constexpr double jump_place = 1e-8;

  const ResponseSample& at(double u) {
    const auto found = samples_.find(u);
    if (found != samples_.end()) return found->second;
    const double value = episode_.prior().quantile(u);
    return samples_.emplace(u, solve_response_sample(episode_, intensities_, value)).first->second;
  }

  /// Between neighbours of which this holds the response jumps, changes its sort, or moves fast.
  static bool changes(const ResponseSample& a, const ResponseSample& b) noexcept {
    return sort_of(a) != sort_of(b) || std::fabs(a.concession() - b.concession()) > 0.02 ||
           std::fabs(a.diverted - b.diverted) > 0.1;
  }

  /// Tells neighbours with a change between them that are still apart.
  struct Unresolved {
    const ResponseTrace& trace;
    bool operator()(const Samples::value_type& sample) const {
      const auto next = std::next(trace.samples_.find(sample.first));
      return changes(sample.second, next->second) && next->first - sample.first > trace.options_.resolution;
    }
  };

  /// Bisects every pair of neighbours with a change between them until the change is small or its place is known.
  void locate_changes() {
    for (auto low = samples_.begin(); std::next(low) != samples_.end();) {
      const auto high = std::next(low);
      const double middle = 0.5 * (low->first + high->first);
      const bool divisible = middle > low->first && middle < high->first;
      if (divisible && high->first - low->first > options_.resolution && changes(low->second, high->second)) {
        at(middle);
      } else {
        low = high;
      }
    }
  }

  /// Means and ranges from the jumps that are known.
  void add_up_ranges() {
    total_ = Moments();
    response_.error = 0;
    response_.ranges.clear();
    add_tail(samples_.begin()->first, samples_.begin()->second);
    auto first = samples_.begin();
    while (first != samples_.end()) {
      auto last = first;
      while (std::next(last) != samples_.end() && !changes(last->second, std::next(last)->second)) ++last;
      const auto next = std::next(last);
      add_range(first->first, last->first);
      if (next != samples_.end()) add_gap(next->first - last->first, last->second, next->second);
      first = next;
    }
    const auto last = std::prev(samples_.end());
    add_tail(1 - last->first, last->second);
  }

  /// A range without jumps.
  void add_range(double low, double high) {
    const ResponseSample& first = at(low);
    const ResponseSample& last = at(high);
    response_.ranges.push_back({.low = first.value,
                                .high = last.value,
                                .probability = high - low,
                                .concession_at_low = first.concession(),
                                .concession_at_high = last.concession()});
    if (high <= low) return;
    // u over [low, high] as x over [-1, 1] with du/dx = 0 at the ends: this softens the infinite slope that a quantile
    // has where the prior's tail is long.
    constexpr std::size_t most_panels = 48;
    const auto at_place = [&](double x) {
      const double share = 0.25 * (1 + x) * (1 + x) * (2 - x);
      return at(std::clamp(low + (high - low) * share, low, high)).moments * (0.75 * (1 - x * x));
    };
    const auto mean = integrate_by_panels(at_place, -1, 1, options_.tolerance, most_panels);
    total_ += mean.sum * (high - low);
    response_.error += mean.error * (high - low);
  }

  /// A stretch of probability, nearly nothing, with a jump somewhere in it.
  void add_gap(double probability, const ResponseSample& a, const ResponseSample& b) {
    total_ += (a.moments + b.moments) * (0.5 * probability);
    response_.error += std::max(0.5 * probability, jump_place) * abs(a.moments - b.moments);
  }

  /// What lies beyond the outermost samples; nobody has looked there.
  void add_tail(double probability, const ResponseSample& outermost) {
    total_ += outermost.moments * probability;
    response_.error += probability;
  }

  [[nodiscard]] std::vector<ConcessionDistribution::Part> parts() const {
    std::vector<ConcessionDistribution::Part> parts;
    const auto first = samples_.begin();
    const auto last = std::prev(samples_.end());
    parts.push_back({first->first, first->second.concession(), first->second.concession()});
    for (auto sample = first; sample != last; ++sample) {
      const auto next = std::next(sample);
      parts.push_back({next->first - sample->first, sample->second.concession(), next->second.concession()});
    }
    parts.push_back({1 - last->first, last->second.concession(), last->second.concession()});
    return parts;
  }

  const UncertainEpisode& episode_;
  std::span<const double> intensities_;
  const ExpectationOptions& options_;
  Samples samples_;
  Moments total_;
  ExpectedResponse response_;
};

ExpectedResponse add_up(const UncertainEpisode& episode, std::span<const double> intensities) {
  ExpectedResponse response;
  Moments total;
  std::vector<ConcessionDistribution::Part> parts;
  for (const Prior::Atom& atom : episode.prior().atoms()) {
    const ResponseSample sample = solve_response_sample(episode, intensities, atom.value);
    const double c = sample.concession();
    total += sample.moments * atom.probability;
    response.ranges.push_back({atom.value, atom.value, atom.probability, c, c});
    parts.push_back({atom.probability, c, c});
  }
  response.mean = make_expected_outcome(total);
  response.concession = ConcessionDistribution(std::move(parts));
  response.responses = response.ranges.size();
  return response;
}

}  // namespace

UncertainEpisode::UncertainEpisode(Prior prior, Maker episode_at)
    : prior_(std::move(prior)), episode_at_(std::move(episode_at)) {
  const Package package = at(prior_.quantile(0.5)).package();
  for (const double p : {0.25, 0.75}) {
    if (same_choices(package, at(prior_.quantile(p)).package())) continue;
    throw InvalidModel("uncertainty", "the sender's choices depend on what it does not know");
  }
}

ExpectedResponse solve_expected_response(const UncertainEpisode& episode, std::span<const double> intensities,
                                         const ExpectationOptions& options) {
  const bool discrete = episode.prior().is_discrete();
  require_intensities(episode.at(episode.prior().quantile(0.5)).package(), intensities);
  return discrete ? add_up(episode, intensities) : ResponseTrace(episode, intensities, options).solve();
}

}  // namespace selectorate
