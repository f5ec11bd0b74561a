#pragma once

#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// Distributions from which random trees draw their chance moves; one has an outcome that never comes.
inline const std::vector<std::vector<Rational>>& list_chance_moves() {
  static const std::vector<std::vector<Rational>> moves = {{Rational(1) / 2, Rational(1) / 2},
                                                           {Rational(1) / 3, Rational(2) / 3},
                                                           {Rational(0), Rational(1)},
                                                           {Rational(1) / 6, Rational(1) / 2, Rational(1) / 3}};
  return moves;
}

}  // namespace selectorate
