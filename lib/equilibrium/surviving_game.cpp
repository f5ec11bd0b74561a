#include "equilibrium/surviving_game.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <selectorate/base/error.hpp>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {

SurvivingGame::SurvivingGame(const StrategicGame& game) : game_(game), strategies_(game.player_count()) {
  for (std::uint32_t i = 0; i < strategies_.size(); ++i) {
    for (std::uint32_t s = 0; s < game.strategy_count(PlayerId(i)); ++s) strategies_[i].push_back(s);
  }
}

void SurvivingGame::eliminate(PlayerId player, std::uint32_t strategy) {
  std::erase(strategies_[player.index()], strategy);
}

void SurvivingGame::keep(PlayerId player, std::vector<std::uint32_t> strategies) {
  strategies_[player.index()] = std::move(strategies);
}

/// Profiles of the others, as numbers of profiles in which the player plays his first strategy.
std::vector<std::size_t> SurvivingGame::list_others(PlayerId player) const {
  std::vector<std::size_t> others{0};
  for (std::uint32_t j = static_cast<std::uint32_t>(strategies_.size()); j-- > 0;) {
    if (j == player.index()) continue;
    std::vector<std::size_t> longer;
    for (const std::size_t rest : others) {
      for (const std::uint32_t strategy : strategies_[j]) longer.push_back(rest + strategy * game_.stride(PlayerId(j)));
    }
    others = std::move(longer);
  }
  std::sort(others.begin(), others.end());
  return others;
}

StrategicGame SurvivingGame::make_game() const {
  std::vector<std::string> players;
  std::vector<std::vector<std::string>> labels(strategies_.size());
  std::vector<std::size_t> profiles{0};
  for (auto i = static_cast<std::uint32_t>(strategies_.size()); i-- > 0;) {
    std::vector<std::size_t> longer;
    for (const std::size_t rest : profiles) {
      for (const std::uint32_t strategy : strategies_[i]) longer.push_back(rest + strategy * game_.stride(PlayerId(i)));
    }
    profiles = std::move(longer);
  }
  for (std::uint32_t i = 0; i < strategies_.size(); ++i) {
    players.push_back(game_.player_name(PlayerId(i)));
    for (const std::uint32_t strategy : strategies_[i]) {
      labels[i].push_back(game_.strategy_label(PlayerId(i), strategy));
    }
  }
  ExactTable payoffs(strategies_.size());
  payoffs.reserve(profiles.size());
  for (const std::size_t profile : profiles) payoffs.append_row_of(game_.payoffs(), profile);
  return {game_.title(), std::move(players), std::move(labels), std::move(payoffs), game_.comment()};
}

bool SurvivingGame::dominates(PlayerId player, std::uint32_t better, std::uint32_t worse, DominanceKind kind,
                              const std::vector<std::size_t>& others) const {
  bool is_better = false;
  for (const std::size_t rest : others) {
    const Rational offer = payoff(player, better, rest);
    const Rational kept = payoff(player, worse, rest);
    if (offer < kept || (offer == kept && kind == DominanceKind::strict)) return false;
    is_better = is_better || offer > kept;
  }
  return is_better;
}

std::optional<std::uint32_t> SurvivingGame::find_pure_dominator(PlayerId player, std::uint32_t strategy,
                                                                DominanceKind kind,
                                                                const std::vector<std::size_t>& others) const {
  for (const std::uint32_t other : strategies_[player.index()]) {
    if (other != strategy && dominates(player, other, strategy, kind, others)) return other;
  }
  return std::nullopt;
}

/// Whether the strategy is a best response to some pure profile of the others, or the only one.
bool SurvivingGame::is_best_somewhere(PlayerId player, std::uint32_t strategy, bool alone,
                                      const std::vector<std::size_t>& others) const {
  return std::any_of(others.begin(), others.end(), [&](std::size_t rest) {
    const Rational kept = payoff(player, strategy, rest);
    return std::all_of(strategies_[player.index()].begin(), strategies_[player.index()].end(),
                       [&](std::uint32_t other) {
                         if (other == strategy) return true;
                         const Rational offer = payoff(player, other, rest);
                         return alone ? offer < kept : offer <= kept;
                       });
  });
}

std::vector<StrategyProbability> SurvivingGame::find_dominator(PlayerId player, std::uint32_t strategy,
                                                               const DominanceTest& test) {
  const std::vector<std::size_t> others = list_others(player);
  if (auto better = find_pure_dominator(player, strategy, test.kind, others)) {
    // Dominance is transitive: climb to a strategy that nothing dominates.
    while (const auto best = find_pure_dominator(player, *better, test.kind, others)) better = best;
    return {{*better, 1}};
  }
  if (!test.mixed || is_best_somewhere(player, strategy, test.kind == DominanceKind::weak, others)) return {};
  return test_mixtures(player, strategy, test).dominator;
}

/// Columns: the mixture p, then the margin t, or for weak dominance a surplus for each profile s of the others. Rows:
/// sum_b p_b u(b, s) - margin >= u(a, s), an equation for a surplus; p sums to one. In an optimum p has no dominated
/// strategy in it, since what dominates it would do better, nor a itself, if anything is gained.
MixtureTest SurvivingGame::test_mixtures(PlayerId player, std::uint32_t strategy, const DominanceTest& test) {
  ++programs_;
  const std::vector<std::size_t> others = list_others(player);
  const auto& own = strategies_[player.index()];
  const bool strict = test.kind == DominanceKind::strict;
  LinearProgram program;
  for (std::size_t b = 0; b < own.size(); ++b) program.add_column(0);
  for (std::uint32_t s = 0; s < others.size(); ++s) {
    program.add_row(strict ? RowSense::at_least : RowSense::equal, payoff(player, strategy, others[s]));
    for (std::uint32_t b = 0; b < own.size(); ++b) program.add_entry(s, b, payoff(player, own[b], others[s]));
  }
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t b = 0; b < own.size(); ++b) program.add_entry(sum, b, 1);
  for (std::uint32_t s = 0; s < others.size(); ++s) {
    const bool first = s == 0;
    if (!strict || first) program.add_column(1);
    program.add_entry(s, static_cast<std::uint32_t>(program.column_count() - 1), -1);
  }
  const LinearSolution solution = solve_linear_program(program, {.use_glpk = test.use_glpk, .progress = test.progress});
  if (solution.status == LinearStatus::cancelled) throw DominanceCancelled{};
  if (solution.status != LinearStatus::optimal) {  // p = a is feasible, and payoffs are bounded
    throw NumericalFailure("dominance: a linear program came out without an optimum");
  }
  MixtureTest result;
  if (solution.value > 0) {
    for (std::uint32_t b = 0; b < own.size(); ++b) {
      if (solution.primal[b] != 0) result.dominator.push_back({own[b], solution.primal[b]});
    }
    return result;
  }
  // The prices of the rows, with the sign turned, are a belief: p_b costs at least what it earns against it.
  Rational total = 0;
  for (std::uint32_t s = 0; s < others.size(); ++s) total -= solution.dual[s];
  for (std::uint32_t s = 0; s < others.size(); ++s) {
    if (solution.dual[s] == 0) continue;
    result.belief.push_back({others[s] + strategy * game_.stride(player), -solution.dual[s] / total});
  }
  return result;
}

}  // namespace selectorate
