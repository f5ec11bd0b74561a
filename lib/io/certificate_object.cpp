#include "io/certificate_object.hpp"

#include <algorithm>
#include <span>

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

Json behavior_lists(const Game& game, const BehaviorProfile<Rational>& behavior) {
  Json players = Json::array();
  for (std::uint32_t i = 0; i < player_count(game); ++i) {
    Json sets = Json::array();
    for (std::uint32_t k = 0; k < set_count(game, PlayerId(i)); ++k) {
      sets.push_back(fractions(behavior.at(InformationSetId(first_set(game, PlayerId(i)).index() + k))));
    }
    players.push_back(std::move(sets));
  }
  return players;
}

Json node_value_rows(const std::vector<Rational>& values, std::size_t players) {
  Json rows = Json::array();
  for (std::size_t at = 0; at < values.size(); at += players) {
    rows.push_back(fractions(std::span<const Rational>(values).subspan(at, std::min(players, values.size() - at))));
  }
  return rows;
}

}  // namespace

Json fractions(std::span<const Rational> numbers) {
  Json list = Json::array();
  for (const Rational& number : numbers) list.push_back(to_string(number));
  return list;
}

Json distribution_list(std::span<const ProfileProbability> distribution) {
  Json list = Json::array();
  for (const auto& [profile, probability] : distribution) {
    list.push_back({{"profile", profile}, {"probability", to_string(probability)}});
  }
  return list;
}

const std::string& title_of(const Game& game) {
  return std::visit([](const auto& form) -> const std::string& { return form.title(); }, game);
}

std::size_t player_count(const Game& game) {
  return std::visit([](const auto& form) { return form.player_count(); }, game);
}

std::uint32_t set_count(const Game& game, PlayerId player) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr ? tree->information_set_count(player) : 1;
}

InformationSetId first_set(const Game& game, PlayerId player) {
  const auto* tree = std::get_if<ExtensiveGame>(&game);
  return tree != nullptr ? tree->first_information_set(player) : InformationSetId(player.index());
}

namespace {

Json move_pair(const PlayerMove& move) {
  return Json::array({move.set, move.action});
}

Json optimality_object(const OptimalityWitness& witness) {
  Json object = {{"weights", fractions(witness.weights)}, {"smallest", witness.smallest}};
  if (witness.smallest) object["shares"] = fractions(witness.shares);
  object["value"] = to_string(witness.value);
  object["prices"] = Json::array();
  for (const auto& [player, told, instead, price] : witness.prices) {
    object["prices"].push_back({{"player", player.index()},
                                {"told", told ? move_pair(*told) : Json()},
                                {"instead", move_pair(instead)},
                                {"price", to_string(price)}});
  }
  return object;
}

}  // namespace

Json equilibrium_object(const Game& game, const Certificate& certificate) {
  Json object = Json::object();
  if (is_correlated(certificate.claim)) {
    object["distribution"] = distribution_list(certificate.distribution);
  } else {
    object["behavior"] = behavior_lists(game, certificate.behavior);
  }
  object["payoffs"] = fractions(certificate.payoffs);
  object["exact"] = certificate.kind == CertificateKind::exact;
  object["max_regret"] = to_string(certificate.max_regret);
  if (!certificate.node_values.empty()) {
    object["node_values"] = node_value_rows(certificate.node_values, player_count(game));
  }
  if (certificate.optimality) object["optimality"] = optimality_object(*certificate.optimality);
  return object;
}

Json summary_object(const CertificateList& list) {
  Rational regret = 0;
  bool exact = true;
  for (const Certificate& certificate : list.certificates) {
    regret = std::max(regret, certificate.max_regret);
    exact = exact && certificate.kind == CertificateKind::exact;
  }
  return {{"claim", to_string(list.claim)},
          {"kind", to_string(exact ? CertificateKind::exact : CertificateKind::regret_bound)},
          {"max_regret", to_string(regret)},
          {"game_hash", list.game_hash}};
}

std::string_view to_string(SolutionSet set) noexcept {
  switch (set) {
    case SolutionSet::points:
      return "points";
    case SolutionSet::components:
      return "components";
    case SolutionSet::polytopes:
      return "polytopes";
  }
  return "unknown";
}

}  // namespace selectorate
