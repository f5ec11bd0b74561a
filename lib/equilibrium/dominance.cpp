#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/dominance.hpp>

#include "equilibrium/surviving_game.hpp"

namespace selectorate {
namespace {

/// Goes on from round to round and writes the trace.
class IteratedElimination {
 public:
  IteratedElimination(const StrategicGame& game, const DominanceOptions& options, const ProgressCallback& progress)
      : left_(game), options_(options), progress_(progress) {
    trace_.kind = options.kind;
    trace_.mixed = options.mixed;
  }

  DominanceReduction run() {
    Status status = Status::converged;
    try {
      status = run_rounds();
    } catch (const DominanceCancelled&) {
      status = Status::cancelled;
    }
    StrategicGame game = left_.make_game();
    return {status, std::move(game), left_.strategies(), std::move(trace_), left_.programs()};
  }

 private:
  [[nodiscard]] DominanceTest test() const { return {options_.kind, options_.mixed, options_.use_glpk, progress_}; }

  Status run_rounds() {
    for (std::uint32_t round = 1;; ++round) {
      if (progress_ && !progress_({.phase = "elimination of dominated strategies", .done = round - 1})) {
        return Status::cancelled;
      }
      const std::vector<Elimination> found = find_dominated(round);
      if (found.empty()) break;
      if (options_.rounds != 0 && round > options_.rounds) return Status::iteration_limit;
      for (const Elimination& elimination : found) {
        left_.eliminate(elimination.player, elimination.strategy);
        trace_.eliminations.push_back(elimination);
      }
    }
    if (options_.mixed) find_beliefs();
    trace_.complete = true;
    return Status::converged;
  }

  std::vector<Elimination> find_dominated(std::uint32_t round) {
    std::vector<Elimination> found;
    for (std::uint32_t i = 0; i < left_.strategies().size(); ++i) {
      for (const std::uint32_t strategy : left_.strategies()[i]) {
        auto dominator = left_.find_dominator(PlayerId(i), strategy, test());
        if (dominator.empty()) continue;
        found.push_back({round, PlayerId(i), strategy, std::move(dominator)});
        if (!options_.all_at_once) return found;
      }
    }
    return found;
  }

  void find_beliefs() {
    std::vector<SurvivalBelief> beliefs;
    for (std::uint32_t i = 0; i < left_.strategies().size(); ++i) {
      for (const std::uint32_t strategy : left_.strategies()[i]) {
        beliefs.push_back({PlayerId(i), strategy, left_.test_mixtures(PlayerId(i), strategy, test()).belief});
      }
    }
    trace_.beliefs = std::move(beliefs);
  }

  SurvivingGame left_;
  const DominanceOptions& options_;
  const ProgressCallback& progress_;
  DominanceTrace trace_;
};

}  // namespace

DominanceReduction solve_iterated_dominance(const StrategicGame& game, const DominanceOptions& options,
                                            const ProgressCallback& progress) {
  return IteratedElimination(game, options, progress).run();
}

BehaviorProfile<Rational> restore_profile(const StrategicGame& game, const DominanceReduction& reduction,
                                          const BehaviorProfile<Rational>& profile) {
  check_profile(reduction.game, profile);
  if (reduction.strategies.size() != game.player_count()) {
    throw InvalidModel(
        "reduction", fmt::format("of a game of {} players, not {}", reduction.strategies.size(), game.player_count()));
  }
  BehaviorProfile<Rational> restored(game);
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    for (std::size_t s = 0; s < reduction.strategies[i].size(); ++s) {
      const std::uint32_t original = reduction.strategies[i][s];
      if (original >= game.strategy_count(PlayerId(i))) {
        throw InvalidModel("reduction", fmt::format("{} has no strategy {}", game.player_name(PlayerId(i)), original));
      }
      restored.at(InformationSetId(i))[original] = profile.at(InformationSetId(i))[s];
    }
  }
  return restored;
}

}  // namespace selectorate
