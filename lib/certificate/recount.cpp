#include "certificate/recount.hpp"

#include <map>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {
namespace {

/// Whether the player's strategy in a profile pays him as much as any other.
bool is_best_response(const StrategicGame& game, std::size_t profile, PlayerId player) {
  const std::size_t own = game.strategy_in(profile, player);
  const std::size_t others = profile - own * game.stride(player);
  const Rational kept = game.payoff(profile, player);
  for (std::size_t s = 0; s < game.strategy_count(player); ++s) {
    if (game.payoff(others + s * game.stride(player), player) > kept) return false;
  }
  return true;
}

bool is_pure_nash(const StrategicGame& game, std::size_t profile) {
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    if (!is_best_response(game, profile, PlayerId(i))) return false;
  }
  return true;
}

/// Payoff vectors of a subgame's equilibria, and how many equilibria have each.
using Counts = std::map<std::vector<Rational>, Integer>;

/// At a chance node any equilibria of the subgames go together; their payoffs are averaged.
std::optional<Counts> combine(const ExtensiveGame& game, NodeId node, std::vector<Counts>& below, std::size_t limit) {
  Counts sums{{std::vector<Rational>(game.player_count(), 0), 1}};
  for (std::uint32_t k = 0; k < game.child_count(node); ++k) {
    const Rational probability = game.probability(node, k);
    Counts next;
    for (const auto& [sum, sum_count] : sums) {
      for (const auto& [payoffs, count] : below[game.child(node, k).index()]) {
        std::vector<Rational> total = sum;
        for (std::size_t i = 0; i < total.size(); ++i) total[i] += probability * payoffs[i];
        next[total] += sum_count * count;
        if (next.size() > limit) return std::nullopt;
      }
    }
    sums = std::move(next);
  }
  return sums;
}

/// At a decision node action k may be chosen where no other subgame pays its owner more.
Counts choose(const ExtensiveGame& game, NodeId node, const std::vector<Counts>& below) {
  const std::uint32_t owner = game.owner(node).index();
  Counts chosen;
  for (std::uint32_t k = 0; k < game.child_count(node); ++k) {
    for (const auto& [payoffs, count] : below[game.child(node, k).index()]) {
      Integer ways = count;
      for (std::uint32_t other = 0; other < game.child_count(node) && ways != 0; ++other) {
        if (other == k) continue;
        Integer no_better = 0;
        for (const auto& [theirs, their_count] : below[game.child(node, other).index()]) {
          if (theirs[owner] <= payoffs[owner]) no_better += their_count;
        }
        ways *= no_better;
      }
      if (ways != 0) chosen[payoffs] += ways;
    }
  }
  return chosen;
}

}  // namespace

std::optional<Integer> count_pure_nash(const StrategicGame& game, std::size_t limit) {
  if (game.profile_count() > limit) return std::nullopt;
  Integer count = 0;
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    if (is_pure_nash(game, profile)) ++count;
  }
  return count;
}

std::optional<Integer> count_pure_nash(const ExtensiveGame& game, std::size_t limit) {
  std::optional<StrategicForm> form;
  try {
    form = make_strategic_form(game, {.reduced = false, .profile_limit = limit});
  } catch (const InvalidModel&) {
    return std::nullopt;  // too many profiles
  }
  return count_pure_nash(form->game, limit);
}

std::optional<Integer> count_pure_subgame_perfect(const ExtensiveGame& game, std::size_t limit) {
  std::vector<Counts> counts(game.node_count());
  for (auto v = static_cast<std::uint32_t>(game.node_count()); v-- > 0;) {  // children come after their parents
    const NodeId node(v);
    if (game.kind(node) == NodeKind::terminal) {
      std::vector<Rational> payoffs;
      for (std::uint32_t i = 0; i < game.player_count(); ++i) payoffs.push_back(game.payoff(node, PlayerId(i)));
      counts[v][payoffs] = 1;
    } else if (game.kind(node) == NodeKind::chance) {
      std::optional<Counts> combined = combine(game, node, counts, limit);
      if (!combined) return std::nullopt;
      counts[v] = *std::move(combined);
    } else {
      counts[v] = choose(game, node, counts);
    }
    for (std::uint32_t k = 0; k < game.child_count(node); ++k) counts[game.child(node, k).index()].clear();
  }
  Integer total = 0;
  for (const auto& [payoffs, count] : counts.front()) total += count;
  return total;
}

}  // namespace selectorate
