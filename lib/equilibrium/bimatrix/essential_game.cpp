#include "equilibrium/bimatrix/essential_game.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "equilibrium/surviving_game.hpp"

namespace selectorate {
namespace {

/// A strategy's payoffs to both players, for each strategy that the other has left.
std::vector<Rational> list_payoffs(const StrategicGame& game, const SurvivingGame& left, PlayerId player,
                                   std::uint32_t strategy) {
  const PlayerId other(1 - player.index());
  std::vector<Rational> payoffs;
  payoffs.reserve(2 * left.strategies()[other.index()].size());
  for (const std::uint32_t theirs : left.strategies()[other.index()]) {
    const std::size_t profile = strategy * game.stride(player) + theirs * game.stride(other);
    payoffs.push_back(game.payoff(profile, PlayerId(0)));
    payoffs.push_back(game.payoff(profile, PlayerId(1)));
  }
  return payoffs;
}

/// Any order of lists will do; that by size costs divisions.
struct ByParts {
  bool operator()(const std::vector<Rational>& a, const std::vector<Rational>& b) const {
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (const int order = numerator(a[k]).compare(numerator(b[k])); order != 0) return order < 0;
      if (const int order = denominator(a[k]).compare(denominator(b[k])); order != 0) return order < 0;
    }
    return false;
  }
};

/// Takes strategies out of a game.
class Reduction {
 public:
  Reduction(const StrategicGame& game, std::uint64_t work_limit, const ProgressCallback& progress)
      : game_(game), left_(game), work_limit_(work_limit), progress_(progress) {
    for (std::uint32_t player = 0; player < 2; ++player) {
      for (const std::uint32_t strategy : left_.strategies()[player]) copies_[player].push_back({strategy});
    }
  }

  /// Keeps one of all strategies with the same payoffs.
  void merge_copies() {
    for (std::uint32_t player = 0; player < 2; ++player) {
      std::map<std::vector<Rational>, std::uint32_t, ByParts> firsts;
      std::vector<std::uint32_t> kept;
      for (const std::uint32_t strategy : left_.strategies()[player]) {
        const auto [place, is_new] =
            firsts.try_emplace(list_payoffs(game_, left_, PlayerId(player), strategy), strategy);
        if (is_new) {
          kept.push_back(strategy);
        } else {
          auto& copies = copies_[player][place->second];
          copies.insert(copies.end(), copies_[player][strategy].begin(), copies_[player][strategy].end());
        }
      }
      left_.keep(PlayerId(player), std::move(kept));
    }
  }

  /// As long as the limit of work allows: what stays only makes the search longer. \throws DominanceCancelled
  void eliminate_dominated(bool with_mixtures) {
    const DominanceTest test{DominanceKind::strict, with_mixtures, true, progress_};
    for (bool goes_on = true; goes_on;) {
      goes_on = false;
      for (std::uint32_t player = 0; player < 2; ++player) {
        const std::vector<std::uint32_t> strategies = left_.strategies()[player];
        for (const std::uint32_t strategy : strategies) {
          // A test looks at no more than the table.
          work_ += left_.strategies()[0].size() * left_.strategies()[1].size();
          if (work_ > work_limit_) return;
          if (progress_ && !progress_({.phase = "dominated strategies", .done = ++tests_})) throw DominanceCancelled{};
          if (left_.find_dominator(PlayerId(player), strategy, test).empty()) continue;
          left_.eliminate(PlayerId(player), strategy);
          goes_on = true;
        }
      }
    }
  }

  EssentialGame result() {
    EssentialGame essential{left_.make_game(), {}};
    for (std::uint32_t player = 0; player < 2; ++player) {
      for (const std::uint32_t strategy : left_.strategies()[player]) {
        std::sort(copies_[player][strategy].begin(), copies_[player][strategy].end());
        essential.copies[player].push_back(std::move(copies_[player][strategy]));
      }
    }
    return essential;
  }

 private:
  const StrategicGame& game_;
  SurvivingGame left_;
  std::array<std::vector<std::vector<std::uint32_t>>, 2> copies_;  ///< by player and strategy
  std::uint64_t work_limit_;
  const ProgressCallback& progress_;
  std::uint64_t work_ = 0;
  std::uint64_t tests_ = 0;
};

/// In a list of strategies of the original game, so that it fits in memory.
constexpr std::size_t most_probabilities = 4'000'000;

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

std::optional<EssentialGame> make_essential_game(const StrategicGame& game, bool with_mixtures,
                                                 std::uint64_t work_limit, const ProgressCallback& progress) {
  Reduction reduction(game, work_limit, progress);
  reduction.merge_copies();
  try {
    reduction.eliminate_dominated(with_mixtures);
  } catch (const DominanceCancelled&) {
    return std::nullopt;
  }
  reduction.merge_copies();
  return reduction.result();
}

VertexPairs restore_copies(const EssentialGame& essential, const std::array<std::size_t, 2>& sizes,
                           const VertexPairs& pairs, std::size_t limit) {
  limit = std::min(limit, std::max<std::size_t>(1, most_probabilities / std::max(sizes[0], sizes[1])));
  VertexPairs restored{.first = {}, .second = {}, .pairs = {}, .status = pairs.status, .work = pairs.work};
  // Where the copies of each strategy are listed, one more than the limit at most, as soon as they are needed.
  using Places = std::map<std::size_t, std::pair<std::size_t, std::size_t>>;
  const auto restore = [&](std::uint32_t player, std::size_t number, const std::vector<Rational>& strategy,
                           std::vector<std::vector<Rational>>& all, Places& places) {
    const auto [place, is_new] = places.try_emplace(number, all.size(), all.size());
    if (is_new) {
      for (auto& chosen : choose_copies(strategy, essential.copies[player], sizes[player], limit + 1)) {
        all.push_back(std::move(chosen));
      }
      place->second.second = all.size();
    }
    return place->second;
  };
  Places first_places;
  Places second_places;
  for (const auto& [x, y] : pairs.pairs) {
    const auto first = restore(0, x, pairs.first[x], restored.first, first_places);
    const auto second = restore(1, y, pairs.second[y], restored.second, second_places);
    for (std::size_t i = first.first; i < first.second; ++i) {
      for (std::size_t j = second.first; j < second.second; ++j) {
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
