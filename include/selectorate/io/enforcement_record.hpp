#pragma once

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

namespace selectorate {

/// Who enforces a scenario's package: the game among its sender states, and all its pure equilibria.
struct EnforcementRecord {
  EnforcementGame game;  ///< one group for each state, in the scenario's order
  Complementarity complementarity;
  PureEnforcement pure;  ///< at most 10 000 equilibria are kept
};

/// Solves the episode at 21 levels of enforcement, each instrument's own multiplied by the level, and with its value to
/// the sender the game among the scenario's sender states (model.md 5).
/// \param threads  0 = as many as the machine has; the answer is the same on any number
/// \throws InvalidModel if the scenario is wrong or has no sender states
/// \see tests/io/enforcement_record_test.cpp
[[nodiscard]] SELECTORATE_EXPORT EnforcementRecord solve_enforcement_record(const Scenario& scenario,
                                                                            unsigned threads = 1,
                                                                            const ProgressCallback& progress = {});

}  // namespace selectorate
