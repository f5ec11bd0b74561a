#include "sanctions/sender_proof.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "sanctions/dual_bound.hpp"
#include "sanctions/policy_floor.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A rectangle of the leader's choices.
struct ChoiceBox {
  Interval concession{0.0, 1.0};
  Interval diverted{0.0, 1.0};
  double path_parameter = std::numeric_limits<double>::quiet_NaN();
  double kappa = 4;  ///< weight of the penalty that served best so far
};

/// A box of free intensities, with the leader's choices that might be best somewhere in it.
template <std::size_t K>
struct IntensityBox {
  explicit IntensityBox(std::pmr::memory_resource* memory) : choices(memory) {}

  std::array<Interval, K> sides;
  std::pmr::vector<ChoiceBox> choices;
  double bound = infinity;
  std::array<double, K> reach{};  ///< how much each side loosens the bound

  [[nodiscard]] double volume() const noexcept {
    double v = 1;
    for (const Interval& side : sides) v *= side.width();
    return v;
  }
  [[nodiscard]] double width() const noexcept {
    double w = 0;
    for (const Interval& side : sides) w = std::max(w, side.width());
    return w;
  }
};

/// A bound over one box of intensities and choices, and which variables loosen it.
template <std::size_t K>
struct PenaltyBound {
  double bound = infinity;
  std::array<double, K + 2> reach{};
};

template <std::size_t K>
class SenderProver {
 public:
  SenderProver(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
               const SenderPoint& incumbent, const EpisodeOptions& options, const ProgressCallback& progress,
               std::pmr::memory_resource& memory)
      : episode_(episode),
        e_(e),
        search_(search),
        options_(options),
        progress_(progress),
        memory_(&memory),
        heap_(&memory) {
    proof_.best = incumbent;
    for (std::size_t k = 0; k < incumbent.intensities.size; ++k) {
      const auto& fixed = episode.package().instruments()[k].intensity;
      slopes_[k] = Slope(fixed.value_or(0.0));
      points_[k] = Interval(fixed.value_or(0.0));
    }
  }

  SenderProof prove() {
    IntensityBox<K> whole(memory_);
    whole.sides.fill(Interval(0.0, 1.0));
    whole.choices.emplace_back();
    bound(whole);
    heap_.push_back(std::move(whole));
    while (!heap_.empty() && heap_.front().bound > target()) {
      if (proof_.boxes >= options_.box_limit) {
        proof_.status = Status::iteration_limit;
        break;
      }
      if (progress_ && !progress_({.phase = "bounding the sender's optimum",
                                   .done = proof_.boxes,
                                   .total = 0,
                                   .gap = heap_.front().bound - proof_.best.optimistic})) {
        proof_.status = Status::cancelled;
        break;
      }
      std::pop_heap(heap_.begin(), heap_.end(), lower_first);
      const IntensityBox<K> box = std::move(heap_.back());
      heap_.pop_back();
      split(box);
    }
    proof_.bound = std::max(dropped_, proof_.best.optimistic);
    for (const IntensityBox<K>& box : heap_) {
      proof_.bound = std::max(proof_.bound, box.bound);
      if (box.bound > target()) proof_.unexplored += box.volume();
    }
    return proof_;
  }

 private:
  using Slope = Gradient<Interval, K + 2>;

  static bool lower_first(const IntensityBox<K>& a, const IntensityBox<K>& b) noexcept { return a.bound < b.bound; }

  [[nodiscard]] double target() const noexcept { return proof_.best.optimistic + options_.sender_tolerance; }

