#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>

namespace selectorate {

/// Mixed strategies of both players, and which of them together are equilibria.
struct VertexPairs {
  std::vector<std::vector<Rational>> first;
  std::vector<std::vector<Rational>> second;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  Status status = Status::converged;  ///< or `truncated`, `cancelled`
  std::uint64_t work = 0;             ///< nodes and bases visited
};

}  // namespace selectorate
