#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/report/number_text.hpp>
#include <selectorate/report/provocation_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/prose.hpp"

namespace selectorate {
namespace {

constexpr auto left = TextTable::Alignment::left;
constexpr auto right = TextTable::Alignment::right;
constexpr std::size_t most_equilibria = 12;
/// Of intensities or types; more are summed up.
constexpr std::size_t most_listed = 4;

std::string listed(const std::vector<std::string>& items) {
  if (items.size() < 2) return fmt::format("{}", fmt::join(items, ""));
  const std::vector<std::string> all_but_last(items.begin(), items.end() - 1);
  return fmt::format("{} and {}", fmt::join(all_but_last, ", "), items.back());
}

std::string percent(const Rational& probability) {
  return percent_text(to_double(probability));
}

std::string_view name_of(SignallingRefinement criterion) {
  switch (criterion) {
    case SignallingRefinement::intuitive:
      return "the intuitive criterion";
    case SignallingRefinement::d1:
      return "D1";
    default:
      return "divinity";
  }
}

std::string_view meaning_of(SignallingKind kind) {
  switch (kind) {
    case SignallingKind::pooling:
      return "all types do the same, so what he does tells nothing";
    case SignallingKind::separating:
      return "what he does tells which type he is";
    default:
      return "what he does tells something about his type, but not all";
  }
}

std::string_view in_words(std::uint32_t message) {
  return message == test_missile ? "a test" : "no test";
}

/// What types may differ in.
struct Difference {
  std::string_view name;
  std::optional<double> TargetType::*value;
};

constexpr std::array possible_differences = {Difference{"policy value", &TargetType::policy_value},
                                             Difference{"coalition", &TargetType::coalition},
                                             Difference{"barrier", &TargetType::barrier}};

struct Span {
  Rational least = 1;
  Rational greatest = 0;

  void include(const Rational& value) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  [[nodiscard]] bool is_point() const { return least == greatest; }
  [[nodiscard]] std::string text() const { return fmt::format("{} to {} of cases", percent(least), percent(greatest)); }
};

class ProvocationWriter {
 public:
  ProvocationWriter(std::ostream& output, const ProvocationRecord& record, const EpisodeTextOptions& options)
      : output_(output), record_(record), game_(record.signalling), options_(options) {}

  void write() {
    prose(rules());
    types();
    prose(count());
    const std::size_t shown = std::min(record_.equilibria.size(), most_equilibria);
    for (std::size_t e = 0; e < shown; ++e) equilibrium(e);
    if (shown < record_.equilibria.size()) {
      prose(fmt::format("({} more; the format json has all.)", record_.equilibria.size() - shown));
    }
    prose(
        "Proved in exact arithmetic for the payoffs as they were computed from the episodes: a check that shares "
        "nothing with the search has accepted every equilibrium.");
  }

 private:
  void prose(std::string_view text, std::size_t indent = 0) { write_prose(output_, text, options_.width, indent); }

  [[nodiscard]] std::string intensity(std::size_t i) const {
    const double share = record_.described.intensities[i];
    return share == 0 ? "no sanctions" : percent_text(share) + " intensity";
  }

  [[nodiscard]] std::string choices() const {
    const std::vector<double>& all = record_.described.intensities;
    if (all.size() > most_listed) {
      const auto [least, most] = std::minmax_element(all.begin(), all.end());
      return fmt::format("one of {} intensities from {} to {}", all.size(), percent_text(*least), percent_text(*most));
    }
    std::vector<std::string> each;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) each.push_back(intensity(i));
    return fmt::format("{} or {}", fmt::join(each, ", "), intensity(all.size() - 1));
  }

  [[nodiscard]] std::string rules() const {
    const double demand = record_.described.demand;
    return fmt::format(
        "What is told above takes the scenario's own values for known. Now the target is of one of {} types, and he "
        "alone knows which. First he makes a test or holds back. The sender "
        "sees that, and answers with {}. Then the target concedes {} or nothing.",
        game_.type_count(), choices(), demand == 1 ? "everything" : percent_text(demand) + " of what is asked");
  }

