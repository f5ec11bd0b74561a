#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <selectorate/report/cycle_text.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/prose.hpp"

namespace selectorate {
namespace {

/// A number of rounds less than this is said to be none.
constexpr double hardly_any = 0.0005;
/// Bounds below this are told as this, which they are below too.
constexpr double as_good_as_nothing = 1e-15;

double loyal(const CycleState& state) {
  return 1 / (1 + std::exp(-state.loyalty));
}

std::string introduction(const CycleRecord& record) {
  std::string text;
  if (!record.rounds) {
    text = fmt::format("Now this goes on without a last round; told are the first {}. In each", record.path.size());
  } else if (*record.rounds > 1) {
    text = fmt::format("Now this goes on for {} rounds, and both know which is the last. In each", *record.rounds);
  } else {
    text = "Now there is one round of it. In it";
  }
  return text +
         " the leader concedes, holds or tests a weapon; the sender sees it and picks its sanctions. What is to be "
         "expected, for as long as he is in office:";
}

constexpr std::string_view legend =
    "(Reserves in percent of one round's revenue, the programme of a sure deterrent, sanctions of full intensity; a "
    "coalition member is loyal, the leader tests or concedes with the probability shown.)";

/// "in 4.2 of them", "in none"
std::string in_how_many(double count) {
  return count < hardly_any ? "in none" : fmt::format("in {} of them", number_text(count));
}

std::string actions(const CycleRecord& record) {
  double concessions = 0;
  double served = 0;
  double sanctions = 0;
  for (const CycleRound& round : record.path) {
    concessions += round.survival * round.concession;
    served += round.survival;
    sanctions += round.survival * round.intensity;
  }
  if (record.path.size() == 1) return "";  // the table says it
  return fmt::format(" On average he has tested {} and conceded {}, under sanctions of {} of full intensity.",
                     in_how_many(count_expected_tests(record.path)), in_how_many(concessions),
                     percent_text(served > 0 ? sanctions / served : 0));
}

std::string outcome(const CycleRecord& record) {
  const CycleState& start = record.path.front().state;
  const CycleState& end = record.after.state;
  return fmt::format(
      "When {} over he is still in office with probability {}.{} The programme has gone from {} to {}, his reserves "
      "from {} to {}.",
      record.path.size() == 1 ? "this round is" : fmt::format("these {} rounds are", record.path.size()),
      percent_text(record.after.survival), actions(record), percent_text(start.programme), percent_text(end.programme),
      percent_text(start.reserves), percent_text(end.reserves));
}

std::string proof(const CycleRecord& record) {
  std::string text = fmt::format(
      "Proved: whatever has happened before, by doing otherwise the leader gains at most {} and the sender at most {}, "
      "each in its utility.",
      number_text(std::max(record.regret[0], as_good_as_nothing)),
      number_text(std::max(record.regret[1], as_good_as_nothing)));
  if (record.rounds) return text;
  return text + fmt::format(
                    " Both keep to one policy for ever, found by {} iterations; that there is no other pair of such "
                    "policies is not claimed.",
                    record.iterations);
}

std::string status_sentence(const CycleRecord& record) {
  if (record.status == Status::iteration_limit) {
    return "The search stopped at its limit of work before the bound came down to its tolerance: a pair of policies "
           "without chance, kept to for ever, need not exist. This is the best that was met.";
  }
  if (record.status != Status::cancelled) return "";
  if (!record.rounds) return "The computation was stopped; this is the best pair of policies so far.";
  return fmt::format(
      "The computation was stopped: of {} rounds only the last {} solved, told here as if they were all.",
      *record.rounds, record.path.size() == 1 ? std::string("is") : fmt::format("{} are", record.path.size()));
}

}  // namespace

void write_cycle_table(std::ostream& output, const std::vector<CycleRound>& path,
                       const std::optional<CycleRound>& after) {
  constexpr auto right = TextTable::Alignment::right;
  TextTable table({right, right, right, right, right, right, right, right});
  table.add_row({"round", "in office", "reserves", "programme", "loyal", "tests", "concedes", "sanctions"});
  const auto state = [](std::string name, const CycleRound& r) {
    return std::vector<std::string>{std::move(name), percent_text(r.survival), percent_text(r.state.reserves),
                                    percent_text(r.state.programme), percent_text(loyal(r.state))};
  };
  for (std::size_t t = 0; t < path.size(); ++t) {
    std::vector<std::string> row = state(std::to_string(t + 1), path[t]);
    for (const double share : {path[t].provocation, path[t].concession, path[t].intensity}) {
      row.push_back(percent_text(share));
    }
    table.add_row(std::move(row));
  }
  if (after) table.add_row(state("after", *after));
  table.write(output);
}

void write_cycle_text(std::ostream& output, const CycleRecord& record, const EpisodeTextOptions& options) {
  const auto prose = [&](std::string_view text) { write_prose(output, text, options.width); };
  prose(introduction(record));
  write_cycle_table(output, record.path, record.after);
  prose(legend);
  prose(outcome(record));
  prose(proof(record));
  prose(status_sentence(record));
}

}  // namespace selectorate
