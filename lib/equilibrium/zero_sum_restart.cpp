#include "equilibrium/zero_sum_restart.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "equilibrium/integer_plan.hpp"
#include "equilibrium/lcp/complementary_solver.hpp"
#include "equilibrium/unreached_sets.hpp"

namespace selectorate {
namespace {

constexpr PlayerId one(0);
constexpr PlayerId two(1);

/// Goes to and fro between bases of the first player's linear program and of the complementarity problem.
///
/// The program's columns are his sequences, then the second player's values: of the game, and of each of his sets. Its
/// rows are the second player's sequences, then the equations of the first player's plan.
class BasisTranslation {
 public:
  explicit BasisTranslation(const LemkeWorkspace& workspace)
      : form_(workspace.form()),
        numbering_(workspace.problem().numbering()),
        first_slack_(form_.sequence_count(one) + 1 + form_.game().information_set_count(two)),
        first_equation_(first_slack_ + form_.sequence_count(two)) {}

  [[nodiscard]] LinearBasis to_pairs(const LinearBasis& program_basis) const {
    std::vector<bool> is_basic(first_equation_ + 1 + form_.game().information_set_count(one), false);
    for (const std::uint32_t variable : program_basis) {
      if (variable < is_basic.size()) is_basic[variable] = true;
    }
    std::vector<bool> plays[2];
    for (std::uint32_t s = 0; s < form_.sequence_count(one); ++s) plays[0].push_back(is_basic[s]);
    for (std::uint32_t t = 0; t < form_.sequence_count(two); ++t) plays[1].push_back(!is_basic[first_slack_ + t]);
    // Where a value is not basic, or the slack of a plan's equation is, which happens where play does not lead, pairs
    // would be one plan short.
    for (std::uint32_t h = 0; h < form_.game().information_set_count(one); ++h) {
      if (is_basic[first_equation_ + 1 + h]) play_one_more(set_of(one, h), plays[0]);
    }
    for (std::uint32_t h = 0; h < form_.game().information_set_count(two); ++h) {
      if (!is_basic[form_.sequence_count(one) + 1 + h]) play_one_more(set_of(two, h), plays[1]);
    }
    LinearBasis basis;
    for (const PlayerId player : {one, two}) {
      for (std::uint32_t s = 1; s < form_.sequence_count(player); ++s) {
        const std::uint32_t slack = numbering_.weight_column() + 1 + numbering_.row_of_sequence(player, s);
        basis.push_back(plays[player.index()][s] ? numbering_.plan_column(player, s) : slack);
      }
    }
    for (std::uint32_t column = numbering_.value_column(InformationSetId(0)); column <= numbering_.weight_column();
         ++column) {
      basis.push_back(column);
    }
    std::sort(basis.begin(), basis.end());
    return basis;
  }

  [[nodiscard]] LinearBasis to_program(const LinearBasis& pairs) const {
    std::vector<bool> is_basic(numbering_.weight_column(), false);
    for (const std::uint32_t variable : pairs) {
      if (variable < is_basic.size()) is_basic[variable] = true;
    }
    LinearBasis basis = {SequenceForm::empty_sequence};
    for (std::uint32_t s = 1; s < form_.sequence_count(one); ++s) {
      if (is_basic[numbering_.plan_column(one, s)]) basis.push_back(s);
    }
    for (std::uint32_t column = form_.sequence_count(one); column < first_slack_; ++column) basis.push_back(column);
    for (std::uint32_t t = 1; t < form_.sequence_count(two); ++t) {
      if (!is_basic[numbering_.plan_column(two, t)]) basis.push_back(first_slack_ + t);
    }
    return basis;
  }

 private:
  /// \param number  of one of the player's sets, counted from his first
  [[nodiscard]] InformationSetId set_of(PlayerId player, std::uint32_t number) const {
    return InformationSetId(form_.game().first_information_set(player).index() + number);
  }

  void play_one_more(InformationSetId set, std::vector<bool>& plays) const {
    const auto first = plays.begin() + form_.first_sequence(set);
    const auto end = first + form_.game().action_count(set);
    if (const auto idle = std::find(first, end, false); idle != end) *idle = true;
  }

  const SequenceForm& form_;
  const SequenceNumbering& numbering_;
  std::uint32_t first_slack_;
  std::uint32_t first_equation_;  ///< its slack
};

/// \param payoffs  by entry and player
ZeroSumPivots read_end(const ComplementarySolution& path, std::span<const Integer> payoffs, ZeroSumStart& start) {
  ZeroSumPivots end{path.status, path.pivots, std::nullopt};
  if (!path.vertex) return end;
  const LemkeWorkspace& workspace = *start.workspace;
  const std::vector<IntegerPlan> plans = workspace.problem().plans(*path.vertex);
  end.profile =
      make_behavior_profile(workspace.form(), plans, respond_at_unreached_sets(workspace.form(), plans, payoffs));
  start.basis = BasisTranslation(workspace).to_program(path.basis);
  return end;
}

}  // namespace

std::shared_ptr<const LemkeWorkspace> make_zero_sum_workspace(const ExtensiveGame& game) {
  auto workspace = std::make_shared<LemkeWorkspace>(game, nullptr, Trembles::none);
  workspace->prepare_for_changes();
  return workspace;
}

ZeroSumStart make_zero_sum_start(const ExtensiveGame& game, ZeroSumStart start) {
  if (start.workspace == nullptr) start.workspace = make_zero_sum_workspace(game);
  const LemkeWorkspace& workspace = *start.workspace;
  const PayoffProgram::EntryPayoffs payoffs = workspace.payoffs().find_payoffs(game);
  const BasisTranslation translation(workspace);
  const auto basis = find_nearby_basis(workspace.payoffs().make_system(payoffs), workspace.payoffs().make(payoffs),
                                       translation.to_pairs(start.basis));
  if (basis) start.basis = translation.to_program(*basis);
  return start;
}

std::optional<ZeroSumPivots> restart_zero_sum(const ExtensiveGame& game, ZeroSumStart& start,
                                              const ProgressCallback& progress) {
  if (start.workspace == nullptr || !start.workspace->fits(game, nullptr, Trembles::none)) return std::nullopt;
  const LemkeWorkspace& workspace = *start.workspace;
  const PayoffProgram::EntryPayoffs payoffs = workspace.payoffs().find_payoffs(game);
  if (!payoffs.is_constant_sum) return std::nullopt;
  const IntegerProgram program = workspace.payoffs().make(payoffs);
  const ComplementarySystem system = workspace.payoffs().make_system(payoffs);
  const auto basis = BasisTranslation(workspace).to_pairs(start.basis);
  const auto path = solve_from_basis(system, program, basis, {.progress = progress});
  if (!path) return std::nullopt;
  return read_end(*path, payoffs.values, start);
}

std::optional<ZeroSumPivots> solve_zero_sum_from_prior(ZeroSumStart& start, const ProgressCallback& progress) {
  const ComplementarySystem& system = start.workspace->problem().system();
  const IntegerProgram program(system.program);
  const auto path = solve_by_floating_path(system, program, {.progress = progress});
  if (!path) return std::nullopt;
  return read_end(*path, scaled_payoffs(start.workspace->form()), start);
}

}  // namespace selectorate
