#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "game/own_history.hpp"

namespace selectorate {
namespace {

using Actions = std::vector<std::uint32_t>;

constexpr std::uint32_t unspecified = StrategicForm::unspecified;

void check_count(std::size_t count, std::size_t limit) {
  if (count <= limit) return;
  throw InvalidModel("strategic form", fmt::format("it would have more than {} profiles; see profile_limit", limit));
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
      check_count(longer.size(), options.profile_limit);
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

/// Expected payoffs when player i follows `plays[i]`.
std::vector<Rational> payoffs_of(const ExtensiveGame& game, const std::vector<const Actions*>& plays) {
  std::vector<Rational> total(game.player_count(), 0);
  std::vector<std::pair<NodeId, Rational>> open{{game.root(), 1}};
  while (!open.empty()) {
    const auto [node, reach] = std::move(open.back());
    open.pop_back();
    switch (game.kind(node)) {
      case NodeKind::terminal:
        for (std::uint32_t i = 0; i < total.size(); ++i) total[i] += reach * game.payoff(node, PlayerId(i));
        break;
      case NodeKind::decision: {
        const PlayerId owner = game.owner(node);
        const std::uint32_t set = game.information_set(node).index() - game.first_information_set(owner).index();
        open.emplace_back(game.child(node, (*plays[owner.index()])[set]), reach);
        break;
      }
      case NodeKind::chance:
        for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
          const Rational probability = game.probability(node, action);
          if (probability != 0) open.emplace_back(game.child(node, action), reach * probability);
        }
        break;
    }
  }
  return total;
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
  std::size_t profiles = 1;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    players.push_back(game.player_name(PlayerId(i)));
    actions.push_back(list_strategies(game, PlayerId(i), options, own_moves));
    labels.emplace_back();
    for (const Actions& strategy : actions.back()) labels.back().push_back(label_of(game, PlayerId(i), strategy));
    if (__builtin_mul_overflow(profiles, actions.back().size(), &profiles)) profiles = static_cast<std::size_t>(-1);
    check_count(profiles, options.profile_limit);
  }
  ExactTable payoffs(players.size());
  std::vector<const Actions*> plays(players.size());
  for (std::size_t profile = 0; profile < profiles; ++profile) {
    std::size_t rest = profile;
    for (std::size_t i = 0; i < plays.size(); ++i) {
      plays[i] = &actions[i][rest % actions[i].size()];
      rest /= actions[i].size();
    }
    payoffs.append(payoffs_of(game, plays));
  }
  return {StrategicGame(game.title(), std::move(players), std::move(labels), std::move(payoffs), game.comment()),
          std::move(actions)};
}

}  // namespace selectorate
