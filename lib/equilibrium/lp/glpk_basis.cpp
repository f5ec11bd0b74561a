#include "equilibrium/lp/glpk_basis.hpp"

#ifdef SELECTORATE_HAS_GLPK

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <thread>
#include <vector>

#include <glpk.h>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

/// An integer of any size as mantissa * 2^exponent, the mantissa rounded to a double in (-2, 2).
struct Scaled {
  double mantissa = 0;
  long exponent = 0;
};

Scaled scaled_double(const Integer& value) {
  if (value == 0) return {};
  const Integer magnitude = abs(value);
  const auto bits = static_cast<long>(boost::multiprecision::msb(magnitude));
  const long shift = std::max(0L, bits - 60);
  const double mantissa = std::ldexp(static_cast<double>(Integer(magnitude >> static_cast<unsigned>(shift))),
                                     static_cast<int>(shift - bits));
  return {value < 0 ? -mantissa : mantissa, bits};
}

/// The program in GLPK's arrays, counted from 1: every row, and the objective, divided by the power of two at its
/// largest number, so that no number overflows. What underflows to zero is for exact arithmetic to put right.
struct FloatingProgram {
  explicit FloatingProgram(const IntegerProgram& program) : rows{0}, columns{0}, values{0} {
    std::vector<long> row_exponent(program.row_count(), 0);
    std::vector<bool> seen(program.row_count(), false);
    const auto widen_row = [&](std::size_t row, const Integer& value) {
      if (value == 0) return;
      const long exponent = scaled_double(value).exponent;
      row_exponent[row] = seen[row] ? std::max(row_exponent[row], exponent) : exponent;
      seen[row] = true;
    };
    for (const auto& column : program.columns) {
      for (const auto& [row, value] : column) widen_row(row, value);
    }
    const auto divided = [](const Integer& value, long exponent) {
      const Scaled number = scaled_double(value);
      return std::ldexp(number.mantissa, static_cast<int>(std::clamp(number.exponent - exponent, -1100L, 1000L)));
    };
    long cost_exponent = 0;
    for (const Integer& cost : program.objective) {
      if (cost != 0) cost_exponent = std::max(cost_exponent, scaled_double(cost).exponent);
    }
    for (std::size_t j = 0; j < program.column_count(); ++j) {
      for (const auto& [row, value] : program.columns[j]) {
        const double coefficient = divided(value, row_exponent[row]);
        if (coefficient == 0) continue;
        rows.push_back(static_cast<int>(row) + 1);
        columns.push_back(static_cast<int>(j) + 1);
        values.push_back(coefficient);
      }
      costs.push_back(divided(program.objective[j], cost_exponent));
    }
    for (std::size_t i = 0; i < program.row_count(); ++i) {
      right_sides.push_back(divided(program.right_side[i], row_exponent[i]));
    }
  }

  [[nodiscard]] bool is_finite() const {
    const auto finite = [](double value) { return std::isfinite(value); };
    return std::all_of(values.begin(), values.end(), finite) && std::all_of(costs.begin(), costs.end(), finite) &&
           std::all_of(right_sides.begin(), right_sides.end(), finite);
  }

  std::vector<int> rows;
  std::vector<int> columns;
  std::vector<double> values;
  std::vector<double> costs;
  std::vector<double> right_sides;
};

/// What goes into GLPK's thread and what comes back, in plain data: an error in GLPK jumps out over its frames.
struct GlpkTask {
  const IntegerProgram& program;
  const FloatingProgram& numbers;
  std::vector<char> starts_basic;  ///< by variables; empty without a start
  std::vector<char> is_basic;      ///< by variables, the answer
  std::uint64_t pivots = 0;
  bool ended = false;
  std::jmp_buf out;
};

/// GLPK reports errors even where its terminal is switched off, unless a hook takes the text.
int swallow_output(void*, const char*) {
  return 1;
}

void leave_glpk(void* task) {
  std::longjmp(static_cast<GlpkTask*>(task)->out, 1);
}

