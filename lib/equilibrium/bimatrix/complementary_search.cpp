#include "equilibrium/bimatrix/complementary_search.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <selectorate/base/parallel.hpp>

#include "equilibrium/bimatrix/face_tableau.hpp"
#include "equilibrium/bimatrix/face_vertices.hpp"
#include "equilibrium/bimatrix/work_monitor.hpp"

namespace selectorate {
namespace {

/// Open nodes from which threads go on; the same for any number of threads.
constexpr std::size_t split_width = 64;
/// Nodes that each part of the search may visit in its first turn; twice as many in each next one.
constexpr std::uint64_t first_turn = 16;
/// A game is so degenerate that other means may be better if of so many nodes one was cut off because the first
/// player's strategies have labels that they are not to have.
constexpr std::uint64_t degenerate_share = 8;
/// The other means are tried whenever there are so many times as many nodes as the last time, with so many bases a
/// node.
constexpr std::uint64_t alternative_growth = 4;
constexpr std::uint64_t alternative_bases = 16;

/// A face of one player's polytope, given by the labels that his strategy has there.
struct Face {
  std::shared_ptr<const FaceTableau> tableau;
  LabelSet tight;
};

struct Node {
  Face first;
  Face second;

  /// Whether every label has been given to a player, or both faces are points.
  [[nodiscard]] bool is_leaf() const {
    return (first.tight | second.tight).all() || (first.tableau->dimension() == 0 && second.tableau->dimension() == 0);
  }
};

/// Extreme equilibria by the labels of their vertices.
struct LabelledPairs {
  VertexMap first;
  VertexMap second;
  std::set<std::pair<LabelSet, LabelSet>> pairs;
};

/// A label to decide, and who may have it.
struct Branch {
  std::size_t label = 0;
  bool first = true;
  bool second = true;
};

/// One part of the search, which goes on where it stopped.
struct Part {
  std::vector<Node> stack;
  LabelledPairs found;
  std::uint64_t budget = 0;  ///< nodes that it may still visit
};

class ComplementarySearch {
 public:
  ComplementarySearch(const BestResponsePolytope& first, const BestResponsePolytope& second,
                      const ComplementarySearchOptions& options, const ProgressCallback& progress)
      : first_(first), second_(second), options_(options), monitor_(progress, "branching on labels") {}

  /// In turns, so that parts share the work however it lies, and the answer is the same on any number of threads.
  [[nodiscard]] VertexPairs run() {
    std::vector<Part> parts = split();
    std::uint64_t left = options_.work_limit - std::min(options_.work_limit, monitor_.work());
    for (std::uint64_t turn = first_turn;; turn *= 2) {
      const std::vector<Part*> open = list_open(parts);
      if (open.empty() || monitor_.is_cancelled()) break;
      if (auto pairs = try_alternative(left)) return *std::move(pairs);
      const std::uint64_t share = std::min(turn, left / open.size());
      if (share == 0) {
        is_exhausted_ = true;
        break;
      }
      for (Part* part : open) part->budget = share;
      parallel_chunks(open.size(), 1, options_.threads, [&](std::size_t k, std::size_t) { search(*open[k]); });
      for (const Part* part : open) left -= share - part->budget;
    }
    return join(parts);
  }

 private:
  [[nodiscard]] Node root() const {
    const LabelSet none(first_.label_count());
    return {{std::make_shared<FaceTableau>(first_), none}, {std::make_shared<FaceTableau>(second_), none}};
  }

  /// Parts that are not done; none if there are more equilibria than are wanted.
  [[nodiscard]] std::vector<Part*> list_open(std::vector<Part>& parts) const {
    std::vector<Part*> open;
    std::size_t found = 0;
    for (Part& part : parts) {
      found += part.found.pairs.size();
      if (!part.stack.empty()) open.push_back(&part);
    }
    // One more than the limit tells that there are more.
    if (found > options_.limit) open.clear();
    return open;
  }

