#include "equilibrium/bimatrix/vertex_completion.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>

#include "equilibrium/bimatrix/face_vertices.hpp"
#include "equilibrium/bimatrix/vertex_enumeration.hpp"
#include "equilibrium/bimatrix/work_monitor.hpp"

namespace selectorate {
namespace {

/// Vertices that are completed at the same time: what is found before a limit stops the search is the same for any
/// number of threads.
constexpr std::size_t batch = 256;
constexpr std::size_t chunk = 8;

std::vector<Rational> solve_vertex(const BestResponsePolytope& polytope, const LabelSet& labels) {
  const auto [kind, dimension, point] = polytope.solve(labels);
  if (kind != TightPoint::Kind::one) throw NumericalFailure("vertex enumeration: a vertex has too few labels");
  return polytope.mixed_strategy(point);
}

class VertexCompletion {
 public:
  VertexCompletion(const BestResponsePolytope& listed, const BestResponsePolytope& completed,
                   const VertexCompletionOptions& options, const ProgressCallback& progress)
      : listed_(listed),
        completed_(completed),
        options_(options),
        monitor_(progress, "enumerating vertices"),
        left_(options.work_limit) {}

  /// The listed polytope's vertices come first in each pair. Half of the work is left for their faces.
  VertexPairs run() {
    const std::uint64_t for_faces = left_ / 2;
    left_ -= for_faces;
    const std::vector<LabelSet> vertices = enumerate_vertices(listed_, [this] {
      is_exhausted_ = left_ == 0;
      if (is_exhausted_ || !monitor_.count()) return false;
      --left_;
      return true;
    });
    left_ += for_faces;
    for (std::size_t begin = 0; begin < vertices.size() && found_.status == Status::converged; begin += batch) {
      complete(std::span(vertices).subspan(begin, std::min(batch, vertices.size() - begin)));
    }
    if (is_exhausted_ && found_.status == Status::converged) found_.status = Status::iteration_limit;
    if (monitor_.is_cancelled()) found_.status = Status::cancelled;
    found_.work = monitor_.work();
    return std::move(found_);
  }

 private:
  /// What the face of a vertex holds.
  struct Face {
    VertexMap vertices;
    std::uint64_t left = 0;  ///< of the work that it may take
    bool is_whole = true;
  };

  /// Counts one for the face, and one for each of its bases.
  void list(const LabelSet& vertex, Face& face) {
    const auto count = [&] {
      face.is_whole = face.left > 0;
      if (!face.is_whole || !monitor_.count()) return false;
      --face.left;
      return true;
    };
    if (count()) face.vertices = enumerate_face_vertices(completed_, ~vertex, completed_.dimension(), count);
  }

  /// Each face may take its share of the work that is left; one that needs more is listed again with all that is left
  /// then.
  void complete(std::span<const LabelSet> vertices) {
    const std::uint64_t share = left_ / vertices.size();
    std::vector<Face> faces(vertices.size(), Face{{}, share});
    parallel_chunks(vertices.size(), chunk, options_.threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t k = begin; k < end; ++k) list(vertices[k], faces[k]);
    });
    for (const Face& face : faces) left_ -= share - face.left;
    for (std::size_t k = 0; k < vertices.size() && found_.status == Status::converged; ++k) {
      Face& face = faces[k];
      if (!face.is_whole && left_ > 0) {
        face.left = left_;
        list(vertices[k], face);
        left_ = face.left;
      }
      is_exhausted_ = is_exhausted_ || !face.is_whole;
      add_pairs(vertices[k], face.vertices);
      if (monitor_.is_cancelled()) found_.status = Status::cancelled;
    }
  }

  void add_pairs(const LabelSet& labels, const VertexMap& partners) {
    for (const auto& [partner, strategy] : partners) {
      if (found_.pairs.size() == options_.limit) {
        found_.status = Status::truncated;
        return;
      }
      if (partner == partners.begin()->first) found_.first.push_back(solve_vertex(listed_, labels));
      const auto [known, is_new] = places_.try_emplace(partner, found_.second.size());
      if (is_new) found_.second.push_back(strategy);
      found_.pairs.emplace_back(found_.first.size() - 1, known->second);
    }
  }

  const BestResponsePolytope& listed_;
  const BestResponsePolytope& completed_;
  const VertexCompletionOptions& options_;
  WorkMonitor monitor_;
  std::uint64_t left_;
  bool is_exhausted_ = false;
  VertexPairs found_;
  std::map<LabelSet, std::size_t> places_;  ///< of the completed polytope's vertices among those found
};

}  // namespace

VertexPairs solve_by_vertex_completion(const BestResponsePolytope& first, const BestResponsePolytope& second,
                                       const VertexCompletionOptions& options, const ProgressCallback& progress) {
  if (first.dimension() <= second.dimension()) return VertexCompletion(first, second, options, progress).run();
  VertexPairs pairs = VertexCompletion(second, first, options, progress).run();
  pairs.first.swap(pairs.second);
  for (auto& [x, y] : pairs.pairs) std::swap(x, y);
  return pairs;
}

}  // namespace selectorate
