#include "equilibrium/signalling/signalling_sets.hpp"

#include <algorithm>
#include <utility>

#include "equilibrium/polytope_builder.hpp"

namespace selectorate {
namespace {

using Point = std::vector<Rational>;

/// What the receiver gains after a message by one response instead of another, as weights on the types.
Point response_gain(const SignallingGame& game, std::uint32_t m, std::uint32_t r, std::uint32_t instead) {
  Point gain;
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    gain.push_back(game.receiver_payoff(t, m, r) - game.receiver_payoff(t, m, instead));
  }
  return gain;
}

std::optional<RationalPolytope> make_sender_polytope(const SignallingGame& game, const SignallingPattern& pattern,
                                                     std::size_t limit) {
  const std::uint32_t messages = game.message_count();
  PolytopeBuilder builder(std::size_t{game.type_count()} * messages);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    builder.add_distribution(std::size_t{t} * messages, messages);
    for (std::uint32_t m = 0; m < messages; ++m) {
      if (!pattern.optimal[t * messages + m]) builder.set_zero(t * messages + m);
    }
  }
  for (std::uint32_t m = 0; m < messages; ++m) {
    if (!pattern.sent[m]) continue;
    const std::uint32_t first = game.first_response(m);
    std::uint32_t r0 = 0;
    while (!pattern.best[first + r0]) ++r0;
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      if (r == r0) continue;
      PolytopeConstraint constraint{Point(builder.coordinate_count(), 0), 0, pattern.best[first + r]};
      const Point gain = response_gain(game, m, r0, r);
      for (std::uint32_t t = 0; t < game.type_count(); ++t) {
        constraint.coefficients[t * messages + m] = game.prior(t) * gain[t];
      }
      builder.add(std::move(constraint));
    }
  }
  return builder.build(limit);
}

/// Places of the responses to joint messages among the coordinates of `SignallingEquilibriumSet::receiver`.
std::vector<std::size_t> joint_places(const SignallingGame& game, const std::vector<std::uint32_t>& joint) {
  std::vector<std::size_t> places(game.message_count() + 1, 0);
  std::size_t next = 0;
  for (const std::uint32_t m : joint) {
    places[m] = next;
    next += game.response_count(m);
  }
  places.back() = next;
  return places;
}

std::optional<RationalPolytope> make_receiver_polytope(const SignallingGame& game, const SignallingPattern& pattern,
                                                       const std::vector<std::uint32_t>& joint, std::size_t limit) {
  const std::vector<std::size_t> places = joint_places(game, joint);
  PolytopeBuilder builder(places.back());
  for (const std::uint32_t m : joint) {
    builder.add_distribution(places[m], game.response_count(m));
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      if (!pattern.best[game.first_response(m) + r]) builder.set_zero(places[m] + r);
    }
  }
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    const auto first = pattern.optimal.begin() + std::ptrdiff_t{t} * game.message_count();
    const auto m0 = static_cast<std::uint32_t>(std::find(first, first + game.message_count(), true) - first);
    for (const std::uint32_t m : joint) {
      if (m == m0) continue;
      PolytopeConstraint constraint{Point(builder.coordinate_count(), 0), 0, *(first + m)};
      for (std::uint32_t r = 0; r < game.response_count(m0); ++r) {
        constraint.coefficients[places[m0] + r] = game.sender_payoff(t, m0, r);
      }
      for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
        constraint.coefficients[places[m] + r] = -game.sender_payoff(t, m, r);
      }
      builder.add(std::move(constraint));
    }
  }
  return builder.build(limit);
}

std::optional<RationalPolytope> make_threat_polytope(const SignallingGame& game, std::uint32_t m,
                                                     const ResponseList& responses,
                                                     const std::vector<PayoffRange>& payoffs, std::size_t limit) {
  PolytopeBuilder builder(game.response_count(m));
  builder.add_distribution(0, game.response_count(m));
  for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
    if (!std::binary_search(responses.begin(), responses.end(), r)) builder.set_zero(r);
  }
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    PolytopeConstraint constraint{Point(game.response_count(m), 0), -payoffs[t].least};
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      constraint.coefficients[r] = -game.sender_payoff(t, m, r);
    }
    builder.add(std::move(constraint));
  }
  return builder.build(limit);
}

PayoffRange range_of(const Point& payoffs) {
  const auto [least, greatest] = std::minmax_element(payoffs.begin(), payoffs.end());
  return {*least, *greatest};
}

