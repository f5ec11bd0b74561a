#include "report/game_prose.hpp"

#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/prose.hpp"

namespace selectorate {

void GameProse::prose(std::string_view text) {
  write_prose(output_, text, options_.width);
}

void GameProse::heading(std::string_view text) {
  write_heading(output_, text, options_.color);
}

void GameProse::title(const Game& game) {
  const auto& name = std::visit([](const auto& form) -> const std::string& { return form.title(); }, game);
  const std::string shown = name.empty() ? "A game without a title" : name;
  output_ << emphasized(shown, options_.color) << '\n';
  if (const auto* tree = std::get_if<ExtensiveGame>(&game)) {
    prose(fmt::format("Extensive form: {}, {}, {}.", counted(tree->player_count(), "player", "players"),
                      counted(tree->information_set_count(), "information set", "information sets"),
                      counted(tree->node_count(), "node", "nodes")));
  } else {
    const auto& form = std::get<StrategicGame>(game);
    std::vector<std::size_t> sizes;
    for (std::uint32_t i = 0; i < form.player_count(); ++i) sizes.push_back(form.strategy_count(PlayerId(i)));
    prose(fmt::format("Strategic form: {}, {} strategies.", counted(form.player_count(), "player", "players"),
                      fmt::join(sizes, " x ")));
  }
  output_ << '\n';
}

void GameProse::method(std::string_view name) {
  const std::string note = options_.method_note.empty() ? "" : fmt::format(" ({})", options_.method_note);
  prose(fmt::format("Method: {}{}.", name, note));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace selectorate
