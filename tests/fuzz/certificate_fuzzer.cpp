/// \file
/// Property: any bytes are read as a certificate of a fixed game or refused with ParseError; what is read is judged
/// without an exception, and is written as a text that reads back and is written the same. The first byte picks the
/// game.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/certificate_json.hpp>
#include <selectorate/io/game_file.hpp>

namespace {

using selectorate::CertificateList;
using selectorate::Game;

/// The games of the seeds, as `selectorate convert` writes them.
constexpr std::string_view tree =
    "EFG 2 R \"Entry\" { \"Entrant\" \"Incumbent\" }\n"
    "p \"\" 1 1 \"\" { \"in\" \"out\" } 0\n"
    "p \"\" 2 1 \"\" { \"fight\" \"share\" } 0\n"
    "t \"\" 1 \"\" { -1 -1 }\nt \"\" 2 \"\" { 1, 1/2 }\nt \"\" 3 \"\" { 0, 2 }\n";
constexpr std::string_view table =
    "NFG 1 R \"Battle\" { \"He\" \"She\" } { { \"box\" \"ballet\" } { \"box\" \"ballet\" } } \"\"\n2 1 0 0 0 0 1 2\n";

std::string print(const Game& game, const CertificateList& list) {
  std::ostringstream output;
  selectorate::write_certificate_json(output, game, list);
  return output.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const Game games[] = {selectorate::read_game(tree, "tree"), selectorate::read_game(table, "table")};
  const Game& game = games[data[0] % 2];
  std::optional<CertificateList> list;
  try {
    list = selectorate::read_certificate_json(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1),
                                              "fuzz", game);
  } catch (const selectorate::ParseError&) {
    return 0;
  }
  std::visit([&](const auto& form) { static_cast<void>(selectorate::verify_certificates(form, *list)); }, game);
  const std::string printed = print(game, *list);
  if (print(game, selectorate::read_certificate_json(printed, "again", game)) != printed) std::abort();
  return 0;
}