  void split(const IntensityBox<K>& box) {
    std::size_t k = 0;
    for (std::size_t i = 1; i < K; ++i) {
      if (box.reach[i] > box.reach[k] ||
          (box.reach[i] == box.reach[k] && box.sides[i].width() > box.sides[k].width())) {
        k = i;
      }
    }
    const double middle = box.sides[k].middle();
    for (const Interval& half : {Interval(box.sides[k].low(), middle), Interval(middle, box.sides[k].high())}) {
      IntensityBox<K> child(memory_);
      child.sides = box.sides;
      child.sides[k] = half;
      child.choices = box.choices;
      bound(child);
      child.bound = std::min(child.bound, box.bound);
      if (child.bound <= target()) {
        dropped_ = std::max(dropped_, child.bound);
      } else {
        heap_.push_back(std::move(child));
        std::push_heap(heap_.begin(), heap_.end(), lower_first);
      }
    }
  }

  /// Refines the box's choices until the intensities, not the choices, are what loosens the bound.
  void bound(IntensityBox<K>& box) {
    Intensities center = proof_.best.intensities;
    for (std::size_t i = 0; i < K; ++i) {
      const std::size_t k = search_.free_instruments()[i];
      center.values[k] = box.sides[i].middle();
      slopes_[k] = Slope(box.sides[i], i);
      points_[k] = Interval(center.values[k]);
    }
    const SenderPoint at = search_.evaluate(center);
    if (at.optimistic > proof_.best.optimistic) proof_.best = at;
    response_ = at.response;
    center_ = center;
    set_floor(at.maxima.best());

    box.bound = -infinity;
    box.reach.fill(0);
    const double finest = choice_resolution_ * box.width();
    std::pmr::vector<ChoiceBox> pending = std::move(box.choices);
    box.choices.clear();
    while (!pending.empty()) {
      ChoiceBox choice = pending.back();
      pending.pop_back();
      const PenaltyBound<K> b = bound_choice(box, choice);
      if (b.bound <= target()) {
        dropped_ = std::max(dropped_, b.bound);
      } else if (floor_holds_ && worth_splitting(b, choice, finest)) {
        split_choice(b, choice, finest, pending);
      } else {
        box.bound = std::max(box.bound, b.bound);
        for (std::size_t i = 0; i < K; ++i) box.reach[i] = std::max(box.reach[i], b.reach[i]);
        box.choices.push_back(choice);
      }
    }
  }

  void set_floor(const LeaderPoint& response) {
    floor_holds_ = false;
    if (!response.optimum.survivable) return;
    PolicyFloor floor = make_policy_floor(episode_, e_, response);
    // The rule that follows demand is the tighter one; keeping shares is feasible more often.
    while (!hold_floor(floor) && floor.follows_demand) floor.follows_demand = floor.represses = false;
  }

  bool hold_floor(const PolicyFloor& floor) {
    bool at_center = false;
    bool over_box = false;
    floor_at_center_ = evaluate_policy_floor<Interval>(e_, floor, {points_.data(), center_.size}, at_center);
    floor_over_box_ = evaluate_policy_floor<Slope>(e_, floor, {slopes_.data(), center_.size}, over_box);
    floor_holds_ = at_center && over_box;
    return floor_holds_;
  }

  /// The side of a choice that loosens its bound most among those not yet at the finest width; the wider one where that
  /// is not known.
  static bool splits_concession(const PenaltyBound<K>& b, const ChoiceBox& choice, double finest) noexcept {
    const double c = choice.concession.width();
    const double d = choice.diverted.width();
    if (c <= finest || d <= finest) return c > finest;
    return std::isfinite(b.reach[K]) && std::isfinite(b.reach[K + 1]) ? b.reach[K] >= b.reach[K + 1] : c >= d;
  }

  /// Choices are split while they loosen the bound more than intensities do, but not far below the intensities' width.
  static bool worth_splitting(const PenaltyBound<K>& b, const ChoiceBox& choice, double finest) noexcept {
    if (std::max(choice.concession.width(), choice.diverted.width()) <= finest) return false;
    const double by_choice = b.reach[splits_concession(b, choice, finest) ? K : K + 1];
    double by_intensity = 0;
    for (std::size_t i = 0; i < K; ++i) by_intensity = std::max(by_intensity, b.reach[i]);
    return !std::isfinite(by_choice) || !std::isfinite(by_intensity) || by_choice > 0.5 * by_intensity;
  }

