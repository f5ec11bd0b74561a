#include "equilibrium/signalling/deviation_responses.hpp"

#include <algorithm>
#include <utility>

#include "equilibrium/lp/linear_program.hpp"

namespace selectorate {
namespace {

using Kind = DeviationCondition::Kind;

/// All distributions over so many responses.
NarrowingPolyhedron<Integer> make_simplex(std::uint32_t count) {
  LinearProgram program;
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t r = 0; r < count; ++r) program.add_entry(sum, program.add_column(0), 1);
  return NarrowingPolyhedron<Integer>(program);
}

}  // namespace

DeviationResponses::DeviationResponses(const SignallingGame& game, std::uint32_t message,
                                       const std::vector<Rational>& payoffs, std::vector<std::vector<Rational>> beliefs)
    : game_(game), message_(message), payoffs_(payoffs) {
  AdmissibleResponses admissible(game, std::move(beliefs));
  const std::uint32_t count = game.response_count(message);
  split_by_admissibility(make_simplex(count), {{message, 0, count}}, admissible,
                         [&](NarrowingPolyhedron<Integer> part) {
                           ResponseList face;
                           for (std::uint32_t r = 0; r < count; ++r) {
                             if (part.can_be_positive(r)) face.push_back(r);
                           }
                           faces_.push_back(std::move(face));
                           return true;
                         });
  for (const ResponseList& face : faces_) pure_.insert(pure_.end(), face.begin(), face.end());
  std::sort(pure_.begin(), pure_.end());
  pure_.erase(std::unique(pure_.begin(), pure_.end()), pure_.end());
}

std::optional<std::vector<Rational>> DeviationResponses::find(const std::vector<DeviationCondition>& conditions) const {
  for (const ResponseList& face : faces_) {
    if (auto response = find(face, conditions)) return response;
  }
  return std::nullopt;
}

std::optional<std::vector<Rational>> DeviationResponses::find(const ResponseList& face,
                                                              const std::vector<DeviationCondition>& conditions) const {
  // Column 0 is the least gain or loss among the strict conditions, at most 1; then the responses of the face.
  LinearProgram program;
  const std::uint32_t margin = program.add_column(1);
  program.add_entry(program.add_row(RowSense::at_most, 1), margin, 1);
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::size_t k = 0; k < face.size(); ++k) program.add_entry(sum, program.add_column(0), 1);
  bool is_strict = false;
  for (const auto& [type, kind] : conditions) {
    const int sign = kind == Kind::gains || kind == Kind::gains_or_even ? 1 : -1;
    const std::uint32_t row = program.add_row(RowSense::at_least, sign * payoffs_[type]);
    for (std::uint32_t k = 0; k < face.size(); ++k) {
      program.add_entry(row, k + 1, sign * game_.sender_payoff(type, message_, face[k]));
    }
    if (kind == Kind::gains_or_even || kind == Kind::loses_or_even) continue;
    program.add_entry(row, margin, -1);
    is_strict = true;
  }
  const LinearSolution solution = solve_linear_program(program, {.use_glpk = false});
  if (solution.status != LinearStatus::optimal || (is_strict && solution.value == 0)) return std::nullopt;
  std::vector<Rational> response(game_.response_count(message_), 0);
  for (std::size_t k = 0; k < face.size(); ++k) response[face[k]] = solution.primal[k + 1];
  return response;
}

}  // namespace selectorate