  /// \param left  of the work that may be done, from which it takes what it may use
  [[nodiscard]] std::optional<VertexPairs> try_alternative(std::uint64_t& left) {
    const std::uint64_t nodes = monitor_.work();
    if (!options_.alternative || nodes < next_alternative_ || overlaps_ * degenerate_share < nodes) return std::nullopt;
    next_alternative_ = nodes * alternative_growth;
    const std::uint64_t bases = std::min(nodes * alternative_bases, left);
    left -= bases;
    std::optional<VertexPairs> pairs = options_.alternative(bases);
    alternative_work_ += bases;
    if (pairs) pairs->work += nodes + alternative_work_ - bases;
    return pairs;
  }

  /// Goes down level by level to enough nodes to share out.
  [[nodiscard]] std::vector<Part> split() {
    std::vector<Node> open = {root()};
    for (bool grows = true; grows && !open.empty() && open.size() < split_width;) {
      std::vector<Node> next;
      grows = false;
      for (Node& node : open) {
        if (node.is_leaf() || !monitor_.count()) {
          next.push_back(std::move(node));
          continue;
        }
        grows = true;
        for (Node& child : expand(node)) next.push_back(std::move(child));
      }
      open = std::move(next);
    }
    std::vector<Part> parts(open.size());
    for (std::size_t k = 0; k < open.size(); ++k) parts[k].stack.push_back(std::move(open[k]));
    return parts;
  }

  /// A leaf that the budget does not suffice for is left for the next turn, as are the nodes behind it.
  void search(Part& part) {
    const std::function<bool()> count = [&] {
      if (part.budget == 0 || !monitor_.count()) return false;
      --part.budget;
      return true;
    };
    while (!part.stack.empty() && part.found.pairs.size() <= options_.limit && count()) {
      Node node = std::move(part.stack.back());
      part.stack.pop_back();
      if (node.is_leaf()) {
        if (take_leaf(node, part.found, count)) continue;
        part.stack.push_back(std::move(node));
        return;
      }
      std::vector<Node> children = expand(node);
      for (auto child = children.rbegin(); child != children.rend(); ++child) {
        part.stack.push_back(std::move(*child));
      }
    }
  }

  /// The nodes below a node, those with faces proved empty left out.
  [[nodiscard]] std::vector<Node> expand(const Node& node) {
    std::vector<Node> children;
    const Branch branch = choose_branch(node);
    if (branch.first) {
      if (auto face = fix(first_, node.first, branch.label)) add_child(std::move(*face), node.second, children);
    }
    if (branch.second) {
      if (auto face = fix(second_, node.second, branch.label)) add_child(node.first, std::move(*face), children);
    }
    return children;
  }

  /// Unless all strategies of the first face have a label that they are not to have.
  void add_child(Face first, Face second, std::vector<Node>& children) {
    const LabelSet& excluded = second.tight;
    for (auto label = excluded.find_first(); label != LabelSet::npos; label = excluded.find_next(label)) {
      const auto variable = static_cast<std::uint32_t>(first_.variable(label));
      if (!first.tableau->suggests_zero(variable) || !is_zero_on_face(first_, first.tight, variable)) continue;
      ++overlaps_;
      return;
    }
    children.push_back({std::move(first), std::move(second)});
  }

  [[nodiscard]] std::optional<Face> fix(const BestResponsePolytope& polytope, const Face& face, std::size_t label) {
    auto tableau = std::make_shared<FaceTableau>(*face.tableau);
    if (!tableau->fix(static_cast<std::uint32_t>(polytope.variable(label)))) return std::nullopt;
    LabelSet tight = face.tight;
    tight.set(label);
    return Face{std::move(tableau), std::move(tight)};
  }

