#pragma once

#include <selectorate/base/random.hpp>
#include <selectorate/sanctions/crisis_payoffs.hpp>

namespace selectorate::test {

/// oracles.md 6: W_A = -1.9, W_B = -2.9 + .1 z, a = -1.2, V_A = V_B = 1, S_A = C_B = 0.
inline CrisisPayoffs oracle_crisis(double z) {
  return {.status_quo = {0, 0}, .concession = {1, 0}, .stand_firm = {-1.9, -2.9 + .1 * z}, .back_down = {-1.2, 1}};
}

/// Payoffs of the size of the oracle's, many of them with several equilibria.
inline CrisisPayoffs random_crisis(RandomStream& random) {
  return {.status_quo = {0, 0},
          .concession = {random.uniform(.8, 1.2), 0},
          .stand_firm = {random.uniform(-2.1, -1.7), random.uniform(-3, -2.7)},
          .back_down = {random.uniform(-1.35, -1.05), random.uniform(.9, 1.1)}};
}

}  // namespace selectorate::test
