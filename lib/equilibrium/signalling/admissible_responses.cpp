#include "equilibrium/signalling/admissible_responses.hpp"

#include <algorithm>
#include <utility>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {
namespace {

/// Each type for certain.
std::vector<std::vector<Rational>> certain_beliefs(const SignallingGame& game) {
  std::vector<std::vector<Rational>> beliefs(game.type_count(), std::vector<Rational>(game.type_count(), 0));
  for (std::uint32_t t = 0; t < game.type_count(); ++t) beliefs[t][t] = 1;
  return beliefs;
}

/// Mixtures of beliefs under which all of the responses are best, as a program without an objective.
LinearProgram make_belief_program(const SignallingGame& game, const std::vector<std::vector<Rational>>& beliefs,
                                  std::uint32_t message, const ResponseList& responses) {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::size_t k = 0; k < beliefs.size(); ++k) program.add_entry(sum, program.add_column(0), 1);
  for (std::uint32_t r = 0; r < game.response_count(message); ++r) {
    if (r == responses.front()) continue;
    const bool is_used = std::binary_search(responses.begin(), responses.end(), r);
    const std::uint32_t row = program.add_row(is_used ? RowSense::equal : RowSense::at_most, 0);
    for (std::uint32_t k = 0; k < beliefs.size(); ++k) {
      Rational gain = 0;
      for (std::uint32_t t = 0; t < game.type_count(); ++t) {
        gain +=
            beliefs[k][t] * (game.receiver_payoff(t, message, r) - game.receiver_payoff(t, message, responses.front()));
      }
      program.add_entry(row, k, gain);
    }
  }
  return program;
}

}  // namespace

AdmissibleResponses::AdmissibleResponses(const SignallingGame& game)
    : AdmissibleResponses(game, certain_beliefs(game)) {}

AdmissibleResponses::AdmissibleResponses(const SignallingGame& game, std::vector<std::vector<Rational>> beliefs)
    : game_(game), beliefs_(std::move(beliefs)), known_(game.message_count()) {}

bool AdmissibleResponses::is_admissible(std::uint32_t message, const ResponseList& responses) {
  if (responses.empty()) return true;
  const auto [place, is_new] = known_[message].try_emplace(responses, false);
  if (is_new) {
    const LinearProgram program = make_belief_program(game_, beliefs_, message, responses);
    place->second = solve_linear_program(program, {.use_glpk = false}).status == LinearStatus::optimal;
  }
  return place->second;
}

ResponseList AdmissibleResponses::smallest_inadmissible(std::uint32_t message, ResponseList responses) {
  for (std::size_t i = 0; i < responses.size();) {
    ResponseList fewer = responses;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (is_admissible(message, fewer)) {
      ++i;
    } else {
      responses = std::move(fewer);
    }
  }
  return responses;
}

}  // namespace selectorate
