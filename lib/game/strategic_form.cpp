#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "base/saturating.hpp"
#include "game/own_history.hpp"
#include "game/profile_payoffs.hpp"

namespace selectorate {
namespace {

using Actions = std::vector<std::uint32_t>;

constexpr std::uint32_t unspecified = StrategicForm::unspecified;

/// How many (reduced) strategies a player has, at most `too_many`: what he may do at one information set and after it
/// is the sum over its actions of products over the sets that come next.
std::size_t count_strategies(const ExtensiveGame& game, PlayerId player, const StrategicFormOptions& options,
                             const std::vector<OwnMove>& own_moves) {
  const std::uint32_t offset = game.first_information_set(player).index();
  std::vector<std::vector<std::size_t>> continuations;  // by own set and action
  for (std::uint32_t i = 0; i < game.information_set_count(player); ++i) {
    continuations.emplace_back(game.action_count(InformationSetId(offset + i)), 1);
  }
  std::size_t count = 1;
  // Sets of a set's past have smaller numbers.
  for (std::uint32_t i = game.information_set_count(player); i-- > 0;) {
    std::size_t choices = 0;
    for (const std::size_t continuation : continuations[i]) choices = saturating_sum(choices, continuation);
    const OwnMove before = own_moves[game.members(InformationSetId(offset + i)).front()];
    const bool is_first = !options.reduced || before.set == OwnMove::none;
    std::size_t& factor = is_first ? count : continuations[before.set - offset][before.action];
    factor = saturating_product(factor, choices);
  }
  return count;
}

/// \throws InvalidModel if there are too many profiles, before any is written down
std::size_t count_profiles(const ExtensiveGame& game, const StrategicFormOptions& options,
                           const std::vector<OwnMove>& own_moves) {
  std::size_t profiles = 1;
  std::string counts;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    const std::size_t count = count_strategies(game, PlayerId(i), options, own_moves);
    counts += fmt::format("{}{}{}", i == 0 ? "" : " x ", count == too_many ? "more than " : "", count);
    profiles = saturating_product(profiles, count);
  }
  if (profiles <= options.profile_limit) return profiles;
  throw InvalidModel("strategic form",
                     fmt::format("{} strategies make more than {} profiles, the limit (profile_limit)", counts,
                                 options.profile_limit));
}

/// All (reduced) strategies of a player, in lexicographic order.
std::vector<Actions> list_strategies(const ExtensiveGame& game, PlayerId player, const StrategicFormOptions& options,
                                     const std::vector<OwnMove>& own_moves) {
  const std::uint32_t offset = game.first_information_set(player).index();
  std::vector<Actions> strategies{{}};
  for (std::uint32_t i = 0; i < game.information_set_count(player); ++i) {
    const InformationSetId set(offset + i);
    // With perfect recall any node of the set has the same own past, and sets of that past have smaller numbers.
    const OwnMove before = own_moves[game.members(set).front()];
    std::vector<Actions> longer;
    for (const Actions& actions : strategies) {
      const bool comes = before.set == OwnMove::none || actions[before.set - offset] == before.action;
      const bool open = options.reduced && !comes;
      for (std::uint32_t action = 0; action < (open ? 1 : game.action_count(set)); ++action) {
        longer.push_back(actions);
        longer.back().push_back(open ? unspecified : action);
      }
    }
    strategies = std::move(longer);
  }
  return strategies;
}

std::string label_of(const ExtensiveGame& game, PlayerId player, const Actions& actions) {
  std::string label;
  for (std::uint32_t i = 0; i < actions.size(); ++i) {
    if (i > 0) label += '/';
    const InformationSetId set(game.first_information_set(player).index() + i);
    label += actions[i] == unspecified ? "*" : game.action_label(set, actions[i]);
  }
  return label;
}

}  // namespace

StrategicForm make_strategic_form(const ExtensiveGame& game, const StrategicFormOptions& options) {
  std::vector<OwnMove> own_moves(game.node_count());
  if (options.reduced) {
    if (const auto violation = find_recall_violation(game)) {
      throw InvalidModel("strategic form", "the reduced form needs perfect recall: " + violation->reason);
    }
    own_moves = find_own_moves(game);
  }
  std::vector<std::string> players;
  std::vector<std::vector<std::string>> labels;
  std::vector<std::vector<Actions>> actions;
  const std::size_t profiles = count_profiles(game, options, own_moves);
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    players.push_back(game.player_name(PlayerId(i)));
    actions.push_back(list_strategies(game, PlayerId(i), options, own_moves));
    labels.emplace_back();
    for (const Actions& strategy : actions.back()) labels.back().push_back(label_of(game, PlayerId(i), strategy));
  }
  ProfilePayoffs profile_payoffs(game);
  ExactTable payoffs(players.size());
  std::vector<const Actions*> plays(players.size());
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    std::size_t rest = profile;
    for (std::size_t i = 0; i < plays.size(); ++i) {
      plays[i] = &actions[i][rest % actions[i].size()];
      rest /= actions[i].size();
    }
    payoffs.append(profile_payoffs.find(plays));
  }
  return {StrategicGame(game.title(), std::move(players), std::move(labels), std::move(payoffs), game.comment()),
          std::move(actions)};
}

}  // namespace selectorate
