#pragma once

#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/game_builder.hpp>

namespace selectorate {

/// Selten's horse (Selten 1975, fig. 1): player 1 (R ends his move), 2, then 3, who does not know which of them passed
/// him the move.
inline ExtensiveGame make_selten_horse() {
  GameBuilder builder("Selten's horse", {"One", "Two", "Three"});
  const NodeId one = builder.add_decision(PlayerId(0), "one", {"R", "L"});
  const NodeId two = builder.add_decision(PlayerId(1), "two", {"R", "L"});
  const NodeId three_after_two = builder.add_decision(PlayerId(2), "three", {"R", "L"});
  const NodeId three_after_one = builder.add_decision(PlayerId(2), "three", {"R", "L"});
  builder.connect(one, "R", two);
  builder.connect(one, "L", three_after_one);
  builder.connect(two, "R", builder.add_terminal({Rational(1), Rational(1), Rational(1)}));
  builder.connect(two, "L", three_after_two);
  builder.connect(three_after_two, "R", builder.add_terminal({Rational(4), Rational(4), Rational(0)}));
  builder.connect(three_after_two, "L", builder.add_terminal({Rational(0), Rational(0), Rational(1)}));
  builder.connect(three_after_one, "R", builder.add_terminal({Rational(3), Rational(2), Rational(2)}));
  builder.connect(three_after_one, "L", builder.add_terminal({Rational(0), Rational(0), Rational(0)}));
  return builder.build(one);
}

/// The sender threatens or not; the leader then concedes or resists; a threat that is resisted is carried out with
/// probability 1/3.
inline ExtensiveGame make_threat_game() {
  GameBuilder builder("Threat", {"Sender", "Leader"});
  const NodeId sender = builder.add_decision(PlayerId(0), "open", {"wait", "threaten"});
  const NodeId leader = builder.add_decision(PlayerId(1), "threatened", {"concede", "resist"});
  const NodeId chance = builder.add_chance({Rational(1) / 3, Rational(2) / 3}, {"imposed", "forgotten"});
  builder.connect(sender, "wait", builder.add_terminal({Rational(0), Rational(2)}, "status quo"));
  builder.connect(sender, "threaten", leader);
  builder.connect(leader, "concede", builder.add_terminal({Rational(3), Rational(1)}));
  builder.connect(leader, "resist", chance);
  builder.connect(chance, "imposed", builder.add_terminal({Rational(-1), Rational(-4)}));
  builder.connect(chance, "forgotten", builder.add_terminal({Rational(-2), Rational(2)}));
  return builder.build(sender);
}

/// The first player stays out for (2, 2) or enters a battle of the sexes, (3, 1) or (1, 3) where both choose alike and
/// nothing otherwise (Kohlberg & Mertens 1986, fig. 1): the second moves without seeing the first's choice in it.
inline ExtensiveGame make_outside_option_game() {
  GameBuilder builder("Outside option", {"One", "Two"});
  const NodeId entry = builder.add_decision(PlayerId(0), "entry", {"out", "in"});
  const NodeId battle = builder.add_decision(PlayerId(0), "battle", {"top", "bottom"});
  builder.connect(entry, "out", builder.add_terminal({Rational(2), Rational(2)}));
  builder.connect(entry, "in", battle);
  for (const bool top : {true, false}) {
    const NodeId column = builder.add_decision(PlayerId(1), "column", {"left", "right"});
    builder.connect(battle, top ? "top" : "bottom", column);
    builder.connect(column, "left", builder.add_terminal({Rational(top ? 3 : 0), Rational(top ? 1 : 0)}));
    builder.connect(column, "right", builder.add_terminal({Rational(top ? 0 : 1), Rational(top ? 0 : 3)}));
  }
  return builder.build(entry);
}

/// Piccione & Rubinstein's absent-minded driver (1997): both junctions look alike.
inline ExtensiveGame make_absent_minded_game() {
  GameBuilder builder("absent-minded", {"Driver"});
  const NodeId first = builder.add_decision(PlayerId(0), "junction", {"exit", "continue"});
  const NodeId second = builder.add_decision(PlayerId(0), "junction", {"exit", "continue"});
  builder.connect(first, "exit", builder.add_terminal({Rational(0)}));
  builder.connect(first, "continue", second);
  builder.connect(second, "exit", builder.add_terminal({Rational(4)}));
  builder.connect(second, "continue", builder.add_terminal({Rational(1)}));
  return builder.build(first);
}

}  // namespace selectorate
