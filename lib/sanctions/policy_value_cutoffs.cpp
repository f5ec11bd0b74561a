#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/leader_response.hpp>
#include <selectorate/sanctions/policy_value_cutoffs.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

SanctionsEpisode with_policy_value(const SanctionsEpisode& episode, double beta) {
  EpisodeActors actors = episode.actors();
  actors.leader.policy_value = beta;
  return {episode.polity(), episode.package(), actors};
}

/// An answer's value to the leader at any beta.
struct Line {
  double without = 0;  ///< A
  double kept = 0;     ///< Q
  LeaderAction action;

  [[nodiscard]] double at(double beta) const noexcept { return without + beta * kept; }
};

/// Where the flatter of two lines ceases to be the higher one.
double meeting(const Line& flat, const Line& steep) noexcept {
  return (flat.without - steep.without) / (steep.kept - flat.kept);
}

/// Where the highest line changes, and what is known of V there.
struct Kink {
  double beta = 0;
  double value = 0;  ///< of either line
  double rise = 0;   ///< of Q
  double gap = 0;    ///< V is at most `value` and this
};

class CutoffSearch {
 public:
  CutoffSearch(const SanctionsEpisode& episode, std::span<const double> intensities, double low, double high,
               const PolicyValueOptions& options)
      : episode_(episode), intensities_(intensities), low_(low), high_(high), options_(options) {}

  PolicyValueCutoffs run() {
    const double at_first = options_.tolerance / proof_share;
    solve(low_, at_first);
    solve(high_, at_first);
    do {
      make_envelope();
    } while (refine());
    return collect();
  }

 private:
  /// An upper bound on V at a beta, and the relative tolerance of its proof.
  struct Bound {
    double value = 0;
    double tolerance = 0;
  };

  /// A proof is asked to leave open a quarter of the gap that is allowed, so that either the gap closes or the answer
  /// found beats the lines.
  static constexpr double proof_share = 4;
  /// A jump is placed so far from where its answers meet that all but a quarter of it lies between: dQ/4 = 2 g/d.
  static constexpr double distance_share = 8;

  void solve(double beta, double tolerance) {
    const LeaderResponse response = solve_leader_response(with_policy_value(episode_, beta), intensities_,
                                                          {.certify = true, .tolerance = tolerance});
    ++result_.solutions;
    const double c = response.action.concession;
    const double kept = response.outcome.survival * (1 - c) * (1 - response.outcome.constraint);
    lines_.push_back({response.value - beta * kept, kept, response.action});
    Bound& bound = bounds_.try_emplace(beta, Bound{largest, largest}).first->second;
    bound = {std::min(bound.value, response.upper_bound), std::min(bound.tolerance, tolerance)};
  }

