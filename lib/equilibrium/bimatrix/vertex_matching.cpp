#include "equilibrium/bimatrix/vertex_matching.hpp"

#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>

#include "equilibrium/bimatrix/vertex_enumeration.hpp"
#include "equilibrium/bimatrix/work_monitor.hpp"

namespace selectorate {
namespace {

/// Vertices by their labels: for each label the set of vertices that have it.
class LabelIndex {
 public:
  LabelIndex(const std::vector<LabelSet>& vertices, std::size_t labels)
      : all_(vertices.size()), with_(labels, LabelSet(vertices.size())) {
    all_.set();
    for (std::size_t v = 0; v < vertices.size(); ++v) {
      const LabelSet& set = vertices[v];
      for (auto label = set.find_first(); label != LabelSet::npos; label = set.find_next(label)) with_[label].set(v);
    }
  }

  /// The vertices that have all these labels.
  [[nodiscard]] boost::dynamic_bitset<> with(const LabelSet& labels) const {
    boost::dynamic_bitset<> vertices = all_;
    for (auto label = labels.find_first(); label != LabelSet::npos; label = labels.find_next(label)) {
      vertices &= with_[label];
      if (vertices.none()) break;
    }
    return vertices;
  }

 private:
  boost::dynamic_bitset<> all_;
  std::vector<boost::dynamic_bitset<>> with_;
};

std::vector<Rational> solve_vertex(const BestResponsePolytope& polytope, const LabelSet& labels) {
  const auto [kind, dimension, point] = polytope.solve(labels);
  if (kind != TightPoint::Kind::one) throw NumericalFailure("vertex enumeration: a vertex has too few labels");
  return polytope.mixed_strategy(point);
}

/// The place of a vertex among those that are in pairs.
class UsedVertices {
 public:
  explicit UsedVertices(const BestResponsePolytope& polytope, const std::vector<LabelSet>& vertices)
      : polytope_(polytope), vertices_(vertices), place_(vertices.size(), unused) {}

  std::size_t place(std::size_t vertex, std::vector<std::vector<Rational>>& strategies) {
    if (place_[vertex] == unused) {
      place_[vertex] = strategies.size();
      strategies.push_back(solve_vertex(polytope_, vertices_[vertex]));
    }
    return place_[vertex];
  }

 private:
  static constexpr std::size_t unused = ~std::size_t{0};

  const BestResponsePolytope& polytope_;
  const std::vector<LabelSet>& vertices_;
  std::vector<std::size_t> place_;
};

}  // namespace

VertexPairs solve_by_vertex_matching(const BestResponsePolytope& first, const BestResponsePolytope& second,
                                     const VertexMatchingOptions& options, const ProgressCallback& progress) {
  WorkMonitor monitor(progress, "enumerating vertices");
  std::vector<LabelSet> vertices[2];
  bool is_exhausted[2] = {false, false};
  parallel_chunks(2, 1, options.threads, [&](std::size_t player, std::size_t) {
    std::uint64_t left = options.work_limit / 2;
    vertices[player] = enumerate_vertices(player == 0 ? first : second, [&] {
      is_exhausted[player] = left == 0;
      if (is_exhausted[player] || !monitor.count()) return false;
      --left;
      return true;
    });
  });

  VertexPairs found;
  if (is_exhausted[0] || is_exhausted[1]) found.status = Status::iteration_limit;
  const LabelIndex index(vertices[1], second.label_count());
  UsedVertices first_used(first, vertices[0]);
  UsedVertices second_used(second, vertices[1]);
  for (std::size_t v = 0; v < vertices[0].size() && monitor.count(); ++v) {
    const boost::dynamic_bitset<> partners = index.with(~vertices[0][v]);
    for (auto w = partners.find_first(); w != boost::dynamic_bitset<>::npos; w = partners.find_next(w)) {
      if (found.pairs.size() == options.limit) {
        found.status = Status::truncated;
        monitor.abandon();
        break;
      }
      const std::size_t place = first_used.place(v, found.first);
      found.pairs.emplace_back(place, second_used.place(w, found.second));
    }
  }
  found.work = monitor.work();
  if (monitor.is_cancelled()) found.status = Status::cancelled;
  return found;
}

}  // namespace selectorate
