#include "sanctions/uncertain_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/tools/minima.hpp>

#include <selectorate/base/parallel.hpp>

namespace selectorate {
namespace {

/// Good enough to tell which of two choices is better, at a fraction of the work.
constexpr ExpectationOptions coarse{.tolerance = 1e-5, .resolution = 1e-7};

/// Spacing of the even grid over one free instrument, and first step of the compass search.
constexpr int grid_steps = 32;
constexpr double first_step = 1.0 / 16;

bool same(const Intensities& a, const Intensities& b) noexcept {
  return std::equal(a.span().begin(), a.span().end(), b.span().begin(), b.span().end());
}

}  // namespace

UncertainSearch::UncertainSearch(const UncertainEpisode& episode, const UncertainOptions& options)
    : episode_(episode), options_(options), middle_(episode.at(episode.prior().quantile(0.5))) {
  const auto instruments = middle_.package().instruments();
  for (std::size_t k = 0; k < instruments.size(); ++k) {
    if (!instruments[k].intensity) free_.push_back(k);
  }
}

Intensities UncertainSearch::fixed() const {
  Intensities s;
  s.size = middle_.package().size();
  for (std::size_t k = 0; k < s.size; ++k) s.values[k] = middle_.package().instruments()[k].intensity.value_or(0.0);
  return s;
}

std::vector<double> UncertainSearch::typical_values() const {
  std::vector<double> values;
  for (const Prior::Atom& atom : episode_.prior().atoms()) values.push_back(atom.value);
  if (!values.empty()) return values;
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) values.push_back(episode_.prior().quantile(p));
  return values;
}

std::vector<Intensities> UncertainSearch::even_grid() const {
  const int steps = free_.size() == 1 ? grid_steps : 8;
  std::vector<Intensities> places;
  for (int i = 0; i <= steps; ++i) {
    places.push_back(fixed());
    for (const std::size_t k : free_) places.back().values[k] = static_cast<double>(i) / steps;
  }
  if (free_.size() == 1) return places;
  for (const std::size_t k : free_) {
    places.push_back(fixed());
    places.back().values[k] = 1;
  }
  return places;
}

std::vector<Intensities> UncertainSearch::starts_of(double value) const {
  const SanctionsEpisode episode = episode_.at(value);
  const LeaderProblem e(episode);
  const SenderSearch search(episode, e);
  std::vector<Intensities> places =
      search.jumps_on_ray(std::vector<double>(free_.size(), 1.0), free_.size() == 1 ? grid_steps : 16);
  places.push_back(search.best(2 * static_cast<unsigned>(free_.size()) + 2, options_.seed, 1).intensities);
  return places;
}

std::vector<UncertainSearch::Candidate> UncertainSearch::evaluate(std::span<const Intensities> places) const {
  std::vector<Candidate> result(places.size());
  parallel_chunks(places.size(), 1, options_.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      result[i] = {places[i], solve_expected_response(episode_, places[i].span(), coarse).mean.sender_value};
    }
  });
  return result;
}

UncertainSearch::Candidate UncertainSearch::brent(const Candidate& start) const {
  const std::size_t k = free_.front();
  Candidate best = start;
  const auto loss_at = [&](double share) {
    Candidate at = start;
    at.intensities.values[k] = share;
    at.value = solve_expected_response(episode_, at.intensities.span(), coarse).mean.sender_value;
    if (at.value > best.value) best = at;
    return -at.value;
  };
  const double s = start.intensities.values[k];
  constexpr int bits = 16;  // of the intensity: its square is what the value of a smooth maximum feels
  std::uintmax_t most_evaluations = 30;
  boost::math::tools::brent_find_minima(loss_at, std::max(s - 1.0 / grid_steps, 0.0),
                                        std::min(s + 1.0 / grid_steps, 1.0), bits, most_evaluations);
  return best;
}

UncertainSearch::Candidate UncertainSearch::compass(Candidate best) const {
  for (double step = first_step; step > 1e-4;) {
    std::vector<Intensities> around;
    for (const std::size_t k : free_) {
      for (const double move : {-step, step}) {
        Intensities s = best.intensities;
        s.values[k] = std::clamp(s.values[k] + move, 0.0, 1.0);
        if (!same(s, best.intensities)) around.push_back(s);
      }
    }
    const std::vector<Candidate> found = evaluate(around);
    const auto better = std::max_element(found.begin(), found.end(),
                                         [](const Candidate& a, const Candidate& b) { return a.value < b.value; });
    if (better != found.end() && better->value > best.value) {
      best = *better;
    } else {
      step *= 0.5;
    }
  }
  return best;
}

UncertainSearch::Candidate UncertainSearch::refine(const Candidate& start) const {
  return free_.size() == 1 ? brent(start) : compass(start);
}

UncertainSearch::Candidate UncertainSearch::best(const ProgressCallback& progress, Status& status) const {
  if (free_.empty()) return evaluate(std::array{fixed()}).front();
  std::vector<Intensities> places = even_grid();
  const std::vector<double> values = typical_values();
  std::vector<std::vector<Intensities>> starts(values.size());
  parallel_chunks(values.size(), 1, options_.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) starts[i] = starts_of(values[i]);
  });
  for (const auto& more : starts) places.insert(places.end(), more.begin(), more.end());

  std::vector<Candidate> found = evaluate(places);
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.value > b.value; });
  Candidate best = found.front();
  const std::size_t refined = std::min<std::size_t>(3, found.size());
  for (std::size_t i = 0; i < refined; ++i) {
    if (progress && !progress({.phase = "searching under uncertainty", .done = i, .total = refined, .gap = 0})) {
      status = Status::cancelled;
      break;
    }
    const Candidate at = refine(found[i]);
    if (at.value > best.value) best = at;
  }
  return best;
}

}  // namespace selectorate
