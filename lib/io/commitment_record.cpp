#include <array>
#include <ostream>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/base/version.hpp>
#include <selectorate/io/commitment_record.hpp>

#include "io/certificate_documents.hpp"
#include "io/certificate_object.hpp"
#include "io/csv_row.hpp"
#include "io/document_reader.hpp"
#include "io/json_text.hpp"

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

/// The four commitments, with the names that files give them.
constexpr std::pair<const char*, Commitment CommitmentCertificate::*> commitments[] = {
    {"pure_strong", &CommitmentCertificate::pure_strong},
    {"pure_weak", &CommitmentCertificate::pure_weak},
    {"mixed_strong", &CommitmentCertificate::mixed_strong},
    {"mixed_weak", &CommitmentCertificate::mixed_weak}};

constexpr std::array statuses = {Status::converged, Status::cancelled};

Json commitment_object(const Commitment& commitment) {
  return {{"strategy", fractions(commitment.strategy)},
          {"response", commitment.response},
          {"value", to_string(commitment.value)},
          {"follower_value", to_string(commitment.follower_value)},
          {"attained", commitment.attained},
          {"inward", fractions(commitment.inward)}};
}

Json summary_of(const std::string& hash) {
  return {{"claim", "commitment"}, {"kind", "exact"}, {"game_hash", hash}};
}

class CommitmentReader : private DocumentReader {
 public:
  CommitmentReader(std::string_view file, const StrategicGame& form) : DocumentReader(file), form_(form) {}

  [[nodiscard]] CommitmentRecord read(const DocumentNode& top) const {
    check_schema(top);
    if (form_.player_count() != 2) fail(top, "found a certificate of commitment, expected a game of two players");
    CommitmentRecord record;
    record.method = member(top, "method", Kind::text).text;
    record.status = choice(member(top, "status"), statuses);
    if (record.status == Status::converged) record.certificate = certificate(top);
    return record;
  }

 private:
  [[nodiscard]] CommitmentCertificate certificate(const DocumentNode& top) const {
    CommitmentCertificate certificate;
    certificate.game_hash = member(member(top, "certificate", Kind::table), "game_hash", Kind::text).text;
    certificate.leader = PlayerId(static_cast<std::uint32_t>(number_below(member(top, "leader"), 2, "a player")));
    const std::size_t rows = form_.strategy_count(certificate.leader);
    const std::size_t columns = form_.strategy_count(PlayerId(1 - certificate.leader.index()));
    const DocumentNode& all = member(top, "commitments", Kind::table);
    for (const auto& [name, place] : commitments) {
      certificate.*place = commitment(member(all, name, Kind::table), rows, columns);
    }
    for (const DocumentNode& row : list(member(top, "strong_multipliers"), columns, "lists of multipliers")) {
      certificate.strong_multipliers.push_back(fractions(row, columns, "multipliers"));
    }
    for (const DocumentNode& bound : list(member(top, "weak_bounds"), columns, "bounds")) {
      expect(bound, Kind::table, "a bound as an object");
      certificate.weak_bounds.push_back({optional_fractions(member(bound, "weights"), columns, "weights"),
                                         optional_fractions(member(bound, "multipliers"), columns, "multipliers")});
    }
    return certificate;
  }

  [[nodiscard]] Commitment commitment(const DocumentNode& node, std::size_t rows, std::size_t columns) const {
    return {.strategy = fractions(member(node, "strategy"), rows, "probabilities"),
            .response = static_cast<std::uint32_t>(
                number_below(member(node, "response"), columns, "a strategy of the follower")),
            .value = fraction(member(node, "value")),
            .follower_value = fraction(member(node, "follower_value")),
            .attained = member(node, "attained", Kind::boolean).boolean,
            .inward = optional_fractions(member(node, "inward"), rows, "probabilities")};
  }

  [[nodiscard]] std::vector<Rational> optional_fractions(const DocumentNode& node, std::size_t length,
                                                         std::string_view what) const {
    if (node.kind == Kind::array && node.elements.empty()) return {};
    return fractions(node, length, what);
  }

  const StrategicGame& form_;
};

}  // namespace

void write_commitment_json(std::ostream& output, const Game& game, const CommitmentRecord& record) {
  Json object = {{"schema", 1},
                 {"game", title_of(game)},
                 {"concept", "commitment"},
                 {"method", record.method},
                 {"complete", record.certificate.has_value()},
                 {"status", to_string(record.status)}};
  if (record.certificate) {
    const CommitmentCertificate& certificate = *record.certificate;
    object["leader"] = certificate.leader.index();
    for (const auto& [name, place] : commitments) {
      object["commitments"][name] = commitment_object(certificate.*place);
    }
    object["strong_multipliers"] = Json::array();
    for (const auto& row : certificate.strong_multipliers) object["strong_multipliers"].push_back(fractions(row));
    object["weak_bounds"] = Json::array();
    for (const auto& [weights, multipliers] : certificate.weak_bounds) {
      object["weak_bounds"].push_back({{"weights", fractions(weights)}, {"multipliers", fractions(multipliers)}});
    }
    object["certificate"] = summary_of(certificate.game_hash);
  }
  object["version"] = version();
  object["seed"] = 0;
  write_json_text(output, object);
}

CommitmentRecord read_commitment(const DocumentNode& top, std::string_view file, const Game& game) {
  return CommitmentReader(file, strategic_form_of(game)).read(top);
}

CommitmentRecord read_commitment_json(std::string_view text, std::string_view file, const Game& game) {
  return read_commitment(parse_json_document(text, file), file, game);
}

void write_commitment_csv(std::ostream& output, const Game& game, const CommitmentRecord& record) {
  write_csv_row(output, {"commitment", "value", "follower_value", "response", "attained", "strategy", "probability",
                         "decimal", "inward"});
  if (!record.certificate) return;
  const StrategicGame form = strategic_form_of(game);
  const PlayerId leader = record.certificate->leader;
  const PlayerId follower(1 - leader.index());
  for (const auto& [name, place] : commitments) {
    const Commitment& commitment = (*record.certificate).*place;
    for (std::uint32_t i = 0; i < commitment.strategy.size(); ++i) {
      write_csv_row(output, {name, to_string(commitment.value), to_string(commitment.follower_value),
                             csv_field(form.strategy_label(follower, commitment.response)),
                             commitment.attained ? "true" : "false", csv_field(form.strategy_label(leader, i)),
                             to_string(commitment.strategy[i]), csv_field(to_double(commitment.strategy[i])),
                             commitment.attained ? "" : to_string(commitment.inward[i])});
    }
  }
}

}  // namespace selectorate
