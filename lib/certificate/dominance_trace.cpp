#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/dominance_trace.hpp>

#include "certificate/claim_conditions.hpp"

namespace selectorate {
namespace {

using Survivors = std::vector<std::vector<std::uint32_t>>;

Survivors list_all(const StrategicGame& game) {
  Survivors all(game.player_count());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (std::uint32_t s = 0; s < game.strategy_count(PlayerId(i)); ++s) all[i].push_back(s);
  }
  return all;
}

bool contains(const std::vector<std::uint32_t>& strategies, std::uint32_t strategy) {
  return std::binary_search(strategies.begin(), strategies.end(), strategy);
}

std::string name_of(const StrategicGame& game, PlayerId player, std::uint32_t strategy) {
  return fmt::format("{}'s '{}'", game.player_name(player), game.strategy_label(player, strategy));
}

void check_exists(const StrategicGame& game, PlayerId player, std::uint32_t strategy) {
  if (player.index() >= game.player_count()) {
    throw InvalidModel("trace", fmt::format("the game has no player {}", player.index()));
  }
  if (strategy >= game.strategy_count(player)) {
    throw InvalidModel("trace", fmt::format("{} has no strategy {}", game.player_name(player), strategy));
  }
}

/// Whether a profile is one of those that are left, the player's own strategy aside.
bool is_left(const StrategicGame& game, const Survivors& left, PlayerId player, std::size_t profile) {
  for (std::uint32_t j = 0; j < left.size(); ++j) {
    if (j != player.index() && !contains(left[j], static_cast<std::uint32_t>(game.strategy_in(profile, PlayerId(j))))) {
      return false;
    }
  }
  return true;
}

/// Profiles that are left in which the player plays the strategy.
std::vector<std::size_t> list_profiles(const StrategicGame& game, const Survivors& left, PlayerId player,
                                       std::uint32_t strategy) {
  std::vector<std::size_t> profiles;
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    if (game.strategy_in(profile, player) == strategy && is_left(game, left, player, profile)) {
      profiles.push_back(profile);
    }
  }
  return profiles;
}

/// The player's payoff if he plays another strategy in a profile.
Rational payoff_instead(const StrategicGame& game, std::size_t profile, PlayerId player, std::uint32_t strategy) {
  const std::size_t others = profile - game.strategy_in(profile, player) * game.stride(player);
  return game.payoff(others + strategy * game.stride(player), player);
}

/// Empty if the mixture dominates, otherwise against what it does not.
std::string find_failure(const StrategicGame& game, const Survivors& left, DominanceKind kind, PlayerId player,
                         std::uint32_t strategy, const std::vector<StrategyProbability>& mixture) {
  bool is_better = false;
  for (const std::size_t profile : list_profiles(game, left, player, strategy)) {
    Rational gain = -game.payoff(profile, player);
    for (const auto& [other, probability] : mixture) {
      gain += probability * payoff_instead(game, profile, player, other);
    }
    if (gain < 0 || (gain == 0 && kind == DominanceKind::strict)) {
      return fmt::format("it gains {} in profile {}", to_string(gain), profile);
    }
    is_better = is_better || gain > 0;
  }
  return is_better ? "" : "it is never better";
}

Verdict check_mixture(const StrategicGame& game, const Survivors& left, bool mixed, const Elimination& elimination) {
  const auto& [round, player, strategy, dominator] = elimination;
  const std::string name = name_of(game, player, strategy);
  if (!contains(left[player.index()], strategy)) {
    return rejected(fmt::format("round {}: {} was eliminated before", round, name));
  }
  Rational sum = 0;
  for (const auto& [other, probability] : dominator) {
    check_exists(game, player, other);
    if (probability <= 0) return rejected(fmt::format("round {}: {}: a probability is not positive", round, name));
    if (other == strategy || !contains(left[player.index()], other)) {
      return rejected(fmt::format("round {}: {}: what dominates it is not there", round, name));
    }
    sum += probability;
  }
  if (sum != 1) return rejected(fmt::format("round {}: {}: the mixture does not sum to 1", round, name));
  if (!mixed && dominator.size() != 1) {
    return rejected(fmt::format("round {}: {}: a mixture where pure strategies were announced", round, name));
  }
  return {true, {}};
}

