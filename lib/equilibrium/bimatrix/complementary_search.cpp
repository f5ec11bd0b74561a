#include "equilibrium/bimatrix/complementary_search.hpp"

#include <atomic>
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
/// Leaves with more than one vertex, or with a pair that is known, until the search is given up: in very degenerate
/// games there are too many of them, and the smaller the game the less it takes to enumerate all vertices instead.
constexpr std::size_t degenerate_leaf_limit(std::size_t labels) {
  return labels >= 26 ? 500 : (std::size_t{1} << labels / 2) / 16;
}

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

class ComplementarySearch {
 public:
  ComplementarySearch(const BestResponsePolytope& first, const BestResponsePolytope& second,
                      const ProgressCallback& progress)
      : first_(first), second_(second), monitor_(progress, "branching on labels") {}

  [[nodiscard]] std::optional<VertexPairs> run(const ComplementarySearchOptions& options) {
    const std::vector<Node> open = split();
    std::vector<LabelledPairs> found(open.size());
    parallel_chunks(open.size(), 1, options.threads,
                    [&](std::size_t begin, std::size_t) { search(open[begin], options.limit, found[begin]); });
    if (monitor_.is_abandoned() && !monitor_.is_cancelled()) return std::nullopt;
    return join(found, options.limit);
  }

 private:
  [[nodiscard]] Node root() const {
    const LabelSet none(first_.label_count());
    return {{std::make_shared<FaceTableau>(first_), none}, {std::make_shared<FaceTableau>(second_), none}};
  }

  /// Goes down level by level to enough nodes to share out.
  [[nodiscard]] std::vector<Node> split() {
    std::vector<Node> open = {root()};
    for (bool grows = true; grows && !open.empty() && open.size() < split_width;) {
      std::vector<Node> next;
      grows = false;
      for (Node& node : open) {
        if (node.is_leaf()) {
          next.push_back(std::move(node));
          continue;
        }
        grows = true;
        for (Node& child : expand(node)) next.push_back(std::move(child));
      }
      open = std::move(next);
    }
    return open;
  }

  void search(const Node& from, std::size_t limit, LabelledPairs& found) {
    std::vector<Node> stack = {from};
    while (!stack.empty()) {
      const Node node = std::move(stack.back());
      stack.pop_back();
      if (node.is_leaf()) {
        take_leaf(node, found);
        // One more than the limit tells that there are more.
        if (found.pairs.size() > limit) return;
        continue;
      }
      std::vector<Node> children = expand(node);
      for (auto child = children.rbegin(); child != children.rend(); ++child) stack.push_back(std::move(*child));
    }
  }

  /// The nodes below a node, those with faces proved empty left out.
  [[nodiscard]] std::vector<Node> expand(const Node& node) {
    std::vector<Node> children;
    if (!monitor_.count()) return children;
    const Branch branch = choose_branch(node);
    if (branch.first) {
      if (auto face = fix(first_, node.first, branch.label)) children.push_back({std::move(*face), node.second});
    }
    if (branch.second) {
      if (auto face = fix(second_, node.second, branch.label)) children.push_back({node.first, std::move(*face)});
    }
    return children;
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

  /// The pairs of vertices of both faces that together have all labels: whatever the tableaux say, these are all the
  /// extreme equilibria that the branch can have.
  void take_leaf(const Node& leaf, LabelledPairs& found) {
    auto first = enumerate_face_vertices(first_, *leaf.first.tableau, leaf.first.tight);
    if (first && first->empty()) return;
    auto second = enumerate_face_vertices(second_, *leaf.second.tableau, leaf.second.tight);
    if (!first || !second) return monitor_.abandon();
    bool is_degenerate = first->size() > 1 || second->size() > 1;
    for (const auto& [x, first_strategy] : *first) {
      for (const auto& [y, second_strategy] : *second) {
        if (!(x | y).all()) continue;
        found.first.try_emplace(x, first_strategy);
        found.second.try_emplace(y, second_strategy);
        if (!found.pairs.emplace(x, y).second) is_degenerate = true;
      }
    }
    if (is_degenerate && ++degenerate_leaves_ > degenerate_leaf_limit(first_.label_count())) monitor_.abandon();
  }

  [[nodiscard]] VertexPairs join(std::vector<LabelledPairs>& parts, std::size_t limit) const {
    LabelledPairs all;
    for (LabelledPairs& part : parts) {
      all.first.merge(part.first);
      all.second.merge(part.second);
      all.pairs.merge(part.pairs);
    }
    VertexPairs joined;
    std::map<LabelSet, std::size_t> first_places;
    std::map<LabelSet, std::size_t> second_places;
    const auto place = [](const LabelSet& labels, const VertexMap& vertices, std::map<LabelSet, std::size_t>& places,
                          std::vector<std::vector<Rational>>& strategies) {
      const auto [known, is_new] = places.try_emplace(labels, strategies.size());
      if (is_new) strategies.push_back(vertices.at(labels));
      return known->second;
    };
    for (const auto& [x, y] : all.pairs) {
      if (joined.pairs.size() == limit) {
        joined.status = Status::truncated;
        break;
      }
      const std::size_t first = place(x, all.first, first_places, joined.first);
      joined.pairs.emplace_back(first, place(y, all.second, second_places, joined.second));
    }
    if (monitor_.is_cancelled()) joined.status = Status::cancelled;
    joined.work = monitor_.work();
    return joined;
  }

  const BestResponsePolytope& first_;
  const BestResponsePolytope& second_;
  WorkMonitor monitor_;
  std::atomic<std::size_t> degenerate_leaves_{0};
};

}  // namespace

std::optional<VertexPairs> solve_by_complementary_search(const BestResponsePolytope& first,
                                                         const BestResponsePolytope& second,
                                                         const ComplementarySearchOptions& options,
                                                         const ProgressCallback& progress) {
  return ComplementarySearch(first, second, progress).run(options);
}

}  // namespace selectorate
