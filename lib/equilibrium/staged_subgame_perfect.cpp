#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/staged_subgame_perfect.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/subgames.hpp>

#include "equilibrium/stage_equilibria.hpp"

namespace selectorate {
namespace {

struct Cancelled {};

/// What players do at some information sets of the game.
using PartialProfile = std::vector<std::pair<InformationSetId, std::vector<Rational>>>;

/// An equilibrium of a stage that is followed by equilibria with certain payoffs.
struct StagePlay {
  PartialProfile moves;
  std::vector<std::vector<Rational>> continuations;  ///< payoffs of each subgame that follows
};

/// What a subgame has: for each payoff vector of its equilibria the ways to get it.
using SubgameEquilibria = std::map<std::vector<Rational>, std::vector<StagePlay>>;

class StagedRecursion {
 public:
  StagedRecursion(const ExtensiveGame& game, const StagedSubgamePerfectOptions& options,
                  const ProgressCallback& progress)
      : game_(game),
        options_(options),
        progress_(progress),
        roots_(find_subgame_roots(game)),
        work_left_(options.work_limit) {
    const std::map<NodeId, std::size_t> place = number_roots();
    inner_.resize(roots_.size());
    for (std::size_t k = 1; k < roots_.size(); ++k) {
      NodeId above = game.parent(roots_[k]);
      while (!place.contains(above)) above = game.parent(above);
      inner_[place.at(above)].push_back(k);
    }
    found_.resize(roots_.size());
  }

  Solution<BehaviorProfile<Rational>> solve() {
    Solution<BehaviorProfile<Rational>> solution;
    solution.claim = SolutionConcept::subgame_perfect;
    solution.method = options_.mixed ? "extreme equilibria of stages, from the innermost subgames outwards"
                                     : "pure equilibria of stages, from the innermost subgames outwards";
    for (std::size_t k = roots_.size(); k-- > 0;) solve_subgame(k);
    list_profiles(solution.equilibria);
    solution.work = solved_;
    solution.complete = complete_ && !truncated_ && !exhausted_;
    const bool nothing = solution.equilibria.empty();
    if (truncated_ || (nothing && options_.mixed)) solution.status = Status::truncated;
    if (exhausted_) solution.status = Status::iteration_limit;
    if (nothing && solution.status == Status::converged) solution.status = Status::no_equilibrium;
    if (nothing && options_.mixed) solution.complete = false;  // there always is one
    return solution;
  }

 private:
  [[nodiscard]] std::map<NodeId, std::size_t> number_roots() const {
    std::map<NodeId, std::size_t> place;
    for (std::size_t k = 0; k < roots_.size(); ++k) place[roots_[k]] = k;
    return place;
  }

  /// Every combination of payoffs of the subgames that follow, the last varying fastest.
  void solve_subgame(std::size_t k) {
    std::vector<SubgameEquilibria::const_iterator> choice;
    for (const std::size_t inner : inner_[k]) {
      if (found_[inner].empty()) return;  // nothing to go on with
      choice.push_back(found_[inner].begin());
    }
    for (;;) {
      if (progress_ && !progress_({.phase = "subgames", .done = roots_.size() - k - 1, .total = roots_.size()})) {
        throw Cancelled{};
      }
      if (solved_ == options_.stage_limit) {
        truncated_ = true;
        return;
      }
      std::vector<std::vector<Rational>> continuations;
      for (const auto& chosen : choice) continuations.push_back(chosen->first);
      solve_stage(k, continuations);
      std::size_t place = choice.size();
      while (place > 0 && ++choice[place - 1] == found_[inner_[k][place - 1]].end()) {
        choice[place - 1] = found_[inner_[k][place - 1]].begin();
        --place;
      }
      if (place == 0) return;
    }
  }

