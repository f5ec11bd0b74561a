#pragma once

#include <cstddef>
#include <functional>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// Runs `body(begin, end)` over [0, count) in chunks of `chunk` items, on up to `threads` threads.
///
/// The chunks depend on `count` and `chunk` only, never on `threads`, so a caller that writes to places given by the
/// index and reduces in index order gets the same bits on any number of threads. The first exception, in index order,
/// is rethrown when all chunks have ended. \param threads 0 = as many as the machine has
SELECTORATE_EXPORT void parallel_chunks(std::size_t count, std::size_t chunk, unsigned threads,
                                        const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace selectorate
