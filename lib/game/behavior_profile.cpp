#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/behavior_profile.hpp>

namespace selectorate {
namespace {

std::string place_of(const ExtensiveGame& game, InformationSetId set) {
  return fmt::format("behavior of {} {}", game.player_name(game.owner(set)),
                     game.path_in_words(NodeId(game.members(set).front())));
}

template <class Number>
void check_size(const ExtensiveGame& game, const BehaviorProfile<Number>& profile) {
  bool fits = profile.information_set_count() == game.information_set_count();
  for (std::uint32_t set = 0; fits && set < game.information_set_count(); ++set) {
    fits = profile.at(InformationSetId(set)).size() == game.action_count(InformationSetId(set));
  }
  if (!fits) throw InvalidModel("profile", "it was made for a game with other information sets or actions");
}

/// `place()` says in words where the probabilities are.
template <class Place>
void check_distribution(std::span<const Rational> probabilities, const Place& place) {
  for (const Rational& probability : probabilities) {
    if (probability < 0) throw InvalidModel(place(), fmt::format("probability {} is negative", to_string(probability)));
  }
  const Rational sum = std::accumulate(probabilities.begin(), probabilities.end(), Rational(0));
  if (sum != 1) throw InvalidModel(place(), fmt::format("probabilities sum to {}, not to 1", to_string(sum)));
}

}  // namespace

BehaviorProfile<Rational> make_behavior_profile(const ExtensiveGame& game, const PureProfile& profile) {
  if (profile.actions.size() != game.information_set_count()) {
    throw InvalidModel("profile", fmt::format("{} actions found for {} information sets", profile.actions.size(),
                                              game.information_set_count()));
  }
  BehaviorProfile<Rational> behavior(game);
  for (std::uint32_t set = 0; set < profile.actions.size(); ++set) {
    const auto row = behavior.at(InformationSetId(set));
    if (profile.actions[set] >= row.size()) {
      throw InvalidModel(place_of(game, InformationSetId(set)),
                         fmt::format("action {} found, there are {}", profile.actions[set], row.size()));
    }
    row[profile.actions[set]] = 1;
  }
  return behavior;
}

BehaviorProfile<Rational> make_uniform_profile(const ExtensiveGame& game) {
  BehaviorProfile<Rational> behavior(game);
  for (std::uint32_t set = 0; set < game.information_set_count(); ++set) {
    const auto row = behavior.at(InformationSetId(set));
    std::fill(row.begin(), row.end(), Rational(Integer(1), Integer(row.size())));
  }
  return behavior;
}

BehaviorProfile<double> round_profile(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  check_size(game, profile);
  BehaviorProfile<double> rounded(game);
  std::transform(profile.values().begin(), profile.values().end(), rounded.values().begin(),
                 [](const Rational& probability) { return to_double(probability); });
  return rounded;
}

BehaviorProfile<Rational> lift_profile(const ExtensiveGame& game, const BehaviorProfile<double>& profile) {
  check_size(game, profile);
  BehaviorProfile<Rational> lifted(game);
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    const auto row = lifted.at(set);
    Rational sum = 0;
    for (std::size_t action = 0; action < row.size(); ++action) {
      row[action] = std::max(Rational(0), exact_rational(profile.at(set)[action]));
      sum += row[action];
    }
    if (sum == 0) throw InvalidModel(place_of(game, set), "no probability is positive");
    for (Rational& probability : row) probability /= sum;
  }
  return lifted;
}

void check_profile(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
  check_size(game, profile);
  for (std::uint32_t number = 0; number < game.information_set_count(); ++number) {
    const InformationSetId set(number);
    check_distribution(profile.at(set), [&] { return place_of(game, set); });
  }
}

void check_profile(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
  bool fits = profile.information_set_count() == game.player_count();
  for (std::uint32_t player = 0; fits && player < game.player_count(); ++player) {
    fits = profile.at(InformationSetId(player)).size() == game.strategy_count(PlayerId(player));
  }
  if (!fits) throw InvalidModel("profile", "it was made for a game with other players or strategies");
  for (std::uint32_t player = 0; player < game.player_count(); ++player) {
    check_distribution(profile.at(InformationSetId(player)),
                       [&] { return fmt::format("mixed strategy of {}", game.player_name(PlayerId(player))); });
  }
}

}  // namespace selectorate
