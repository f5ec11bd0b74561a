#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/certificate_json.hpp>

#include "io/certificate_object.hpp"
#include "io/document.hpp"
#include "io/json_text.hpp"
#include "io/stream_text.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;
using Kind = DocumentNode::Kind;

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
constexpr double largest_number = 9007199254740992.0;  // 2^53

class CertificateReader {
 public:
  CertificateReader(std::string_view file, const Game& game) : file_(file), game_(game) {}

  CertificateList read(const DocumentNode& top) const {
    expect(top, Kind::table, "an object");
    check_schema(member(top, "schema"));
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
  [[noreturn]] void fail(const DocumentNode& node, std::string_view message) const {
    throw ParseError(file_, node.place.line, node.place.column, message);
  }

  void expect(const DocumentNode& node, Kind kind, std::string_view expected) const {
    if (node.kind != kind) fail(node, fmt::format("found {}, expected {}", describe(node.kind), expected));
  }

  static const DocumentNode* find(const DocumentNode& table, std::string_view key) {
    const auto& entries = table.entries;
    const auto at = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == key; });
    return at == entries.end() ? nullptr : &at->value;
  }

  const DocumentNode& member(const DocumentNode& table, std::string_view key) const {
    const DocumentNode* found = find(table, key);
    if (found == nullptr) fail(table, fmt::format("expected the key '{}' here", key));
    return *found;
  }

  const DocumentNode& member(const DocumentNode& table, std::string_view key, Kind kind) const {
    const DocumentNode& found = member(table, key);
    expect(found, kind, fmt::format("{} for '{}'", describe(kind), key));
    return found;
  }

  /// A list with one element for each of what is counted.
  const std::vector<DocumentNode>& list(const DocumentNode& node, std::size_t length, std::string_view what) const {
    expect(node, Kind::array, fmt::format("a list of {} {}", length, what));
    if (node.elements.size() != length) {
      fail(node, fmt::format("found a list of {}, expected {} {}", node.elements.size(), length, what));
    }
    return node.elements;
  }

  void check_schema(const DocumentNode& node) const {
    if (node.kind != Kind::number || node.number != 1) fail(node, "the schema is not 1, the only one known");
  }

  template <class Enumerator, std::size_t count>
  Enumerator choice(const DocumentNode& node, const std::array<Enumerator, count>& known) const {
    expect(node, Kind::text, "a name in quotes");
    std::string names;
    for (const Enumerator enumerator : known) {
      if (node.text == to_string(enumerator)) return enumerator;
      names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(enumerator));
    }
    fail(node, fmt::format("found '{}', expected one of {}", node.text, names));
  }

  Rational fraction(const DocumentNode& node) const {
    expect(node, Kind::text, "a fraction in quotes");
    try {
      return parse_rational(node.text);
    } catch (const InvalidModel& error) {
      fail(node, error.reason());
    }
  }

  Certificate equilibrium(const DocumentNode& node, const CertificateList& list) const {
    expect(node, Kind::table, "an equilibrium as an object");
    Certificate certificate;
    certificate.claim = list.claim;
    certificate.game_hash = list.game_hash;
    certificate.kind =
        member(node, "exact", Kind::boolean).boolean ? CertificateKind::exact : CertificateKind::regret_bound;
    certificate.max_regret = fraction(member(node, "max_regret"));
    certificate.payoffs = payoffs(member(node, "payoffs"));
    if (is_correlated(list.claim)) {
      certificate.distribution = distribution(member(node, "distribution", Kind::array));
    } else {
      certificate.behavior = behavior(member(node, "behavior"));
    }
    if (const DocumentNode* values = find(node, "node_values")) certificate.node_values = node_values(*values);
    check_keys(node);
    return certificate;
  }

  void check_keys(const DocumentNode& node) const {
    constexpr std::array<std::string_view, 6> known = {"behavior",   "distribution", "payoffs",
                                                       "max_regret", "node_values",  "exact"};
    for (const DocumentEntry& entry : node.entries) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      throw ParseError(file_, entry.place.line, entry.place.column,
                       fmt::format("an equilibrium has no '{}'", entry.key));
    }
  }

  std::vector<Rational> payoffs(const DocumentNode& node) const {
    std::vector<Rational> numbers;
    for (const DocumentNode& entry : list(node, player_count(game_), "payoffs")) numbers.push_back(fraction(entry));
    return numbers;
  }

  BehaviorProfile<Rational> behavior(const DocumentNode& node) const {
    auto profile = std::visit([](const auto& form) { return BehaviorProfile<Rational>(form); }, game_);
    const auto& players = list(node, player_count(game_), "players");
    for (std::uint32_t i = 0; i < players.size(); ++i) {
      const auto& sets = list(players[i], set_count(game_, PlayerId(i)), "information sets of this player");
      for (std::uint32_t k = 0; k < sets.size(); ++k) {
        const auto probabilities = profile.at(InformationSetId(first_set(game_, PlayerId(i)).index() + k));
        const auto& numbers = list(sets[k], probabilities.size(), "probabilities");
        std::transform(numbers.begin(), numbers.end(), probabilities.begin(),
                       [&](const DocumentNode& number) { return fraction(number); });
      }
    }
    return profile;
  }

  std::vector<ProfileProbability> distribution(const DocumentNode& node) const {
    std::vector<ProfileProbability> entries;
    for (const DocumentNode& entry : node.elements) {
      expect(entry, Kind::table, "a profile and its probability");
      const DocumentNode& number = member(entry, "profile", Kind::number);
      if (!number.is_integer || number.number < 0 || number.number > largest_number) {
        fail(number, "found another number, expected that of a profile, counted from 0");
      }
      entries.push_back({static_cast<std::size_t>(number.number), fraction(member(entry, "probability"))});
    }
    return entries;
  }

  std::vector<Rational> node_values(const DocumentNode& node) const {
    const auto* tree = std::get_if<ExtensiveGame>(&game_);
    if (tree == nullptr) fail(node, "a game in strategic form has no nodes");
    std::vector<Rational> values;
    for (const DocumentNode& row : list(node, tree->node_count(), "nodes")) {
      for (const DocumentNode& value : list(row, tree->player_count(), "values")) values.push_back(fraction(value));
    }
    return values;
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

  std::string_view file_;
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

CertificateList read_certificate_json(std::string_view text, std::string_view file, const Game& game) {
  return CertificateReader(file, game).read(parse_json_document(text, file));
}

CertificateList read_certificate_json(std::istream& input, std::string_view file, const Game& game) {
  return read_certificate_json(read_text(input), file, game);
}

}  // namespace selectorate