  void types() {
    std::vector<Difference> differences;
    for (const Difference& candidate : possible_differences) {
      const auto differs = [&](const TargetType& type) {
        return type.*(candidate.value) != record_.types.front().*(candidate.value);
      };
      if (std::any_of(record_.types.begin(), record_.types.end(), differs)) differences.push_back(candidate);
    }
    std::vector<TextTable::Alignment> alignments(differences.size() + 3, right);
    alignments.front() = left;
    alignments.push_back(left);
    TextTable table(std::move(alignments));
    std::vector<std::string> heads = {"type", "chance"};
    for (const Difference& difference : differences) heads.emplace_back(difference.name);
    heads.insert(heads.end(), {"cost of a test", "concedes"});
    table.add_row(std::move(heads));
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      const ProvocationType& type = record_.game.types[t];
      std::vector<std::string> row = {type.name, percent(game_.prior(t))};
      for (const Difference& difference : differences) {
        row.push_back(number_text((record_.types[t].*(difference.value)).value_or(0)));
      }
      row.insert(row.end(), {number_text(type.test_cost), concessions(type)});
      table.add_row(std::move(row));
    }
    table.write(output_);
  }

  [[nodiscard]] std::string concessions(const ProvocationType& type) const {
    std::vector<std::string> at;
    for (std::size_t i = 0; i < type.answers.size(); ++i) {
      if (concedes(type, i)) at.push_back(intensity(i));
    }
    if (at.empty()) return "to none of them";
    if (at.size() == type.answers.size()) return "to any of them";
    return at.size() <= most_listed ? "to " + listed(at) : concessions_to_many(type, at.size());
  }

