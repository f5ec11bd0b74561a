#pragma once

#include <cstdint>
#include <optional>

#include <selectorate/base/export.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/status.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

struct LemkeHowsonOptions {
  /// Which label may be missing on the path: the first player's strategies in order, then the second's. Different
  /// labels may lead to different equilibria. Without one, labels are tried in turn for a few pivots each, then for
  /// more: some paths are thousands of times longer than others (Codenotti, De Rossi & Pagan 2008).
  std::optional<std::uint32_t> dropped_label = std::nullopt;
  /// Follow the path in integers. Otherwise doubles look for its end, and may take another turn than the label's path
  /// where two variables reach zero at nearly the same point: what is returned is an exact equilibrium in any case, but
  /// in a game with several it may be another label's.
  bool exact_path = false;
  /// Most pivots before the status is `iteration_limit`: paths can be exponentially long (Savani & von Stengel 2006).
  std::uint64_t pivot_limit = ~std::uint64_t{0};
  /// Add a certificate: nobody gains by deviating, in exact arithmetic by code that the solver does not share.
  bool certify = true;
};

/// One equilibrium of a two-player game in strategic form, exactly (Lemke & Howson 1964).
///
/// With payoffs made positive, the path runs along edges of P = {x >= 0, B'x <= 1} and Q = {y >= 0, Ay <= 1}, from (0,
/// 0) on; every strategy but that of the dropped label is unplayed or a best response on all of it. Ties are broken
/// lexicographically, so degenerate games end too. `complete` is false. `work` counts pivots.
/// The status is `iteration_limit` or `cancelled`, with no equilibrium, if `pivot_limit` or `progress` says so.
/// \throws InvalidModel unless there are two players and a strategy with that label
/// \see tests/equilibrium/lemke_howson_test.cpp, bench/lemke_bench.cpp
[[nodiscard]] SELECTORATE_EXPORT Solution<BehaviorProfile<Rational>> solve_lemke_howson(
    const StrategicGame& game, const LemkeHowsonOptions& options = {}, const ProgressCallback& progress = {});

}  // namespace selectorate
