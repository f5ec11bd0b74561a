#include <algorithm>

#include "equilibrium/signalling/signalling_sets.hpp"

namespace selectorate {
namespace {

using Point = std::vector<Rational>;

/// Strategies of one set and where to find the responses to a message in its joint polytope.
class Responses {
 public:
  Responses(const SignallingGame& game, const SignallingEquilibriumSet& set)
      : game_(game), set_(set), place_(game.message_count(), none) {
    std::size_t next = 0;
    for (const std::uint32_t m : set.joint_messages) {
      place_[m] = next;
      next += game.response_count(m);
    }
  }

  [[nodiscard]] bool is_joint(std::uint32_t m) const { return place_[m] != none; }
  [[nodiscard]] std::size_t place(std::uint32_t m) const { return place_[m]; }

  /// y(.|m) at the vertices of each alternative, or at those of the joint polytope.
  [[nodiscard]] std::vector<std::vector<Point>> alternatives(std::uint32_t m) const {
    std::vector<std::vector<Point>> lists;
    if (!is_joint(m)) {
      for (const ResponseSet& responses : set_.responses[m]) lists.push_back(responses.strategies.vertices);
      return lists;
    }
    lists.emplace_back();
    for (const Point& vertex : set_.receiver.vertices) {
      const auto first = vertex.begin() + static_cast<std::ptrdiff_t>(place_[m]);
      lists.back().emplace_back(first, first + game_.response_count(m));
    }
    return lists;
  }

  /// Whether all points meet a constraint on the joint responses of another set: its terms in this set's joint messages
  /// are judged vertex by vertex, those in each other message at their least and greatest, as they vary independently.
  [[nodiscard]] bool meet(const PolytopeConstraint& constraint, const Responses& other) const {
    Rational least = -constraint.right_side;
    Rational greatest = least;
    std::vector<Rational> joint(set_.receiver.vertices.size(), 0);
    for (const std::uint32_t m : other.set_.joint_messages) {
      const auto* coefficients = constraint.coefficients.data() + other.place(m);
      if (is_joint(m)) {
        for (std::size_t v = 0; v < joint.size(); ++v) {
          for (std::uint32_t r = 0; r < game_.response_count(m); ++r) {
            joint[v] += coefficients[r] * set_.receiver.vertices[v][place(m) + r];
          }
        }
        continue;
      }
      std::vector<Rational> values;
      for (const auto& alternative : alternatives(m)) {
        for (const Point& strategy : alternative) {
          values.emplace_back(0);
          for (std::uint32_t r = 0; r < strategy.size(); ++r) values.back() += coefficients[r] * strategy[r];
        }
      }
      const auto [low, high] = std::minmax_element(values.begin(), values.end());
      least += *low;
      greatest += *high;
    }
    const auto [low, high] = std::minmax_element(joint.begin(), joint.end());
    least += *low;
    greatest += *high;
    return constraint.is_equation ? least == 0 && greatest == 0 : least >= 0;
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  const SignallingGame& game_;
  const SignallingEquilibriumSet& set_;
  std::vector<std::size_t> place_;
};

/// Whether each alternative of the part lies in one of the whole. A convex set in a union of faces lies in one of them.
bool are_alternatives_part(const std::vector<std::vector<Point>>& part, const std::vector<ResponseSet>& whole) {
  return std::all_of(part.begin(), part.end(), [&](const auto& points) {
    return std::any_of(whole.begin(), whole.end(), [&](const ResponseSet& responses) {
      return std::all_of(points.begin(), points.end(),
                         [&](const Point& point) { return contains(responses.strategies, point); });
    });
  });
}

}  // namespace

bool is_part_of(const SignallingGame& game, const SignallingEquilibriumSet& part,
                const SignallingEquilibriumSet& whole) {
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    if (!std::includes(whole.sender_messages[t].begin(), whole.sender_messages[t].end(),
                       part.sender_messages[t].begin(), part.sender_messages[t].end())) {
      return false;
    }
  }
  for (const Point& vertex : part.sender.vertices) {
    if (!contains(whole.sender, vertex)) return false;
  }
  const Responses part_responses(game, part);
  const Responses whole_responses(game, whole);
  for (const PolytopeConstraint& constraint : whole.receiver.constraints) {
    if (!part_responses.meet(constraint, whole_responses)) return false;
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    if (whole_responses.is_joint(m)) continue;
    if (!are_alternatives_part(part_responses.alternatives(m), whole.responses[m])) return false;
  }
  return true;
}

}  // namespace selectorate
