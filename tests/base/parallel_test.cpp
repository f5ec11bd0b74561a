#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/parallel.hpp>

namespace selectorate {
namespace {

TEST(ParallelChunks, VisitEveryItemOnce_OnAnyNumberOfThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 5U}) {
    std::vector<int> visits(1001);
    parallel_chunks(visits.size(), 7, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++visits[i];
    });
    EXPECT_EQ(visits, std::vector<int>(1001, 1)) << threads;
  }
}

TEST(ParallelChunks, RethrowTheFirstFailure_InIndexOrder) {
  try {
    parallel_chunks(100, 1, 4, [](std::size_t begin, std::size_t) {
      if (begin >= 10) throw std::runtime_error(std::to_string(begin));
    });
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "10");
  }
}

TEST(ParallelChunks, OfNothing_DoNothing) {
  parallel_chunks(0, 0, 3, [](std::size_t, std::size_t) { FAIL() << "called"; });
}

}  // namespace
}  // namespace selectorate
