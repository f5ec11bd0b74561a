#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/interval.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>
#include <selectorate/sanctions/private_cost_enforcement.hpp>

#include "sanctions/enforcement_bounds.hpp"

namespace selectorate {
namespace {

double rounded(const Interval& value) {
  return value.middle();
}

template <class Number>
Number as_number(const Interval& value) {
  if constexpr (std::is_same_v<Number, Interval>) {
    return value;
  } else {
    return rounded(value);
  }
}

/// Expected gains from enforcing, before the private cost, given how likely each group's states enforce.
template <class Number>
class ExpectedGains {
 public:
  explicit ExpectedGains(const EnforcementGame& game) : game_(game) {
    const EnforcementBounds bounds(game);
    const std::uint64_t profiles = game.profile_count();
    values_.reserve(profiles);
    enforcement_.reserve(profiles);
    for (std::uint64_t profile = 0; profile < profiles; ++profile) {
      WeightUnits units = 0;
      std::uint64_t rest = profile;
      for (std::size_t g = 0; g < game.groups().size(); ++g) {
        const std::uint64_t radix = std::uint64_t{game.groups()[g].count} + 1;
        units += narrow_units(game.units(g)) * static_cast<WeightUnits>(rest % radix);
        rest /= radix;
      }
      const Interval enforcement = bounds.enforcement(units);
      enforcement_.push_back(as_number<Number>(enforcement));
      values_.push_back(as_number<Number>(bounds.value(enforcement)));
    }
  }

  [[nodiscard]] std::vector<Number> at(std::span<const Number> probabilities) {
    std::vector<Number> gains;
    for (std::size_t g = 0; g < game_.groups().size(); ++g) gains.push_back(expected_gain(g, probabilities));
    return gains;
  }

 private:
  /// Probabilities of all profiles of the states other than one of `own`, by their numbers: a product of binomials.
  void weigh_profiles(std::size_t own, std::span<const Number> probabilities) {
    weights_.assign(values_.size(), Number(0.0));
    weights_[0] = Number(1.0);
    std::size_t stride = 1;
    for (std::size_t g = 0; g < game_.groups().size(); ++g) {
      const std::uint32_t states = game_.groups()[g].count;
      const std::vector<Number> binomial = binomial_weights(states - (g == own ? 1 : 0), probabilities[g]);
      for (std::size_t m = binomial.size(); m-- > 0;) {
        for (std::size_t i = 0; i < stride; ++i) weights_[m * stride + i] = weights_[i] * binomial[m];
      }
      stride *= std::size_t{states} + 1;
    }
  }

  [[nodiscard]] static std::vector<Number> binomial_weights(std::uint32_t trials, const Number& probability) {
    std::vector<Number> weights = {Number(1.0)};
    const Number failure = Number(1.0) - probability;
    for (std::uint32_t n = 0; n < trials; ++n) {
      weights.push_back(weights.back() * probability);
      for (std::size_t m = weights.size() - 1; m-- > 1;)
        weights[m] = weights[m] * failure + weights[m - 1] * probability;
      weights[0] = weights[0] * failure;
    }
    return weights;
  }

  [[nodiscard]] Number expected_gain(std::size_t group, std::span<const Number> probabilities) {
    weigh_profiles(group, probabilities);
    std::size_t stride = 1;
    for (std::size_t g = 0; g < group; ++g) stride *= std::size_t{game_.groups()[g].count} + 1;
    const SenderState& state = game_.groups()[group];
    Number sum(0.0);
    for (std::size_t profile = 0; profile + stride < values_.size(); ++profile) {
      if (upper_bound(weights_[profile]) == 0) continue;
      sum += weights_[profile] * (Number(state.benefit) * (values_[profile + stride] - values_[profile]) +
                                  Number(state.penalty) * enforcement_[profile]);
    }
    return sum - Number(state.cost);
  }

  static double upper_bound(double x) { return x; }
  static double upper_bound(const Interval& x) { return x.high(); }

