#include "equilibrium/bimatrix/essential_game.hpp"

#include <map>
#include <string>
#include <utility>

#include "equilibrium/surviving_game.hpp"

namespace selectorate {
namespace {

void eliminate_dominated(SurvivingGame& left, bool with_mixtures) {
  const ProgressCallback nobody;
  const DominanceTest test{DominanceKind::strict, with_mixtures, true, nobody};
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (std::uint32_t player = 0; player < 2; ++player) {
      const std::vector<std::uint32_t> strategies = left.strategies()[player];
      for (const std::uint32_t strategy : strategies) {
        if (left.find_dominator(PlayerId(player), strategy, test).empty()) continue;
        left.eliminate(PlayerId(player), strategy);
        goes_on = true;
      }
    }
  }
}

/// Groups of strategies with the same payoffs of both players, in order of their first members.
std::vector<std::vector<std::uint32_t>> group_copies(const StrategicGame& game, const SurvivingGame& left,
                                                     PlayerId player) {
  const PlayerId other(1 - player.index());
  std::map<std::vector<Rational>, std::size_t> places;
  std::vector<std::vector<std::uint32_t>> groups;
  for (const std::uint32_t strategy : left.strategies()[player.index()]) {
    std::vector<Rational> payoffs;
    for (const std::uint32_t theirs : left.strategies()[other.index()]) {
      const std::size_t profile = strategy * game.stride(player) + theirs * game.stride(other);
      payoffs.push_back(game.payoff(profile, PlayerId(0)));
      payoffs.push_back(game.payoff(profile, PlayerId(1)));
    }
    const auto [place, is_new] = places.try_emplace(std::move(payoffs), groups.size());
    if (is_new) groups.emplace_back();
    groups[place->second].push_back(strategy);
  }
  return groups;
}

/// Every mixed strategy of the original game that plays one copy of each strategy played, at most `limit` of them.
std::vector<std::vector<Rational>> choose_copies(const std::vector<Rational>& strategy,
                                                 const std::vector<std::vector<std::uint32_t>>& copies,
                                                 std::size_t size, std::size_t limit) {
  std::vector<std::vector<Rational>> chosen(1, std::vector<Rational>(size, 0));
  for (std::size_t s = 0; s < strategy.size(); ++s) {
    if (strategy[s] == 0) continue;
    std::vector<std::vector<Rational>> longer;
    for (const auto& known : chosen) {
      for (const std::uint32_t copy : copies[s]) {
        if (longer.size() == limit) break;
        longer.push_back(known);
        longer.back()[copy] = strategy[s];
      }
    }
    chosen = std::move(longer);
  }
  return chosen;
}

}  // namespace

EssentialGame make_essential_game(const StrategicGame& game, bool with_mixtures) {
  SurvivingGame left(game);
  eliminate_dominated(left, with_mixtures);
  std::array copies{group_copies(game, left, PlayerId(0)), group_copies(game, left, PlayerId(1))};
  for (std::uint32_t player = 0; player < 2; ++player) {
    for (const auto& group : copies[player]) {
      for (std::size_t k = 1; k < group.size(); ++k) left.eliminate(PlayerId(player), group[k]);
    }
  }
  return {left.make_game(), std::move(copies)};
}

VertexPairs restore_copies(const EssentialGame& essential, const std::array<std::size_t, 2>& sizes,
                           const VertexPairs& pairs, std::size_t limit) {
  VertexPairs restored{.first = {}, .second = {}, .pairs = {}, .status = pairs.status, .work = pairs.work};
  // Where the copies of each strategy are listed, one more than the limit at most.
  const auto restore = [&](std::uint32_t player, const std::vector<std::vector<Rational>>& strategies,
                           std::vector<std::vector<Rational>>& all) {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const auto& strategy : strategies) {
      const std::size_t begin = all.size();
      for (auto& chosen : choose_copies(strategy, essential.copies[player], sizes[player], limit + 1)) {
        all.push_back(std::move(chosen));
      }
      places.emplace_back(begin, all.size());
    }
    return places;
  };
  const auto first = restore(0, pairs.first, restored.first);
  const auto second = restore(1, pairs.second, restored.second);
  for (const auto& [x, y] : pairs.pairs) {
    for (std::size_t i = first[x].first; i < first[x].second; ++i) {
      for (std::size_t j = second[y].first; j < second[y].second; ++j) {
        if (restored.pairs.size() == limit) {
          if (restored.status == Status::converged) restored.status = Status::truncated;
          return restored;
        }
        restored.pairs.emplace_back(i, j);
      }
    }
  }
  return restored;
}

}  // namespace selectorate
