#include "equilibrium/lp/exact_pivoting.hpp"

#include <algorithm>
#include <optional>

#include "equilibrium/lp/exact_tableau.hpp"

namespace selectorate {
namespace {

enum class Stage { enter_start, remove_fixed, enter_free, choose_dual, dual, primal };

/// What outlives a change of the numbers' width.
struct PivotingState {
  Stage stage = Stage::enter_start;
  std::uint64_t pivots = 0;
  std::uint64_t degenerate = 0;  ///< pivots since the objective last moved
  std::vector<std::uint32_t> start;
  std::vector<bool> is_in_start;
};

/// Degenerate pivots in a row before Bland's rule takes over, which cannot cycle; any progress ends it.
constexpr std::uint64_t patience = 40;

/// How often the caller is asked whether to go on.
constexpr std::uint64_t pivots_between_reports = 64;

template <class Number>
class ExactPivoting {
 public:
  using Tableau = ExactTableau<Number>;
  using Row = typename Tableau::Row;
  static constexpr std::uint32_t none = Tableau::none;

  ExactPivoting(Tableau tableau, PivotingState& state, const LinearProgramOptions& options)
      : tableau_(std::move(tableau)), state_(state), options_(options) {}

  [[nodiscard]] const Tableau& tableau() const { return tableau_; }

  /// Goes on from the state's stage. \throws WidthExceeded between two pivots
  PivotingOutcome run() {
    if (state_.stage == Stage::enter_start) enter_start();
    if (state_.stage == Stage::remove_fixed) remove_fixed();
    if (state_.stage == Stage::enter_free) enter_free();
    if (state_.stage == Stage::choose_dual) choose_dual();
    if (state_.stage == Stage::dual) run_dual();
    if (state_.stage == Stage::primal) run_primal();
    return outcome();
  }

 private:
  void enter_next(Stage stage) {
    if (stopped_) return;
    state_.stage = stage;
    state_.degenerate = 0;
  }

  void stop(LinearStatus status, std::uint32_t witness = 0) {
    stopped_ = status;
    witness_ = witness;
  }

  [[nodiscard]] PivotingOutcome outcome() const {
    PivotingOutcome result{stopped_.value_or(LinearStatus::optimal), {}, witness_, state_.pivots};
    for (std::size_t i = 0; i < tableau_.row_count(); ++i) result.basis.push_back(tableau_.row(i).basic);
    std::sort(result.basis.begin(), result.basis.end());
    return result;
  }

  void pivot(std::size_t row, std::uint32_t variable) {
    if (state_.pivots >= options_.pivot_limit) return stop(LinearStatus::pivot_limit);
    if (options_.progress && state_.pivots % pivots_between_reports == 0 &&
        !options_.progress({.phase = "exact pivots", .done = state_.pivots})) {
      return stop(LinearStatus::cancelled);
    }
    tableau_.pivot(row, variable);
    ++state_.pivots;
  }

  [[nodiscard]] bool is_kind(std::uint32_t variable, VariableKind kind) const {
    return tableau_.kind(variable) == kind;
  }

  /// The shortest row that contains the variable and whose basic variable may leave, or `none`.
  template <class MayLeave>
  [[nodiscard]] std::uint32_t shortest_row(std::uint32_t variable, const MayLeave& may_leave) const {
    std::uint32_t best = none;
    for (std::uint32_t i = 0; i < tableau_.row_count(); ++i) {
      const Row& row = tableau_.row(i);
      if (!may_leave(row.basic)) continue;
      if (best != none && row.entries.size() >= tableau_.row(best).entries.size()) continue;
      if (tableau_.value(i, variable) != 0) best = i;
    }
    return best;
  }

  void enter_start() {
    for (const std::uint32_t variable : state_.start) {
      if (stopped_ || tableau_.row_of(variable) != none) continue;
      const std::uint32_t row = shortest_row(variable, [&](std::uint32_t basic) { return !state_.is_in_start[basic]; });
      if (row != none) pivot(row, variable);
    }
    enter_next(Stage::remove_fixed);
  }

  /// Slacks of equations leave for good. One that cannot leave belongs to an equation that follows from the others, or
  /// contradicts them.
  void remove_fixed() {
    for (std::uint32_t i = 0; i < tableau_.row_count() && !stopped_; ++i) {
      const Row& row = tableau_.row(i);
      if (!is_kind(row.basic, VariableKind::fixed)) continue;
      if (row.entries.empty()) {
        if (row.right_side != 0) stop(LinearStatus::infeasible, row.basic);
        continue;
      }
      // A free variable if there is one, otherwise the rarest.
      const auto best = std::min_element(row.entries.begin(), row.entries.end(), [&](const auto& a, const auto& b) {
        const bool a_free = is_kind(a.variable, VariableKind::free);
        const bool b_free = is_kind(b.variable, VariableKind::free);
        if (a_free != b_free) return a_free;
        return tableau_.occurrences(a.variable) < tableau_.occurrences(b.variable);
      });
      pivot(i, best->variable);
    }
    enter_next(Stage::enter_free);
  }

  /// Free variables enter for good. One that cannot enter occurs in no row that limits anything.
  void enter_free() {
    for (std::uint32_t variable = 0; variable < tableau_.variable_count() && !stopped_; ++variable) {
      if (!is_kind(variable, VariableKind::free) || tableau_.row_of(variable) != none) continue;
      const std::uint32_t row =
          shortest_row(variable, [&](std::uint32_t basic) { return is_kind(basic, VariableKind::nonnegative); });
      if (row != none) pivot(row, variable);
    }
    enter_next(Stage::choose_dual);
  }