void load(glp_prob* problem, const GlpkTask& task) {
  const IntegerProgram& program = task.program;
  glp_set_obj_dir(problem, GLP_MAX);
  if (program.row_count() > 0) glp_add_rows(problem, static_cast<int>(program.row_count()));
  if (program.column_count() > 0) glp_add_cols(problem, static_cast<int>(program.column_count()));
  for (std::size_t i = 0; i < program.row_count(); ++i) {
    const bool is_equation = program.kinds[program.slack(static_cast<std::uint32_t>(i))] == VariableKind::fixed;
    const double side = task.numbers.right_sides[i];
    glp_set_row_bnds(problem, static_cast<int>(i) + 1, is_equation ? GLP_FX : GLP_UP, side, side);
  }
  for (std::size_t j = 0; j < program.column_count(); ++j) {
    const int column = static_cast<int>(j) + 1;
    glp_set_col_bnds(problem, column, program.kinds[j] == VariableKind::free ? GLP_FR : GLP_LO, 0, 0);
    glp_set_obj_coef(problem, column, task.numbers.costs[j]);
  }
  glp_load_matrix(problem, static_cast<int>(task.numbers.values.size()) - 1, task.numbers.rows.data(),
                  task.numbers.columns.data(), task.numbers.values.data());
}

void set_start(glp_prob* problem, const GlpkTask& task) {
  if (task.starts_basic.empty()) {
    glp_adv_basis(problem, 0);
    return;
  }
  const std::size_t columns = task.program.column_count();
  for (std::size_t k = 0; k < task.starts_basic.size(); ++k) {
    const bool basic = task.starts_basic[k] != 0;
    if (k >= columns) {
      const int resting = task.program.kinds[k] == VariableKind::fixed ? GLP_NS : GLP_NU;
      glp_set_row_stat(problem, static_cast<int>(k - columns) + 1, basic ? GLP_BS : resting);
    } else {
      const int resting = task.program.kinds[k] == VariableKind::free ? GLP_NF : GLP_NL;
      glp_set_col_stat(problem, static_cast<int>(k) + 1, basic ? GLP_BS : resting);
    }
  }
}

void read_basis(glp_prob* problem, GlpkTask& task) {
  const std::size_t columns = task.program.column_count();
  for (std::size_t k = 0; k < task.is_basic.size(); ++k) {
    const int status = k >= columns ? glp_get_row_stat(problem, static_cast<int>(k - columns) + 1)
                                    : glp_get_col_stat(problem, static_cast<int>(k) + 1);
    task.is_basic[k] = status == GLP_BS ? 1 : 0;
  }
}

void solve(glp_prob* problem, GlpkTask& task) {
  load(problem, task);
  glp_scale_prob(problem, GLP_SF_AUTO);
  set_start(problem, task);
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_OFF;
  control.meth = GLP_PRIMAL;
  control.tol_bnd = 1e-9;
  control.tol_dj = 1e-9;
  control.it_lim = 1000 + 50 * static_cast<int>(task.is_basic.size());
  const int outcome = glp_simplex(problem, &control);
  task.pivots = static_cast<std::uint64_t>(glp_get_it_cnt(problem));
  task.ended = outcome == 0 || outcome == GLP_EITLIM;
  if (task.ended) read_basis(problem, task);
}

/// The thread's body. Nothing with a destructor lives in a frame that an error jumps over.
void run_glpk(GlpkTask& task) {
  glp_term_out(GLP_OFF);
  glp_term_hook(swallow_output, nullptr);
  glp_error_hook(leave_glpk, &task);
  if (setjmp(task.out) == 0) {
    solve(glp_create_prob(), task);
  } else {
    task.ended = false;
  }
  // Frees the problem as well, and is what the manual prescribes after an error.
  glp_free_env();
}

}  // namespace

std::optional<FloatingBasis> find_floating_basis(const IntegerProgram& program, const LinearBasis* start) {
  if (program.row_count() == 0 || program.column_count() == 0) return std::nullopt;
  const FloatingProgram numbers(program);
  if (!numbers.is_finite()) throw NumericalFailure("linear program: a number is not finite");
  GlpkTask task{program, numbers, {}, std::vector<char>(program.kinds.size(), 0), 0, false, {}};
  if (start != nullptr && start->size() == program.row_count()) {
    task.starts_basic.assign(program.kinds.size(), 0);
    for (const std::uint32_t variable : *start) {
      if (variable < program.kinds.size()) task.starts_basic[variable] = 1;
    }
  }
  std::thread([&task] { run_glpk(task); }).join();
  if (!task.ended) return std::nullopt;
  FloatingBasis found{{}, task.pivots};
  for (std::uint32_t variable = 0; variable < task.is_basic.size(); ++variable) {
    if (task.is_basic[variable] != 0) found.basis.push_back(variable);
  }
  return found;
}

}  // namespace selectorate

#else

namespace selectorate {

std::optional<FloatingBasis> find_floating_basis(const IntegerProgram&, const LinearBasis*) {
  return std::nullopt;
}

}  // namespace selectorate

#endif
