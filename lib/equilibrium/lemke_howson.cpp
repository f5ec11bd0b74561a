#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>

#include "equilibrium/lcp/complementary_solver.hpp"
#include "equilibrium/lcp/floating_program.hpp"

namespace selectorate {
namespace {

constexpr PlayerId one(0);
constexpr PlayerId two(1);

void check_input(const StrategicGame& game, const std::optional<std::uint32_t>& dropped_label) {
  if (game.player_count() != 2) {
    throw InvalidModel("players", "the Lemke-Howson method is for 2, not " + std::to_string(game.player_count()));
  }
  const std::size_t labels = game.strategy_count(one) + game.strategy_count(two);
  if (dropped_label && *dropped_label >= labels) {
    throw InvalidModel("dropped_label",
                       std::to_string(*dropped_label) + " is none of the " + std::to_string(labels) + " labels");
  }
}

/// What is added to a player's payoffs, and what they are then compared with: with t the range of his payoffs, or 1
/// where they are all the same, payoffs plus `shift` lie in [t, 2t].
struct PositivePayoffs {
  Rational shift;
  Rational unit;
};

PositivePayoffs make_positive(const StrategicGame& game, PlayerId player) {
  Rational least = game.payoff(0, player);
  Rational largest = least;
  for (std::size_t profile = 1; profile < game.profile_count(); ++profile) {
    const Rational payoff = game.payoff(profile, player);
    if (payoff < least) least = payoff;
    if (payoff > largest) largest = payoff;
  }
  const Rational unit = least == largest ? Rational(1) : Rational(largest - least);
  return {unit - least, unit};
}

/// Columns x, then y; rows A y + r = 1, then B'x + s = 1, each times its player's unit. So variable k and variable
/// m + n + k, its slack, have the label k: x_i is paired with r_i, y_j with s_j.
ComplementarySystem make_system(const StrategicGame& game) {
  ComplementarySystem system;
  const std::uint32_t strategies[] = {static_cast<std::uint32_t>(game.strategy_count(one)),
                                      static_cast<std::uint32_t>(game.strategy_count(two))};
  const std::uint32_t labels = strategies[0] + strategies[1];
  const std::uint32_t first_label[] = {0, strategies[0]};
  for (std::uint32_t label = 0; label < labels; ++label) system.program.add_column(0);
  system.magnitude.assign(labels, 0);
  for (std::uint32_t i = 0; i < 2; ++i) {
    const PlayerId player(i);
    const PositivePayoffs positive = make_positive(game, player);
    for (std::uint32_t own = 0; own < strategies[i]; ++own) {
      const std::uint32_t row = system.program.add_row(RowSense::at_most, positive.unit);
      system.magnitude.push_back(binary_exponent(positive.unit));
      for (std::uint32_t other = 0; other < strategies[1 - i]; ++other) {
        const std::size_t profile = own * game.stride(player) + other * game.stride(PlayerId(1 - i));
        system.program.add_entry(row, first_label[1 - i] + other, game.payoff(profile, player) + positive.shift);
      }
    }
  }
  for (std::uint32_t variable = 0; variable < 2 * labels; ++variable) {
    system.complement.push_back(variable < labels ? variable + labels : variable - labels);
    if (variable >= labels) system.order.push_back(variable);
  }
  return system;
}

void drop_label(std::uint32_t label, ComplementarySystem& system) {
  system.entering = label;
  system.ends = {label, system.complement[label]};
}

ComplementarySolution follow_label(std::uint32_t label, ComplementarySystem& system, const IntegerProgram& program,
                                   const ComplementaryOptions& options) {
  drop_label(label, system);
  return solve_complementary_system(system, program, options);
}

/// Labels in turn, each for a number of pivots that grows from one round to the next.
ComplementarySolution follow_some_label(ComplementarySystem& system, const IntegerProgram& program,
                                        const ComplementaryOptions& options) {
  const auto labels = static_cast<std::uint32_t>(system.complement.size() / 2);
  std::uint64_t used = 0;
  for (std::uint64_t patience = 4 * std::uint64_t{labels};; patience *= 4) {
    for (std::uint32_t label = 0; label < labels; ++label) {
      ComplementaryOptions limited = options;
      limited.pivot_limit = std::min(patience, options.pivot_limit - used);
      ComplementarySolution end = follow_label(label, system, program, limited);
      end.pivots = used += end.pivots;
      if (end.status != Status::iteration_limit || used >= options.pivot_limit) return end;
    }
  }
}

/// A player's variables divided by their sum.
void normalize(const ExactVertex& vertex, std::uint32_t first, std::span<Rational> probabilities) {
  Rational sum = 0;
  for (std::uint32_t k = 0; k < probabilities.size(); ++k) {
    probabilities[k] = vertex.value(first + k);
    sum += probabilities[k];
  }
  for (Rational& probability : probabilities) {
    if (probability != 0) probability /= sum;
  }
}

}  // namespace

Solution<BehaviorProfile<Rational>> solve_lemke_howson(const StrategicGame& game, const LemkeHowsonOptions& options,
                                                       const ProgressCallback& progress) {
  check_input(game, options.dropped_label);
  ComplementarySystem system = make_system(game);
  const IntegerProgram program(system.program);
  const ComplementaryOptions path_options{
      .exact_path = options.exact_path, .pivot_limit = options.pivot_limit, .progress = progress};
  const ComplementarySolution end = options.dropped_label
                                        ? follow_label(*options.dropped_label, system, program, path_options)
                                        : follow_some_label(system, program, path_options);
  Solution<BehaviorProfile<Rational>> solution;
  solution.claim = SolutionConcept::nash;
  solution.method = "Lemke-Howson";
  solution.status = end.status;
  solution.work = end.pivots;
  if (!end.vertex) return solution;
  BehaviorProfile<Rational> profile(game);
  normalize(*end.vertex, 0, profile.at(InformationSetId(0)));
  normalize(*end.vertex, static_cast<std::uint32_t>(game.strategy_count(one)), profile.at(InformationSetId(1)));
  if (options.certify) {
    solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, profile));
  }
  solution.equilibria.push_back(std::move(profile));
  return solution;
}

}  // namespace selectorate
