#include "equilibrium/lcp/exact_path.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>

#include "equilibrium/lp/exact_tableau.hpp"

namespace selectorate {
namespace {

/// What outlives a change of the numbers' width.
struct PathState {
  std::size_t started = 0;  ///< how many of the system's starting columns are basic
  std::uint32_t entering;
  std::uint64_t pivots = 0;
};

template <class Number>
class ExactPath {
 public:
  ExactPath(ExactTableau<Number> tableau, const ComplementarySystem& system, PathState& state,
            const PathOptions& options)
      : tableau_(std::move(tableau)), system_(system), state_(state), options_(options) {}

  [[nodiscard]] const ExactTableau<Number>& tableau() const { return tableau_; }

  /// Goes on from where the state says. \throws WidthExceeded between two pivots
  PathOutcome run() {
    for (; state_.started < system_.start.size(); ++state_.started) {
      const auto& [row, column] = system_.start[state_.started];
      tableau_.pivot(row, column);
    }
    for (;;) {
      if (state_.pivots >= options_.pivot_limit) return outcome(PathEnd::pivot_limit);
      if (options_.progress && state_.pivots % path_pivots_between_reports == 0 &&
          !options_.progress({.phase = "exact pivots", .done = state_.pivots})) {
        return outcome(PathEnd::cancelled);
      }
      const std::size_t row = limiting_row();
      const std::uint32_t leaving = tableau_.row(row).basic;
      tableau_.pivot(row, state_.entering);
      ++state_.pivots;
      if (std::find(system_.ends.begin(), system_.ends.end(), leaving) != system_.ends.end()) {
        return outcome(PathEnd::solution);
      }
      state_.entering = system_.complement[leaving];
    }
  }

 private:
  struct Candidate {
    std::size_t row;
    Number value;  ///< coefficient of the entering variable, positive
  };

  [[nodiscard]] PathOutcome outcome(PathEnd end) const {
    PathOutcome result{end, {}, state_.pivots};
    for (std::size_t i = 0; i < tableau_.row_count(); ++i) result.basis.push_back(tableau_.row(i).basic);
    std::sort(result.basis.begin(), result.basis.end());
    return result;
  }

  /// The row whose basic variable reaches zero first, the infinitesimals taken into account.
  [[nodiscard]] std::size_t limiting_row() const {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < tableau_.row_count(); ++i) {
      if (system_.complement[tableau_.row(i).basic] == ComplementarySystem::none) continue;
      Number value = tableau_.value(i, state_.entering);
      if (value > 0) candidates.push_back({i, std::move(value)});
    }
    if (candidates.empty()) throw NumericalFailure("complementary pivoting: the path goes to infinity");
    keep_least(candidates, [&](std::size_t row) { return tableau_.row(row).right_side; });
    for (const std::uint32_t tremble : system_.trembles) {
      keep_least(candidates, [&](std::size_t row) { return Number(-tableau_.value(row, tremble)); });
    }
    for (const std::uint32_t variable : system_.order) {
      keep_least(candidates, [&](std::size_t row) {
        return tableau_.row(row).basic == variable ? tableau_.row(row).scale : tableau_.value(row, variable);
      });
    }
    return candidates.front().row;
  }

  /// Keeps those with the least numerator(row) / value.
  template <class Numerator>
  static void keep_least(std::vector<Candidate>& candidates, const Numerator& numerator) {
    if (candidates.size() == 1) return;
    std::vector<Candidate> least;
    Number least_numerator = 0;
    for (Candidate& candidate : candidates) {
      Number own = numerator(candidate.row);
      if (!least.empty()) {
        const Number& value = least.front().value;
        if (is_quotient_less(least_numerator, value, own, candidate.value)) continue;
        if (is_quotient_less(own, candidate.value, least_numerator, value)) least.clear();
      }
      if (least.empty()) least_numerator = std::move(own);
      least.push_back(std::move(candidate));
    }
    candidates.swap(least);
  }

  ExactTableau<Number> tableau_;
  const ComplementarySystem& system_;
  PathState& state_;
  const PathOptions& options_;
};

/// Runs in one width; the tableau as it then stands if a number does not fit.
template <class Number>
std::optional<ExactTableau<Number>> try_width(ExactTableau<Number> tableau, const ComplementarySystem& system,
                                              PathState& state, const PathOptions& options, PathOutcome& outcome) {
  ExactPath<Number> path(std::move(tableau), system, state, options);
  try {
    outcome = path.run();
    return std::nullopt;
  } catch (const WidthExceeded&) {
    return path.tableau();
  }
}

}  // namespace

PathOutcome follow_exact_path(const ComplementarySystem& system, const IntegerProgram& program,
                              const PathOptions& options) {
  PathState state{.entering = system.entering};
  PathOutcome outcome;
  auto narrow = try_make_tableau<std::int64_t>(program);
  if (narrow) {
    narrow = try_width(std::move(*narrow), system, state, options, outcome);
    if (!narrow) return outcome;
  }
  auto middle = narrow ? ExactTableau<int128>(*narrow) : try_make_tableau<int128>(program);
  narrow.reset();
  if (middle) {
    middle = try_width(std::move(*middle), system, state, options, outcome);
    if (!middle) return outcome;
  }
  try_width(middle ? ExactTableau<Integer>(*middle) : ExactTableau<Integer>(program), system, state, options, outcome);
  return outcome;
}

}  // namespace selectorate
