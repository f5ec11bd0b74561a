#include "sanctions/leader_proof.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "sanctions/dual_bound.hpp"
#include "sanctions/leader_search.hpp"

namespace selectorate {
namespace {

/// A rectangle of (c, diverted share) with an upper bound of log U_Leader on it.
struct Box {
  Interval concession{0.0, 1.0};
  Interval diverted{0.0, 1.0};
  double log_bound = std::numeric_limits<double>::infinity();
  double path_parameter = std::numeric_limits<double>::quiet_NaN();
  bool split_concession = true;  ///< the side along which the bound is loosest
};

bool lower_bound_first(const Box& a, const Box& b) noexcept {
  return a.log_bound < b.log_bound;
}

/// Most that slope * (x - center) can be on the interval.
double reach(const Interval& slope, const Interval& side, double center) noexcept {
  return (slope * (side - Interval(center))).high();
}

class Prover {
 public:
  Prover(const SanctionsEpisode& episode, const LeaderProblem& e, std::span<const double> intensities,
         const LeaderPoint& incumbent, const LeaderOptions& options, std::pmr::memory_resource& memory)
      : episode_(episode), e_(e), intensities_(intensities), options_(options), heap_(&memory) {
    for (std::size_t k = 0; k < intensities.size(); ++k) {
      points_[k] = Interval(intensities[k]);
      constants_[k] = Slope(intensities[k]);
    }
    proof_.best = incumbent;
  }

  LeaderProof prove() {
    Box whole;
    bound(whole);
    heap_.push_back(whole);
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), lower_bound_first);
      const Box box = heap_.back();
      if (box.log_bound <= target()) break;
      if (proof_.boxes >= options_.box_limit) {
        proof_.status = Status::iteration_limit;
        break;
      }
      heap_.pop_back();
      split(box);
    }
    double highest = std::max(dropped_, proof_.best.log_value());
    for (const Box& box : heap_) highest = std::max(highest, box.log_bound);
    proof_.log_bound = highest;
    return proof_;
  }

 private:
  using Slope = Gradient<Interval, 2>;

  /// What a box must beat to matter: value (1 + tolerance), or nothing at all where the leader is lost.
  [[nodiscard]] double target() const noexcept {
    constexpr double nothing = -40;
    return std::max(proof_.best.log_value(), nothing + std::log(e_.psi + e_.future_rent + e_.beta + 1)) +
           std::log1p(options_.tolerance);
  }

  void split(const Box& box) {
    const Interval& side = box.split_concession ? box.concession : box.diverted;
    const double middle = side.middle();
    for (const Interval& half : {Interval(side.low(), middle), Interval(middle, side.high())}) {
      Box child = box;
      (box.split_concession ? child.concession : child.diverted) = half;
      bound(child);
      child.log_bound = std::min(child.log_bound, box.log_bound);
      if (child.log_bound <= target()) {
        dropped_ = std::max(dropped_, child.log_bound);
      } else {
        heap_.push_back(child);
        std::push_heap(heap_.begin(), heap_.end(), lower_bound_first);
      }
    }
  }

  /// Mean value form: f(x) <= f(center) + slope (x - center), slope enclosing all slopes in the box.
  void bound(Box& box) {
    ++proof_.boxes;
    const double c = box.concession.middle();
    const double d = box.diverted.middle();
    const LeaderPoint center = evaluate_leader_point(episode_, e_, intensities_, c, d, box.path_parameter);
    improve(center);
    if (center.optimum.survivable) box.path_parameter = center.optimum.path_parameter;
    const DualPrices prices = make_dual_prices(episode_, e_, center);

    const std::size_t n = intensities_.size();
    const Slope over_box = evaluate_dual_bound(
        e_, prices,
        evaluate_state<Slope>(e_, {constants_.data(), n}, Slope(box.concession, 0), Slope(box.diverted, 1)));
    const Interval at_center =
        evaluate_dual_bound(e_, prices, evaluate_state<Interval>(e_, {points_.data(), n}, Interval(c), Interval(d)));

    const double by_concession = reach(over_box.slope(0), box.concession, c);
    const double by_diverted = reach(over_box.slope(1), box.diverted, d);
    const double mean_value = Interval::above(Interval::above(at_center.high() + by_concession) + by_diverted);
    box.log_bound = std::min(mean_value, over_box.value().high());
    if (std::isnan(box.log_bound)) box.log_bound = std::numeric_limits<double>::infinity();
    box.split_concession = choose_side(box, by_concession, by_diverted);
  }

  static bool choose_side(const Box& box, double by_concession, double by_diverted) noexcept {
    if (!std::isfinite(by_concession) || !std::isfinite(by_diverted)) {
      return box.concession.width() >= box.diverted.width();
    }
    return by_concession >= by_diverted;
  }

  void improve(const LeaderPoint& point) {
    if (point.log_value() <= proof_.best.log_value()) return;
    proof_.best = climb_leader_objective(episode_, e_, intensities_, point);
  }

  const SanctionsEpisode& episode_;
  const LeaderProblem& e_;
  std::span<const double> intensities_;
  LeaderOptions options_;
  std::array<Interval, Package::max_instruments> points_{};
  std::array<Slope, Package::max_instruments> constants_{};
  std::pmr::vector<Box> heap_;
  double dropped_ = -std::numeric_limits<double>::infinity();
  LeaderProof proof_;
};

}  // namespace

LeaderProof prove_leader_response(const SanctionsEpisode& episode, const LeaderProblem& e,
                                  std::span<const double> intensities, const LeaderPoint& incumbent,
                                  const LeaderOptions& options, std::pmr::memory_resource& memory) {
  return Prover(episode, e, intensities, incumbent, options, memory).prove();
}

}  // namespace selectorate
