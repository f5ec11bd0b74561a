#include "equilibrium/lp/digit_sample.hpp"

#include <algorithm>

#include <selectorate/base/random.hpp>

namespace selectorate {
namespace {

constexpr std::uint32_t most_combinations = 8;
constexpr std::uint64_t seed = 1982;

}  // namespace

DigitSample::DigitSample(std::uint64_t prime, std::size_t entries, std::uint64_t draw)
    : terms_(entries), carries_(std::min<std::size_t>(entries, most_combinations), 0), digits_{{}, prime} {
  RandomStream random(seed, draw);
  const bool is_whole = entries <= most_combinations;
  for (std::uint32_t i = 0; i < entries; ++i) {
    // Odd, so that a power of two that a single entry of the combination has in its denominator stays.
    const auto weight = static_cast<std::int32_t>(2 * random.below(1U << 14U) + 1);
    terms_[i] = is_whole ? Term{i, 1} : Term{random.below(most_combinations), weight};
  }
}

void DigitSample::include(std::span<const std::int64_t> digit) {
  // Below 2^15 * 2^61 * entries.
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    carries_[terms_[i].combination] += int128{digit[i]} * terms_[i].weight;
  }
  std::vector<std::uint64_t>& own = digits_.digits.emplace_back();
  const auto prime = static_cast<int128>(digits_.prime);
  for (int128& carry : carries_) {
    int128 rest = carry % prime;
    if (rest < 0) rest += prime;
    own.push_back(static_cast<std::uint64_t>(rest));
    carry = (carry - rest) / prime;
  }
}

}  // namespace selectorate
