#pragma once

#include <cstdint>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// An entry of a sparse matrix that is given column by column.
struct IntegerEntry {
  std::uint32_t row;
  Integer value;
};
using IntegerColumns = std::vector<std::vector<IntegerEntry>>;

}  // namespace selectorate
