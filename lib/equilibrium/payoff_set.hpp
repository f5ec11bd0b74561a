#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace selectorate {

/// Payoff vectors of equal length; after `normalize` in lexicographic order, each once.
template <class Number>
class PayoffSet {
 public:
  explicit PayoffSet(std::size_t players) : players_(players) {}

  void add(std::span<const Number> payoffs) { numbers_.insert(numbers_.end(), payoffs.begin(), payoffs.end()); }
  [[nodiscard]] std::size_t size() const noexcept { return numbers_.size() / players_; }
  [[nodiscard]] std::span<const Number> operator[](std::size_t k) const noexcept {
    return std::span<const Number>(numbers_).subspan(k * players_, players_);
  }

  void normalize() {
    std::vector<std::size_t> order(size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return less((*this)[a], (*this)[b]); });
    std::vector<Number> sorted;
    sorted.reserve(numbers_.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const std::span<const Number> next = (*this)[order[k]];
      if (k > 0 && std::equal(next.begin(), next.end(), sorted.end() - static_cast<std::ptrdiff_t>(players_))) continue;
      sorted.insert(sorted.end(), next.begin(), next.end());
    }
    numbers_ = std::move(sorted);
  }

  /// Keeps the first `limit`; whether any was dropped.
  bool truncate(std::size_t limit) {
    if (size() <= limit) return false;
    numbers_.resize(limit * players_);
    return true;
  }

  [[nodiscard]] static bool less(std::span<const Number> a, std::span<const Number> b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::size_t players_;
  std::vector<Number> numbers_;
};

/// Place of a vector among `count` sorted ones, `at(k)` being the k-th; `count` if it is not there.
template <class Number, class At>
[[nodiscard]] std::size_t find_payoffs(std::size_t count, const At& at, std::span<const Number> wanted) {
  std::size_t low = 0;
  for (std::size_t high = count; low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (PayoffSet<Number>::less(at(middle), wanted)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low < count && std::equal(wanted.begin(), wanted.end(), at(low).begin())) return low;
  return count;
}

}  // namespace selectorate
