#pragma once

#include <string>
#include <vector>

namespace selectorate {

/// Lets labels of a file tell things apart: an empty one becomes the number of its place, counted from 1, and equal
/// ones get "_1", "_2" in order, numbers that would make another label equal being passed over.
void make_distinct(std::vector<std::string>& labels);

}  // namespace selectorate