  const EnforcementGame& game_;
  std::vector<Number> values_;       ///< B, by profile
  std::vector<Number> enforcement_;  ///< E, by profile
  std::vector<Number> weights_;
};

double probability_at(const CostDistribution& distribution, double cutoff, std::size_t group) {
  const double probability = distribution(cutoff);
  if (probability >= 0 && probability <= 1) return probability;
  throw InvalidModel(fmt::format("costs[{}]", group),
                     fmt::format("expected a probability at {}, found {}", cutoff, probability));
}

std::vector<double> probabilities_at(std::span<const CostDistribution> costs, std::span<const double> cutoffs) {
  std::vector<double> probabilities;
  for (std::size_t g = 0; g < costs.size(); ++g) probabilities.push_back(probability_at(costs[g], cutoffs[g], g));
  return probabilities;
}

/// Distance of the cutoffs from what they should be, given that the others keep to them.
double bound_regret(ExpectedGains<Interval>& gains, const CutoffEquilibrium& equilibrium) {
  const std::vector<Interval> probabilities(equilibrium.probabilities.begin(), equilibrium.probabilities.end());
  const std::vector<Interval> expected = gains.at(probabilities);
  double regret = 0;
  for (std::size_t g = 0; g < expected.size(); ++g) {
    const Interval distance = expected[g] - Interval(equilibrium.cutoffs[g]);
    regret = std::max({regret, distance.high(), -distance.low()});
  }
  return regret;
}

/// Iterates from one end. \param start  probability with which everybody enforces at first: 0 or 1
CutoffEquilibrium iterate(const EnforcementGame& game, std::span<const CostDistribution> costs, double start,
                          const PrivateCostOptions& options, ExpectedGains<double>& gains) {
  CutoffEquilibrium equilibrium;
  equilibrium.status = Status::iteration_limit;
  equilibrium.probabilities.assign(game.groups().size(), start);
  equilibrium.cutoffs = gains.at(equilibrium.probabilities);
  while (equilibrium.rounds < options.round_limit) {
    ++equilibrium.rounds;
    equilibrium.probabilities = probabilities_at(costs, equilibrium.cutoffs);
    const std::vector<double> next = gains.at(equilibrium.probabilities);
    double moved = 0;
    for (std::size_t g = 0; g < next.size(); ++g) moved = std::max(moved, std::abs(next[g] - equilibrium.cutoffs[g]));
    equilibrium.cutoffs = next;
    if (!(moved <= options.tolerance)) continue;
    equilibrium.status = Status::converged;
    break;
  }
  equilibrium.probabilities = probabilities_at(costs, equilibrium.cutoffs);
  for (std::size_t g = 0; g < costs.size(); ++g) {
    equilibrium.enforcement += equilibrium.probabilities[g] * game.groups()[g].count * to_double(game.share(g));
  }
  return equilibrium;
}

}  // namespace

CutoffRange solve_private_cost_enforcement(const EnforcementGame& game, std::span<const CostDistribution> costs,
                                           const PrivateCostOptions& options) {
  constexpr std::uint64_t most_profiles = 1ULL << 20U;
  if (costs.size() != game.groups().size()) {
    throw InvalidModel("costs",
                       fmt::format("expected {}, one for each group, found {}", game.groups().size(), costs.size()));
  }
  if (game.profile_count() > most_profiles) {
    throw InvalidModel("sender_state", fmt::format("there are more than {} profiles to weigh", most_profiles));
  }
  if (!verify_complementarity(game).increasing_differences) {
    throw InvalidModel("sender_state", "some state's gain from enforcing falls in the others' enforcement");
  }
  CutoffRange range;
  {
    ExpectedGains<double> gains(game);
    range.least = iterate(game, costs, 0, options, gains);
    range.greatest = iterate(game, costs, 1, options, gains);
  }
  ExpectedGains<Interval> enclosed(game);
  for (CutoffEquilibrium* end : {&range.least, &range.greatest}) end->regret = bound_regret(enclosed, *end);
  for (std::size_t g = 0; g < costs.size(); ++g) {
    range.distance = std::max(range.distance, std::abs(range.greatest.cutoffs[g] - range.least.cutoffs[g]));
  }
  return range;
}

}  // namespace selectorate
