#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/signalling_equilibrium_set.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>

#include "equilibrium/signalling/signalling_search.hpp"
#include "equilibrium/signalling/signalling_sets.hpp"

namespace selectorate {
namespace {

using Point = std::vector<Rational>;

struct DescribedPattern {
  SignallingPattern pattern;
  SignallingEquilibriumSet set;
};

template <class Number>
class SignallingSolver {
 public:
  SignallingSolver(const SignallingGame& game, const SignallingEquilibriaOptions& options,
                   const ProgressCallback& progress)
      : game_(game),
        options_(options),
        limits_{options.node_limit, progress},
        programs_(game),
        admissible_(game),
        search_(game, programs_, admissible_, limits_) {}

  SignallingEquilibria run() {
    result_.status = search_.run();
    std::set<SignallingPattern> open;
    for (const SignallingPattern& pattern : search_.patterns()) {
      if (!describe(pattern)) open.merge(search_.settle_unsent(pattern));
    }
    for (const SignallingPattern& pattern : open) describe(pattern);
    remove_parts();
    std::stable_sort(found_.begin(), found_.end(), [](const DescribedPattern& a, const DescribedPattern& b) {
      return std::tie(a.set.kind, b.set.sender.vertices, a.set.receiver.vertices) <
             std::tie(b.set.kind, a.set.sender.vertices, b.set.receiver.vertices);
    });
    find_components();
    for (DescribedPattern& found : found_) result_.sets.push_back(std::move(found.set));
    result_.complete = result_.status == Status::converged;
    result_.work = search_.nodes();
    return std::move(result_);
  }

 private:
  /// Adds the pattern's set, if threats support it. \return false if the threats need to be settled first
  bool describe(const SignallingPattern& pattern) {
    auto set = make_equilibrium_set(game_, pattern, options_.vertex_limit);
    if (!set) return give_up();
    std::vector<std::vector<ResponseList>> threats(game_.message_count());
    if (!pattern.is_joint) {
      Point payoffs;
      for (const PayoffRange& range : set->sender_payoffs) {
        if (range.least != range.greatest) return false;
        payoffs.push_back(range.least);
      }
      for (std::uint32_t m = 0; m < game_.message_count(); ++m) {
        if (pattern.sent[m]) continue;
        threats[m] = search_.find_threats(m, payoffs);
        if (threats[m].empty()) return true;
      }
    }
    if (!add_threats_and_beliefs(game_, threats, options_.vertex_limit, *set)) return give_up();
    found_.push_back({pattern, std::move(*set)});
    return true;
  }

  bool give_up() {
    if (result_.status == Status::converged) result_.status = Status::truncated;
    return true;
  }

  /// Of two equal sets the first stays.
  void remove_parts() {
    std::vector<bool> is_removed(found_.size(), false);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      for (std::size_t k = 0; k < found_.size() && !is_removed[i]; ++k) {
        if (k == i || is_removed[k] || !is_part_of(game_, found_[i].set, found_[k].set)) continue;
        is_removed[i] = k < i || !is_part_of(game_, found_[k].set, found_[i].set);
      }
    }
    std::vector<DescribedPattern> kept;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_removed[i]) kept.push_back(std::move(found_[i]));
    }
    found_ = std::move(kept);
  }

  void find_components() {
    std::vector<std::size_t> root(found_.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    for (std::size_t i = 0; i < found_.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (root[i] == root[k] || !search_.intersect(found_[i].pattern, found_[k].pattern)) continue;
        const auto [low, high] = std::minmax(root[i], root[k]);
        std::replace(root.begin(), root.end(), std::size_t{high}, std::size_t{low});
      }
    }
    std::vector<std::size_t> place(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (root[i] == i) {
        place[i] = result_.components.size();
        result_.components.emplace_back();
      }
      result_.components[place[root[i]]].push_back(i);
    }
  }

  const SignallingGame& game_;
  const SignallingEquilibriaOptions& options_;
  const SearchLimits limits_;
  const SignallingPrograms programs_;
  AdmissibleResponses admissible_;
  SignallingSearch<Number> search_;
  std::vector<DescribedPattern> found_;
  SignallingEquilibria result_;
};

