#include <array>
#include <ostream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/version.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/io/dominance_record.hpp>

#include "io/certificate_documents.hpp"
#include "io/certificate_object.hpp"
#include "io/csv_row.hpp"
#include "io/document_reader.hpp"
#include "io/json_text.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds = {DominanceKind::strict, DominanceKind::weak};
constexpr std::array statuses = {Status::converged, Status::iteration_limit, Status::cancelled};
constexpr std::size_t most_rounds = 0xffffffff;

std::string hash_of(const Game& game) {
  return std::visit([](const auto& form) { return canonical_hash(form); }, game);
}

Json named_strategy(const StrategicGame& form, PlayerId player, std::uint32_t strategy) {
  return {{"strategy", strategy}, {"label", form.strategy_label(player, strategy)}};
}

Json elimination_object(const StrategicGame& form, const Elimination& elimination) {
  Json dominator = Json::array();
  for (const auto& [strategy, probability] : elimination.dominator) {
    dominator.push_back(named_strategy(form, elimination.player, strategy));
    dominator.back()["probability"] = to_string(probability);
  }
  return {{"round", elimination.round},
          {"player", elimination.player.index()},
          {"strategy", elimination.strategy},
          {"label", form.strategy_label(elimination.player, elimination.strategy)},
          {"dominator", std::move(dominator)}};
}

Json survivor_lists(const StrategicGame& form, const DominanceTrace& trace) {
  Json players = Json::array();
  const auto left = list_survivors(form, trace);
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    players.push_back(Json::array());
    for (const std::uint32_t strategy : left[i]) players.back().push_back(named_strategy(form, PlayerId(i), strategy));
  }
  return players;
}

Json belief_list(const DominanceTrace& trace) {
  Json list = Json::array();
  for (const auto& [player, strategy, belief] : trace.beliefs) {
    list.push_back({{"player", player.index()}, {"strategy", strategy}, {"belief", distribution_list(belief)}});
  }
  return list;
}

class DominanceReader : private DocumentReader {
 public:
  DominanceReader(std::string_view file, const StrategicGame& form) : DocumentReader(file), form_(form) {}

  [[nodiscard]] DominanceRecord read(const DocumentNode& top) const {
    check_schema(top);
    DominanceRecord record;
    record.method = member(top, "method", Kind::text).text;
    record.status = choice(member(top, "status"), statuses);
    record.game_hash = member(member(top, "certificate", Kind::table), "game_hash", Kind::text).text;
    record.trace.kind = choice(member(top, "kind"), kinds);
    record.trace.mixed = member(top, "mixed", Kind::boolean).boolean;
    record.trace.complete = member(top, "complete", Kind::boolean).boolean;
    for (const DocumentNode& node : member(top, "eliminations", Kind::array).elements) {
      record.trace.eliminations.push_back(elimination(node));
    }
    for (const DocumentNode& node : member(top, "beliefs", Kind::array).elements) {
      record.trace.beliefs.push_back(belief(node));
    }
    return record;
  }

 private:
  [[nodiscard]] PlayerId player(const DocumentNode& node) const {
    return PlayerId(static_cast<std::uint32_t>(number_below(member(node, "player"), form_.player_count(), "a player")));
  }
  [[nodiscard]] std::uint32_t strategy(const DocumentNode& node, PlayerId player) const {
    return static_cast<std::uint32_t>(
        number_below(member(node, "strategy"), form_.strategy_count(player), "a strategy of this player"));
  }

  [[nodiscard]] Elimination elimination(const DocumentNode& node) const {
    expect(node, Kind::table, "an elimination as an object");
    Elimination elimination;
    elimination.round = static_cast<std::uint32_t>(number_below(member(node, "round"), most_rounds, "a round"));
    elimination.player = player(node);
    elimination.strategy = strategy(node, elimination.player);
    for (const DocumentNode& part : member(node, "dominator", Kind::array).elements) {
      expect(part, Kind::table, "a strategy and its probability");
      elimination.dominator.push_back({strategy(part, elimination.player), fraction(member(part, "probability"))});
    }
    return elimination;
  }

