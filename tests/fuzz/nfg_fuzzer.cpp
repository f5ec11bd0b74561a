/// \file
/// Property: any bytes are read as a game or refused with ParseError, and what is read is written as a text that reads
/// back as the same game and is written the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/io/nfg_reader.hpp>
#include <selectorate/io/nfg_writer.hpp>

namespace {

std::string print(const selectorate::StrategicGame& game) {
  std::ostringstream output;
  selectorate::write_nfg(output, game);
  return output.str();
}

void check_round_trip(const selectorate::StrategicGame& game) {
  const std::string printed = print(game);
  const selectorate::StrategicGame again = selectorate::read_nfg(printed, "again");
  if (print(again) != printed) std::abort();
  if (selectorate::canonical_hash(again) != selectorate::canonical_hash(game)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::optional<selectorate::StrategicGame> game;
  try {
    game = selectorate::read_nfg(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz");
  } catch (const selectorate::ParseError&) {
    return 0;
  }
  check_round_trip(*game);
  return 0;
}
