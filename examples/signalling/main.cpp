// All perfect Bayesian equilibria of three signalling games, and which of them survive refinement. See README.md.

#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/equilibrium/signalling_refinements.hpp>

namespace {

using selectorate::Rational;
using selectorate::SignallingGame;

/// Cho & Kreps (1987, fig. 1): breakfast before a duel.
SignallingGame make_beer_quiche() {
  return SignallingGame({.title = "Beer and quiche",
                         .types = {"weak", "strong"},
                         .prior = {Rational(1) / 10, Rational(9) / 10},
                         .messages = {{"Beer", {"duel", "leave"}}, {"Quiche", {"duel", "leave"}}},
                         .sender_payoffs = {{{0, 2}, {1, 3}}, {{1, 3}, {0, 2}}},
                         .receiver_payoffs = {{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}}});
}

/// A leader who is robust or vulnerable to sanctions resists a demand worth 1 or complies; sanctions cost their sender
/// .4 and a vulnerable leader 1, and make a vulnerable one comply.
SignallingGame make_resistance() {
  const Rational cost = Rational(2) / 5;
  return SignallingGame({.title = "Resisting a demand",
                         .types = {"robust", "vulnerable"},
                         .prior = {Rational(2) / 5, Rational(3) / 5},
                         .messages = {{"comply", {"end"}}, {"resist", {"sanction", "relent"}}},
                         .sender_payoffs = {{{0}, {1, 1}}, {{0}, {-1, 1}}},
                         .receiver_payoffs = {{{1}, {-cost, 0}}, {{1}, {1 - cost, 0}}},
                         .sender = "Leader",
                         .receiver = "Sender"});
}

/// Banks & Sobel (1987): a defendant offers a settlement; a careful one has less to fear in court.
SignallingGame make_settlement() {
  return SignallingGame({.title = "Settlement",
                         .types = {"careful", "negligent"},
                         .prior = {Rational(1) / 2, Rational(1) / 2},
                         .messages = {{"low offer", {"accept", "court"}}, {"high offer", {"accept", "court"}}},
                         .sender_payoffs = {{{-3, -6}, {-5, -6}}, {{-3, -11}, {-5, -11}}},
                         .receiver_payoffs = {{{3, 0}, {5, 0}}, {{3, 5}, {5, 5}}},
                         .sender = "Defendant",
                         .receiver = "Plaintiff"});
}

/// "duel 1/2, leave 1/2": what is played with positive probability.
std::string mix_in_words(const std::vector<Rational>& probabilities, const auto& name) {
  std::vector<std::string> parts;
  for (std::uint32_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] == 0) continue;
    parts.push_back(probabilities[i] == 1 ? name(i) : name(i) + " " + selectorate::to_string(probabilities[i]));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// The vertices of the responses after a message that nobody sends.
std::string threat_in_words(const SignallingGame& game, std::uint32_t m, const selectorate::ResponseSet& threat) {
  std::vector<std::string> ends;
  for (const auto& vertex : threat.strategies.vertices) {
    ends.push_back(mix_in_words(vertex, [&](std::uint32_t r) { return game.response_name(m, r); }));
  }
  return fmt::format("{}", fmt::join(ends, "  to  "));
}

void print_set(const SignallingGame& game, const selectorate::SignallingEquilibriumSet& set) {
  const selectorate::SignallingAssessment centre = evaluate_centre(game, set);
  fmt::print("  {}\n", to_string(set.kind));
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    fmt::print("    {:<12} {:<28} gets {}\n", game.type_name(t),
               mix_in_words(centre.sender[t], [&](std::uint32_t m) { return game.message_name(m); }),
               selectorate::to_string(set.sender_payoffs[t].least));
  }
  for (const std::uint32_t m : set.joint_messages) {
    fmt::print("    after {:<12} {}\n", game.message_name(m),
               mix_in_words(centre.receiver[m], [&](std::uint32_t r) { return game.response_name(m, r); }));
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    for (const selectorate::ResponseSet& threat : set.responses[m]) {
      if (threat.strategies.vertices.empty()) continue;
      fmt::print("    after {:<12} {}   (nobody sends it)\n", game.message_name(m), threat_in_words(game, m, threat));
    }
  }
}

void print_refinements(const SignallingGame& game, const selectorate::SignallingEquilibriumSet& set) {
  using selectorate::SignallingRefinement;
  for (const auto criterion :
       {SignallingRefinement::intuitive, SignallingRefinement::d1, SignallingRefinement::divinity}) {
    for (const auto& outcome : evaluate_refinement(game, criterion, set)) {
      if (outcome.messages.empty()) continue;
      fmt::print("    {:<10} {}\n", to_string(criterion), outcome.survives ? "survives" : "fails");
      for (const auto& message : outcome.messages) {
        for (const auto& exclusion : message.excluded) fmt::print("      {}\n", exclusion.reason);
        if (!message.survives) fmt::print("      {}\n", message.reason);
      }
    }
  }
}

void print_game(const SignallingGame& game) {
  const selectorate::SignallingEquilibria equilibria = solve_signalling(game);
  fmt::print("{}: {} {} in {} {}\n\n", game.title(), equilibria.sets.size(),
             equilibria.sets.size() == 1 ? "set of equilibria" : "sets of equilibria", equilibria.components.size(),
             equilibria.components.size() == 1 ? "component" : "components");
  for (const auto& set : equilibria.sets) {
    print_set(game, set);
    print_refinements(game, set);
    fmt::print("\n");
  }
}

}  // namespace

int main() try {
  print_game(make_beer_quiche());
  print_game(make_resistance());
  print_game(make_settlement());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "signalling: %s\n", error.what());
  return 1;
}
