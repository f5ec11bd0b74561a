#include "equilibrium/signalling/signalling_search.hpp"

#include <algorithm>
#include <utility>

namespace selectorate {
namespace {

/// How often the caller is asked whether to go on.
constexpr std::uint64_t nodes_between_reports = 256;

}  // namespace

template <class Number>
SignallingSearch<Number>::SignallingSearch(const SignallingGame& game, const SignallingPrograms& programs,
                                           AdmissibleResponses& admissible, const SearchLimits& limits)
    : game_(game),
      programs_(programs),
      admissible_(admissible),
      limits_(limits),
      sender_(programs.sender),
      receiver_(programs.receiver) {
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      message_of_.push_back(m);
      // Best under no belief, and so never used. Some response to every message is best, so something is left.
      if (!admissible.is_admissible(m, {r})) receiver_.fix(programs.probability(game.first_response(m) + r));
    }
  }
}

template <class Number>
Status SignallingSearch<Number>::run() {
  // All sets of messages but the empty one.
  std::vector<bool> sent(game_.message_count(), false);
  for (;;) {
    const auto next = std::find(sent.begin(), sent.end(), false);
    if (next == sent.end()) return status_;
    std::fill(sent.begin(), next, false);
    *next = true;
    search_messages(sent);
    if (status_ != Status::converged) return status_;
  }
}

template <class Number>
std::vector<typename SignallingSearch<Number>::Label> SignallingSearch<Number>::make_labels(
    const std::vector<bool>& sent) const {
  std::vector<Label> labels;
  for (std::uint32_t k = 0; k < message_of_.size(); ++k) {
    if (sent[message_of_[k]]) labels.push_back({programs_.shortfall(k), programs_.probability(k)});
  }
  for (std::uint32_t t = 0; t < programs_.types; ++t) {
    for (std::uint32_t m = 0; m < programs_.messages; ++m) {
      if (sent[m]) labels.push_back({programs_.weight(t, m), programs_.loss(t, m)});
    }
  }
  return labels;
}

template <class Number>
typename SignallingSearch<Number>::Polyhedron SignallingSearch<Number>::restrict_sender(
    const std::vector<bool>& sent) const {
  Polyhedron sender = sender_;
  for (std::uint32_t m = 0; m < programs_.messages; ++m) {
    for (std::uint32_t t = 0; t < programs_.types && !sent[m]; ++t) sender.fix(programs_.weight(t, m));
  }
  return sender;
}

template <class Number>
void SignallingSearch<Number>::search_messages(const std::vector<bool>& sent) {
  search({restrict_sender(sent), receiver_}, make_labels(sent), sent);
}

/// Whether each of the messages can be sent at all.
template <class Number>
bool SignallingSearch<Number>::sends_all(Polyhedron& sender, const std::vector<bool>& sent) const {
  for (std::uint32_t m = 0; m < programs_.messages; ++m) {
    if (!sent[m]) continue;
    bool is_sent = false;
    for (std::uint32_t t = 0; t < programs_.types && !is_sent; ++t) {
      is_sent = sender.is_positive(programs_.weight(t, m));
    }
    for (std::uint32_t t = 0; t < programs_.types && !is_sent; ++t) {
      is_sent = sender.can_be_positive(programs_.weight(t, m));
    }
    if (!is_sent) return false;
  }
  return true;
}

/// A label that is positive on both sides: at the vertices at hand if there is one, otherwise anywhere; or nullptr.
template <class Number>
const typename SignallingSearch<Number>::Label* SignallingSearch<Number>::find_violation(
    Node& node, const std::vector<Label>& labels) const {
  for (const Label& label : labels) {
    if (node.sender.is_positive(label.sender) && node.receiver.is_positive(label.receiver)) return &label;
  }
  for (const Label& label : labels) {
    if (node.sender.is_fixed(label.sender) || node.receiver.is_fixed(label.receiver)) continue;
    if (node.sender.can_be_positive(label.sender) && node.receiver.can_be_positive(label.receiver)) return &label;
  }
  return nullptr;
}

template <class Number>
void SignallingSearch<Number>::search(Node node, const std::vector<Label>& labels, const std::vector<bool>& sent) {
  if (status_ != Status::converged) return;
  if (++nodes_ > limits_.nodes) status_ = Status::iteration_limit;
  if (limits_.progress && nodes_ % nodes_between_reports == 0 &&
      !limits_.progress({.phase = "support patterns", .done = nodes_})) {
    status_ = Status::cancelled;
  }
  if (status_ != Status::converged || !sends_all(node.sender, sent)) return;
  const Label* violation = find_violation(node, labels);
  if (violation == nullptr) {
    patterns_.insert(extend(std::move(node.receiver), sent, false));
    return;
  }
  Node zero_sender = node;
  if (zero_sender.sender.fix(violation->sender)) search(std::move(zero_sender), labels, sent);
  if (node.receiver.fix(violation->receiver)) search(std::move(node), labels, sent);
}

