#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/certificate_json.hpp>

#include "io/certificate_documents.hpp"
#include "io/certificate_object.hpp"
#include "io/document_reader.hpp"
#include "io/json_text.hpp"
#include "io/stream_text.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array claims = {SolutionConcept::nash,
                               SolutionConcept::pure_nash,
                               SolutionConcept::agent_nash,
                               SolutionConcept::subgame_perfect,
                               SolutionConcept::zero_sum_value,
                               SolutionConcept::correlated,
                               SolutionConcept::coarse_correlated,
                               SolutionConcept::extensive_form_correlated};
constexpr std::array kinds = {CertificateKind::exact, CertificateKind::regret_bound};
constexpr std::array solution_sets = {SolutionSet::points, SolutionSet::components, SolutionSet::polytopes};

/// Certificates may name a profile by a number that a double holds exactly.
constexpr std::size_t largest_number = std::size_t{1} << 53;

class CertificateReader : private DocumentReader {
 public:
  CertificateReader(std::string_view file, const Game& game) : DocumentReader(file), game_(game) {}

  CertificateList read(const DocumentNode& top) const {
    check_schema(top);
    const DocumentNode& summary = member(top, "certificate", Kind::table);
    CertificateList list;
    list.claim = choice(member(summary, "claim"), claims);
    list.game_hash = member(summary, "game_hash", Kind::text).text;
    list.complete = member(top, "complete", Kind::boolean).boolean;
    if (const DocumentNode* set = find(top, "described_as")) list.described_as = choice(*set, solution_sets);
    for (const DocumentNode& entry : member(top, "equilibria", Kind::array).elements) {
      list.certificates.push_back(equilibrium(entry, list));
    }
    check_summary(summary, list);
    return list;
  }

 private:
  Certificate equilibrium(const DocumentNode& node, const CertificateList& list) const {
    expect(node, Kind::table, "an equilibrium as an object");
    Certificate certificate;
    certificate.claim = list.claim;
    certificate.game_hash = list.game_hash;
    certificate.kind =
        member(node, "exact", Kind::boolean).boolean ? CertificateKind::exact : CertificateKind::regret_bound;
    certificate.max_regret = fraction(member(node, "max_regret"));
    certificate.payoffs = fractions(member(node, "payoffs"), player_count(game_), "payoffs");
    if (is_correlated(list.claim)) {
      certificate.distribution = distribution(member(node, "distribution", Kind::array));
    } else {
      certificate.behavior = behavior(member(node, "behavior"));
    }
    if (const DocumentNode* values = find(node, "node_values")) certificate.node_values = node_values(*values);
    if (const DocumentNode* witness = find(node, "optimality")) certificate.optimality = optimality(*witness);
    check_keys(node, {"behavior", "distribution", "payoffs", "max_regret", "node_values", "exact", "optimality"},
               "an equilibrium");
    return certificate;
  }

  BehaviorProfile<Rational> behavior(const DocumentNode& node) const {
    auto profile = std::visit([](const auto& form) { return BehaviorProfile<Rational>(form); }, game_);
    const auto& players = list(node, player_count(game_), "players");
    for (std::uint32_t i = 0; i < players.size(); ++i) {
      const auto& sets = list(players[i], set_count(game_, PlayerId(i)), "information sets of this player");
      for (std::uint32_t k = 0; k < sets.size(); ++k) {
        const auto probabilities = profile.at(InformationSetId(first_set(game_, PlayerId(i)).index() + k));
        std::ranges::copy(fractions(sets[k], probabilities.size(), "probabilities"), probabilities.begin());
      }
    }
    return profile;
  }

  std::vector<ProfileProbability> distribution(const DocumentNode& node) const {
    std::vector<ProfileProbability> entries;
    for (const DocumentNode& entry : node.elements) {
      expect(entry, Kind::table, "a profile and its probability");
      const std::size_t profile = number_below(member(entry, "profile", Kind::number), largest_number, "a profile");
      entries.push_back({profile, fraction(member(entry, "probability"))});
    }
    return entries;
  }

  std::vector<Rational> node_values(const DocumentNode& node) const {
    const auto* tree = std::get_if<ExtensiveGame>(&game_);
    if (tree == nullptr) fail(node, "a game in strategic form has no nodes");
    std::vector<Rational> values;
    for (const DocumentNode& row : list(node, tree->node_count(), "nodes")) {
      std::ranges::copy(fractions(row, tree->player_count(), "values"), std::back_inserter(values));
    }
    return values;
  }

  OptimalityWitness optimality(const DocumentNode& node) const {
    expect(node, Kind::table, "an objective and prices as an object");
    OptimalityWitness witness;
    witness.weights = fractions(member(node, "weights"), player_count(game_), "weights");
    witness.smallest = member(node, "smallest", Kind::boolean).boolean;
    if (witness.smallest) witness.shares = fractions(member(node, "shares"), player_count(game_), "shares");
    witness.value = fraction(member(node, "value"));
    for (const DocumentNode& entry : member(node, "prices", Kind::array).elements) {
      expect(entry, Kind::table, "a deviation and its price");
      DeviationPrice price;
      price.player =
          PlayerId(static_cast<std::uint32_t>(number_below(member(entry, "player"), player_count(game_), "a player")));
      const DocumentNode& told = member(entry, "told");
      if (told.kind != Kind::other) price.told = move(told);
      price.instead = move(member(entry, "instead"));
      price.price = fraction(member(entry, "price"));
      witness.prices.push_back(std::move(price));
    }
    check_keys(node, {"weights", "smallest", "shares", "value", "prices"}, "a proof of optimality");
    return witness;
  }

  PlayerMove move(const DocumentNode& node) const {
    constexpr std::size_t end = 0xffffffff;
    const auto& pair = list(node, 2, "numbers: an information set and an action");
    return {static_cast<std::uint32_t>(number_below(pair[0], end, "an information set")),
            static_cast<std::uint32_t>(number_below(pair[1], end, "an action"))};
  }

  void check_summary(const DocumentNode& node, const CertificateList& list) const {
    Rational largest = 0;
    auto kind = CertificateKind::exact;
    for (const Certificate& certificate : list.certificates) {
      largest = std::max(largest, certificate.max_regret);
      if (certificate.kind != CertificateKind::exact) kind = certificate.kind;
    }
    const DocumentNode& regret = member(node, "max_regret");
    if (fraction(regret) != largest) fail(regret, "this is not the largest regret of the equilibria");
    const DocumentNode& named = member(node, "kind");
    if (choice(named, kinds) != kind) fail(named, fmt::format("the equilibria are '{}'", to_string(kind)));
  }

  const Game& game_;
};

}  // namespace

void write_certificate_json(std::ostream& output, const Game& game, const CertificateList& list) {
  Json equilibria = Json::array();
  for (const Certificate& certificate : list.certificates) equilibria.push_back(equilibrium_object(game, certificate));
  const Json object = {{"schema", 1},
                       {"game", title_of(game)},
                       {"complete", list.complete},
                       {"described_as", to_string(list.described_as)},
                       {"equilibria", equilibria},
                       {"certificate", summary_object(list)}};
  write_json_text(output, object);
}

CertificateList read_certificate_list(const DocumentNode& top, std::string_view file, const Game& game) {
  return CertificateReader(file, game).read(top);
}

CertificateList read_certificate_json(std::string_view text, std::string_view file, const Game& game) {
  return read_certificate_list(parse_json_document(text, file), file, game);
}

CertificateList read_certificate_json(std::istream& input, std::string_view file, const Game& game) {
  return read_certificate_json(read_text(input), file, game);
}

}  // namespace selectorate
