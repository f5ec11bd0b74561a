#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/certificate/dominance_trace.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Thrown inside the room where the caller's callback asks to stop.
struct DominanceCancelled {};

/// How dominance is tested.
struct DominanceTest {
  DominanceKind kind;
  bool mixed;
  bool use_glpk;
  const ProgressCallback& progress;
};

/// A mixture that dominates a strategy, or the belief that shows that none does.
struct MixtureTest {
  std::vector<StrategyProbability> dominator;  ///< empty if not dominated
  std::vector<ProfileProbability> belief;      ///< empty if dominated
};

/// What is left of a game, and which of its strategies are dominated. Strategies keep their numbers.
class SurvivingGame {
 public:
  /// Keeps a reference to the game.
  explicit SurvivingGame(const StrategicGame& game);

  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& strategies() const noexcept { return strategies_; }
  void eliminate(PlayerId player, std::uint32_t strategy);
  /// \param strategies  some of those left, in their order
  void keep(PlayerId player, std::vector<std::uint32_t> strategies);
  /// The game without what was eliminated.
  [[nodiscard]] StrategicGame make_game() const;

  /// What dominates a strategy, itself undominated; empty if nothing does.
  std::vector<StrategyProbability> find_dominator(PlayerId player, std::uint32_t strategy, const DominanceTest& test);
  /// The linear program on mixtures.
  MixtureTest test_mixtures(PlayerId player, std::uint32_t strategy, const DominanceTest& test);

  [[nodiscard]] std::uint64_t programs() const noexcept { return programs_; }

 private:
  [[nodiscard]] std::vector<std::size_t> list_others(PlayerId player) const;
  [[nodiscard]] bool dominates(PlayerId player, std::uint32_t better, std::uint32_t worse, DominanceKind kind,
                               const std::vector<std::size_t>& others) const;
  [[nodiscard]] bool is_best_somewhere(PlayerId player, std::uint32_t strategy, bool alone,
                                       const std::vector<std::size_t>& others) const;
  [[nodiscard]] std::optional<std::uint32_t> find_pure_dominator(PlayerId player, std::uint32_t strategy,
                                                                 DominanceKind kind,
                                                                 const std::vector<std::size_t>& others) const;
  [[nodiscard]] Rational payoff(PlayerId player, std::uint32_t strategy, std::size_t others) const {
    return game_.payoff(others + strategy * game_.stride(player), player);
  }

  const StrategicGame& game_;
  std::vector<std::vector<std::uint32_t>> strategies_;
  std::uint64_t programs_ = 0;
};

}  // namespace selectorate
