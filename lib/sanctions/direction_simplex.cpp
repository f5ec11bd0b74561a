#include "sanctions/direction_simplex.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace selectorate {
namespace {

constexpr int ray_samples = 16;
constexpr int evaluation_limit = 150;

struct Vertex {
  std::vector<double> place;
  double value = 0;
};

class DirectionSimplex {
 public:
  DirectionSimplex(const SenderSearch& search, const SenderPoint& start) : search_(search), best_(start) {}

  SenderPoint climb(std::span<const double> direction) {
    const std::size_t n = direction.size();
    vertices_.push_back(vertex({direction.begin(), direction.end()}));
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> place(direction.begin(), direction.end());
      place[i] += place[i] > 0.5 ? -0.3 : 0.3;
      vertices_.push_back(vertex(place));
    }
    while (evaluations_ < evaluation_limit && spread() > 1e-9) step();
    return best_;
  }

 private:
  /// A place in space as a direction: coordinates below zero are folded to zero, the largest is one.
  static std::vector<double> direction_of(std::span<const double> place) {
    std::vector<double> direction(place.begin(), place.end());
    double largest = 1e-12;
    for (double& x : direction) {
      x = std::max(x, 0.0);
      largest = std::max(largest, x);
    }
    for (double& x : direction) x /= largest;
    return direction;
  }

  Vertex vertex(std::vector<double> place) {
    ++evaluations_;
    const SenderPoint point = search_.best_on_ray(direction_of(place), ray_samples);
    if (point.optimistic > best_.optimistic) best_ = point;
    return {std::move(place), point.optimistic};
  }

  [[nodiscard]] double spread() const {
    const auto [low, high] = std::minmax_element(vertices_.begin(), vertices_.end(),
                                                 [](const Vertex& a, const Vertex& b) { return a.value < b.value; });
    return high->value - low->value;
  }

  void step() {
    std::stable_sort(vertices_.begin(), vertices_.end(),
                     [](const Vertex& a, const Vertex& b) { return a.value > b.value; });
    Vertex& worst = vertices_.back();
    const Vertex reflected = away_from_worst(1.0);
    if (reflected.value > vertices_.front().value) {
      Vertex expanded = away_from_worst(2.0);
      worst = expanded.value > reflected.value ? expanded : reflected;
    } else if (reflected.value > vertices_[vertices_.size() - 2].value) {
      worst = reflected;
    } else {
      Vertex contracted = away_from_worst(-0.5);
      if (contracted.value > worst.value) {
        worst = contracted;
      } else {
        shrink();
      }
    }
  }

  /// The worst vertex mirrored at the others' centre, `factor` times as far.
  Vertex away_from_worst(double factor) {
    const std::size_t n = vertices_.size() - 1;
    std::vector<double> place(n);
    for (std::size_t i = 0; i < n; ++i) {
      double center = 0;
      for (std::size_t j = 0; j < n; ++j) center += vertices_[j].place[i] / static_cast<double>(n);
      place[i] = center + factor * (center - vertices_.back().place[i]);
    }
    return vertex(std::move(place));
  }

  void shrink() {
    for (std::size_t j = 1; j < vertices_.size(); ++j) {
      std::vector<double> place = vertices_[j].place;
      for (std::size_t i = 0; i < place.size(); ++i) place[i] = 0.5 * (place[i] + vertices_[0].place[i]);
      vertices_[j] = vertex(std::move(place));
    }
  }

  const SenderSearch& search_;
  SenderPoint best_;
  std::vector<Vertex> vertices_;
  int evaluations_ = 0;
};

}  // namespace

SenderPoint climb_directions(const SenderSearch& search, std::span<const double> direction, const SenderPoint& start) {
  return DirectionSimplex(search, start).climb(direction);
}

}  // namespace selectorate
