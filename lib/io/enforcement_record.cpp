#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/io/enforcement_record.hpp>

namespace selectorate {

EnforcementRecord solve_enforcement_record(const Scenario& scenario, unsigned threads,
                                           const ProgressCallback& progress) {
  constexpr unsigned steps = 20;
  constexpr std::size_t limit = 10'000;
  if (scenario.sender_states.empty()) throw InvalidModel("sender_state", "there are none");
  EpisodeEnforcementValue solved =
      solve_enforcement_value(make_episode(scenario), steps, {.certify = false, .threads = threads});
  EnforcementGame game(scenario.sender_states, std::move(solved.value));
  const Complementarity complementarity = verify_complementarity(game);
  PureEnforcement pure = solve_pure_enforcement(game, {.limit = limit, .threads = threads}, progress);
  return {.game = std::move(game), .complementarity = complementarity, .pure = std::move(pure)};
}

}  // namespace selectorate
