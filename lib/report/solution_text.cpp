#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/game/assessment.hpp>
#include <selectorate/game/strategic_form.hpp>
#include <selectorate/report/solution_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/claim_words.hpp"
#include "report/game_prose.hpp"

namespace selectorate {
namespace {

constexpr auto left = TextTable::Alignment::left;

const std::string& player_name(const Game& game, std::size_t player) {
  const PlayerId id(static_cast<std::uint32_t>(player));
  return std::visit([&](const auto& form) -> const std::string& { return form.player_name(id); }, game);
}

/// "after Sender:impose (or 2 other nodes)", or the label that the file gives.
std::string place_in_words(const ExtensiveGame& game, InformationSetId set) {
  const auto members = game.members(set);
  if (!game.information_set_label(set).empty()) return std::string(game.information_set_label(set));
  std::string first = game.path_in_words(NodeId(members.front()));
  if (members.size() == 1) return first;
  return fmt::format("{} (or {})", first, counted(members.size() - 1, "other node", "other nodes"));
}

/// "impose", or "impose with 1/3, wait with 2/3".
template <class Label>
std::string mixture(std::span<const Rational> probabilities, const Label& label) {
  std::vector<std::string> parts;
  for (std::uint32_t action = 0; action < probabilities.size(); ++action) {
    if (probabilities[action] == 1) return label(action);
    if (probabilities[action] == 0) continue;
    parts.push_back(fmt::format("{} with {}", label(action), fraction_text(probabilities[action])));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

class SolutionWriter : private GameProse {
 public:
  SolutionWriter(std::ostream& output, const Game& game, const SolutionRecord& record,
                 const SolutionTextOptions& options)
      : GameProse(output, options),
        output_(output),
        game_(game),
        record_(record),
        options_(options),
        all_(record.list.certificates),
        words_(words_of(record.list.claim)) {}

  void write() {
    title(game_);
    answer();
    const std::size_t shown = std::min(all_.size(), options_.equilibria);
    for (std::size_t i = 0; i < shown; ++i) equilibrium(i);
    if (shown < all_.size()) output_ << '\n';
    say_how_many_more(all_.size() - shown, words_.one, words_.many);
    if (record_.components.size() > 1 && record_.components.size() < all_.size()) components();
    if (!all_.empty()) how_sure();
  }

 private:
  void answer() {
    prose(words_.meaning);
    method(record_.method);
    prose(all_.empty() ? nothing_found() : found() + " " + completeness());
  }

  std::string found() const { return fmt::format("Found {}.", counted(all_.size(), words_.one, words_.many)); }

  std::string completeness() const {
    const bool one = all_.size() == 1;
    if (!record_.list.complete) {
      switch (record_.status) {
        case Status::truncated:
          return "The list was cut off: there are more.";
        case Status::iteration_limit:
        case Status::cancelled:
          return "There may be others: the computation stopped before it was done.";
        default:
          return "There may be others: this method does not list all.";
      }
    }
    if (record_.pure_only) {
      return fmt::format("{} in which nobody randomises.{}", one ? "It is the only one" : "These are all", not_mixed());
    }
    if (record_.list.described_as == SolutionSet::points) return one ? "It is the only one." : "These are all.";
    if (record_.components.size() == all_.size())
      return one ? "It is the only one." : "These are all; each stands alone.";
    return "These are the extreme ones: every other is a mixture of extreme ones of the same connected set.";
  }

  /// For who asked for equilibria of any kind.
  std::string_view not_mixed() const {
    return record_.concept_name == "nash" ? " Equilibria in which somebody does were not looked for." : "";
  }

  std::string nothing_found() const {
    if (record_.pure_only && record_.status == Status::no_equilibrium) {
      return fmt::format("There is none in which nobody randomises.{}", not_mixed());
    }
    if (record_.list.complete || record_.status == Status::no_equilibrium) {
      return fmt::format("There is none: this game has no {}.", words_.one);
    }
    switch (record_.status) {
      case Status::cancelled:
        return "Nothing was found before the computation was stopped; that does not say that there is none.";
      case Status::iteration_limit:
      case Status::truncated:
        return "Nothing was found within the limit of work; that does not say that there is none.";
      default:
        return "Nothing was found; that does not say that there is none.";
    }
  }

  void equilibrium(std::size_t index) {
    heading(all_.size() == 1 ? "The equilibrium" : fmt::format("Equilibrium {} of {}", index + 1, all_.size()));
    const Certificate& certificate = all_[index];
    if (is_correlated(record_.list.claim)) {
      distribution(certificate.distribution);
    } else if (const auto* tree = std::get_if<ExtensiveGame>(&game_)) {
      behavior(*tree, certificate.behavior);
    } else {
      mixed_strategies(std::get<StrategicGame>(game_), certificate.behavior);
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < certificate.payoffs.size(); ++i) {
      parts.push_back(fmt::format("{}: {}", player_name(game_, i), fraction_text(certificate.payoffs[i])));
    }
    prose(fmt::format("Expected payoffs: {}.", fmt::join(parts, ", ")));
    if (certificate.max_regret > 0) {
      prose(fmt::format("Somebody may gain by deviating, but nobody more than {}.",
                        fraction_text(certificate.max_regret)));
    }
  }

  void behavior(const ExtensiveGame& game, const BehaviorProfile<Rational>& profile) {
    const std::vector<Rational> reach = evaluate_reach(game, profile);
    TextTable table({left, left, left, left});
    std::size_t shown = 0;
    for (std::uint32_t set = 0; set < game.information_set_count() && shown < options_.places; ++set, ++shown) {
      const InformationSetId id(set);
      const auto members = game.members(id);
      const bool reached =
          std::any_of(members.begin(), members.end(), [&](std::uint32_t node) { return reach[node] != 0; });
      table.add_row({game.player_name(game.owner(id)), place_in_words(game, id),
                     mixture(profile.at(id), [&](std::uint32_t action) { return game.action_label(id, action); }),
                     reached ? "" : "(not reached)"});
    }
    table.write(output_);
    say_how_many_more(game.information_set_count() - shown, "information set", "information sets");
  }

  void mixed_strategies(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
    TextTable table({left, left});
    for (std::uint32_t i = 0; i < game.player_count(); ++i) {
      const PlayerId player(i);
      table.add_row({game.player_name(player), mixture(profile.at(InformationSetId(i)), [&](std::uint32_t strategy) {
                       return game.strategy_label(player, strategy);
                     })});
    }
    table.write(output_);
  }

  void distribution(const std::vector<ProfileProbability>& entries) {
    const StrategicGame& form = strategic_form();
    TextTable table(std::vector<TextTable::Alignment>(form.player_count() + 1, left));
    std::vector<std::string> names = {"probability"};
    for (std::uint32_t i = 0; i < form.player_count(); ++i) names.push_back(form.player_name(PlayerId(i)));
    table.add_row(std::move(names));
    const std::size_t shown = std::min(entries.size(), options_.places);
    for (std::size_t k = 0; k < shown; ++k) {
      std::vector<std::string> row = {fraction_text(entries[k].probability)};
      for (std::uint32_t i = 0; i < form.player_count(); ++i) {
        const PlayerId player(i);
        row.push_back(form.strategy_label(player, form.strategy_in(entries[k].profile, player)));
      }
      table.add_row(std::move(row));
    }
    table.write(output_);
    say_how_many_more(entries.size() - shown, "profile", "profiles");
  }

  void say_how_many_more(std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) prose(fmt::format("… and {} more; the formats json and csv have all.", counted(count, one, many)));
  }

  /// A tree's distributions speak of its reduced strategic form, which is written down once.
  const StrategicGame& strategic_form() {
    if (const auto* game = std::get_if<StrategicGame>(&game_)) return *game;
    if (!form_) form_ = make_strategic_form(std::get<ExtensiveGame>(game_)).game;
    return *form_;
  }

  void components() {
    heading("Connected sets of equilibria");
    for (const auto& component : record_.components) {
      std::vector<std::size_t> numbers;
      for (const std::size_t index : component) numbers.push_back(index + 1);
      prose(fmt::format("{} {}", numbers.size() == 1 ? "equilibrium" : "equilibria", fmt::join(numbers, ", ")));
    }
  }

  [[nodiscard]] std::string objective_in_words(const OptimalityWitness& witness) const {
    if (witness.smallest) return "has a larger smallest payoff";
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < witness.weights.size(); ++i) {
      if (witness.weights[i] != 0) meant.push_back(i);
    }
    if (meant.size() == 1 && witness.weights[meant[0]] > 0) {
      return fmt::format("pays {} more", player_name(game_, meant[0]));
    }
    const bool equal = std::ranges::all_of(witness.weights, [](const Rational& weight) { return weight == 1; });
    return equal ? "has a larger sum of payoffs" : "has a larger weighted sum of payoffs";
  }

  void how_sure() {
    heading("How sure this is");
    const auto worst = std::max_element(all_.begin(), all_.end(), [](const Certificate& a, const Certificate& b) {
      return a.max_regret < b.max_regret;
    });
    const std::string_view scope = all_.size() == 1 ? "" : "in each of these, ";
    if (worst->max_regret == 0) {
      prose(fmt::format("Proved in exact arithmetic: {}{}", scope, words_.proved));
    } else {
      prose(
          fmt::format("Proved in exact arithmetic: nobody gains more than {} by deviating; these are not exact "
                      "equilibria.",
                      fraction_text(worst->max_regret)));
    }
    if (all_.front().optimality) {
      prose(fmt::format("No other {} {}: proved by prices of deviations, the dual solution of the linear program.",
                        words_.one, objective_in_words(*all_.front().optimality)));
    }
    if (record_.status == Status::cancelled) prose("The computation was stopped before it was done.");
    if (record_.status == Status::iteration_limit) prose("The computation stopped at its limit of work.");
  }

  std::ostream& output_;
  const Game& game_;
  const SolutionRecord& record_;
  const SolutionTextOptions& options_;
  const std::vector<Certificate>& all_;
  ClaimWords words_;
  std::optional<StrategicGame> form_;
};

}  // namespace

std::string fraction_text(const Rational& number) {
  constexpr std::size_t longest = 12;
  std::string exact = to_string(number);
  return exact.size() <= longest ? exact : fmt::format("about {:.6g}", to_double(number));
}

void write_solution_text(std::ostream& output, const Game& game, const SolutionRecord& record,
                         const SolutionTextOptions& options) {
  SolutionWriter(output, game, record, options).write();
}

}  // namespace selectorate