  static void split_choice(const PenaltyBound<K>& b, const ChoiceBox& choice, double finest,
                           std::pmr::vector<ChoiceBox>& pending) {
    const bool by_concession = splits_concession(b, choice, finest);
    const Interval& side = by_concession ? choice.concession : choice.diverted;
    const double middle = side.middle();
    for (const Interval& half : {Interval(side.low(), middle), Interval(middle, side.high())}) {
      ChoiceBox child = choice;
      (by_concession ? child.concession : child.diverted) = half;
      pending.push_back(child);
    }
  }

  /// The best bound over a few weights of the penalty around the one that served the choice so far: a small weight
  /// leaves the leader too free, a large one magnifies what intervals lose.
  PenaltyBound<K> bound_choice(const IntensityBox<K>& box, ChoiceBox& choice) {
    const double free_leader = without_penalty(box, choice);
    PenaltyBound<K> best = bound_penalty(box, choice, choice.kappa);
    const double inherited = choice.kappa;
    for (const double factor : {4.0, 0.25}) {
      if (best.bound <= target() || free_leader <= target()) break;
      const double kappa = std::clamp(inherited * factor, 1.0, 16 / options_.sender_tolerance);
      const PenaltyBound<K> other = bound_penalty(box, choice, kappa);
      if (other.bound >= best.bound) continue;
      best = other;
      choice.kappa = kappa;
      break;
    }
    best.bound = std::min(best.bound, free_leader);
    return best;
  }

  PenaltyBound<K> bound_penalty(const IntensityBox<K>& box, ChoiceBox& choice, double kappa) {
    ++proof_.boxes;
    PenaltyBound<K> b;
    b.reach.fill(infinity);
    if (!floor_holds_) return b;
    const double c = choice.concession.middle();
    const double d = choice.diverted.middle();
    const SurvivalTangent tangent = survival_tangent(kappa);
    const SpendingWeights weights{.survival = tangent.weight, .stake = kappa};
    const LeaderPoint center =
        evaluate_leader_point(episode_, e_, center_.span(), c, d, choice.path_parameter, weights);
    if (center.optimum.survivable) choice.path_parameter = center.optimum.path_parameter;
    const DualPrices prices = make_dual_prices(episode_, e_, center);

    const std::size_t n = center_.size;
    const Slope over = penalized<Slope>({slopes_.data(), n}, Slope(choice.concession, K), Slope(choice.diverted, K + 1),
                                        prices, tangent) -
                       floor_over_box_ * kappa;
    const Interval at = penalized<Interval>({points_.data(), n}, Interval(c), Interval(d), prices, tangent) -
                        floor_at_center_ * Interval(kappa);

    double mean_value = at.high();
    for (std::size_t i = 0; i < K + 2; ++i) {
      const Interval& side = i < K ? box.sides[i] : i == K ? choice.concession : choice.diverted;
      b.reach[i] = (over.slope(i) * (side - Interval(side.middle()))).high();
      mean_value = Interval::above(mean_value + b.reach[i]);
    }
    b.bound = std::min(mean_value, over.value().high());
    if (std::isnan(b.bound)) b.bound = infinity;
    return b;
  }

  /// omega (1-Pi) + kappa log Pi <= constant + weight log Pi.
  struct SurvivalTangent {
    double constant = 0;
    double weight = 0;
  };