  void solve_stage(std::size_t k, const std::vector<std::vector<Rational>>& continuations) {
    ++solved_;
    std::map<NodeId, std::vector<Rational>> ends;
    for (std::size_t i = 0; i < continuations.size(); ++i) ends[roots_[inner_[k][i]]] = continuations[i];
    const Subgame stage = make_subgame(game_, roots_[k], ends);
    const StageEquilibria equilibria =
        find_stage_equilibria(stage.game,
                              {.mixed = options_.mixed,
                               .limit = options_.limit,
                               .work_limit = roots_.size() == 1 ? work_left_ : work_left_ / 2,
                               .profile_limit = options_.profile_limit},
                              progress_);
    if (equilibria.status == Status::cancelled) throw Cancelled{};
    work_left_ -= std::min(work_left_, equilibria.work);
    complete_ = complete_ && equilibria.complete;
    truncated_ = truncated_ || equilibria.status == Status::truncated;
    exhausted_ = exhausted_ || equilibria.status == Status::iteration_limit;
    for (const auto& profile : equilibria.profiles) {
      StagePlay play{{}, continuations};
      for (std::uint32_t set = 0; set < stage.information_sets.size(); ++set) {
        const auto moves = profile.at(InformationSetId(set));
        play.moves.emplace_back(stage.information_sets[set], std::vector<Rational>(moves.begin(), moves.end()));
      }
      found_[k][evaluate_expected_payoffs(stage.game, profile)].push_back(std::move(play));
    }
  }

  void list_profiles(std::vector<BehaviorProfile<Rational>>& profiles) {
    if (roots_.empty()) {  // the game ends at its root
      profiles.emplace_back(game_);
      return;
    }
    for (const auto& [payoffs, plays] : found_.front()) {
      for (const PartialProfile& partial : expand(0, payoffs)) {
        if (profiles.size() == options_.limit) {
          truncated_ = true;
          return;
        }
        BehaviorProfile<Rational>& profile = profiles.emplace_back(game_);
        for (const auto& [set, moves] : partial) std::copy(moves.begin(), moves.end(), profile.at(set).begin());
      }
    }
  }

  /// Equilibria of a subgame with certain payoffs, at most `limit` of them.
  std::vector<PartialProfile> expand(std::size_t k, const std::vector<Rational>& payoffs) {
    std::vector<PartialProfile> all;
    for (const StagePlay& play : found_[k].at(payoffs)) {
      std::vector<PartialProfile> joined{play.moves};
      for (std::size_t i = 0; i < inner_[k].size(); ++i) {
        joined = join(joined, expand(inner_[k][i], play.continuations[i]));
      }
      for (PartialProfile& partial : joined) {
        if (all.size() == options_.limit) {
          truncated_ = true;
          return all;
        }
        all.push_back(std::move(partial));
      }
    }
    return all;
  }

  std::vector<PartialProfile> join(const std::vector<PartialProfile>& first,
                                   const std::vector<PartialProfile>& second) {
    std::vector<PartialProfile> joined;
    for (const PartialProfile& a : first) {
      for (const PartialProfile& b : second) {
        if (joined.size() == options_.limit) {
          truncated_ = true;
          return joined;
        }
        joined.push_back(a);
        joined.back().insert(joined.back().end(), b.begin(), b.end());
      }
    }
    return joined;
  }

  const ExtensiveGame& game_;
  const StagedSubgamePerfectOptions& options_;
  const ProgressCallback& progress_;
  std::vector<NodeId> roots_;
  std::vector<std::vector<std::size_t>> inner_;  ///< for each root the next roots inside its subgame
  std::vector<SubgameEquilibria> found_;         ///< by root
  std::uint64_t solved_ = 0;
  std::uint64_t work_left_;
  bool complete_ = true;
  bool truncated_ = false;
  bool exhausted_ = false;
};

}  // namespace

Solution<BehaviorProfile<Rational>> solve_staged_subgame_perfect(const ExtensiveGame& game,
                                                                 const StagedSubgamePerfectOptions& options,
                                                                 const ProgressCallback& progress) {
  if (const auto violation = find_recall_violation(game)) {
    throw InvalidModel("subgame perfection", "it needs perfect recall: " + violation->reason);
  }
  Solution<BehaviorProfile<Rational>> solution;
  try {
    solution = StagedRecursion(game, options, progress).solve();
  } catch (const Cancelled&) {
    solution.claim = SolutionConcept::subgame_perfect;
    solution.status = Status::cancelled;
    return solution;
  }
  if (!options.certify) return solution;
  const std::string hash = canonical_hash(game);
  for (const auto& profile : solution.equilibria) {
    solution.certificates.push_back(make_regret_certificate(game, solution.claim, profile, hash));
  }
  return solution;
}

}  // namespace selectorate
