#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>
#include <thread>

#include <selectorate/base/status.hpp>

namespace selectorate {

/// Counts the work of all threads, and asks the caller, on the caller's thread, whether to go on.
class WorkMonitor {
 public:
  /// \param progress  must outlive the monitor
  WorkMonitor(const ProgressCallback& progress, std::string_view phase) : progress_(progress), phase_(phase) {}

  /// Counts one unit; false if it is time to stop.
  [[nodiscard]] bool count() {
    const std::uint64_t done = work_.fetch_add(1, std::memory_order_relaxed) + 1;
    if (progress_ && std::this_thread::get_id() == caller_ && done >= next_question_) {
      next_question_ = done + interval;
      if (!progress_({.phase = phase_, .done = done})) cancelled_ = true;
    }
    return !cancelled_ && !abandoned_;
  }
  /// Makes every thread stop.
  void abandon() noexcept { abandoned_ = true; }

  [[nodiscard]] std::uint64_t work() const noexcept { return work_; }
  [[nodiscard]] bool is_cancelled() const noexcept { return cancelled_; }
  [[nodiscard]] bool is_abandoned() const noexcept { return abandoned_; }

 private:
  static constexpr std::uint64_t interval = 64;

  const ProgressCallback& progress_;
  std::string_view phase_;
  std::thread::id caller_ = std::this_thread::get_id();
  std::uint64_t next_question_ = 1;  ///< used by the caller's thread only
  std::atomic<std::uint64_t> work_{0};
  std::atomic<bool> cancelled_{false};
  std::atomic<bool> abandoned_{false};
};

}  // namespace selectorate
