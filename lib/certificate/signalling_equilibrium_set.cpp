#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/signalling_equilibrium_set.hpp>

#include "certificate/claim_conditions.hpp"

namespace selectorate {
namespace {

using Point = std::vector<Rational>;

/// Judges one set: `run` throws InvalidModel at the first thing that is wrong.
class SetCheck {
 public:
  SetCheck(const SignallingGame& game, const SignallingEquilibriumSet& set) : game_(game), set_(set) {}

  void run() {
    read_sender();
    read_receiver();
    check_messages();
    check_responses();
    check_payoffs();
  }

 private:
  [[noreturn]] static void fail(const std::string& place, const std::string& reason) {
    throw InvalidModel(place, reason);
  }

  /// The vertices, which must meet the constraints.
  static const std::vector<Point>& vertices_of(const RationalPolytope& polytope, const std::string& place) {
    if (polytope.vertices.empty()) fail(place, "there is no vertex");
    for (const Point& vertex : polytope.vertices) {
      if (!contains(polytope, vertex)) fail(place, "a vertex breaks a constraint");
    }
    return polytope.vertices;
  }

  static void check_distribution(const Point& probabilities, std::size_t length, const std::string& place) {
    Rational sum = 0;
    for (const Rational& probability : probabilities) {
      if (probability < 0) fail(place, "a probability is negative");
      sum += probability;
    }
    if (probabilities.size() != length || sum != 1) fail(place, "this is not a distribution");
  }

  [[nodiscard]] std::string after(std::uint32_t m) const { return fmt::format("after '{}'", game_.message_name(m)); }

  void read_sender() {
    const std::size_t messages = game_.message_count();
    for (const Point& vertex : vertices_of(set_.sender, "sender")) {
      if (vertex.size() != messages * game_.type_count()) fail("sender", "a vertex has the wrong length");
      std::vector<Point> strategy;
      for (std::size_t t = 0; t < game_.type_count(); ++t) {
        strategy.emplace_back(vertex.begin() + static_cast<std::ptrdiff_t>(t * messages),
                              vertex.begin() + static_cast<std::ptrdiff_t>((t + 1) * messages));
        check_distribution(strategy.back(), messages, "sender");
      }
      senders_.push_back(std::move(strategy));
    }
    is_sent_.assign(messages, false);
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      std::vector<std::uint32_t> sent;
      for (std::uint32_t m = 0; m < messages; ++m) {
        const bool sends = std::any_of(senders_.begin(), senders_.end(), [&](const auto& x) { return x[t][m] != 0; });
        if (sends) sent.push_back(m);
        is_sent_[m] = is_sent_[m] || sends;
      }
      if (set_.sender_messages.size() != game_.type_count() || set_.sender_messages[t] != sent) {
        fail(fmt::format("messages of type '{}'", game_.type_name(t)), "these are not the ones that it sends");
      }
    }
  }

