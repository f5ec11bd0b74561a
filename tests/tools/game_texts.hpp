#pragma once

namespace selectorate::testing {

/// Entry against an incumbent who may fight: out and fight are a Nash equilibrium too, but not subgame perfect.
inline constexpr const char* entry_game = R"(EFG 2 R "Entry" { "Entrant" "Incumbent" }
p "" 1 1 "" { "in" "out" } 0
p "" 2 1 "" { "fight" "share" } 0
t "" 1 "" { -1 -1 }
t "" 2 "" { 1, 1/2 }
t "" 3 "" { 0, 2 }
)";

/// Two moves that tie, so four subgame-perfect equilibria; a chance move between.
inline constexpr const char* tied_game = R"(EFG 2 R "Ties" { "One" "Two" }
c "" 1 "" { "a" 1/3 "b" 2/3 } 0
p "" 1 1 "" { "l" "r" } 0
t "" 1 "" { 1 0 }
t "" 2 "" { 1 2 }
p "" 2 1 "" { "l" "r" } 0
t "" 3 "" { 0 3 }
t "" 4 "" { 5 3 }
)";

/// Poker with one card each (Myerson 1991, fig. 2.2): ante 1, raise by 1; One holds a winning card half the time and
/// knows it.
inline constexpr const char* card_game = R"(EFG 2 R "Simple card game" { "One" "Two" }
c "" 1 "" { "red" 1/2 "black" 1/2 } 0
p "" 1 1 "red" { "raise" "fold" } 0
p "" 2 1 "" { "meet" "pass" } 0
t "" 1 "" { 2 -2 }
t "" 2 "" { 1 -1 }
t "" 2
p "" 1 2 "black" { "raise" "fold" } 0
p "" 2 1 "" 0
t "" 3 "" { -2 2 }
t "" 2
t "" 4 "" { -1 1 }
)";

/// A fair coin, seen by both, chooses matching pennies or the battle of the sexes. Each of the battle's three
/// equilibria goes with the one of the pennies, so there are three; where both mix in both, mixed strategies of the
/// reduced strategic form that tie the two choices together differently (two extreme ones a player) do the same in the
/// tree.
inline constexpr const char* coin_game = R"(EFG 2 R "Pennies or battle" { "He" "She" }
c "" 1 "" { "pennies" 1/2 "battle" 1/2 } 0
p "" 1 1 "" { "heads" "tails" } 0
p "" 2 1 "" { "heads" "tails" } 0
t "" 1 "" { 1 -1 }
t "" 2 "" { -1 1 }
p "" 2 1 "" 0
t "" 2
t "" 1
p "" 1 2 "" { "box" "ballet" } 0
p "" 2 2 "" { "box" "ballet" } 0
t "" 3 "" { 2 1 }
t "" 0
p "" 2 2 "" 0
t "" 0
t "" 4 "" { 1 2 }
)";

/// The battle of the sexes: two pure equilibria and one mixed.
inline constexpr const char* battle_game =
    R"(NFG 1 R "Battle" { "He" "She" } { { "box" "ballet" } { "box" "ballet" } } ""
2 1 0 0 0 0 1 2
)";

/// The same as battle_game for a third player who looks on.
inline constexpr const char* crowd_game = R"(NFG 1 R "Crowd" { "He" "She" "It" } { 2 2 2 } ""
2 1 0 0 0 0 0 0 0 1 2 0 2 1 1 0 0 1 0 0 1 1 2 1
)";

/// oracles.md 5: Nash 2, pure commitment 3, mixed 7/2.
inline constexpr const char* leader_game = R"(NFG 1 R "Leader" { "Row" "Column" } { { "T" "B" } { "L" "R" } } ""
2 1 1 0 4 0 3 1
)";

/// Half U and half D beats M, which no pure strategy beats (Fudenberg & Tirole 1991, fig. 1.3); L beats R.
inline constexpr const char* mixture_game = R"(NFG 1 R "Mixture" { "Row" "Column" } { { "U" "M" "D" } { "L" "R" } } ""
2 1 0 1 -1 1 -1 0 0 0 2 0
)";

/// Weak dominance: R ties with L against T and is better against B, and B ties with T against R only.
inline constexpr const char* weak_game = R"(NFG 1 R "Weak" { "Row" "Column" } { { "T" "B" } { "L" "R" } } ""
1 1 0 0 1 1 1 2
)";

}  // namespace selectorate::testing
