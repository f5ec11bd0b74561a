#pragma once

#include "game_texts.hpp"
#include "program.hpp"

namespace selectorate::testing {

/// A test of the program with the games of game_texts.hpp in its folder.
class GameProgramTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("entry.efg", entry_game);
    write("ties.efg", tied_game);
    write("card.efg", card_game);
    write("coin.efg", coin_game);
    write("battle.nfg", battle_game);
    write("crowd.nfg", crowd_game);
  }
};

}  // namespace selectorate::testing
