#include <ostream>
#include <string>
#include <vector>

#include <selectorate/game/strategic_form.hpp>
#include <selectorate/io/solution_csv.hpp>

#include "io/certificate_object.hpp"
#include "io/csv_row.hpp"

namespace selectorate {
namespace {

const std::string& name_of(const Game& game, PlayerId player) {
  return std::visit([&](const auto& form) -> const std::string& { return form.player_name(player); }, game);
}

std::string set_label(const Game& game, InformationSetId set) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr ? std::string(tree->information_set_label(set)) : std::string();
}

std::string action_label(const Game& game, PlayerId player, InformationSetId set, std::uint32_t action) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr ? tree->action_label(set, action)
                         : std::get<StrategicGame>(game).strategy_label(player, action);
}

void write_profile(std::ostream& output, const Game& game, std::size_t number, const Certificate& certificate) {
  for (std::uint32_t i = 0; i < player_count(game); ++i) {
    for (std::uint32_t k = 0; k < set_count(game, PlayerId(i)); ++k) {
      const InformationSetId set(first_set(game, PlayerId(i)).index() + k);
      const auto probabilities = certificate.behavior.at(set);
      for (std::uint32_t action = 0; action < probabilities.size(); ++action) {
        write_csv_row(output, {std::to_string(number), csv_field(name_of(game, PlayerId(i))), std::to_string(k + 1),
                               csv_field(set_label(game, set)), csv_field(action_label(game, PlayerId(i), set, action)),
                               to_string(probabilities[action]), csv_field(to_double(probabilities[action])),
                               to_string(certificate.payoffs[i])});
      }
    }
  }
}

void write_distribution(std::ostream& output, const StrategicGame& game, std::size_t number,
                        const std::vector<ProfileProbability>& distribution) {
  for (const auto& [profile, probability] : distribution) {
    std::vector<std::string> row = {std::to_string(number), std::to_string(profile)};
    for (std::uint32_t i = 0; i < game.player_count(); ++i) {
      row.push_back(csv_field(game.strategy_label(PlayerId(i), game.strategy_in(profile, PlayerId(i)))));
    }
    row.push_back(to_string(probability));
    row.push_back(csv_field(to_double(probability)));
    write_csv_row(output, row);
  }
}

void write_distributions(std::ostream& output, const StrategicGame& game, const std::vector<Certificate>& all) {
  std::vector<std::string> names = {"equilibrium", "profile"};
  for (std::uint32_t i = 0; i < game.player_count(); ++i) names.push_back(csv_field(game.player_name(PlayerId(i))));
  names.insert(names.end(), {"probability", "decimal"});
  write_csv_row(output, names);
  for (std::size_t i = 0; i < all.size(); ++i) write_distribution(output, game, i + 1, all[i].distribution);
}

}  // namespace

void write_solution_csv(std::ostream& output, const Game& game, const SolutionRecord& record) {
  const auto& all = record.list.certificates;
  if (is_correlated(record.list.claim)) {
    const auto* tree = std::get_if<ExtensiveGame>(&game);
    return write_distributions(output,
                               tree != nullptr ? make_strategic_form(*tree).game : std::get<StrategicGame>(game), all);
  }
  write_csv_row(output,
                {"equilibrium", "player", "information_set", "label", "action", "probability", "decimal", "payoff"});
  for (std::size_t i = 0; i < all.size(); ++i) write_profile(output, game, i + 1, all[i]);
}

}  // namespace selectorate