  /// A label that only one player can have, or none; else one that both are far from having at the present vertices.
  [[nodiscard]] Branch choose_branch(const Node& node) const {
    const LabelSet open = ~(node.first.tight | node.second.tight);
    Branch best{.label = open.find_first()};
    double most = 0;
    for (std::size_t label = open.find_first(); label != LabelSet::npos; label = open.find_next(label)) {
      const auto variable = static_cast<std::uint32_t>(first_.variable(label));
      const auto other_variable = static_cast<std::uint32_t>(second_.variable(label));
      const bool first = !node.first.tableau->proves_positive(variable);
      const bool second = !node.second.tableau->proves_positive(other_variable);
      if (!first || !second) return {label, first, second};
      const double distance = node.first.tableau->value(variable) * node.second.tableau->value(other_variable);
      if (distance <= most) continue;
      most = distance;
      best.label = label;
    }
    return best;
  }

  /// The extreme equilibria whose first strategy has the labels that the first face stands for, and no other label that
  /// the second face stands for: those of the others are found where the first player was given these.
  /// \return false if the count said stop
  [[nodiscard]] bool take_leaf(const Node& leaf, LabelledPairs& found, const std::function<bool()>& count) const {
    bool is_stopped = false;
    const std::function<bool()> go_on = [&] {
      is_stopped = is_stopped || !count();
      return !is_stopped;
    };
    // With all labels given away, the vertices of a larger face have some that they are not to have. Otherwise doubles
    // took a larger face for a point.
    const bool is_decided = (leaf.first.tight | leaf.second.tight).all();
    const std::size_t most = is_decided ? 0 : first_.dimension();
    for (const auto& [x, first_strategy] : enumerate_face_vertices(first_, leaf.first.tight, most, go_on)) {
      if (x.intersects(leaf.second.tight)) continue;
      const VertexMap partners = enumerate_face_vertices(second_, ~x, second_.dimension(), go_on);
      if (partners.empty()) continue;
      found.first.try_emplace(x, first_strategy);
      for (const auto& [y, second_strategy] : partners) {
        found.second.try_emplace(y, second_strategy);
        found.pairs.emplace(x, y);
      }
    }
    return !is_stopped;
  }

  [[nodiscard]] VertexPairs join(std::vector<Part>& parts) const {
    LabelledPairs all;
    for (Part& part : parts) {
      all.first.merge(part.found.first);
      all.second.merge(part.found.second);
      all.pairs.merge(part.found.pairs);
    }
    VertexPairs joined;
    if (is_exhausted_) joined.status = Status::iteration_limit;
    std::map<LabelSet, std::size_t> first_places;
    std::map<LabelSet, std::size_t> second_places;
    const auto place = [](const LabelSet& labels, const VertexMap& vertices, std::map<LabelSet, std::size_t>& places,
                          std::vector<std::vector<Rational>>& strategies) {
      const auto [known, is_new] = places.try_emplace(labels, strategies.size());
      if (is_new) strategies.push_back(vertices.at(labels));
      return known->second;
    };
    for (const auto& [x, y] : all.pairs) {
      if (joined.pairs.size() == options_.limit) {
        joined.status = Status::truncated;
        break;
      }
      const std::size_t first = place(x, all.first, first_places, joined.first);
      joined.pairs.emplace_back(first, place(y, all.second, second_places, joined.second));
    }
    if (monitor_.is_cancelled()) joined.status = Status::cancelled;
    joined.work = monitor_.work() + alternative_work_;
    return joined;
  }

  const BestResponsePolytope& first_;
  const BestResponsePolytope& second_;
  const ComplementarySearchOptions& options_;
  WorkMonitor monitor_;
  std::atomic<std::uint64_t> overlaps_{0};  ///< nodes cut off because of labels that the first player is not to have
  std::uint64_t next_alternative_ = 1;      ///< nodes after which the alternative is tried next
  std::uint64_t alternative_work_ = 0;      ///< bases that it was given
  bool is_exhausted_ = false;
};

}  // namespace

VertexPairs solve_by_complementary_search(const BestResponsePolytope& first, const BestResponsePolytope& second,
                                          const ComplementarySearchOptions& options, const ProgressCallback& progress) {
  return ComplementarySearch(first, second, options, progress).run();
}

}  // namespace selectorate
