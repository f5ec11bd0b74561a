#include <algorithm>
#include <array>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>

#include "equilibrium/perfect_information.hpp"

namespace selectorate {
namespace {

/// Nodes that are handled together: none is another's child, so their order is free.
constexpr std::uint32_t batch_nodes = 512;
/// Nodes looked at to tell a batch of a regular tree, where branches are guessed right, from a mixed one.
constexpr std::uint32_t sampled_nodes = 16;
/// Numbers of children up to this one are handled without a branch in mixed batches.
constexpr std::uint32_t few_children = 4;

/// The game's hot arrays and the values to fill in. `Players` > 0 fixes the length of a row at compile time.
template <std::size_t Players>
class Sweep {
 public:
  Sweep(const ExtensiveGame& game, double* values)
      : first_child_(game.first_children().data()),
        owner_(game.owners().data()),
        link_(game.links().data()),
        payoffs_(game.payoffs().values().data()),
        probabilities_(game.probabilities().values().data()),
        first_probability_(game.first_probabilities().data()),
        values_(values),
        players_(game.player_count()) {}

  void run(std::uint32_t nodes) noexcept {
    for (std::uint32_t end = nodes; end > 0;) {
      const std::uint32_t begin = batch_begin(end);
      if (looks_alike(begin, end)) {
        run_alike(begin, end);
      } else {
        run_mixed(begin, end);
      }
      end = begin;
    }
  }

 private:
  [[nodiscard]] std::size_t width() const noexcept { return Players > 0 ? Players : players_; }
  [[nodiscard]] double* row(std::uint32_t v) const noexcept { return values_ + std::size_t{v} * width(); }
  [[nodiscard]] std::uint32_t child_count(std::uint32_t v) const noexcept {
    return first_child_[v + 1] - first_child_[v];
  }

  /// First of the nodes before `end` whose children all lie from `end` on, as many as a batch holds.
  [[nodiscard]] std::uint32_t batch_begin(std::uint32_t end) const noexcept {
    const std::uint32_t lowest = end > batch_nodes ? end - batch_nodes : 0;
    if (first_child_[lowest] >= end) return lowest;
    return static_cast<std::uint32_t>(std::lower_bound(first_child_ + lowest, first_child_ + end - 1, end) -
                                      first_child_);
  }

  /// Whether nodes spread over the batch are of one kind and have as many children as the first.
  [[nodiscard]] bool looks_alike(std::uint32_t begin, std::uint32_t end) const noexcept {
    const std::uint32_t stride = std::max(1U, (end - begin) / sampled_nodes);
    const bool chance = owner_[begin] == ExtensiveGame::chance_owner;
    const std::uint32_t children = child_count(begin);
    bool alike = true;
    for (std::uint32_t v = begin + stride; v < end; v += stride) {
      alike = alike && child_count(v) == children && (owner_[v] == ExtensiveGame::chance_owner) == chance;
    }
    return alike;
  }

  void run_alike(std::uint32_t begin, std::uint32_t end) const noexcept {
    for (std::uint32_t v = end; v-- > begin;) {
      if (owner_[v] == ExtensiveGame::terminal_owner) {
        end_game(v);
      } else if (owner_[v] == ExtensiveGame::chance_owner) {
        average(v);
      } else {
        decide(v);
      }
    }
  }

  /// Sorts the batch by kind without a branch, then handles one kind after the other.
  void run_mixed(std::uint32_t begin, std::uint32_t end) noexcept {
    std::size_t terminals = 0;
    std::size_t decisions = 0;
    std::size_t chances = 0;
    std::size_t large = 0;
    // Downwards, as the batches go, so that the hardware foresees what is read next.
    for (std::uint32_t v = end; v-- > begin;) {
      const bool terminal = owner_[v] == ExtensiveGame::terminal_owner;
      const bool few = child_count(v) <= few_children;
      const bool chance = owner_[v] == ExtensiveGame::chance_owner;
      terminals_[terminals] = v;
      terminals += static_cast<std::size_t>(terminal);
      large_[large] = v;
      large += static_cast<std::size_t>(!few);
      chances_[chances] = v;
      chances += static_cast<std::size_t>(few && chance);
      decisions_[decisions] = v;
      decisions += static_cast<std::size_t>(few && !chance && !terminal);
    }
    for (std::size_t k = 0; k < terminals; ++k) end_game(terminals_[k]);
    for (std::size_t k = 0; k < decisions; ++k) decide_among_few(decisions_[k]);
    for (std::size_t k = 0; k < chances; ++k) average_few(chances_[k]);
    for (std::size_t k = 0; k < large; ++k) run_alike(large_[k], large_[k] + 1);
  }

  void copy_row(double* to, const double* from) const noexcept {
    for (std::size_t i = 0; i < width(); ++i) to[i] = from[i];
  }

  void end_game(std::uint32_t v) const noexcept { copy_row(row(v), payoffs_ + std::size_t{link_[v]} * width()); }

  void decide(std::uint32_t v) const noexcept {
    const double* child = row(first_child_[v]);
    const double* best = child;
    const std::size_t mover = owner_[v];
    double most = best[mover];
    // Selections, not branches: which action is best is as good as random.
    for (std::uint32_t c = child_count(v); c > 1; --c) {
      child += width();
      const double offer = child[mover];
      best = offer > most ? child : best;
      most = offer > most ? offer : most;
    }
    copy_row(row(v), best);
  }

