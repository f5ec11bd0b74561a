#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/sanctions/sanctions_cycle.hpp>

namespace selectorate {

/// The cycle of a scenario, solved, and what is to be expected of it round by round.
struct CycleRecord {
  /// `converged`: both play best responses up to the regret. `cancelled`: with a last round, only the last of the
  /// rounds are solved and told as a shorter cycle; without, the best policy that was met. `iteration_limit`: as the
  /// latter.
  Status status = Status::converged;
  std::optional<std::uint32_t> rounds;  ///< as asked for; empty: without a last round
  std::uint32_t states = 0;             ///< of the grid
  unsigned iterations = 0;              ///< of the search for a policy for ever; 0 with a last round
  /// Neither the leader nor the sender gains more than this by any deviation after any history, in utils: proved.
  std::array<double, 2> regret{};
  /// Expectations of each round; the first 12 where there is no last. The first round's state is the point of the grid
  /// that the cycle starts from.
  std::vector<CycleRound> path;
  CycleRound after;  ///< survival and state when the last of these rounds is over; what follows is not told
};

/// Solves the scenario's cycle: by backward induction if it has a last round, else for a policy that both keep to for
/// ever, whose regret is to be at most 1e-6.
/// \param threads  0 = as many as the machine has; the answer is the same on any number
/// \throws InvalidModel if the scenario is wrong or has no cycle
/// \see tests/io/cycle_record_test.cpp
[[nodiscard]] SELECTORATE_EXPORT CycleRecord solve_cycle_record(const Scenario& scenario, unsigned threads = 1,
                                                                const ProgressCallback& progress = {});

/// Of rounds that each begin with some survival, the expected number in which the leader is there and tests.
[[nodiscard]] SELECTORATE_EXPORT double count_expected_tests(const std::vector<CycleRound>& path);

}  // namespace selectorate
