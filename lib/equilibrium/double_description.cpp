#include "equilibrium/double_description.hpp"

#include <algorithm>
#include <utility>

#include <boost/dynamic_bitset.hpp>

namespace selectorate {
namespace {

/// A ray of the cone over the polyhedron: x, then the factor by which b is multiplied. Integers without a common
/// divisor.
struct Ray {
  std::vector<Integer> values;
  boost::dynamic_bitset<> support;
  Integer excess = 0;  ///< a'x - b of the equation at hand
};

/// The equation in integers: a, then -b.
std::vector<Integer> scaled_row(const LinearEquation& equation) {
  std::vector<Rational> row = equation.coefficients;
  row.push_back(-equation.right_side);
  Integer common = 1;
  for (const Rational& value : row) common = lcm(common, denominator(value));
  std::vector<Integer> scaled;
  for (const Rational& value : row) scaled.push_back(numerator(Rational(value * common)));
  return scaled;
}

Ray make_unit_ray(std::size_t size, std::size_t place) {
  Ray ray{std::vector<Integer>(size, 0), boost::dynamic_bitset<>(size)};
  ray.values[place] = 1;
  ray.support.set(place);
  return ray;
}

/// The ray between two others on which the equation holds.
Ray combine(const Ray& above, const Ray& below) {
  const Integer common = gcd(above.excess, below.excess);
  const Integer keep = -below.excess / common;
  const Integer add = above.excess / common;
  Ray ray{std::vector<Integer>(above.values.size()), above.support | below.support};
  Integer content = 0;
  for (std::size_t j = 0; j < ray.values.size(); ++j) {
    ray.values[j] = above.values[j] * keep + below.values[j] * add;
    content = gcd(content, ray.values[j]);
  }
  for (Integer& value : ray.values) value /= content;
  return ray;
}

/// Whether two rays span a face: no third one lies in the smallest face that holds both.
bool are_adjacent(const std::vector<Ray>& rays, const Ray& a, const Ray& b, std::size_t most_support) {
  const boost::dynamic_bitset<> both = a.support | b.support;
  if (both.count() > most_support) return false;
  return std::none_of(rays.begin(), rays.end(), [&](const Ray& other) {
    return &other != &a && &other != &b && other.support.is_subset_of(both);
  });
}

/// The rays on which one more equation holds. \return whether there are no more than `limit`
bool add_equation(std::vector<Ray>& rays, const std::vector<Integer>& row, std::size_t most_support,
                  std::size_t limit) {
  std::vector<std::size_t> above;
  std::vector<std::size_t> below;
  std::vector<Ray> next;
  for (std::size_t i = 0; i < rays.size(); ++i) {
    rays[i].excess = 0;
    for (std::size_t j = rays[i].support.find_first(); j < row.size(); j = rays[i].support.find_next(j)) {
      rays[i].excess += row[j] * rays[i].values[j];
    }
    if (rays[i].excess > 0) above.push_back(i);
    if (rays[i].excess < 0) below.push_back(i);
  }
  for (const std::size_t i : above) {
    for (const std::size_t k : below) {
      if (are_adjacent(rays, rays[i], rays[k], most_support)) next.push_back(combine(rays[i], rays[k]));
      if (next.size() > limit) return false;
    }
  }
  for (Ray& ray : rays) {
    if (ray.excess == 0) next.push_back(std::move(ray));
  }
  rays = std::move(next);
  return rays.size() <= limit;
}

}  // namespace

std::optional<std::vector<std::vector<Rational>>> enumerate_vertices(std::size_t variables,
                                                                     const std::vector<LinearEquation>& equations,
                                                                     std::size_t limit) {
  std::vector<Ray> rays;
  for (std::size_t j = 0; j <= variables; ++j) rays.push_back(make_unit_ray(variables + 1, j));
  for (std::size_t k = 0; k < equations.size(); ++k) {
    // A ray that k equations fix up to its length has at most k + 1 positive coordinates, an edge one more.
    if (!add_equation(rays, scaled_row(equations[k]), k + 2, std::max(limit, variables + 1))) return std::nullopt;
  }
  std::vector<std::vector<Rational>> vertices;
  for (const Ray& ray : rays) {
    const Integer& factor = ray.values.back();
    if (factor == 0) continue;  // a direction, not a point
    std::vector<Rational> vertex;
    for (std::size_t j = 0; j < variables; ++j) vertex.emplace_back(ray.values[j], factor);
    vertices.push_back(std::move(vertex));
  }
  std::sort(vertices.begin(), vertices.end());
  return vertices;
}

}  // namespace selectorate