  /// Keeps the lines that are the highest somewhere in the interval, from the flattest to the steepest.
  void make_envelope() {
    std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
      return a.kept != b.kept ? a.kept < b.kept : a.without > b.without;
    });
    std::vector<Line> highest;
    for (const Line& line : lines_) {
      if (!highest.empty() && line.kept == highest.back().kept) continue;
      while (!highest.empty()) {
        const double begins = highest.size() < 2 ? low_ : std::max(low_, meeting(*(highest.end() - 2), highest.back()));
        if (meeting(highest.back(), line) > begins) break;
        highest.pop_back();
      }
      if (highest.empty() || meeting(highest.back(), line) < high_) highest.push_back(line);
    }
    lines_ = std::move(highest);
  }

  /// V lies below the chord of its bounds at two betas, and below a bound at the beta itself.
  [[nodiscard]] double upper_bound(double beta) const {
    const auto next = bounds_.lower_bound(beta);
    if (next->first == beta) return next->second.value;
    const auto before = std::prev(next);
    const double share = (beta - before->first) / (next->first - before->first);
    return (1 - share) * before->second.value + share * next->second.value;
  }

  [[nodiscard]] Kink kink(std::size_t i) const {
    const double beta = std::clamp(meeting(lines_[i], lines_[i + 1]), low_, high_);
    const double value = lines_[i + 1].at(beta);
    return {beta, value, lines_[i + 1].kept - lines_[i].kept, std::max(0.0, upper_bound(beta) - value)};
  }

  [[nodiscard]] double widest() const noexcept { return options_.widest_bracket * (high_ - low_); }

  [[nodiscard]] double allowed_gap(const Kink& at) const {
    const double by_value = options_.tolerance * std::max(at.value, 1e-300);
    if (at.rise < options_.least_jump) return by_value;
    return std::min(by_value, 0.5 * widest() * at.rise / distance_share);
  }

  /// Looks at every kink that is not settled. \return whether there was any
  bool refine() {
    std::vector<std::pair<double, double>> open;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Kink at = kink(i);
      const double allowed = allowed_gap(at);
      if (at.gap <= allowed) continue;
      const double tolerance = allowed / proof_share / std::max(at.value, 1e-300);
      const auto known = bounds_.find(at.beta);
      if (known != bounds_.end() && known->second.tolerance <= tolerance) {
        result_.status = Status::iteration_limit;  // the proof itself has reached its limit
      } else {
        open.emplace_back(at.beta, tolerance);
      }
    }
    for (const auto& [beta, tolerance] : open) {
      if (result_.solutions >= options_.solution_limit) {
        result_.status = Status::iteration_limit;
        make_envelope();
        return false;
      }
      solve(beta, tolerance);
    }
    return !open.empty();
  }

  PolicyValueCutoffs collect() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const double from = i == 0 ? low_ : kink(i - 1).beta;
      const double to = i + 1 == lines_.size() ? high_ : kink(i).beta;
      const double regret = std::max({0.0, upper_bound(from) - line.at(from), upper_bound(to) - line.at(to)});
      result_.answers.push_back({from, to, line.action, line.kept, line.without, regret});
      result_.regret = std::max(result_.regret, regret);
      if (i + 1 < lines_.size()) add_cutoff(i);
    }
    const PolicyValueAnswer& first = result_.answers.front();
    if (first.action.concession == 1) result_.full_concession_up_to = first.high;
    return std::move(result_);
  }

  void add_cutoff(std::size_t i) {
    const Kink at = kink(i);
    if (at.rise < options_.least_jump || at.gap > allowed_gap(at)) return;
    // No nearer than rounding lets the two lines be told apart.
    const double rounding = 4 * std::numeric_limits<double>::epsilon() * std::max(at.value, at.beta) / at.rise;
    const double distance = std::max(distance_share * at.gap / at.rise, rounding);
    const PolicyValueCutoff cutoff{.policy_value = at.beta,
                                   .low = at.beta - distance,
                                   .high = at.beta + distance,
                                   .kept_below = lines_[i].kept,
                                   .kept_above = lines_[i + 1].kept,
                                   .concession_below = lines_[i].action.concession,
                                   .concession_above = lines_[i + 1].action.concession,
                                   .regret = at.gap,
                                   .least_rise = at.rise - 2 * at.gap / distance};
    if (result_.cutoffs.empty() || result_.cutoffs.back().high < cutoff.low) {
      result_.cutoffs.push_back(cutoff);
    } else {
      join(result_.cutoffs.back(), cutoff);
    }
  }

  /// Jumps whose brackets overlap are told as one: each bounds Q at its outer end.
  static void join(PolicyValueCutoff& first, const PolicyValueCutoff& second) {
    const auto slack = [](const PolicyValueCutoff& c) { return c.kept_above - c.kept_below - c.least_rise; };
    first.least_rise = second.kept_above - first.kept_below - slack(first) - slack(second);
    first.policy_value = .5 * (first.policy_value + second.policy_value);
    first.high = std::max(first.high, second.high);
    first.low = std::min(first.low, second.low);
    first.kept_above = second.kept_above;
    first.concession_above = second.concession_above;
    first.regret = std::max(first.regret, second.regret);
  }

  const SanctionsEpisode& episode_;
  std::span<const double> intensities_;
  double low_;
  double high_;
  const PolicyValueOptions& options_;
  std::vector<Line> lines_;
  std::map<double, Bound> bounds_;
  PolicyValueCutoffs result_;
};

}  // namespace

PolicyValueCutoffs solve_policy_value_cutoffs(const SanctionsEpisode& episode, std::span<const double> intensities,
                                              double low, double high, const PolicyValueOptions& options) {
  constexpr double least = std::numeric_limits<double>::min();
  require_intensities(episode.package(), intensities);
  require_range("policy_value.low", low, 0, largest);
  require_range("policy_value.high", high, std::nextafter(low, largest), largest);
  require_range("policy_value.tolerance", options.tolerance, least, 1);
  require_range("policy_value.least_jump", options.least_jump, least, 1);
  require_range("policy_value.widest_bracket", options.widest_bracket, least, 1);
  return CutoffSearch(episode, intensities, low, high, options).run();
}

UncertainEpisode make_policy_value_uncertainty(const SanctionsEpisode& episode, Prior prior) {
  const bool negative = prior.is_discrete() ? prior.atoms().front().value < 0 : prior.cumulative(0) > 0;
  if (negative) throw InvalidModel("prior", "the policy may have a value below 0");
  return {std::move(prior), [episode](double beta) { return with_policy_value(episode, beta); }};
}

PolicyValueScreening solve_policy_value_screening(const SanctionsEpisode& episode, const Prior& prior,
                                                  const UncertainOptions& options, const PolicyValueOptions& leader,
                                                  const ProgressCallback& progress) {
  constexpr double tail = 5e-7;
  PolicyValueScreening screening;
  screening.sender = solve(make_policy_value_uncertainty(episode, prior), options, progress);
  const double low = prior.quantile(tail);
  const double high = std::max(prior.quantile(1 - tail), std::nextafter(low, largest));
  screening.leader = solve_policy_value_cutoffs(episode, screening.sender.intensity, low, high, leader);
  return screening;
}

}  // namespace selectorate
