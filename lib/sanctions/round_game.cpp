#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/round_game.hpp>

#include "sanctions/round_step.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Largest over t of sum_{u >= t} d^(u-t) defect_u.
std::array<double, 2> bound_finite_regret(const RoundGame& game, const std::vector<RoundPolicy>& rounds,
                                          unsigned threads) {
  std::array<double, 2> regret{};
  std::array<Interval, 2> later{};
  const RoundValues nothing = make_zero_values(game);
  for (std::size_t t = rounds.size(); t-- > 0;) {
    const RoundValues& next = t + 1 < rounds.size() ? rounds[t + 1].value : nothing;
    const RoundDefects defects = bound_round_defects(game, rounds[t], next, threads);
    for (std::size_t player = 0; player < 2; ++player) {
      const Interval shrink = Interval(game.discount[player]) * Interval(defects.mass);
      later[player] = Interval(defects.player[player].total()) + shrink * later[player];
      regret[player] = std::max(regret[player], later[player].high());
    }
  }
  return regret;
}

/// What happens on the path of a policy, kept while it is evaluated.
std::vector<RoundOutcome> play_policy(const RoundGame& game, const RoundPolicy& policy) {
  std::vector<RoundOutcome> outcomes(game.states);
  for (std::uint32_t state = 0; state < game.states; ++state) {
    const std::uint32_t a = policy.first[state];
    play_round(game, state, a, policy.answer[std::size_t{state} * game.first_actions + a], outcomes[state]);
  }
  return outcomes;
}

/// Values of keeping to the policy for ever, by iteration until they hardly move or no longer come closer.
void evaluate_policy(const RoundGame& game, double precision, RoundPolicy& policy) {
  const std::vector<RoundOutcome> outcomes = play_policy(game, policy);
  for (std::size_t player = 0; player < 2; ++player) {
    std::vector<double>& values = policy.value[player];
    std::vector<double> next(values.size());
    double before = infinity;
    for (double moved = 0;; before = moved) {
      moved = 0;
      for (std::size_t state = 0; state < values.size(); ++state) {
        next[state] = evaluate_round<double>(game, outcomes[state], player, values);
        moved = std::max(moved, std::abs(next[state] - values[state]));
      }
      values.swap(next);
      if (moved <= precision * (1 - game.discount[player]) || moved >= before) break;
    }
  }
}

double larger(const std::array<double, 2>& pair) {
  return std::max(pair[0], pair[1]);
}

void require_discounts_below_one(const RoundGame& game) {
  for (std::size_t player = 0; player < 2; ++player) {
    if (game.discount[player] < 1) continue;
    throw InvalidModel(fmt::format("discount[{}]", player), "expected a number below 1 in a game without end");
  }
}

}  // namespace

FiniteRounds solve_finite_rounds(const RoundGame& game, unsigned rounds, const RoundGameOptions& options,
                                 const ProgressCallback& progress) {
  require_round_game(game);
  if (rounds == 0) throw InvalidModel("rounds", "expected at least 1, found 0");
  FiniteRounds result;
  result.rounds.resize(rounds);
  RoundValues next = make_zero_values(game);
  for (std::size_t t = rounds; t-- > 0;) {
    solve_round(game, t + 1 < rounds ? result.rounds[t + 1].value : next, options.threads, result.rounds[t]);
    if (!progress || progress({"rounds", rounds - t, rounds, 0}) || t == 0) continue;
    // The rounds that are solved are a shorter game, whose policies are those of the last rounds.
    result.rounds.erase(result.rounds.begin(), result.rounds.begin() + static_cast<std::ptrdiff_t>(t));
    result.status = Status::cancelled;
    break;
  }
  result.regret = bound_finite_regret(game, result.rounds, options.threads);
  return result;
}

std::array<double, 2> bound_markov_regret(const RoundGame& game, const RoundPolicy& policy, unsigned threads) {
  require_round_game(game);
  require_discounts_below_one(game);
  const bool fits = policy.first.size() == game.states &&
                    policy.answer.size() == std::size_t{game.states} * game.first_actions &&
                    policy.value[0].size() == game.states && policy.value[1].size() == game.states;
  if (!fits) throw InvalidModel("policy", "its sizes are not those of the game");
  const auto below = [](std::uint32_t count) { return [count](std::uint8_t action) { return action < count; }; };
  if (!std::all_of(policy.first.begin(), policy.first.end(), below(game.first_actions)) ||
      !std::all_of(policy.answer.begin(), policy.answer.end(), below(game.second_actions))) {
    throw InvalidModel("policy", "it plays an action that does not exist");
  }
  const RoundDefects defects = bound_round_defects(game, policy, policy.value, threads);
  std::array<double, 2> regret{};
  for (std::size_t player = 0; player < 2; ++player) {
    const Interval contraction = Interval(1.0) - Interval(game.discount[player]) * Interval(defects.mass);
    regret[player] = contraction.low() > 0 ? (Interval(defects.player[player].total()) / contraction).high() : infinity;
  }
  return regret;
}

MarkovEquilibrium solve_markov_equilibrium(const RoundGame& game, const RoundGameOptions& options,
                                           const ProgressCallback& progress) {
  require_round_game(game);
  require_discounts_below_one(game);
  MarkovEquilibrium best;
  best.regret = {infinity, infinity};
  best.status = Status::iteration_limit;
  RoundValues values = make_zero_values(game);
  RoundPolicy policy;
  unsigned next_trial = 4;
  for (unsigned iteration = 1; iteration <= options.iteration_limit; ++iteration) {
    solve_round(game, values, options.threads, policy);
    best.iterations = iteration;
    values = policy.value;
    if (iteration >= next_trial) {
      next_trial = iteration + std::max(iteration / 4, 4U);
      RoundPolicy tried = policy;
      evaluate_policy(game, options.tolerance * 1e-3, tried);
      const std::array<double, 2> regret = bound_markov_regret(game, tried, options.threads);
      if (larger(regret) < larger(best.regret)) {
        best.regret = regret;
        best.policy = std::move(tried);
      }
      if (larger(best.regret) <= options.tolerance) {
        best.status = Status::converged;
        return best;
      }
    }
    if (progress && !progress({"value iteration", iteration, options.iteration_limit, larger(best.regret)})) {
      best.status = Status::cancelled;
      break;
    }
  }
  if (best.policy.first.empty()) {
    best.policy = std::move(policy);
    evaluate_policy(game, options.tolerance * 1e-3, best.policy);
    best.regret = bound_markov_regret(game, best.policy, options.threads);
  }
  return best;
}

}  // namespace selectorate