  void read_receiver() {
    is_joint_.assign(game_.message_count(), false);
    std::size_t length = 0;
    for (const std::uint32_t m : set_.joint_messages) {
      if (m >= game_.message_count() || is_joint_[m]) fail("joint messages", "one is repeated or does not exist");
      is_joint_[m] = true;
      length += game_.response_count(m);
    }
    for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
      if (is_sent_[m] && !is_joint_[m]) fail("joint messages", fmt::format("'{}' is sent", game_.message_name(m)));
    }
    for (const Point& vertex : vertices_of(set_.receiver, "receiver")) {
      if (vertex.size() != length) fail("receiver", "a vertex has the wrong length");
      std::vector<Point> responses(game_.message_count());
      auto next = vertex.begin();
      for (const std::uint32_t m : set_.joint_messages) {
        responses[m].assign(next, next + game_.response_count(m));
        next += game_.response_count(m);
        check_distribution(responses[m], game_.response_count(m), after(m));
      }
      receivers_.push_back(std::move(responses));
    }
    if (set_.responses.size() != game_.message_count()) fail("responses", "one list for each message is expected");
    for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
      if (set_.responses[m].empty()) fail(after(m), "no response is given");
      if (is_joint_[m] && set_.responses[m].size() != 1) fail(after(m), "a joint message has one entry");
    }
  }

  /// Most that a type can get from a message that is not joint, over all alternatives.
  [[nodiscard]] Rational temptation(std::uint32_t t, std::uint32_t m) const {
    std::vector<Rational> payoffs;
    for (const ResponseSet& alternative : set_.responses[m]) {
      for (const Point& strategy : vertices_of(alternative.strategies, after(m))) {
        check_distribution(strategy, game_.response_count(m), after(m));
        payoffs.push_back(evaluate_message_payoff(game_, t, m, strategy));
      }
    }
    return *std::max_element(payoffs.begin(), payoffs.end());
  }

  void check_messages() const {
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      for (std::uint32_t other = 0; other < game_.message_count(); ++other) {
        const Rational most = is_joint_[other] ? Rational(0) : temptation(t, other);
        for (const auto& y : receivers_) {
          const Rational instead = is_joint_[other] ? evaluate_message_payoff(game_, t, other, y[other]) : most;
          for (const std::uint32_t m : set_.sender_messages[t]) {
            if (evaluate_message_payoff(game_, t, m, y[m]) >= instead) continue;
            fail(fmt::format("type '{}'", game_.type_name(t)),
                 fmt::format("it sends '{}' and prefers '{}'", game_.message_name(m), game_.message_name(other)));
          }
        }
      }
    }
  }

  /// Whether every response in use is best under (unnormalised) beliefs.
  void check_best(std::uint32_t m, const std::vector<std::uint32_t>& used, const Point& weights) const {
    for (const std::uint32_t r : used) {
      for (std::uint32_t other = 0; other < game_.response_count(m); ++other) {
        Rational gain = 0;
        for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
          gain += weights[t] * (game_.receiver_payoff(t, m, other) - game_.receiver_payoff(t, m, r));
        }
        if (gain <= 0) continue;
        fail(after(m), fmt::format("'{}' is not best", game_.response_name(m, r)));
      }
    }
  }

  void check_used(std::uint32_t m, const std::vector<std::uint32_t>& claimed, const auto& strategies) const {
    std::vector<std::uint32_t> used;
    for (std::uint32_t r = 0; r < game_.response_count(m); ++r) {
      if (std::any_of(strategies.begin(), strategies.end(), [&](const Point& y) { return y[r] != 0; })) {
        used.push_back(r);
      }
    }
    if (used != claimed) fail(after(m), "the responses listed are not the ones in use");
  }

  void check_unsent(std::uint32_t m, const ResponseSet& responses) const {
    for (const Point& belief : vertices_of(responses.beliefs, fmt::format("beliefs {}", after(m)))) {
      check_distribution(belief, game_.type_count(), fmt::format("beliefs {}", after(m)));
      check_best(m, responses.responses, belief);
    }
  }

  void check_responses() const {
    for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
      bool may_be_unsent = false;
      for (const auto& x : senders_) {
        Point weights;
        for (std::uint32_t t = 0; t < game_.type_count(); ++t) weights.push_back(game_.prior(t) * x[t][m]);
        const bool unsent = std::all_of(weights.begin(), weights.end(), [](const Rational& w) { return w == 0; });
        may_be_unsent = may_be_unsent || unsent;
        if (!unsent) check_best(m, set_.responses[m].front().responses, weights);
      }
      for (const ResponseSet& alternative : set_.responses[m]) {
        if (may_be_unsent) check_unsent(m, alternative);
        if (!is_joint_[m]) check_used(m, alternative.responses, alternative.strategies.vertices);
      }
      if (!is_joint_[m]) continue;
      std::vector<Point> strategies;
      for (const auto& y : receivers_) strategies.push_back(y[m]);
      check_used(m, set_.responses[m].front().responses, strategies);
    }
  }

  static void check_range(const PayoffRange& range, const Point& payoffs, const std::string& place) {
    const auto [least, greatest] = std::minmax_element(payoffs.begin(), payoffs.end());
    if (range.least != *least || range.greatest != *greatest) fail(place, "the range of payoffs is another");
  }

  void check_payoffs() const {
    if (set_.sender_payoffs.size() != game_.type_count()) fail("payoffs", "one range for each type is expected");
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      Point payoffs;
      const std::uint32_t m = set_.sender_messages[t].front();
      for (const auto& y : receivers_) payoffs.push_back(evaluate_message_payoff(game_, t, m, y[m]));
      check_range(set_.sender_payoffs[t], payoffs, fmt::format("type '{}'", game_.type_name(t)));
    }
    Point payoffs;
    for (const auto& x : senders_) {
      payoffs.emplace_back(0);
      for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
        for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
          if (x[t][m] == 0) continue;
          // All responses in use are equally good against the whole of what is sent.
          const std::uint32_t r = set_.responses[m].front().responses.front();
          payoffs.back() += game_.prior(t) * x[t][m] * game_.receiver_payoff(t, m, r);
        }
      }
    }
    check_range(set_.receiver_payoff, payoffs, "receiver");
    std::vector<Point> middle(game_.type_count());
    const Point centre = evaluate_centre(set_.sender);
    for (std::size_t t = 0; t < middle.size(); ++t) {
      const auto first = centre.begin() + static_cast<std::ptrdiff_t>(t * game_.message_count());
      middle[t].assign(first, first + game_.message_count());
    }
    if (set_.kind != classify_sender(game_, middle)) fail("kind", "the sender's strategies are of another kind");
  }

  const SignallingGame& game_;
  const SignallingEquilibriumSet& set_;
  std::vector<std::vector<Point>> senders_;    ///< vertices: x(m|t) at [vertex][type][message]
  std::vector<std::vector<Point>> receivers_;  ///< vertices: y(r|m) at [vertex][message][response], joint ones only
  std::vector<bool> is_sent_;
  std::vector<bool> is_joint_;
};

}  // namespace

Verdict verify_equilibrium_set(const SignallingGame& game, const SignallingEquilibriumSet& set) {
  try {
    SetCheck(game, set).run();
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
  return {true, {}};
}

}  // namespace selectorate
