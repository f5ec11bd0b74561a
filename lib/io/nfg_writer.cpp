#include <ostream>
#include <string>

#include <selectorate/io/nfg_writer.hpp>

#include "io/quoted_label.hpp"

namespace selectorate {
namespace {

/// "left" "right"
void write_strategies(std::ostream& out, const StrategicGame& game, PlayerId player) {
  out << '{';
  for (std::size_t strategy = 0; strategy < game.strategy_count(player); ++strategy) {
    out << ' ' << in_quotes(game.strategy_label(player, strategy));
  }
  out << " }\n";
}

}  // namespace

void write_nfg(std::ostream& out, const StrategicGame& game) {
  out << "NFG 1 R " << in_quotes(game.title()) << " {";
  for (std::uint32_t i = 0; i < game.player_count(); ++i) out << ' ' << in_quotes(game.player_name(PlayerId(i)));
  out << " }\n\n{ ";
  for (std::uint32_t i = 0; i < game.player_count(); ++i) write_strategies(out, game, PlayerId(i));
  out << "}\n" << in_quotes(game.comment()) << "\n\n";
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    for (std::uint32_t i = 0; i < game.player_count(); ++i) {
      out << (i == 0 ? "" : " ") << to_string(game.payoff(profile, PlayerId(i)));
    }
    out << '\n';
  }
}

}  // namespace selectorate
