#pragma once

#include <cmath>
#include <cstdint>

namespace selectorate {

/// A stream of random numbers of its own for each (seed, index): the same on every platform and number of threads.
///
/// SplitMix64 (Steele, Lea & Flood 2014, fig. 16) started at a mixed combination of the two; the standard library's
/// distributions are avoided because they differ between implementations.
class RandomStream {
 public:
  using result_type = std::uint64_t;

  explicit constexpr RandomStream(std::uint64_t seed, std::uint64_t index = 0) noexcept
      : state_(mix(seed) ^ mix(index + 0x632be59bd9b4e019ULL)) {}

  [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
  [[nodiscard]] static constexpr result_type max() noexcept { return ~result_type{0}; }

  /// 64 uniform random bits.
  constexpr result_type operator()() noexcept {
    state_ += 0x9e3779b97f4a7c15ULL;
    return mix(state_);
  }

  /// Uniform in [0, 1).
  constexpr double uniform() noexcept { return static_cast<double>((*this)() >> 11U) * 0x1.0p-53; }

  /// Uniform in [low, high).
  constexpr double uniform(double low, double high) noexcept { return low + (high - low) * uniform(); }

  /// Log-uniform in [low, high), for positive bounds.
  double log_uniform(double low, double high) noexcept { return low * std::exp(std::log(high / low) * uniform()); }

  /// Uniform integer in [0, bound), for bound > 0.
  constexpr std::uint32_t below(std::uint32_t bound) noexcept {
    return static_cast<std::uint32_t>((((*this)() >> 32U) * bound) >> 32U);
  }

 private:
  static constexpr std::uint64_t mix(std::uint64_t z) noexcept {
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace selectorate