void describe_sender(const SignallingGame& game, SignallingEquilibriumSet& set) {
  const std::uint32_t messages = game.message_count();
  const Point centre = evaluate_centre(set.sender);
  std::vector<Point> strategy;
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    strategy.emplace_back(centre.begin() + std::ptrdiff_t{t} * messages,
                          centre.begin() + std::ptrdiff_t{t + 1} * messages);
    set.sender_messages.emplace_back();
    for (std::uint32_t m = 0; m < messages; ++m) {
      if (strategy[t][m] != 0) set.sender_messages[t].push_back(m);
    }
  }
  set.kind = classify_sender(game, strategy);
}

void describe_payoffs(const SignallingGame& game, SignallingEquilibriumSet& set) {
  const std::vector<std::size_t> places = joint_places(game, set.joint_messages);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    Point payoffs;
    const std::uint32_t m = set.sender_messages[t].front();
    for (const Point& vertex : set.receiver.vertices) {
      payoffs.push_back(evaluate_message_payoff(
          game, t, m, std::span<const Rational>(vertex).subspan(places[m], game.response_count(m))));
    }
    set.sender_payoffs.push_back(range_of(payoffs));
  }
  Point payoffs;
  for (const Point& vertex : set.sender.vertices) {
    payoffs.emplace_back(0);
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      for (const std::uint32_t m : set.sender_messages[t]) {
        payoffs.back() += game.prior(t) * vertex[t * game.message_count() + m] *
                          game.receiver_payoff(t, m, set.responses[m].front().responses.front());
      }
    }
  }
  set.receiver_payoff = range_of(payoffs);
}

/// The responses that some point of the joint polytope uses.
ResponseList joint_responses(const SignallingGame& game, const SignallingEquilibriumSet& set, std::uint32_t m,
                             std::size_t place) {
  ResponseList used;
  for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
    const bool is_used = std::any_of(set.receiver.vertices.begin(), set.receiver.vertices.end(),
                                     [&](const Point& vertex) { return vertex[place + r] != 0; });
    if (is_used) used.push_back(r);
  }
  return used;
}

bool may_be_unsent(const SignallingGame& game, const SignallingEquilibriumSet& set, std::uint32_t m) {
  return std::any_of(set.sender.vertices.begin(), set.sender.vertices.end(), [&](const Point& vertex) {
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      if (vertex[t * game.message_count() + m] != 0) return false;
    }
    return true;
  });
}

}  // namespace

std::optional<RationalPolytope> make_belief_polytope(const SignallingGame& game, std::uint32_t message,
                                                     const ResponseList& responses, std::size_t limit) {
  PolytopeBuilder builder(game.type_count());
  builder.add_distribution(0, game.type_count());
  for (std::uint32_t r = 0; r < game.response_count(message); ++r) {
    if (r == responses.front()) continue;
    const bool is_used = std::binary_search(responses.begin(), responses.end(), r);
    builder.add({response_gain(game, message, responses.front(), r), 0, is_used});
  }
  return builder.build(limit);
}

std::optional<SignallingEquilibriumSet> make_equilibrium_set(const SignallingGame& game,
                                                             const SignallingPattern& pattern, std::size_t limit) {
  SignallingEquilibriumSet set;
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    if (pattern.sent[m] || pattern.is_joint) set.joint_messages.push_back(m);
  }
  auto sender = make_sender_polytope(game, pattern, limit);
  auto receiver = make_receiver_polytope(game, pattern, set.joint_messages, limit);
  if (!sender || !receiver) return std::nullopt;
  set.sender = std::move(*sender);
  set.receiver = std::move(*receiver);
  describe_sender(game, set);
  set.responses.resize(game.message_count());
  const std::vector<std::size_t> places = joint_places(game, set.joint_messages);
  for (const std::uint32_t m : set.joint_messages) {
    set.responses[m].push_back({joint_responses(game, set, m, places[m]), {}, {}});
  }
  describe_payoffs(game, set);
  return set;
}

bool add_threats_and_beliefs(const SignallingGame& game, const std::vector<std::vector<ResponseList>>& threats,
                             std::size_t limit, SignallingEquilibriumSet& set) {
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    for (const ResponseList& responses : threats[m]) {
      auto strategies = make_threat_polytope(game, m, responses, set.sender_payoffs, limit);
      if (!strategies) return false;
      set.responses[m].push_back({responses, std::move(*strategies), {}});
    }
    if (!may_be_unsent(game, set, m)) continue;
    for (ResponseSet& responses : set.responses[m]) {
      auto beliefs = make_belief_polytope(game, m, responses.responses, limit);
      if (!beliefs) return false;
      responses.beliefs = std::move(*beliefs);
    }
  }
  return true;
}

}  // namespace selectorate
