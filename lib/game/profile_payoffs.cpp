#include "game/profile_payoffs.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/integers.hpp"
#include "game/chance_reach.hpp"

namespace selectorate {
ProfilePayoffs::ProfilePayoffs(const ExtensiveGame& game)
    : game_(game), denominators_(game.player_count(), 1), values_(game.node_count() * game.player_count(), 0) {
  const std::vector<Rational> chances = find_chance_reach(game);
  const std::size_t players = game.player_count();
  std::vector<Rational> terms(values_.size(), 0);
  for (std::uint32_t number = 0; number < game.node_count(); ++number) {
    const NodeId node(number);
    if (game.kind(node) != NodeKind::terminal || chances[number] == 0) continue;
    for (std::uint32_t i = 0; i < players; ++i) {
      Rational& term = terms[number * players + i];
      term = chances[number] * game.payoff(node, PlayerId(i));
      denominators_[i] = least_common_multiple(denominators_[i], denominator(term));
    }
  }
  Integer largest_sum = 0;
  for (std::size_t k = 0; k < terms.size(); ++k) {
    values_[k] = numerator(terms[k]) * (denominators_[k % players] / denominator(terms[k]));
    largest_sum += abs(values_[k]);
  }
  if (largest_sum > std::numeric_limits<std::int64_t>::max()) return;
  for (const Integer& value : values_) narrow_.push_back(static_cast<std::int64_t>(value));
}

template <class Number>
std::vector<Number> ProfilePayoffs::sum(const std::vector<const std::vector<std::uint32_t>*>& plays,
                                        const std::vector<Number>& values) {
  std::vector<Number> sums(plays.size(), 0);
  open_.assign(1, game_.root());
  while (!open_.empty()) {
    const NodeId node = open_.back();
    open_.pop_back();
    switch (game_.kind(node)) {
      case NodeKind::terminal:
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[node.index() * sums.size() + i];
        break;
      case NodeKind::decision: {
        const PlayerId owner = game_.owner(node);
        const std::uint32_t set = game_.information_set(node).index() - game_.first_information_set(owner).index();
        open_.push_back(game_.child(node, (*plays[owner.index()])[set]));
        break;
      }
      case NodeKind::chance:
        for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
          if (game_.probability(node, action) != 0) open_.push_back(game_.child(node, action));
        }
        break;
    }
  }
  return sums;
}

std::vector<Rational> ProfilePayoffs::find(const std::vector<const std::vector<std::uint32_t>*>& plays) {
  std::vector<Rational> payoffs;
  payoffs.reserve(plays.size());
  if (!narrow_.empty()) {
    for (const std::int64_t total : sum(plays, narrow_)) payoffs.emplace_back(total);
  } else {
    for (const Integer& total : sum(plays, values_)) payoffs.emplace_back(total);
  }
  for (std::size_t i = 0; i < payoffs.size(); ++i) {
    if (denominators_[i] != 1) payoffs[i] /= denominators_[i];
  }
  return payoffs;
}

}  // namespace selectorate