  void choose_dual() {
    if (stopped_) return;
    const auto& entries = tableau_.objective().entries;
    const bool is_dual_feasible = std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry.value > 0 && is_kind(entry.variable, VariableKind::nonnegative);
    });
    if (!is_dual_feasible && leaving_row(false) != none) tableau_.set_artificial_objective();
    enter_next(Stage::dual);
  }

  [[nodiscard]] bool is_patient() const { return state_.degenerate < patience; }

  void count_degeneracy(bool moved) { state_.degenerate = moved ? 0 : state_.degenerate + 1; }

  /// A row with a negative basic variable: the most negative one, or the one of least number.
  [[nodiscard]] std::uint32_t leaving_row(bool least_number) const {
    std::uint32_t best = none;
    for (std::uint32_t i = 0; i < tableau_.row_count(); ++i) {
      const Row& row = tableau_.row(i);
      if (row.right_side >= 0 || !is_kind(row.basic, VariableKind::nonnegative)) continue;
      const bool better =
          best == none || (least_number ? row.basic < tableau_.row(best).basic
                                        : is_quotient_less(row.right_side, row.scale, tableau_.row(best).right_side,
                                                           tableau_.row(best).scale));
      if (better) best = i;
    }
    return best;
  }

  /// Dual simplex method: the objective's row stays nonnegative until the right sides are so too.
  void run_dual() {
    while (!stopped_) {
      const std::uint32_t leaving = leaving_row(!is_patient());
      if (leaving == none) break;
      std::uint32_t entering = none;
      Number best_price = 0;
      Number best_value = 1;
      for (const auto& entry : tableau_.row(leaving).entries) {
        if (entry.value >= 0) continue;
        const Number price = tableau_.value(objective_row(), entry.variable);
        const Number value = -entry.value;
        if (entering != none && !is_quotient_less(price, value, best_price, best_value)) continue;
        entering = entry.variable;
        best_price = price;
        best_value = value;
      }
      if (entering == none) return stop(LinearStatus::infeasible, tableau_.row(leaving).basic);
      pivot(leaving, entering);
      count_degeneracy(best_price != 0);
    }
    if (stopped_) return;
    tableau_.restore_objective();
    enter_next(Stage::primal);
  }

  [[nodiscard]] std::size_t objective_row() const {
    return static_cast<std::size_t>(&tableau_.objective() - &tableau_.row(0));
  }

  /// Primal simplex method: the right sides stay nonnegative until the objective's row is so too.
  void run_primal() {
    for (const auto& entry : tableau_.objective().entries) {
      if (is_kind(entry.variable, VariableKind::free)) return stop(LinearStatus::unbounded, entry.variable);
    }
    while (!stopped_) {
      std::uint32_t entering = none;
      Number best = 0;
      for (const auto& entry : tableau_.objective().entries) {
        if (entry.value >= best) continue;
        entering = entry.variable;
        best = entry.value;
        if (!is_patient()) break;
      }
      if (entering == none) return;
      const std::uint32_t leaving = limiting_row(entering);
      if (leaving == none) return stop(LinearStatus::unbounded, entering);
      const bool moves = tableau_.row(leaving).right_side != 0;
      pivot(leaving, entering);
      count_degeneracy(moves);
    }
  }

  /// The row whose basic variable reaches zero first as `entering` grows; the one of least number at a tie.
  [[nodiscard]] std::uint32_t limiting_row(std::uint32_t entering) const {
    std::uint32_t best = none;
    Number best_value = 1;
    for (std::uint32_t i = 0; i < tableau_.row_count(); ++i) {
      const Row& row = tableau_.row(i);
      if (!is_kind(row.basic, VariableKind::nonnegative)) continue;
      const Number value = tableau_.value(i, entering);
      if (value <= 0) continue;
      if (best != none) {
        const Row& other = tableau_.row(best);
        if (is_quotient_less(other.right_side, best_value, row.right_side, value)) continue;
        const bool tied = !is_quotient_less(row.right_side, value, other.right_side, best_value);
        if (tied && other.basic < row.basic) continue;
      }
      best = i;
      best_value = value;
    }
    return best;
  }

  Tableau tableau_;
  PivotingState& state_;
  const LinearProgramOptions& options_;
  std::optional<LinearStatus> stopped_;
  std::uint32_t witness_ = 0;
};

/// Runs in one width; the tableau as it then stands if a number does not fit.
template <class Number>
std::optional<ExactTableau<Number>> try_width(ExactTableau<Number> tableau, PivotingState& state,
                                              const LinearProgramOptions& options, PivotingOutcome& outcome) {
  ExactPivoting<Number> pivoting(std::move(tableau), state, options);
  try {
    outcome = pivoting.run();
    return std::nullopt;
  } catch (const WidthExceeded&) {
    return pivoting.tableau();
  }
}

}  // namespace

PivotingOutcome pivot_exactly(const IntegerProgram& program, const LinearBasis* start,
                              const LinearProgramOptions& options) {
  PivotingState state;
  state.is_in_start.resize(program.kinds.size(), false);
  if (start != nullptr) {
    for (const std::uint32_t variable : *start) {
      if (variable >= program.kinds.size()) continue;
      state.start.push_back(variable);
      state.is_in_start[variable] = true;
    }
  }
  PivotingOutcome outcome;
  auto narrow = try_make_tableau<std::int64_t>(program);
  if (narrow) {
    narrow = try_width(std::move(*narrow), state, options, outcome);
    if (!narrow) return outcome;
  }
  auto middle = narrow ? ExactTableau<int128>(*narrow) : try_make_tableau<int128>(program);
  narrow.reset();
  if (middle) {
    middle = try_width(std::move(*middle), state, options, outcome);
    if (!middle) return outcome;
  }
  try_width(middle ? ExactTableau<Integer>(*middle) : ExactTableau<Integer>(program), state, options, outcome);
  return outcome;
}

}  // namespace selectorate