/// The largest pattern whose receiver's strategies contain the given ones.
template <class Number>
SignallingPattern SignallingSearch<Number>::extend(Polyhedron receiver, const std::vector<bool>& sent,
                                                   bool is_joint) const {
  SignallingPattern pattern{sent, std::vector<bool>(std::size_t{programs_.types} * programs_.messages, false),
                            std::vector<bool>(message_of_.size(), false), is_joint};
  Polyhedron sender = restrict_sender(sent);
  for (std::uint32_t t = 0; t < programs_.types; ++t) {
    for (std::uint32_t m = 0; m < programs_.messages; ++m) {
      if (!sent[m]) continue;
      pattern.optimal[programs_.weight(t, m)] = !receiver.can_be_positive(programs_.loss(t, m));
      if (!pattern.optimal[programs_.weight(t, m)]) sender.fix(programs_.weight(t, m));
    }
  }
  for (std::uint32_t k = 0; k < message_of_.size(); ++k) {
    pattern.best[k] = receiver.can_be_positive(programs_.probability(k));
    if (pattern.best[k] && sent[message_of_[k]]) sender.fix(programs_.shortfall(k));
  }
  for (std::uint32_t k = 0; k < message_of_.size(); ++k) {
    if (sent[message_of_[k]]) {
      pattern.best[k] = !sender.can_be_positive(programs_.shortfall(k));
    } else if (!is_joint) {
      pattern.best[k] = true;
    }
  }
  return pattern;
}

template <class Number>
std::vector<ResponseColumns> SignallingSearch<Number>::unsent_columns(const std::vector<bool>& sent) const {
  std::vector<ResponseColumns> columns;
  for (std::uint32_t m = 0; m < programs_.messages; ++m) {
    if (!sent[m]) columns.push_back({m, programs_.probability(game_.first_response(m)), game_.response_count(m)});
  }
  return columns;
}

template <class Number>
bool SignallingSearch<Number>::narrow_sender(Polyhedron& sender, const SignallingPattern& pattern) const {
  for (std::uint32_t j = 0; j < pattern.optimal.size(); ++j) {
    if (!pattern.optimal[j] && !sender.fix(j)) return false;
  }
  for (std::uint32_t k = 0; k < message_of_.size(); ++k) {
    if (pattern.sent[message_of_[k]] && pattern.best[k] && !sender.fix(programs_.shortfall(k))) return false;
  }
  return true;
}

template <class Number>
bool SignallingSearch<Number>::narrow_receiver(Polyhedron& receiver, const SignallingPattern& pattern) const {
  for (std::uint32_t k = 0; k < message_of_.size(); ++k) {
    if (!pattern.best[k] && !receiver.fix(programs_.probability(k))) return false;
  }
  for (std::uint32_t t = 0; t < programs_.types; ++t) {
    for (std::uint32_t m = 0; m < programs_.messages; ++m) {
      if (pattern.optimal[programs_.weight(t, m)] && !receiver.fix(programs_.loss(t, m))) return false;
    }
  }
  return true;
}

template <class Number>
std::set<SignallingPattern> SignallingSearch<Number>::settle_unsent(const SignallingPattern& pattern) {
  std::set<SignallingPattern> settled;
  Polyhedron receiver = receiver_;
  if (!narrow_receiver(receiver, pattern)) return settled;
  split_by_admissibility(std::move(receiver), unsent_columns(pattern.sent), admissible_, [&](Polyhedron part) {
    settled.insert(extend(std::move(part), pattern.sent, true));
    return true;
  });
  return settled;
}

template <class Number>
std::vector<ResponseList> SignallingSearch<Number>::find_threats(std::uint32_t message,
                                                                 const std::vector<Rational>& payoffs) {
  std::vector<ResponseList> found;
  Polyhedron threats(make_threat_program(game_, message, payoffs));
  if (threats.is_empty()) return found;
  const std::uint32_t count = game_.response_count(message);
  split_by_admissibility(std::move(threats), {{message, 0, count}}, admissible_, [&](Polyhedron part) {
    ResponseList used;
    for (std::uint32_t r = 0; r < count; ++r) {
      if (part.can_be_positive(r)) used.push_back(r);
    }
    found.push_back(std::move(used));
    return true;
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<ResponseList> maximal;
  for (const ResponseList& list : found) {
    const bool is_part = std::any_of(found.begin(), found.end(), [&](const ResponseList& other) {
      return other.size() > list.size() && std::includes(other.begin(), other.end(), list.begin(), list.end());
    });
    if (!is_part) maximal.push_back(list);
  }
  return maximal;
}

template <class Number>
bool SignallingSearch<Number>::intersect(const SignallingPattern& a, const SignallingPattern& b) {
  Polyhedron sender = sender_;
  if (!narrow_sender(sender, a) || !narrow_sender(sender, b)) return false;
  Polyhedron receiver = receiver_;
  if (!narrow_receiver(receiver, a) || !narrow_receiver(receiver, b)) return false;
  std::vector<bool> settled(programs_.messages);
  for (std::uint32_t m = 0; m < programs_.messages; ++m) settled[m] = a.sent[m] || b.sent[m];
  return !split_by_admissibility(std::move(receiver), unsent_columns(settled), admissible_,
                                 [](const Polyhedron&) { return false; });
}

template class SignallingSearch<std::int64_t>;
template class SignallingSearch<int128>;
template class SignallingSearch<Integer>;

}  // namespace selectorate
