#pragma once

#include <cstddef>

namespace selectorate {

/// Calls of the global `operator new` so far; this test program replaces it.
[[nodiscard]] std::size_t allocation_count() noexcept;

}  // namespace selectorate
