#include "report/enforcement_text.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/prose.hpp"

namespace selectorate {
namespace {

constexpr std::size_t most_rows = 8;

std::string who_enforces(const EnforcementGame& game, std::uint64_t profile) {
  const std::vector<std::uint32_t> counts = game.counts(profile);
  std::vector<std::string> names;
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] > 0) names.push_back(game.groups()[g].name);
  }
  if (names.empty()) return "nobody";
  if (names.size() == counts.size()) return "everybody";
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string summary(const EnforcementRecord& record) {
  const std::size_t found = record.pure.equilibria.size();
  const std::uint64_t states = record.game.state_count();
  std::string text = states == 1
                         ? "One state could enforce these sanctions. "
                         : fmt::format("{} states could enforce these sanctions, each at its own cost. ", states);
  if (found == 0) return text + "In no combination is each content with what it does: one would always change sides.";
  if (found == 1) return text + "There is one combination in which none would rather do otherwise:";
  return text + fmt::format("There are {}{} combinations in which none would rather do otherwise:",
                            record.pure.status == Status::truncated ? "at least " : "", found);
}

}  // namespace

void write_enforcement_text(std::ostream& output, const EnforcementRecord& record, const EpisodeTextOptions& options) {
  const auto prose = [&](std::string_view text) { write_prose(output, text, options.width); };
  prose(summary(record));
  std::vector<EnforcementEquilibrium> shown = record.pure.equilibria;
  std::stable_sort(shown.begin(), shown.end(), [](const EnforcementEquilibrium& a, const EnforcementEquilibrium& b) {
    return a.enforcement < b.enforcement;
  });
  const std::size_t left_out = shown.size() > most_rows ? shown.size() - most_rows : 0;
  // The least and the greatest stay; what is left out is in between.
  if (left_out > 0) shown.erase(shown.begin() + most_rows / 2, shown.end() - most_rows / 2);
  TextTable table({TextTable::Alignment::right, TextTable::Alignment::left});
  for (const EnforcementEquilibrium& equilibrium : shown) {
    table.add_row(
        {percent_text(equilibrium.enforcement) + " of trade", who_enforces(record.game, equilibrium.profile)});
  }
  table.write(output);
  if (left_out > 0) prose(fmt::format("({} more in between.)", left_out));
  if (shown.size() > 1) prose("Which of them comes about is a matter of what each expects of the others.");
  if (record.complementarity.increasing_differences) {
    prose("Every state gains the more from enforcing the more the others do.");
  }
}

}  // namespace selectorate