  [[nodiscard]] SurvivalBelief belief(const DocumentNode& node) const {
    expect(node, Kind::table, "a belief as an object");
    SurvivalBelief belief;
    belief.player = player(node);
    belief.strategy = strategy(node, belief.player);
    for (const DocumentNode& part : member(node, "belief", Kind::array).elements) {
      expect(part, Kind::table, "a profile and its probability");
      const std::size_t profile = number_below(member(part, "profile"), form_.profile_count(), "a profile");
      belief.belief.push_back({profile, fraction(member(part, "probability"))});
    }
    return belief;
  }

  const StrategicGame& form_;
};

/// "1/2 U + 1/2 D"
std::string mixture(const StrategicGame& form, const Elimination& elimination) {
  std::string text;
  for (const auto& [strategy, probability] : elimination.dominator) {
    if (!text.empty()) text += " + ";
    if (probability != 1) text += to_string(probability) + " ";
    text += form.strategy_label(elimination.player, strategy);
  }
  return text;
}

}  // namespace

DominanceRecord make_dominance_record(const Game& game, DominanceReduction reduction) {
  const DominanceTrace& trace = reduction.trace;
  return {.method = fmt::format("iterated elimination of {}ly dominated strategies, {}", to_string(trace.kind),
                                trace.mixed ? "by linear programs over mixtures" : "by pure strategies"),
          .status = reduction.status,
          .game_hash = hash_of(game),
          .trace = std::move(reduction.trace),
          .work = reduction.work};
}

Verdict verify_dominance_record(const Game& game, const DominanceRecord& record) {
  if (record.game_hash != hash_of(game)) return {false, "it is about another game: the hashes differ"};
  return verify_dominance_trace(strategic_form_of(game), record.trace);
}

void write_dominance_json(std::ostream& output, const Game& game, const DominanceRecord& record) {
  const StrategicGame form = strategic_form_of(game);
  Json eliminations = Json::array();
  for (const Elimination& elimination : record.trace.eliminations) {
    eliminations.push_back(elimination_object(form, elimination));
  }
  const Json object = {{"schema", 1},
                       {"game", title_of(game)},
                       {"concept", "dominance"},
                       {"method", record.method},
                       {"complete", record.trace.complete},
                       {"status", to_string(record.status)},
                       {"kind", to_string(record.trace.kind)},
                       {"mixed", record.trace.mixed},
                       {"eliminations", std::move(eliminations)},
                       {"survivors", survivor_lists(form, record.trace)},
                       {"beliefs", belief_list(record.trace)},
                       {"certificate", {{"claim", "dominance"}, {"kind", "exact"}, {"game_hash", record.game_hash}}},
                       {"version", version()},
                       {"seed", 0}};
  write_json_text(output, object);
}

DominanceRecord read_dominance(const DocumentNode& top, std::string_view file, const Game& game) {
  return DominanceReader(file, strategic_form_of(game)).read(top);
}

DominanceRecord read_dominance_json(std::string_view text, std::string_view file, const Game& game) {
  return read_dominance(parse_json_document(text, file), file, game);
}

void write_dominance_csv(std::ostream& output, const Game& game, const DominanceRecord& record) {
  const StrategicGame form = strategic_form_of(game);
  write_csv_row(output, {"player", "strategy", "round", "dominator"});
  for (std::uint32_t i = 0; i < form.player_count(); ++i) {
    for (std::uint32_t s = 0; s < form.strategy_count(PlayerId(i)); ++s) {
      std::vector<std::string> row = {csv_field(form.player_name(PlayerId(i))),
                                      csv_field(form.strategy_label(PlayerId(i), s)), "", ""};
      for (const Elimination& elimination : record.trace.eliminations) {
        if (elimination.player != PlayerId(i) || elimination.strategy != s) continue;
        row[2] = std::to_string(elimination.round);
        row[3] = csv_field(mixture(form, elimination));
      }
      write_csv_row(output, row);
    }
  }
}

std::string_view to_string(DominanceKind kind) noexcept {
  return kind == DominanceKind::strict ? "strict" : "weak";
}

}  // namespace selectorate
