#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <memory_resource>
#include <new>

namespace selectorate {

/// Keeps what is given back, in lists by size, and hands it out again: work that is repeated allocates once, however
/// large its pieces (the pools of the standard library pass large pieces on). Sizes are powers of two.
class RecycledMemory final : public std::pmr::memory_resource {
 public:
  RecycledMemory() noexcept = default;
  RecycledMemory(const RecycledMemory&) = delete;
  RecycledMemory& operator=(const RecycledMemory&) = delete;
  ~RecycledMemory() override {
    for (std::size_t power = 0; power < free_.size(); ++power) {
      while (void* block = take(power)) ::operator delete(block);
    }
  }

 private:
  struct FreeBlock {
    FreeBlock* next;
  };

  static std::size_t power_of(std::size_t bytes) noexcept {
    return static_cast<std::size_t>(std::bit_width(bytes < sizeof(FreeBlock) ? sizeof(FreeBlock) - 1 : bytes - 1));
  }

  void* take(std::size_t power) noexcept {
    FreeBlock* block = free_[power];
    if (block != nullptr) free_[power] = block->next;
    return block;
  }

  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__) throw std::bad_alloc();  // nothing in this room asks for it
    const std::size_t power = power_of(bytes);
    if (power >= free_.size()) throw std::bad_alloc();
    if (void* block = take(power)) return block;
    return ::operator new (std::size_t{1} << power);
  }

  void do_deallocate(void* place, std::size_t bytes, std::size_t) override {
    FreeBlock*& first = free_[power_of(bytes)];
    first = ::new (place) FreeBlock{first};
  }

  [[nodiscard]] bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }

  std::array<FreeBlock*, std::numeric_limits<std::size_t>::digits> free_{};
};

}  // namespace selectorate
