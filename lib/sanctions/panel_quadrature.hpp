#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <boost/math/quadrature/gauss_kronrod.hpp>

namespace selectorate {

/// An integral and the rule's own estimate of how wrong it is.
template <class Value>
struct QuadratureResult {
  Value sum{};
  double error = 0;
};

/// Gauss and Kronrod's rule of 15 points on panels of [low, high]; the panel with the largest error is halved until the
/// errors add up to at most `enough`, or there are `most_panels`.
///
/// Boost's own adaptive driver takes each half's error as if the half had the width of the whole, and halves without
/// regard to where the error is; the integrand here costs too much for that.
/// \tparam Value  what `f` returns: a number, or a vector with +, * and abs
template <class Function>
auto integrate_by_panels(const Function& f, double low, double high, double enough, std::size_t most_panels) {
  using Value = decltype(f(low));
  struct Panel {
    double low, high;
    QuadratureResult<Value> result;
  };
  const auto integrate = [&](double from, double to) {
    const double center = 0.5 * (from + to);
    const double half = 0.5 * (to - from);
    double error = 0;
    const Value mean = boost::math::quadrature::gauss_kronrod<double, 15>::integrate(
        [&](double t) { return f(center + half * t); }, -1.0, 1.0, 0, 0.0, &error);
    return Panel{from, to, {mean * half, error * half}};
  };
  const auto less_wrong = [](const Panel& a, const Panel& b) noexcept { return a.result.error < b.result.error; };

  std::vector<Panel> panels = {integrate(low, high)};
  QuadratureResult<Value> total = panels.front().result;
  while (total.error > enough && panels.size() < most_panels) {
    std::pop_heap(panels.begin(), panels.end(), less_wrong);
    const Panel worst = panels.back();
    const double middle = 0.5 * (worst.low + worst.high);
    panels.back() = integrate(worst.low, middle);
    std::push_heap(panels.begin(), panels.end(), less_wrong);
    panels.push_back(integrate(middle, worst.high));
    std::push_heap(panels.begin(), panels.end(), less_wrong);
    total = {};
    for (const Panel& panel : panels) {
      total.sum += panel.result.sum;
      total.error += panel.result.error;
    }
  }
  return total;
}

}  // namespace selectorate
