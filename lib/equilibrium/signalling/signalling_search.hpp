#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include <selectorate/base/status.hpp>

#include "equilibrium/lp/narrowing_polyhedron.hpp"
#include "equilibrium/signalling/admissible_responses.hpp"
#include "equilibrium/signalling/signalling_programs.hpp"

namespace selectorate {

/// A product of sender's strategies that use `optimal` alone and make `best` best, and receiver's strategies that use
/// `best` alone and make `optimal` optimal.
struct SignallingPattern {
  std::vector<bool> sent;     ///< by message: those that the sender may send
  std::vector<bool> optimal;  ///< at t * messages + m: type t may send m
  /// By response, counted over all messages: it may be used. Of messages that are not sent, all may be unless
  /// `is_joint`.
  std::vector<bool> best;
  bool is_joint = false;  ///< whether `best` settles the responses to messages that are not sent as well

  friend auto operator<=>(const SignallingPattern&, const SignallingPattern&) = default;
};

struct SearchLimits {
  std::uint64_t nodes = 0;
  ProgressCallback progress = {};
};

/// Finds the patterns of all equilibria, one set of messages sent after the other.
///
/// A node of the search is a pair of polyhedra, one for each player. If some label, say w(t,m) with d(t,m), is positive
/// on both sides at the vertices at hand, an equilibrium has one of the two at zero: two branches. Where no label can
/// be positive on both sides every pair of points is an equilibrium, and the node's pattern, extended as far as both
/// players' incentives allow, is a maximal product. That messages which are not sent must be answered rationally is
/// left out here, but for responses that no belief makes best.
template <class Number>
class SignallingSearch {
 public:
  using Polyhedron = NarrowingPolyhedron<Number>;

  SignallingSearch(const SignallingGame& game, const SignallingPrograms& programs, AdmissibleResponses& admissible,
                   const SearchLimits& limits);

  /// `converged`, `iteration_limit` or `cancelled`.
  Status run();
  [[nodiscard]] const std::set<SignallingPattern>& patterns() const noexcept { return patterns_; }
  [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }

  /// Of a pattern that leaves unsent messages open: the patterns that settle them, together with the others.
  [[nodiscard]] std::set<SignallingPattern> settle_unsent(const SignallingPattern& pattern);
  /// The maximal lists of responses to one message that deter all types, given what they get otherwise.
  [[nodiscard]] std::vector<ResponseList> find_threats(std::uint32_t message, const std::vector<Rational>& payoffs);
  /// Whether two patterns have an equilibrium in common.
  [[nodiscard]] bool intersect(const SignallingPattern& a, const SignallingPattern& b);

 private:
  struct Node {
    Polyhedron sender;
    Polyhedron receiver;
  };
  /// Two variables of which one is zero: the sender's and the receiver's.
  struct Label {
    std::uint32_t sender;
    std::uint32_t receiver;
  };

  void search_messages(const std::vector<bool>& sent);
  void search(Node node, const std::vector<Label>& labels, const std::vector<bool>& sent);
  [[nodiscard]] const Label* find_violation(Node& node, const std::vector<Label>& labels) const;
  [[nodiscard]] bool sends_all(Polyhedron& sender, const std::vector<bool>& sent) const;
  [[nodiscard]] std::vector<Label> make_labels(const std::vector<bool>& sent) const;
  [[nodiscard]] Polyhedron restrict_sender(const std::vector<bool>& sent) const;
  [[nodiscard]] std::vector<ResponseColumns> unsent_columns(const std::vector<bool>& sent) const;
  [[nodiscard]] SignallingPattern extend(Polyhedron receiver, const std::vector<bool>& sent, bool is_joint) const;
  [[nodiscard]] bool narrow_sender(Polyhedron& sender, const SignallingPattern& pattern) const;
  [[nodiscard]] bool narrow_receiver(Polyhedron& receiver, const SignallingPattern& pattern) const;

  const SignallingGame& game_;
  const SignallingPrograms& programs_;
  AdmissibleResponses& admissible_;
  const SearchLimits& limits_;
  Polyhedron sender_;
  Polyhedron receiver_;
  std::vector<std::uint32_t> message_of_;  ///< of each response
  std::set<SignallingPattern> patterns_;
  std::uint64_t nodes_ = 0;
  Status status_ = Status::converged;
};

extern template class SignallingSearch<std::int64_t>;
extern template class SignallingSearch<int128>;
extern template class SignallingSearch<Integer>;

}  // namespace selectorate