  [[nodiscard]] std::string concessions_to_many(const ProvocationType& type, std::size_t count) const {
    const std::vector<double>& shares = record_.described.intensities;
    double least = 1;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (concedes(type, i)) least = std::min(least, shares[i]);
    }
    const auto from_there = std::count_if(shares.begin(), shares.end(), [&](double share) { return share >= least; });
    if (static_cast<std::size_t>(from_there) == count) return fmt::format("from {} intensity on", percent_text(least));
    return fmt::format("to {} of the {}", count, shares.size());
  }

  [[nodiscard]] std::string count() const {
    const std::size_t found = record_.equilibria.size();
    if (!record_.complete) {
      return fmt::format("{} {} found; the search stopped before it could exclude others.", found,
                         found == 1 ? "perfect Bayesian equilibrium was" : "perfect Bayesian equilibria were");
    }
    return found == 1 ? "There is one perfect Bayesian equilibrium, and no other."
                      : fmt::format("There are {} perfect Bayesian equilibria, and no others.", found);
  }

  void equilibrium(std::size_t e) {
    const ProvocationEquilibrium& equilibrium = record_.equilibria[e];
    output_ << '\n';
    prose(fmt::format("{}. {}: {}.", e + 1, capitalised(to_string(equilibrium.set.kind)),
                      meaning_of(equilibrium.set.kind)));
    TextTable table({left, left, left, left});
    table.add_row({"what he does", "who does it", "then the sender believes", "and answers"});
    for (const std::uint32_t message : {hold_back, test_missile}) {
      table.add_row({message == test_missile ? "tests" : "holds back", senders(equilibrium.typical, message),
                     belief(equilibrium.typical, message), answer(equilibrium.typical.receiver[message])});
    }
    table.write(output_);
    prose(freedom(equilibrium.set), 2);
    refinements(equilibrium);
  }

  static std::string capitalised(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '_', '-');
    if (result.front() >= 'a' && result.front() <= 'z') result.front() = static_cast<char>(result.front() - 'a' + 'A');
    return result;
  }

  [[nodiscard]] std::string senders(const SignallingAssessment& typical, std::uint32_t message) const {
    std::vector<std::string> who;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      const Rational& probability = typical.sender[t][message];
      if (probability == 0) continue;
      who.push_back(probability == 1 ? game_.type_name(t)
                                     : fmt::format("{} in {}", game_.type_name(t), percent(probability)));
    }
    if (who.empty()) return "nobody";
    const auto& all = typical.sender;
    const bool everybody = std::all_of(all.begin(), all.end(), [&](const auto& x) { return x[message] == 1; });
    return everybody && who.size() > most_listed ? "all types" : fmt::format("{}", fmt::join(who, ", "));
  }

  [[nodiscard]] std::string belief(const SignallingAssessment& typical, std::uint32_t message) const {
    std::vector<std::pair<Rational, std::uint32_t>> likely;
    bool as_before = true;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      const Rational& probability = typical.beliefs[message][t];
      as_before = as_before && probability == game_.prior(t);
      if (probability > 0) likely.emplace_back(probability, t);
    }
    std::vector<std::string> who;
    if (likely.size() > most_listed) {
      if (as_before) return "what it did before";
      std::stable_sort(likely.begin(), likely.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
      Rational others = 0;
      for (; likely.size() >= most_listed; likely.pop_back()) others += likely.back().first;
      for (const auto& [probability, t] : likely) who.push_back(game_.type_name(t) + " " + percent(probability));
      who.push_back("others " + percent(others));
    } else {
      for (const auto& [probability, t] : likely) who.push_back(game_.type_name(t) + " " + percent(probability));
    }
    return fmt::format("{}", fmt::join(who, ", "));
  }

  [[nodiscard]] std::string answer(const std::vector<Rational>& probabilities) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      if (probabilities[i] == 1) return intensity(i);
      if (probabilities[i] > 0) parts.push_back(fmt::format("{} in {}", intensity(i), percent(probabilities[i])));
    }
    if (parts.size() <= most_listed) return fmt::format("{}", fmt::join(parts, ", "));
    return fmt::format("{} intensities, on average {}", parts.size(), percent_text(mean_intensity(probabilities)));
  }

  [[nodiscard]] double mean_intensity(const std::vector<Rational>& probabilities) const {
    double mean = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      mean += to_double(probabilities[i]) * record_.described.intensities[i];
    }
    return mean;
  }

  /// What else belongs to a set, of which the table shows the middle; empty if that is all of it.
  [[nodiscard]] std::string freedom(const SignallingEquilibriumSet& set) const {
    std::vector<std::string> parts;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      Span tests;
      for (const auto& vertex : set.sender.vertices) tests.include(vertex[t * game_.message_count() + test_missile]);
      if (!tests.is_point()) parts.push_back(fmt::format("{} tests in {}", game_.type_name(t), tests.text()));
    }
    for (const std::uint32_t message : {hold_back, test_missile}) {
      const std::string answers = other_answers(set, message);
      if (!answers.empty()) parts.push_back(fmt::format("{} is answered with {}", in_words(message), answers));
    }
    std::string text;
    if (!parts.empty()) text = fmt::format("This is the middle of a set of equilibria, in which {}. ", listed(parts));
    for (const std::uint32_t message : {hold_back, test_missile}) {
      if (set.responses[message].front().beliefs.vertices.empty()) continue;
      text += fmt::format("The belief after {}, which does not occur, is one of those that make the answer best.",
                          in_words(message));
    }
    return text;
  }

  /// Which answers to a message the set allows; empty if one only.
  [[nodiscard]] std::string other_answers(const SignallingEquilibriumSet& set, std::uint32_t message) const {
    const std::vector<std::vector<Rational>> vertices = answers(set, message);
    std::vector<std::string> parts;
    for (std::uint32_t r = 0; r < game_.response_count(message); ++r) {
      Span span;
      for (const auto& vertex : vertices) span.include(vertex[r]);
      if (!span.is_point()) parts.push_back(fmt::format("{} in {}", intensity(r), span.text()));
    }
    if (parts.size() <= most_listed) return listed(parts);
    std::vector<double> means;
    for (const auto& vertex : vertices) means.push_back(mean_intensity(vertex));
    const auto [least, most] = std::minmax_element(means.begin(), means.end());
    return fmt::format("an intensity that is on average between {} and {}", percent_text(*least), percent_text(*most));
  }

  /// The extreme answers to a message, y(.|m).
  [[nodiscard]] std::vector<std::vector<Rational>> answers(const SignallingEquilibriumSet& set,
                                                           std::uint32_t message) const {
    std::vector<std::vector<Rational>> vertices;
    std::ptrdiff_t first = 0;
    for (const std::uint32_t joint : set.joint_messages) {
      const std::ptrdiff_t count = game_.response_count(joint);
      if (joint == message) {
        for (const auto& v : set.receiver.vertices) {
          vertices.emplace_back(v.begin() + first, v.begin() + first + count);
        }
        return vertices;
      }
      first += count;
    }
    for (const ResponseSet& alternative : set.responses[message]) {
      const auto& more = alternative.strategies.vertices;
      vertices.insert(vertices.end(), more.begin(), more.end());
    }
    return vertices;
  }

  void refinements(const ProvocationEquilibrium& equilibrium) {
    const auto& by_criterion = equilibrium.refinements;
    const bool all_sent = std::all_of(by_criterion.front().begin(), by_criterion.front().end(),
                                      [](const OutcomeRefinement& outcome) { return outcome.messages.empty(); });
    if (all_sent) {
      return prose("Both a test and none occur, so no criterion for beliefs after what nobody does applies.", 2);
    }
    std::vector<std::string> survives;
    for (std::size_t c = 0; c < by_criterion.size(); ++c) {
      if (count_survivors(by_criterion[c]) == by_criterion[c].size()) {
        survives.emplace_back(name_of(signalling_refinements[c]));
      }
    }
    if (!survives.empty()) prose(fmt::format("It survives {}.", listed(survives)), 2);
    failures(equilibrium);
  }

  static std::size_t count_survivors(const std::vector<OutcomeRefinement>& outcomes) {
    return static_cast<std::size_t>(
        std::count_if(outcomes.begin(), outcomes.end(), [](const OutcomeRefinement& o) { return o.survives; }));
  }

  /// Criteria that fail for the same reason are told together.
  void failures(const ProvocationEquilibrium& equilibrium) {
    std::vector<std::pair<std::string, std::vector<std::string>>> told;
    for (std::size_t c = 0; c < equilibrium.refinements.size(); ++c) {
      const auto& outcomes = equilibrium.refinements[c];
      const auto failing = std::find_if(outcomes.begin(), outcomes.end(), [](const auto& o) { return !o.survives; });
      if (failing == outcomes.end()) continue;
      std::string name(name_of(signalling_refinements[c]));
      if (count_survivors(outcomes) > 0) name += " in a part of the set";
      const std::string reason = why_it_fails(*failing);
      const auto same =
          std::find_if(told.begin(), told.end(), [&](const auto& entry) { return entry.first == reason; });
      if (same == told.end()) {
        told.push_back({reason, {name}});
      } else {
        same->second.push_back(name);
      }
    }
    for (const auto& [reason, names] : told) prose(fmt::format("It fails {}: {}", listed(names), reason), 2);
  }

  [[nodiscard]] std::string why_it_fails(const OutcomeRefinement& outcome) const {
    const auto failing = std::find_if(outcome.messages.begin(), outcome.messages.end(),
                                      [](const MessageRefinement& message) { return !message.survives; });
    std::vector<std::string> sentences;
    for (const TypeExclusion& exclusion : failing->excluded) {
      sentences.push_back(fmt::format("after {} the sender must not take the target for '{}', because {}",
                                      in_words(failing->message), game_.type_name(exclusion.type), exclusion.reason));
    }
    sentences.push_back(failing->reason);
    return fmt::format("{}.", fmt::join(sentences, "; "));
  }

  std::ostream& output_;
  const ProvocationRecord& record_;
  const SignallingGame& game_;
  const EpisodeTextOptions& options_;
};

}  // namespace

void write_provocation_text(std::ostream& output, const ProvocationRecord& record, const EpisodeTextOptions& options) {
  ProvocationWriter(output, record, options).write();
}

}  // namespace selectorate