Verdict check_eliminations(const StrategicGame& game, const DominanceTrace& trace) {
  Survivors left = list_all(game);
  Survivors next = left;
  std::uint32_t round = 1;
  for (const Elimination& elimination : trace.eliminations) {
    const auto& [its_round, player, strategy, dominator] = elimination;
    check_exists(game, player, strategy);
    if (its_round < round) return rejected("the rounds are not in order");
    if (its_round > round) left = next;
    round = its_round;
    Verdict verdict = check_mixture(game, left, trace.mixed, elimination);
    if (!verdict.accepted) return verdict;
    const std::string failure = find_failure(game, left, trace.kind, player, strategy, dominator);
    const std::string name = name_of(game, player, strategy);
    if (!failure.empty()) return rejected(fmt::format("round {}: {} is not dominated: {}", round, name, failure));
    if (std::erase(next[player.index()], strategy) == 0) {
      return rejected(fmt::format("round {}: {} is eliminated twice", round, name));
    }
  }
  return {true, {}};
}

Verdict check_no_pure_dominator(const StrategicGame& game, const Survivors& left, DominanceKind kind, PlayerId player,
                                std::uint32_t strategy) {
  for (const std::uint32_t other : left[player.index()]) {
    if (other == strategy || !find_failure(game, left, kind, player, strategy, {{other, 1}}).empty()) continue;
    return rejected(fmt::format("{} is left although '{}' dominates it", name_of(game, player, strategy),
                                game.strategy_label(player, other)));
  }
  return {true, {}};
}

Verdict check_belief(const StrategicGame& game, const Survivors& left, DominanceKind kind,
                     const SurvivalBelief& survival) {
  const auto& [player, strategy, belief] = survival;
  const std::string name = name_of(game, player, strategy);
  const std::vector<std::size_t> profiles = list_profiles(game, left, player, strategy);
  Rational sum = 0;
  std::vector<Rational> gains(game.strategy_count(player), 0);
  for (std::size_t k = 0; k < belief.size(); ++k) {
    const auto& [profile, probability] = belief[k];
    if (k > 0 && profile <= belief[k - 1].profile)
      return rejected(fmt::format("the belief for {}: not in order", name));
    if (!std::binary_search(profiles.begin(), profiles.end(), profile)) {
      return rejected(fmt::format("the belief for {}: profile {} is not left", name, profile));
    }
    if (probability <= 0) return rejected(fmt::format("the belief for {}: not positive", name));
    sum += probability;
    for (const std::uint32_t other : left[player.index()]) {
      gains[other] += probability * (payoff_instead(game, profile, player, other) - game.payoff(profile, player));
    }
  }
  if (sum != 1) return rejected(fmt::format("the belief for {}: it does not sum to 1", name));
  if (kind == DominanceKind::weak && belief.size() != profiles.size()) {
    return rejected(fmt::format("the belief for {}: something has no probability", name));
  }
  for (const Rational& gain : gains) {
    if (gain > 0) return rejected(fmt::format("{} is not a best response to its belief", name));
  }
  return {true, {}};
}

Verdict check_survivors(const StrategicGame& game, const DominanceTrace& trace) {
  const Survivors left = list_survivors(game, trace);
  std::size_t place = 0;
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    for (const std::uint32_t strategy : left[i]) {
      Verdict verdict{true, {}};
      if (!trace.mixed) {
        verdict = check_no_pure_dominator(game, left, trace.kind, PlayerId(i), strategy);
      } else if (place == trace.beliefs.size() || trace.beliefs[place].player != PlayerId(i) ||
                 trace.beliefs[place].strategy != strategy) {
        verdict = rejected(fmt::format("no belief says why {} is left", name_of(game, PlayerId(i), strategy)));
      } else {
        verdict = check_belief(game, left, trace.kind, trace.beliefs[place++]);
      }
      if (!verdict.accepted) return verdict;
    }
  }
  if (place != trace.beliefs.size()) return rejected("there are beliefs for strategies that are not left");
  return {true, {}};
}

}  // namespace

std::vector<std::vector<std::uint32_t>> list_survivors(const StrategicGame& game, const DominanceTrace& trace) {
  Survivors left = list_all(game);
  for (const Elimination& elimination : trace.eliminations) {
    check_exists(game, elimination.player, elimination.strategy);
    std::erase(left[elimination.player.index()], elimination.strategy);
  }
  return left;
}

Verdict verify_dominance_trace(const StrategicGame& game, const DominanceTrace& trace) {
  try {
    Verdict verdict = check_eliminations(game, trace);
    return verdict.accepted && trace.complete ? check_survivors(game, trace) : verdict;
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
}

}  // namespace selectorate
