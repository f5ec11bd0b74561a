#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/report/commitment_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/game_prose.hpp"

namespace selectorate {
namespace {

constexpr auto left = TextTable::Alignment::left;

class CommitmentWriter : private GameProse {
 public:
  CommitmentWriter(std::ostream& output, const Game& game, const CommitmentRecord& record,
                   const SolutionTextOptions& options)
      : GameProse(output, options), output_(output), game_(game), record_(record), options_(options) {}

  void write() {
    title(game_);
    prose(
        "One player, the leader, commits to a strategy, also a mixed one; the other learns it and answers as well as "
        "he can (von Stackelberg 1934).");
    method(record_.method);
    if (!record_.certificate) return prose("The computation was stopped before it was done.");
    const CommitmentCertificate& found = *record_.certificate;
    const StrategicGame form = strategic_form_of(game_);
    prose(fmt::format("The leader is {}.", form.player_name(found.leader)));
    commitments(form, found);
    how_sure(form, found);
  }

 private:
  void commitments(const StrategicGame& form, const CommitmentCertificate& found) {
    heading("Optimal commitments");
    const PlayerId follower(1 - found.leader.index());
    TextTable table({left, left, left, left, left, left});
    table.add_row(
        {"kind", "ties broken", form.player_name(found.leader), form.player_name(follower), "answer", "commitment"});
    add_row(table, form, "pure", "for the leader", found.leader, found.pure_strong);
    add_row(table, form, "pure", "against him", found.leader, found.pure_weak);
    add_row(table, form, "mixed", "for the leader", found.leader, found.mixed_strong);
    add_row(table, form, "mixed", "against him", found.leader, found.mixed_weak);
    table.write(output_);
    if (found.mixed_weak.attained) return;
    prose(
        fmt::format("The last value is not reached but come as near to as one likes: the commitment with a little of "
                    "{} mixed in.",
                    mixture(form, found.leader, found.mixed_weak.inward)));
  }

  static std::string mixture(const StrategicGame& form, PlayerId player, const std::vector<Rational>& strategy) {
    std::vector<std::string> parts;
    for (std::uint32_t i = 0; i < strategy.size(); ++i) {
      if (strategy[i] == 1) return form.strategy_label(player, i);
      if (strategy[i] == 0) continue;
      parts.push_back(fmt::format("{} with {}", form.strategy_label(player, i), fraction_text(strategy[i])));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  static void add_row(TextTable& table, const StrategicGame& form, std::string kind, std::string ties, PlayerId leader,
                      const Commitment& commitment) {
    table.add_row({std::move(kind), std::move(ties),
                   fraction_text(commitment.value) + (commitment.attained ? "" : " (in the limit)"),
                   fraction_text(commitment.follower_value),
                   form.strategy_label(PlayerId(1 - leader.index()), commitment.response),
                   mixture(form, leader, commitment.strategy)});
  }

  void how_sure(const StrategicGame& form, const CommitmentCertificate& found) {
    heading("How sure this is");
    prose(
        fmt::format("Proved in exact arithmetic: no other commitment pays {} more, by trying every pure one, and for "
                    "mixed ones by the dual solutions of the linear programs, one for each answer.",
                    form.player_name(found.leader)));
  }

  std::ostream& output_;
  const Game& game_;
  const CommitmentRecord& record_;
  const SolutionTextOptions& options_;
};

}  // namespace

void write_commitment_text(std::ostream& output, const Game& game, const CommitmentRecord& record,
                           const SolutionTextOptions& options) {
  CommitmentWriter(output, game, record, options).write();
}

}  // namespace selectorate
