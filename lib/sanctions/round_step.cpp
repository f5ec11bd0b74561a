#include "sanctions/round_step.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>

namespace selectorate {
namespace {

constexpr std::size_t chunk = 2048;  // states that one thread takes at a time
constexpr std::uint32_t most_actions = 255;
constexpr double sum_slack = 1e-9;  // rounding that a sum of probabilities may show

void require_count(std::string_view field, std::uint32_t count, std::uint32_t most) {
  if (count > 0 && count <= most) return;
  throw InvalidModel(field, fmt::format("expected a number from 1 to {}, found {}", most, count));
}

bool is_sound(const RoundGame& game, const RoundOutcome& outcome) noexcept {
  if (outcome.successors > RoundOutcome::most_successors) return false;
  double sum = 0;
  for (std::size_t j = 0; j < outcome.successors; ++j) {
    if (!(outcome.probability[j] >= 0) || outcome.successor[j] >= game.states) return false;
    sum += outcome.probability[j];
  }
  return sum <= 1 + sum_slack && std::isfinite(outcome.payoff[0]) && std::isfinite(outcome.payoff[1]);
}

using Pair = std::array<double, 2>;

Pair evaluate_both(const RoundGame& game, const RoundOutcome& outcome, const RoundValues& next) {
  return {evaluate_round<double>(game, outcome, 0, next[0]), evaluate_round<double>(game, outcome, 1, next[1])};
}

void solve_state(const RoundGame& game, std::uint32_t state, const RoundValues& next, RoundOutcome& outcome,
                 RoundPolicy& policy) {
  const std::size_t leader = first_mover(game, state);
  Pair best{};
  for (std::uint32_t a = 0; a < game.first_actions; ++a) {
    Pair answered{};
    std::uint8_t answer = 0;
    for (std::uint32_t b = 0; b < game.second_actions; ++b) {
      play_round(game, state, a, b, outcome);
      const Pair value = evaluate_both(game, outcome, next);
      if (b > 0 && !(value[1 - leader] > answered[1 - leader])) continue;
      answered = value;
      answer = static_cast<std::uint8_t>(b);
    }
    policy.answer[std::size_t{state} * game.first_actions + a] = answer;
    if (a > 0 && !(answered[leader] > best[leader])) continue;
    best = answered;
    policy.first[state] = static_cast<std::uint8_t>(a);
  }
  policy.value[0][state] = best[0];
  policy.value[1][state] = best[1];
}

/// Raises a bound to that of an enclosed number.
void raise(double& bound, const Interval& number) {
  bound = std::max(bound, number.high());
}

void bound_state(const RoundGame& game, std::uint32_t state, const RoundPolicy& policy, const RoundValues& next,
                 RoundOutcome& outcome, RoundDefects& defects) {
  const std::size_t leader = first_mover(game, state);
  const std::size_t follower = 1 - leader;
  const auto answers = std::span(policy.answer).subspan(std::size_t{state} * game.first_actions, game.first_actions);
  const auto value = [&](std::size_t player) { return evaluate_round<Interval>(game, outcome, player, next[player]); };

  play_round(game, state, policy.first[state], answers[policy.first[state]], outcome);
  const std::array<Interval, 2> chosen = {value(0), value(1)};
  for (std::size_t player = 0; player < 2; ++player) {
    raise(defects.player[player].above, chosen[player] - Interval(policy.value[player][state]));
    raise(defects.player[player].below, Interval(policy.value[player][state]) - chosen[player]);
  }
  for (std::uint32_t a = 0; a < game.first_actions; ++a) {
    play_round(game, state, a, answers[a], outcome);
    const Interval answered = value(follower);
    if (a != policy.first[state]) raise(defects.player[leader].deviation, value(leader) - chosen[leader]);
    for (std::uint32_t b = 0; b < game.second_actions; ++b) {
      play_round(game, state, a, b, outcome);
      Interval mass(0.0);
      for (std::size_t j = 0; j < outcome.successors; ++j) mass += Interval(outcome.probability[j]);
      defects.mass = std::max(defects.mass, mass.high());
      if (b != answers[a]) raise(defects.player[follower].deviation, value(follower) - answered);
    }
  }
}

}  // namespace

void require_round_game(const RoundGame& game) {
  require_count("states", game.states, std::numeric_limits<std::uint32_t>::max());
  require_count("first_actions", game.first_actions, most_actions);
  require_count("second_actions", game.second_actions, most_actions);
  if (!game.play) throw InvalidModel("play", "there is no rule");
  for (std::size_t player = 0; player < 2; ++player) {
    if (game.discount[player] >= 0 && game.discount[player] <= 1) continue;
    throw InvalidModel(fmt::format("discount[{}]", player),
                       fmt::format("expected a number in [0, 1], found {}", game.discount[player]));
  }
}

std::uint32_t first_mover(const RoundGame& game, std::uint32_t state) {
  const std::uint32_t player = game.first_mover ? game.first_mover(state) : 0;
  if (player < 2) return player;
  throw InvalidModel(fmt::format("state {}", state), fmt::format("player {} moves first, expected 0 or 1", player));
}

void play_round(const RoundGame& game, std::uint32_t state, std::uint32_t first_action, std::uint32_t answer,
                RoundOutcome& outcome) {
  outcome.clear();
  game.play(state, first_action, answer, outcome);
  if (is_sound(game, outcome)) return;
  throw InvalidModel(fmt::format("state {}, action {}, answer {}", state, first_action, answer),
                     "its payoffs are not finite, or its successors have no distribution");
}

RoundValues make_zero_values(const RoundGame& game) {
  return {std::vector<double>(game.states), std::vector<double>(game.states)};
}

void solve_round(const RoundGame& game, const RoundValues& next, unsigned threads, RoundPolicy& policy) {
  policy.first.resize(game.states);
  policy.answer.resize(std::size_t{game.states} * game.first_actions);
  for (std::vector<double>& values : policy.value) values.resize(game.states);
  parallel_chunks(game.states, chunk, threads, [&](std::size_t begin, std::size_t end) {
    RoundOutcome outcome;
    for (std::size_t state = begin; state < end; ++state) {
      solve_state(game, static_cast<std::uint32_t>(state), next, outcome, policy);
    }
  });
}

double RoundDefect::total() const noexcept {
  return (Interval(deviation) + Interval(above) + Interval(below)).high();
}

RoundDefects bound_round_defects(const RoundGame& game, const RoundPolicy& policy, const RoundValues& next,
                                 unsigned threads) {
  std::vector<RoundDefects> parts((game.states + chunk - 1) / chunk);
  parallel_chunks(game.states, chunk, threads, [&](std::size_t begin, std::size_t end) {
    RoundOutcome outcome;
    for (std::size_t state = begin; state < end; ++state) {
      bound_state(game, static_cast<std::uint32_t>(state), policy, next, outcome, parts[begin / chunk]);
    }
  });
  RoundDefects all;
  for (const RoundDefects& part : parts) {
    all.mass = std::max(all.mass, part.mass);
    for (std::size_t player = 0; player < 2; ++player) {
      RoundDefect& most = all.player[player];
      most.deviation = std::max(most.deviation, part.player[player].deviation);
      most.above = std::max(most.above, part.player[player].above);
      most.below = std::max(most.below, part.player[player].below);
    }
  }
  return all;
}

}  // namespace selectorate
