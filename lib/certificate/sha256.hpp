#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace selectorate {

/// The hash function SHA-256 of FIPS 180-4, fed piece by piece.
class Sha256 {
 public:
  void update(std::string_view bytes);
  /// 64 hexadecimal digits in lower case. Ends the message: nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  static constexpr std::size_t block_bytes = 64;

  void absorb_block();

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, block_bytes> block_{};
  std::size_t filled_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace selectorate
