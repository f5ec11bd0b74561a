#pragma once

namespace selectorate {

/// What an outcome of a crisis is worth to its two players.
struct CrisisOutcome {
  double sender = 0;
  double target = 0;
};

/// Payoffs of a crisis: the sender keeps the status quo or makes a demand under a threat; the target concedes or
/// resists; a sender who meets resistance stands firm (imposes what he threatened) or backs down (model.md 4).
struct CrisisPayoffs {
  CrisisOutcome status_quo;  ///< S_A; the target's entry matters to nobody's choice
  CrisisOutcome concession;  ///< V_A, C_B: the target concedes to the threat
  CrisisOutcome stand_firm;  ///< W_A, W_B: sanctions are imposed
  CrisisOutcome back_down;   ///< a, V_B: the threat was empty; audience costs are in a
};

}  // namespace selectorate
