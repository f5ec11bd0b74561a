#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/sanctions_cycle.hpp>

#include "sanctions/cycle_rule.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = 1e100;

void require_parameters(const CycleParameters& p) {
  const auto require = [](std::string_view name, double value, double low, double high) {
    require_range(fmt::format("cycle.{}", name), value, low, high);
  };
  require("saving", p.saving, 0, 1);
  require("reserve_limit", p.reserve_limit, 1e-6, largest);
  require("test_cost", p.test_cost, 0, largest);
  require("test_advance", p.test_advance, 0, 1);
  require("drift", p.drift, 0, 1);
  require("rollback", p.rollback, 0, 1);
  require("adjustment", p.adjustment, 0, 1);
  require("erosion", p.erosion, 0, largest);
  require("rally", p.rally, 0, largest);
  require("loyalty_low", p.loyalty_low, -700, 700);
  require("loyalty_high", p.loyalty_high, p.loyalty_low + 1e-6, 700);
  require("outrage", p.outrage, -largest, largest);
  require("leader_discount", p.leader_discount, 0, 1);
  require("sender_discount", p.sender_discount, 0, 1);
}

void require_grid(const CycleGrid& grid) {
  const auto require = [](std::string_view name, std::uint32_t points, std::uint32_t most) {
    if (points >= 2 && points <= most) return;
    throw InvalidModel(fmt::format("cycle.{}", name), fmt::format("expected 2 to {}, found {}", most, points));
  };
  require("reserves", grid.reserves, 10'000);
  require("programme", grid.programme, 10'000);
  require("loyalty", grid.loyalty, 10'000);
  require("intensities", grid.intensities, 255);
  const std::uint64_t states = std::uint64_t{grid.reserves} * grid.programme * grid.loyalty;
  if (states > 1ULL << 31U) throw InvalidModel("cycle", fmt::format("expected at most 2^31 states, found {}", states));
}

RoundGame make_game(const SanctionsEpisode& episode, const CycleParameters& parameters, const CycleGrid& grid) {
  require_parameters(parameters);
  require_grid(grid);
  RoundGame game;
  game.states = grid.reserves * grid.programme * grid.loyalty;
  game.first_actions = cycle_actions;
  game.second_actions = grid.intensities;
  game.discount = {parameters.leader_discount, parameters.sender_discount};
  game.play = [rule = std::make_shared<const CycleRule>(episode, parameters, grid)](
                  std::uint32_t state, std::uint32_t action, std::uint32_t answer, RoundOutcome& outcome) {
    (*rule)(state, action, answer, outcome);
  };
  return game;
}

void require_policies(const SanctionsCycle& cycle, const std::vector<RoundPolicy>& policies) {
  if (policies.empty()) throw InvalidModel("policies", "there are none");
  const std::size_t states = cycle.game().states;
  for (const RoundPolicy& policy : policies) {
    if (policy.first.size() == states && policy.answer.size() == states * cycle_actions) continue;
    throw InvalidModel("policies", "a policy's size is not that of the cycle");
  }
}

/// What the policy of a round does in a state.
struct Played {
  std::uint32_t action;
  std::uint32_t answer;
};

Played play(const std::vector<RoundPolicy>& policies, std::size_t round, std::uint32_t state) {
  const RoundPolicy& policy = policies[std::min(round, policies.size() - 1)];
  const std::uint32_t action = policy.first[state];
  return {action, policy.answer[std::size_t{state} * cycle_actions + action]};
}

/// Adds a state and what is done in it, with a weight.
void add_weighted(const SanctionsCycle& cycle, std::uint32_t index, const Played& played, double weight,
                  CycleRound& round) {
  const CycleState state = cycle.state(index);
  round.state.reserves += weight * state.reserves;
  round.state.programme += weight * state.programme;
  round.state.loyalty += weight * state.loyalty;
  const auto action = static_cast<CycleAction>(played.action);
  if (action == CycleAction::provoke) round.provocation += weight;
  if (action == CycleAction::concede) round.concession += weight;
  round.intensity += weight * cycle.intensity(played.answer);
}

}  // namespace

SanctionsCycle::SanctionsCycle(const SanctionsEpisode& episode, const CycleParameters& parameters,
                               const CycleGrid& grid)
    : parameters_(parameters), grid_(grid), game_(make_game(episode, parameters, grid)) {}

CycleState SanctionsCycle::state(std::uint32_t index) const noexcept {
  const auto axes = make_cycle_axes(parameters_, grid_);
  const std::uint32_t rest = index / grid_.loyalty;
  return {.reserves = axes[0].at(rest / grid_.programme),
          .programme = axes[1].at(rest % grid_.programme),
          .loyalty = axes[2].at(index % grid_.loyalty)};
}

std::uint32_t SanctionsCycle::nearest(const CycleState& state) const {
  require_range("state.reserves", state.reserves, 0, parameters_.reserve_limit);
  require_range("state.programme", state.programme, 0, 1);
  require_range("state.loyalty", state.loyalty, parameters_.loyalty_low, parameters_.loyalty_high);
  const auto axes = make_cycle_axes(parameters_, grid_);
  const auto point = [](const CycleAxis& axis, double value) {
    return static_cast<std::uint32_t>(std::floor(axis.place(value) + .5));
  };
  return (point(axes[0], state.reserves) * grid_.programme + point(axes[1], state.programme)) * grid_.loyalty +
         point(axes[2], state.loyalty);
}

double SanctionsCycle::intensity(std::uint32_t answer) const noexcept {
  return static_cast<double>(answer) / (grid_.intensities - 1);
}

std::vector<CycleRound> evaluate_cycle_path(const SanctionsCycle& cycle, const std::vector<RoundPolicy>& policies,
                                            const CycleState& start, unsigned rounds) {
  require_policies(cycle, policies);
  std::vector<double> mass(cycle.game().states);
  mass[cycle.nearest(start)] = 1;
  std::vector<CycleRound> path;
  RoundOutcome outcome;
  for (unsigned t = 0; t < rounds; ++t) {
    CycleRound round;
    round.survival = 0;
    std::vector<double> next(mass.size());
    for (std::uint32_t state = 0; state < mass.size(); ++state) {
      if (mass[state] == 0) continue;
      const Played played = play(policies, t, state);
      add_weighted(cycle, state, played, mass[state], round);
      round.survival += mass[state];
      outcome.clear();
      cycle.game().play(state, played.action, played.answer, outcome);
      for (std::size_t j = 0; j < outcome.successors; ++j) {
        next[outcome.successor[j]] += mass[state] * outcome.probability[j];
      }
    }
    if (round.survival > 0) {
      for (double* expected : {&round.state.reserves, &round.state.programme, &round.state.loyalty, &round.provocation,
                               &round.concession, &round.intensity}) {
        *expected /= round.survival;
      }
    }
    path.push_back(round);
    mass.swap(next);
  }
  return path;
}

std::vector<CycleRound> draw_cycle_path(const SanctionsCycle& cycle, const std::vector<RoundPolicy>& policies,
                                        const CycleState& start, unsigned rounds, std::uint64_t seed) {
  require_policies(cycle, policies);
  RandomStream random(seed);
  std::uint32_t state = cycle.nearest(start);
  std::vector<CycleRound> path;
  RoundOutcome outcome;
  for (unsigned t = 0; t < rounds; ++t) {
    const Played played = play(policies, t, state);
    path.emplace_back();
    add_weighted(cycle, state, played, 1, path.back());
    outcome.clear();
    cycle.game().play(state, played.action, played.answer, outcome);
    double left = random.uniform();
    std::size_t j = 0;
    while (j < outcome.successors && left >= outcome.probability[j]) left -= outcome.probability[j++];
    if (j == outcome.successors) break;  // the leader falls
    state = outcome.successor[j];
  }
  return path;
}

}  // namespace selectorate
