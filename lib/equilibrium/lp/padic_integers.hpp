#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <selectorate/base/rational.hpp>

namespace selectorate {

/// A vector of integers, from their digits in base p, the least first.
class PadicIntegers {
 public:
  PadicIntegers(std::uint64_t prime, std::size_t entries) : prime_(prime), entries_(entries) {}

  /// \param digit  by entries, between -p/2 and p/2
  void include(std::vector<std::int64_t> digit) { digits_.push_back(std::move(digit)); }

  /// Sums of digits times powers of p.
  [[nodiscard]] std::vector<Integer> sums() const;
  /// The first power of p that they do not reach.
  [[nodiscard]] Integer modulus() const { return pow(Integer(prime_), static_cast<unsigned>(digits_.size())); }

 private:
  std::uint64_t prime_;
  std::size_t entries_;
  std::vector<std::vector<std::int64_t>> digits_;
};

}  // namespace selectorate