/// In the first width that is enough.
SignallingEquilibria solve_in_some_width(const SignallingGame& game, const SignallingEquilibriaOptions& options,
                                         const ProgressCallback& progress) {
  try {
    return SignallingSolver<std::int64_t>(game, options, progress).run();
  } catch (const WidthExceeded&) {
  }
  try {
    return SignallingSolver<int128>(game, options, progress).run();
  } catch (const WidthExceeded&) {
  }
  return SignallingSolver<Integer>(game, options, progress).run();
}

}  // namespace

SignallingEquilibria solve_signalling(const SignallingGame& game, const SignallingEquilibriaOptions& options,
                                      const ProgressCallback& progress) {
  SignallingEquilibria result = solve_in_some_width(game, options, progress);
  if (!options.certify) return result;
  for (const SignallingEquilibriumSet& set : result.sets) {
    const Verdict verdict = verify_equilibrium_set(game, set);
    if (!verdict.accepted)
      throw NumericalFailure("signalling: a set of equilibria was not accepted: " + verdict.reason);
  }
  return result;
}

RationalPolytope evaluate_supporting_beliefs(const SignallingGame& game, std::uint32_t message,
                                             const std::vector<std::uint32_t>& responses) {
  const bool is_list =
      message < game.message_count() && !responses.empty() &&
      std::adjacent_find(responses.begin(), responses.end(), std::greater_equal<>{}) == responses.end() &&
      responses.back() < game.response_count(message);
  if (!is_list) throw InvalidModel("responses", "some responses to a message are expected, in increasing order");
  return *make_belief_polytope(game, message, responses, ~std::size_t{0});
}

bool contains(const SignallingGame& game, const SignallingEquilibriumSet& set,
              const std::vector<std::vector<Rational>>& sender, const std::vector<std::vector<Rational>>& receiver) {
  if (sender.size() != game.type_count() || receiver.size() != game.message_count()) {
    throw InvalidModel("strategies", "one list for each type and one for each message are expected");
  }
  Point messages;
  for (const Point& strategy : sender) messages.insert(messages.end(), strategy.begin(), strategy.end());
  Point joint;
  std::vector<bool> is_joint(game.message_count(), false);
  for (const std::uint32_t m : set.joint_messages) {
    joint.insert(joint.end(), receiver[m].begin(), receiver[m].end());
    is_joint[m] = true;
  }
  if (!contains(set.sender, messages) || !contains(set.receiver, joint)) return false;
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    const bool is_among = is_joint[m] || std::any_of(set.responses[m].begin(), set.responses[m].end(),
                                                     [&](const ResponseSet& alternative) {
                                                       return contains(alternative.strategies, receiver[m]);
                                                     });
    if (!is_among) return false;
  }
  return true;
}

SignallingAssessment evaluate_centre(const SignallingGame& game, const SignallingEquilibriumSet& set) {
  SignallingAssessment centre;
  const Point messages = evaluate_centre(set.sender);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    const auto first = messages.begin() + std::ptrdiff_t{t} * game.message_count();
    centre.sender.emplace_back(first, first + game.message_count());
  }
  centre.receiver.resize(game.message_count());
  centre.beliefs = evaluate_posteriors(game, centre.sender);
  const Point joint = evaluate_centre(set.receiver);
  auto next = joint.begin();
  for (const std::uint32_t m : set.joint_messages) {
    centre.receiver[m].assign(next, next + game.response_count(m));
    next += game.response_count(m);
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    const ResponseSet& first = set.responses[m].front();
    if (centre.receiver[m].empty()) centre.receiver[m] = evaluate_centre(first.strategies);
    if (centre.beliefs[m].empty()) centre.beliefs[m] = evaluate_centre(first.beliefs);
  }
  return centre;
}

}  // namespace selectorate
