#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/report/dominance_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/game_prose.hpp"

namespace selectorate {
namespace {

constexpr auto left = TextTable::Alignment::left;
constexpr auto right = TextTable::Alignment::right;

class DominanceWriter : private GameProse {
 public:
  DominanceWriter(std::ostream& output, const Game& game, const DominanceRecord& record,
                  const SolutionTextOptions& options)
      : GameProse(output, options),
        output_(output),
        game_(game),
        record_(record),
        options_(options),
        form_(strategic_form_of(game)) {}

  void write() {
    title(game_);
    meaning();
    method(record_.method);
    eliminations();
    survivors();
    how_sure();
  }

 private:
  void meaning() {
    if (record_.trace.kind == DominanceKind::strict) {
      prose(
          "A strategy goes if another one, or a mixture, is better whatever the others do. The order does not matter, "
          "and no Nash equilibrium is lost.");
    } else {
      prose(
          "A strategy goes if another one, or a mixture, is never worse and sometimes better. What is left may depend "
          "on the order (here in each round everything that is dominated goes), and Nash equilibria may be lost.");
    }
  }

  void eliminations() {
    const auto& all = record_.trace.eliminations;
    if (all.empty()) return prose("Nothing is dominated.");
    heading("What was eliminated, and by what");
    TextTable table({right, left, left, left});
    table.add_row({"round", "player", "strategy", "dominated by"});
    std::size_t shown = 0;
    for (; shown < all.size() && shown < options_.places; ++shown) {
      const auto& [round, player, strategy, dominator] = all[shown];
      std::vector<std::string> parts;
      for (const auto& [other, probability] : dominator) {
        const std::string& label = form_.strategy_label(player, other);
        parts.push_back(probability == 1 ? label : fmt::format("{} with {}", label, fraction_text(probability)));
      }
      table.add_row({std::to_string(round), form_.player_name(player), form_.strategy_label(player, strategy),
                     fmt::format("{}", fmt::join(parts, ", "))});
    }
    table.write(output_);
    if (shown < all.size()) {
      prose(fmt::format("… and {}; the formats json and csv have all.",
                        counted(all.size() - shown, "more strategy", "more strategies")));
    }
  }

  void survivors() {
    heading("What is left");
    const auto left_over = list_survivors(form_, record_.trace);
    TextTable table({left, right, left});
    for (std::uint32_t i = 0; i < left_over.size(); ++i) {
      std::vector<std::string> labels;
      for (const std::uint32_t strategy : left_over[i]) {
        if (labels.size() == options_.places) {
          labels.emplace_back("…");
          break;
        }
        labels.push_back(form_.strategy_label(PlayerId(i), strategy));
      }
      table.add_row({form_.player_name(PlayerId(i)),
                     fmt::format("{} of {}", left_over[i].size(), form_.strategy_count(PlayerId(i))),
                     fmt::format("{}", fmt::join(labels, ", "))});
    }
    table.write(output_);
  }

  void how_sure() {
    heading("How sure this is");
    if (!record_.trace.eliminations.empty()) {
      prose("Proved in exact arithmetic: each strategy that went is dominated by what is named beside it.");
    }
    if (!record_.trace.complete) return prose("The computation was stopped: more may be dominated.");
    prose(record_.trace.mixed
              ? "Nothing that is left is dominated: for each such strategy the certificate has a belief "
                "to which it is a best response."
              : "Nothing that is left is dominated by another pure strategy; by mixtures more may be.");
  }

  std::ostream& output_;
  const Game& game_;
  const DominanceRecord& record_;
  const SolutionTextOptions& options_;
  StrategicGame form_;
};

}  // namespace

void write_dominance_text(std::ostream& output, const Game& game, const DominanceRecord& record,
                          const SolutionTextOptions& options) {
  DominanceWriter(output, game, record, options).write();
}

}  // namespace selectorate
