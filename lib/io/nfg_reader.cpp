#include <istream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/io/nfg_reader.hpp>

#include "io/distinct_labels.hpp"
#include "io/game_header.hpp"
#include "io/game_scanner.hpp"
#include "io/stream_text.hpp"

namespace selectorate {
namespace {

class NfgReader {
 public:
  NfgReader(std::string_view text, std::string_view file)
      : scanner_(text, file), most_(text.size()), header_(read_game_header(scanner_, "NFG", 1)) {}

  StrategicGame run() {
    read_strategies();
    std::string comment;
    if (scanner_.at('"')) scanner_.read_label(comment, "a comment");
    ExactTable payoffs = scanner_.at('{') ? read_outcomes() : read_payoff_list();
    if (!scanner_.at_end()) {
      scanner_.fail(fmt::format("the end of the file after the payoffs of {} profiles", profiles_));
    }
    return {std::move(header_.title), std::move(header_.players), std::move(strategies_), std::move(payoffs),
            std::move(comment)};
  }

 private:
  void read_strategies() {
    scanner_.expect('{', "'{' and the strategies");
    for (const std::string& player : header_.players) {
      const std::size_t start = scanner_.position();
      std::vector<std::string>& labels = strategies_.emplace_back();
      if (scanner_.at('{')) {
        scanner_.read_labels(labels, "a strategy");
      } else {
        labels.resize(read_strategy_count(player));
      }
      if (labels.empty())
        scanner_.fail_at(start, fmt::format("found no strategies of {}, expected one or more", player));
      make_distinct(labels);
      // Each profile takes a character of the file, so more of them than characters are a mistake in these numbers.
      if (labels.size() > most_ / profiles_) fail_for_size(start);
      profiles_ *= labels.size();
    }
    scanner_.expect('}', "'}' after the strategies of the last player");
  }

  std::uint32_t read_strategy_count(const std::string& player) {
    const std::size_t start = scanner_.position();
    const std::uint32_t count =
        scanner_.read_count(fmt::format("the strategies of {} in braces or their number", player));
    if (count > most_) fail_for_size(start);
    return count;
  }

  [[noreturn]] void fail_for_size(std::size_t position) const {
    scanner_.fail_at(position, "found strategies for more profiles than the file has characters, expected fewer");
  }

  ExactTable read_payoff_list() {
    ExactTable table(header_.players.size());
    NumberRow row;
    for (std::size_t profile = 0; profile < profiles_; ++profile) {
      row.clear();
      for (std::size_t i = 0; i < header_.players.size(); ++i) {
        if (!scanner_.at_number()) {
          scanner_.fail(fmt::format("payoff {} of {}, that of {}", profile * header_.players.size() + i + 1,
                                    profiles_ * header_.players.size(), header_.players[i]));
        }
        scanner_.read_number(row, "a payoff");
      }
      append(table, row);
    }
    return table;
  }

  ExactTable read_outcomes() {
    ExactTable outcomes(header_.players.size());
    outcomes.append(std::vector<double>(header_.players.size(), 0.0));
    scanner_.expect('{', "'{' and the outcomes");
    while (!scanner_.accept('}')) {
      if (!scanner_.at('{')) scanner_.fail("an outcome in braces, or '}'");
      append(outcomes, read_outcome());
    }
    ExactTable table(header_.players.size());
    for (std::size_t profile = 0; profile < profiles_; ++profile) {
      const std::size_t start = scanner_.position();
      if (!scanner_.at_number()) {
        scanner_.fail(fmt::format("the number of the outcome of profile {} of {}", profile + 1, profiles_));
      }
      const std::uint32_t outcome = scanner_.read_count("the number of an outcome");
      if (outcome >= outcomes.rows()) {
        scanner_.fail_at(start,
                         fmt::format("found outcome {}, expected one from 0 to {}", outcome, outcomes.rows() - 1));
      }
      scanner_.accept(',');
      table.append_row_of(outcomes, outcome);
    }
    return table;
  }

  /// { "label" 1, 2 }
  const NumberRow& read_outcome() {
    const std::size_t start = scanner_.position();
    scanner_.expect('{', "an outcome");
    if (scanner_.at('"')) scanner_.read_label(label_, "a label");
    row_.clear();
    while (!scanner_.accept('}')) scanner_.read_number(row_, "a payoff or '}'");
    if (row_.size() != header_.players.size()) {
      scanner_.fail_at(start, fmt::format("found {} payoffs, expected {}, one for each player", row_.size(),
                                          header_.players.size()));
    }
    return row_;
  }

  static void append(ExactTable& table, const NumberRow& row) {
    if (const auto small = row.small()) return table.append(*small);
    table.append(row.fractions());
  }

  GameScanner scanner_;
  std::size_t most_;
  GameHeader header_;
  std::vector<std::vector<std::string>> strategies_;
  std::size_t profiles_ = 1;
  std::string label_;
  NumberRow row_;
};

}  // namespace

StrategicGame read_nfg(std::string_view text, std::string_view file) {
  return NfgReader(text, file).run();
}

StrategicGame read_nfg(std::istream& input, std::string_view file) {
  return read_nfg(read_text(input), file);
}

}  // namespace selectorate
