#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <selectorate/base/rational_polytope.hpp>
#include <selectorate/game/signalling_game.hpp>

#include "equilibrium/lp/narrowing_polyhedron.hpp"

namespace selectorate {

/// Responses to one message, in increasing order.
using ResponseList = std::vector<std::uint32_t>;

/// Which responses to a message some belief makes best at the same time, so that a rational receiver may mix them.
/// Every part of an admissible list is admissible. Remembers its answers.
class AdmissibleResponses {
 public:
  /// Whatever the receiver believes.
  explicit AdmissibleResponses(const SignallingGame& game);
  /// \param beliefs  he may hold these and all between them, one probability for each type
  AdmissibleResponses(const SignallingGame& game, std::vector<std::vector<Rational>> beliefs);

  [[nodiscard]] bool is_admissible(std::uint32_t message, const ResponseList& responses);
  /// A part of an inadmissible list that is inadmissible, while it is not without any one of its members.
  [[nodiscard]] ResponseList smallest_inadmissible(std::uint32_t message, ResponseList responses);

 private:
  const SignallingGame& game_;
  std::vector<std::vector<Rational>> beliefs_;
  std::vector<std::map<ResponseList, bool>> known_;
};

/// Where the responses to a message are found among a polyhedron's variables.
struct ResponseColumns {
  std::uint32_t message;
  std::uint32_t first;
  std::uint32_t count;
};

/// Splits a polyhedron into the parts in which the responses to every one of the messages are admissible. The parts
/// cover all such points; they are closed and may overlap. Calls `visit(part)`, which returns false to stop.
/// \return false if stopped
template <class Number, class Visit>
bool split_by_admissibility(NarrowingPolyhedron<Number> polyhedron, const std::vector<ResponseColumns>& messages,
                            AdmissibleResponses& admissible, const Visit& visit) {
  for (const ResponseColumns& columns : messages) {
    ResponseList used;
    for (std::uint32_t r = 0; r < columns.count; ++r) {
      if (polyhedron.can_be_positive(columns.first + r)) used.push_back(r);
    }
    if (admissible.is_admissible(columns.message, used)) continue;
    for (const std::uint32_t r : admissible.smallest_inadmissible(columns.message, used)) {
      NarrowingPolyhedron<Number> part = polyhedron;
      if (part.fix(columns.first + r) && !split_by_admissibility(std::move(part), messages, admissible, visit)) {
        return false;
      }
    }
    return true;
  }
  return visit(std::move(polyhedron));
}

}  // namespace selectorate