  /// For omega >= 0 the tangent of -omega e^p at p0 = log Pi of the leader's response; for omega < 0, e^p <= 1.
  [[nodiscard]] SurvivalTangent survival_tangent(double kappa) const noexcept {
    if (!(e_.omega > 0)) return {.constant = 0, .weight = kappa};
    const double p0 = response_.optimum.survivable ? response_.optimum.log_loyal + response_.optimum.log_quiet : 0.0;
    const double Pi0 = std::min(std::exp(p0), 0.5 * kappa / e_.omega);
    // Any Pi0 in (0, 1] gives a tangent: e^p >= Pi0 (1 + p - log Pi0).
    const Interval constant = Interval(e_.omega) * (Interval(1) - Interval(Pi0) * (Interval(1) - log(Interval(Pi0))));
    return {.constant = constant.high(), .weight = kappa - e_.omega * Pi0};
  }

  /// U_Sender(s, x) + kappa log U_Leader(s, x), maximised over rho and m; kappa floor(s) is taken off afterwards,
  /// because it does not depend on the choice.
  template <class Number>
  Number penalized(std::span<const Number> intensities, const Number& concession, const Number& diverted,
                   const DualPrices& prices, const SurvivalTangent& tangent) const {
    const EpisodeState<Number> state = evaluate_state<Number>(e_, intensities, concession, diverted);
    return evaluate_sender_stake<Number>(e_, intensities, state) + evaluate_dual_bound(e_, prices, state) +
           tangent.constant;
  }

  /// The sender's best over the box if the leader did whatever he likes.
  double without_penalty(const IntensityBox<K>& box, const ChoiceBox& choice) {
    std::array<Interval, Package::max_instruments> intensities = points_;
    for (std::size_t i = 0; i < K; ++i) intensities[search_.free_instruments()[i]] = box.sides[i];
    const std::span<const Interval> s(intensities.data(), center_.size);
    const auto state = evaluate_state<Interval>(e_, s, choice.concession, choice.diverted);
    return Interval::above(evaluate_sender_stake<Interval>(e_, s, state).high() + std::max(e_.omega, 0.0));
  }

  const SanctionsEpisode& episode_;
  const LeaderProblem& e_;
  const SenderSearch& search_;
  EpisodeOptions options_;
  const ProgressCallback& progress_;
  static constexpr double choice_resolution_ = 0.1;  ///< least width of a choice, as a share of the intensities'
  std::array<Slope, Package::max_instruments> slopes_{};
  std::array<Interval, Package::max_instruments> points_{};
  // The box being bounded: its centre, the leader's response there, the floor it gives and the penalty's weight.
  Intensities center_;
  LeaderPoint response_;
  bool floor_holds_ = false;
  Interval floor_at_center_;
  Slope floor_over_box_;
  std::pmr::memory_resource* memory_;
  std::pmr::vector<IntensityBox<K>> heap_;
  double dropped_ = -infinity;
  SenderProof proof_;
};

template <std::size_t K>
SenderProof prove(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
                  const SenderPoint& incumbent, const EpisodeOptions& options, const ProgressCallback& progress,
                  std::pmr::memory_resource& memory) {
  return SenderProver<K>(episode, e, search, incumbent, options, progress, memory).prove();
}

}  // namespace

SenderProof prove_sender_optimum(const SanctionsEpisode& episode, const LeaderProblem& e, const SenderSearch& search,
                                 const SenderPoint& incumbent, const EpisodeOptions& options,
                                 const ProgressCallback& progress, std::pmr::memory_resource& memory) {
  switch (search.free_instruments().size()) {
    case 0: {
      SenderProof proof;
      proof.best = incumbent;
      proof.bound = incumbent.optimistic;
      return proof;
    }
    case 1:
      return prove<1>(episode, e, search, incumbent, options, progress, memory);
    case 2:
      return prove<2>(episode, e, search, incumbent, options, progress, memory);
    case 3:
      return prove<3>(episode, e, search, incumbent, options, progress, memory);
    case 4:
      return prove<4>(episode, e, search, incumbent, options, progress, memory);
    case 5:
      return prove<5>(episode, e, search, incumbent, options, progress, memory);
    default:
      return prove<6>(episode, e, search, incumbent, options, progress, memory);
  }
}

}  // namespace selectorate
