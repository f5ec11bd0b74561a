#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/support_enumeration.hpp>

#include "equilibrium/bimatrix/support_strategy.hpp"
#include "equilibrium/bimatrix/work_monitor.hpp"

namespace selectorate {
namespace {

using StrategySet = boost::dynamic_bitset<>;

/// Goes through the subsets of a set that have a given size, until `visit` says false.
/// \return whether it never did
template <class Visit>
bool visit_subsets(const StrategySet& set, std::size_t size, const Visit& visit) {
  std::vector<std::size_t> members;
  for (auto k = set.find_first(); k != StrategySet::npos; k = set.find_next(k)) members.push_back(k);
  if (members.size() < size) return true;
  std::vector<char> chosen(members.size(), 0);
  std::fill_n(chosen.begin(), size, char{1});
  do {
    StrategySet subset(set.size());
    for (std::size_t k = 0; k < members.size(); ++k) subset[members[k]] = chosen[k] != 0;
    if (!visit(subset)) return false;
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return true;
}

/// Which of a player's strategies another one beats against all that the other player may do.
class ConditionalDominance {
 public:
  ConditionalDominance(const StrategicGame& game, PlayerId player) : count_(game.strategy_count(player)) {
    const PlayerId other(1 - player.index());
    better_.assign(count_ * count_, StrategySet(game.strategy_count(other)));
    for (std::size_t j = 0; j < game.strategy_count(other); ++j) {
      std::vector<Rational> payoffs;
      for (std::size_t i = 0; i < count_; ++i) {
        payoffs.push_back(game.payoff(i * game.stride(player) + j * game.stride(other), player));
      }
      for (std::size_t i = 0; i < count_; ++i) {
        for (std::size_t k = 0; k < count_; ++k) better_[i * count_ + k][j] = payoffs[k] > payoffs[i];
      }
    }
  }

  [[nodiscard]] bool is_dominated(std::size_t strategy, const StrategySet& others) const {
    const auto first = better_.begin() + static_cast<std::ptrdiff_t>(strategy * count_);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(count_),
                       [&](const StrategySet& better) { return others.is_subset_of(better); });
  }
  [[nodiscard]] bool has_dominated(const StrategySet& strategies, const StrategySet& others) const {
    for (auto i = strategies.find_first(); i != StrategySet::npos; i = strategies.find_next(i)) {
      if (is_dominated(i, others)) return true;
    }
    return false;
  }
  [[nodiscard]] StrategySet undominated(const StrategySet& others) const {
    StrategySet strategies(count_);
    for (std::size_t i = 0; i < count_; ++i) strategies[i] = !is_dominated(i, others);
    return strategies;
  }

 private:
  std::size_t count_;
  std::vector<StrategySet> better_;  ///< by strategy, then by another: where the second is better
};

/// Pairs of sizes in the order of Porter, Nudelman & Shoham 2008: by difference, then by sum.
std::vector<std::pair<std::size_t, std::size_t>> order_sizes(std::size_t first, std::size_t second) {
  std::vector<std::pair<std::size_t, std::size_t>> sizes;
  for (std::size_t a = 1; a <= first; ++a) {
    for (std::size_t b = 1; b <= second; ++b) sizes.emplace_back(a, b);
  }
  std::stable_sort(sizes.begin(), sizes.end(), [](const auto& left, const auto& right) {
    const auto key = [](const auto& pair) {
      return std::pair(std::max(pair.first, pair.second) - std::min(pair.first, pair.second), pair.first + pair.second);
    };
    return key(left) < key(right);
  });
  return sizes;
}

class SupportEnumeration {
 public:
  SupportEnumeration(const StrategicGame& game, const SupportEnumerationOptions& options,
                     const ProgressCallback& progress)
      : game_(game),
        options_(options),
        polytopes_{BestResponsePolytope(game, PlayerId(0)), BestResponsePolytope(game, PlayerId(1))},
        dominance_{ConditionalDominance(game, PlayerId(0)), ConditionalDominance(game, PlayerId(1))},
        monitor_(progress, "trying supports") {}

  [[nodiscard]] Solution<BehaviorProfile<Rational>> run() {
    solution_.method = "support enumeration";
    bool exhausted = true;
    for (const auto& [first, second] :
         order_sizes(game_.strategy_count(PlayerId(0)), game_.strategy_count(PlayerId(1)))) {
      exhausted = options_.count > 0 && try_sizes(first, second);
      if (!exhausted) break;
    }
    solution_.work = monitor_.work();
    solution_.complete = exhausted && all_are_only_;
    return std::move(solution_);
  }

 private:
  /// \return whether to go on
  bool try_sizes(std::size_t first_size, std::size_t second_size) {
    StrategySet all(game_.strategy_count(PlayerId(0)));
    all.set();
    return visit_subsets(all, first_size, [&](const StrategySet& first) {
      if (!may_go_on()) return false;
      const StrategySet second = dominance_[1].undominated(first);
      if (dominance_[0].has_dominated(first, second)) return true;
      return visit_subsets(second, second_size, [&](const StrategySet& support) { return try_pair(first, support); });
    });
  }

  bool try_pair(const StrategySet& first, const StrategySet& second) {
    if (!may_go_on()) return false;
    if (dominance_[0].has_dominated(first, second)) return true;
    const auto x = solve_support(polytopes_[0], first, second);
    if (!x) return true;
    const auto y = solve_support(polytopes_[1], second, first);
    if (!y) return true;
    all_are_only_ = all_are_only_ && x->is_only && y->is_only;
    add(x->probabilities, y->probabilities);
    return solution_.equilibria.size() < options_.count;
  }

  bool may_go_on() {
    if (monitor_.work() >= options_.limit) {
      solution_.status = Status::iteration_limit;
      return false;
    }
    if (monitor_.count()) return true;
    solution_.status = Status::cancelled;
    return false;
  }

  void add(const std::vector<Rational>& first, const std::vector<Rational>& second) {
    BehaviorProfile<Rational> profile(game_);
    std::copy(first.begin(), first.end(), profile.at(InformationSetId(0)).begin());
    std::copy(second.begin(), second.end(), profile.at(InformationSetId(1)).begin());
    if (options_.certify) {
      solution_.certificates.push_back(make_regret_certificate(game_, SolutionConcept::nash, profile));
    }
    solution_.equilibria.push_back(std::move(profile));
  }

  const StrategicGame& game_;
  const SupportEnumerationOptions& options_;
  BestResponsePolytope polytopes_[2];
  ConditionalDominance dominance_[2];
  WorkMonitor monitor_;
  Solution<BehaviorProfile<Rational>> solution_;
  bool all_are_only_ = true;
};

}  // namespace

Solution<BehaviorProfile<Rational>> solve_support_enumeration(const StrategicGame& game,
                                                              const SupportEnumerationOptions& options,
                                                              const ProgressCallback& progress) {
  return SupportEnumeration(game, options, progress).run();
}

}  // namespace selectorate
