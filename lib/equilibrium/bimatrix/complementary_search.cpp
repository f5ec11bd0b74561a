#include "equilibrium/bimatrix/complementary_search.hpp"

#include <memory>
#include <utility>
#include <vector>

#include <selectorate/base/parallel.hpp>

#include "equilibrium/bimatrix/face_tableau.hpp"
#include "equilibrium/bimatrix/work_monitor.hpp"

namespace selectorate {
namespace {

/// Open nodes from which threads go on; the same for any number of threads.
constexpr std::size_t split_width = 64;

/// A face of one player's polytope, given by the labels that his strategy has there.
struct Face {
  std::shared_ptr<const FaceTableau> tableau;
  LabelSet tight;
};

struct Node {
  Face first;
  Face second;

  [[nodiscard]] bool is_leaf() const { return first.tight.count() + second.tight.count() == first.tight.size(); }
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
    std::vector<VertexPairs> found(open.size());
    parallel_chunks(open.size(), 1, options.threads,
                    [&](std::size_t begin, std::size_t) { search(open[begin], options.limit, found[begin]); });
    if (monitor_.is_abandoned() && !monitor_.is_cancelled()) return std::nullopt;
    return join(std::move(found), options.limit);
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

  void search(const Node& from, std::size_t limit, VertexPairs& found) {
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
    const auto outcome = tableau->fix(static_cast<std::uint32_t>(polytope.variable(label)));
    if (outcome == FaceTableau::Outcome::undecided) monitor_.abandon();
    if (outcome != FaceTableau::Outcome::fixed) return std::nullopt;
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

  /// Each label has been given to one player and takes away one dimension of his face: both faces are points at most.
  void take_leaf(const Node& leaf, VertexPairs& found) {
    const auto [first_kind, first] = first_.solve(leaf.first.tight);
    const auto [second_kind, second] = second_.solve(leaf.second.tight);
    if (first_kind != TightPoint::Kind::one || second_kind != TightPoint::Kind::one) return monitor_.abandon();
    const auto first_labels = first_.labels(first);
    const auto second_labels = second_.labels(second);
    if (!first_labels || !second_labels || is_zero(first) || is_zero(second)) return;
    if (*first_labels != leaf.first.tight || *second_labels != leaf.second.tight) return monitor_.abandon();
    found.pairs.emplace_back(found.first.size(), found.second.size());
    found.first.push_back(first_.mixed_strategy(first));
    found.second.push_back(second_.mixed_strategy(second));
  }

  [[nodiscard]] static bool is_zero(const PolytopePoint& point) {
    for (const Integer& numerator : point.numerators) {
      if (numerator != 0) return false;
    }
    return true;
  }

  [[nodiscard]] VertexPairs join(std::vector<VertexPairs> parts, std::size_t limit) const {
    VertexPairs all;
    for (VertexPairs& part : parts) {
      for (std::size_t k = 0; k < part.pairs.size(); ++k) {
        if (all.pairs.size() == limit) {
          all.status = Status::truncated;
          break;
        }
        all.pairs.emplace_back(all.first.size(), all.second.size());
        all.first.push_back(std::move(part.first[k]));
        all.second.push_back(std::move(part.second[k]));
      }
    }
    if (monitor_.is_cancelled()) all.status = Status::cancelled;
    all.work = monitor_.work();
    return all;
  }

  const BestResponsePolytope& first_;
  const BestResponsePolytope& second_;
  WorkMonitor monitor_;
};

}  // namespace

std::optional<VertexPairs> solve_by_complementary_search(const BestResponsePolytope& first,
                                                         const BestResponsePolytope& second,
                                                         const ComplementarySearchOptions& options,
                                                         const ProgressCallback& progress) {
  return ComplementarySearch(first, second, progress).run(options);
}

}  // namespace selectorate
