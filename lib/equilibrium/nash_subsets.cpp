#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include <boost/dynamic_bitset.hpp>

#include <selectorate/equilibrium/nash_subsets.hpp>

namespace selectorate {
namespace {

using VertexSet = boost::dynamic_bitset<>;

/// Numbers the different mixed strategies of a player in a component, in the order of their appearance.
class StrategyNumbers {
 public:
  std::size_t number(std::span<const Rational> strategy) {
    return numbers_.try_emplace({strategy.begin(), strategy.end()}, numbers_.size()).first->second;
  }
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size(); }

 private:
  std::map<std::vector<Rational>, std::size_t> numbers_;
};

/// A component's graph: the extreme equilibria as edges between vertices x and y.
struct VertexGraph {
  std::vector<std::pair<std::size_t, std::size_t>> edges;  ///< in the component's order
  std::vector<VertexSet> partners;                         ///< by x, the set of its y
};

VertexGraph make_graph(const Solution<BehaviorProfile<Rational>>& extreme, const std::vector<std::size_t>& component) {
  VertexGraph graph;
  StrategyNumbers first;
  StrategyNumbers second;
  for (const std::size_t k : component) {
    const BehaviorProfile<Rational>& profile = extreme.equilibria[k];
    graph.edges.emplace_back(first.number(profile.at(InformationSetId(0))),
                             second.number(profile.at(InformationSetId(1))));
  }
  graph.partners.assign(first.size(), VertexSet(second.size()));
  for (const auto& [x, y] : graph.edges) graph.partners[x].set(y);
  return graph;
}

/// The sets of y that are all that some set of x have in common: a maximal complete subgraph each. Every one is the
/// intersection of an earlier one with the partners of one more x.
std::set<VertexSet> intersect_partners(const VertexGraph& graph, std::size_t limit, Status& status) {
  std::set<VertexSet> common;
  for (const VertexSet& partners : graph.partners) {
    std::vector<VertexSet> smaller = {partners};
    for (const VertexSet& set : common) {
      if (set.intersects(partners)) smaller.push_back(set & partners);
    }
    for (VertexSet& set : smaller) {
      if (common.size() >= limit && !common.contains(set)) {
        status = Status::truncated;
        return common;
      }
      common.insert(std::move(set));
    }
  }
  return common;
}

/// The edges of the largest complete subgraph with these y.
std::vector<std::size_t> subgraph_edges(const VertexGraph& graph, const VertexSet& common,
                                        const std::vector<std::size_t>& component) {
  std::vector<std::size_t> edges;
  for (std::size_t k = 0; k < graph.edges.size(); ++k) {
    const auto& [x, y] = graph.edges[k];
    if (common[y] && common.is_subset_of(graph.partners[x])) edges.push_back(component[k]);
  }
  return edges;
}

}  // namespace

NashSubsets solve_nash_subsets(const Solution<BehaviorProfile<Rational>>& extreme, const NashSubsetOptions& options) {
  NashSubsets found;
  for (const std::vector<std::size_t>& component : extreme.components) {
    const VertexGraph graph = make_graph(extreme, component);
    std::vector<std::vector<std::size_t>> subsets;
    for (const VertexSet& common : intersect_partners(graph, options.limit, found.status)) {
      subsets.push_back(subgraph_edges(graph, common, component));
    }
    std::sort(subsets.begin(), subsets.end());
    std::move(subsets.begin(), subsets.end(), std::back_inserter(found.subsets));
  }
  return found;
}

}  // namespace selectorate
