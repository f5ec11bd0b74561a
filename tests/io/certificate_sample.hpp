#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/io/solution_record.hpp>

#include "game/small_games.hpp"

namespace selectorate::testing {

/// The threat game's subgame-perfect equilibrium: the sender threatens, the leader concedes.
inline SolutionRecord make_threat_record(const ExtensiveGame& game) {
  SolutionRecord record = make_solution_record(game, "spe");
  record.method = "by hand";
  record.pure_only = true;
  record.list.claim = SolutionConcept::subgame_perfect;
  record.list.complete = true;
  record.list.certificates.push_back(make_regret_certificate(game, SolutionConcept::subgame_perfect,
                                                             make_behavior_profile(game, PureProfile{{1, 0}})));
  return record;
}

/// The game of chicken: dare against yield (7, 2), both yield (6, 6), both dare (0, 0).
inline StrategicGame make_chicken() {
  ExactTable payoffs(2);
  payoffs.append(std::vector<Rational>{0, 0});
  payoffs.append(std::vector<Rational>{2, 7});
  payoffs.append(std::vector<Rational>{7, 2});
  payoffs.append(std::vector<Rational>{6, 6});
  return {"chicken", {"One", "Two"}, {{"dare", "yield"}, {"dare", "yield, always"}}, payoffs};
}

/// Aumann's correlated equilibrium of chicken (Aumann 1974): each profile but mutual daring with probability 1/3.
inline SolutionRecord make_chicken_record(const StrategicGame& game) {
  SolutionRecord record = make_solution_record(game, "correlated");
  record.list.claim = SolutionConcept::correlated;
  const Rational third = Rational(1) / 3;
  record.list.certificates.push_back(
      make_correlated_certificate(game, SolutionConcept::correlated, {{1, third}, {2, third}, {3, third}}));
  return record;
}

}  // namespace selectorate::testing
