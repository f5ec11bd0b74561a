#pragma once

#include <cstddef>

/// Calls of the global `operator new` by this thread so far; this program replaces it to count them.
[[nodiscard]] std::size_t allocations_of_this_thread() noexcept;