  /// As `decide`; a missing action repeats the last one, which changes nothing.
  void decide_among_few(std::uint32_t v) const noexcept {
    const std::uint32_t first = first_child_[v];
    const std::uint32_t last = first_child_[v + 1] - 1;
    const std::size_t mover = owner_[v];
    const double* best = row(first);
    double most = best[mover];
    for (std::uint32_t c = 1; c < few_children; ++c) {
      const double* child = row(std::min(first + c, last));
      const double offer = child[mover];
      best = offer > most ? child : best;
      most = offer > most ? offer : most;
    }
    copy_row(row(v), best);
  }

  void average(std::uint32_t v) const noexcept {
    const double* probability = probabilities_ + first_probability_[link_[v]];
    const double* child = row(first_child_[v]);
    double* sum = row(v);
    for (std::size_t i = 0; i < width(); ++i) sum[i] = *probability * child[i];
    for (std::uint32_t c = child_count(v); c > 1; --c) {
      ++probability;
      child += width();
      for (std::size_t i = 0; i < width(); ++i) sum[i] += *probability * child[i];
    }
  }

  /// As `average`; a missing branch repeats the last one with probability zero.
  void average_few(std::uint32_t v) const noexcept {
    const double* probability = probabilities_ + first_probability_[link_[v]];
    const std::uint32_t last = child_count(v) - 1;
    const double* child = row(first_child_[v]);
    double* sum = row(v);
    for (std::size_t i = 0; i < width(); ++i) sum[i] = probability[0] * child[i];
    for (std::uint32_t c = 1; c < few_children; ++c) {
      const std::uint32_t branch = std::min(c, last);
      const double weight = c <= last ? probability[branch] : 0.0;
      for (std::size_t i = 0; i < width(); ++i) sum[i] += weight * child[branch * width() + i];
    }
  }

  const std::uint32_t* first_child_;
  const std::uint16_t* owner_;
  const std::uint32_t* link_;
  const double* payoffs_;
  const double* probabilities_;
  const std::uint32_t* first_probability_;
  double* values_;
  std::size_t players_;
  std::array<std::uint32_t, batch_nodes> terminals_;
  std::array<std::uint32_t, batch_nodes> decisions_;
  std::array<std::uint32_t, batch_nodes> chances_;
  std::array<std::uint32_t, batch_nodes> large_;
};

template <std::size_t Players>
void sweep(const ExtensiveGame& game, double* values) {
  Sweep<Players>(game, values).run(static_cast<std::uint32_t>(game.node_count()));
}

}  // namespace

void solve_backward_induction(const ExtensiveGame& game, BackwardInductionWorkspace& workspace) {
  require_perfect_information(game, "backward induction");
  if (!game.payoffs().doubles_are_finite()) {
    throw InvalidModel("payoffs", "one is too large for a double; solve_subgame_perfect is exact");
  }
  workspace.players_ = game.player_count();
  workspace.used_ = game.node_count() * game.player_count();
  if (workspace.values_.size() < workspace.used_) workspace.values_.resize(workspace.used_);
  switch (game.player_count()) {
    case 1:
      return sweep<1>(game, workspace.values_.data());
    case 2:
      return sweep<2>(game, workspace.values_.data());
    case 3:
      return sweep<3>(game, workspace.values_.data());
    case 4:
      return sweep<4>(game, workspace.values_.data());
    default:
      return sweep<0>(game, workspace.values_.data());
  }
}

std::uint32_t chosen_action(const ExtensiveGame& game, const BackwardInductionWorkspace& workspace, NodeId node) {
  const std::uint32_t mover = game.owner(node).index();
  std::uint32_t best = 0;
  for (std::uint32_t action = 1; action < game.child_count(node); ++action) {
    const double most = workspace.values_at(game.child(node, best))[mover];
    if (workspace.values_at(game.child(node, action))[mover] > most) best = action;
  }
  return best;
}

PureProfile chosen_profile(const ExtensiveGame& game, const BackwardInductionWorkspace& workspace) {
  PureProfile profile;
  profile.actions.resize(game.information_set_count());
  for (std::uint32_t set = 0; set < profile.actions.size(); ++set) {
    profile.actions[set] = chosen_action(game, workspace, NodeId(game.members(InformationSetId(set)).front()));
  }
  return profile;
}

Solution<PureProfile> solve_backward_induction(const ExtensiveGame& game, const BackwardInductionOptions& options) {
  BackwardInductionWorkspace workspace;
  solve_backward_induction(game, workspace);
  Solution<PureProfile> solution;
  solution.claim = SolutionConcept::subgame_perfect;
  solution.method = "backward induction in doubles";
  solution.equilibria.push_back(chosen_profile(game, workspace));
  solution.work = game.node_count();
  if (options.certify) {
    solution.certificates.push_back(make_regret_certificate(game, SolutionConcept::subgame_perfect,
                                                            make_behavior_profile(game, solution.equilibria.front())));
  }
  return solution;
}

}  // namespace selectorate
