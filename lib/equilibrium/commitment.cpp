#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/equilibrium/commitment.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/leadership.hpp"
#include "equilibrium/response_region.hpp"

namespace selectorate {
namespace {

Rational inner_product(const std::vector<Rational>& strategy, const auto& payoff) {
  Rational sum = 0;
  for (std::uint32_t i = 0; i < strategy.size(); ++i) sum += strategy[i] * payoff(i);
  return sum;
}

/// A commitment that is answered with `response`.
Commitment make_commitment(const Leadership& game, std::vector<Rational> strategy, std::uint32_t response) {
  Commitment commitment;
  commitment.response = response;
  commitment.value = inner_product(strategy, [&](std::uint32_t i) { return game.leader_payoff(i, response); });
  commitment.follower_value =
      inner_product(strategy, [&](std::uint32_t i) { return game.follower_payoff(i, response); });
  commitment.strategy = std::move(strategy);
  return commitment;
}

/// Among `candidates` the response that is worst, or best, for the leader.
std::uint32_t choose_response(const Leadership& game, const std::vector<Rational>& strategy,
                              const std::vector<std::uint32_t>& candidates, bool best) {
  std::uint32_t chosen = candidates.front();
  const auto value = [&](std::uint32_t j) {
    return inner_product(strategy, [&](std::uint32_t i) { return game.leader_payoff(i, j); });
  };
  Rational reached = value(chosen);
  for (const std::uint32_t j : candidates) {
    Rational offered = value(j);
    if (best ? offered <= reached : offered >= reached) continue;
    chosen = j;
    reached = std::move(offered);
  }
  return chosen;
}

Commitment find_pure_optimum(const Leadership& game, bool strong) {
  Commitment optimum;
  for (std::uint32_t i = 0; i < game.rows(); ++i) {
    std::vector<Rational> strategy(game.rows(), 0);
    strategy[i] = 1;
    const auto responses = game.evaluate(strategy).best_responses;
    Commitment commitment = make_commitment(game, strategy, choose_response(game, strategy, responses, strong));
    if (i == 0 || commitment.value > optimum.value) optimum = std::move(commitment);
  }
  return optimum;
}

/// Regions and what has been found over them.
class MixedCommitments {
 public:
  MixedCommitments(const Leadership& game, const CommitmentOptions& options, const ProgressCallback& progress)
      : game_(game) {
    for (std::uint32_t j = 0; j < game.columns(); ++j) regions_.emplace_back(game, j, options.use_glpk, progress);
  }

  void find_strong(CommitmentSolution& solution) {
    const Commitment* best = nullptr;
    solution.by_response.resize(game_.columns());
    for (std::uint32_t j = 0; j < game_.columns(); ++j) {
      const auto optimum = regions_[j].find_strong_optimum();
      if (!optimum) continue;
      solution.by_response[j] = make_commitment(game_, optimum->strategy, j);
      if (best == nullptr || solution.by_response[j]->value > best->value) best = &*solution.by_response[j];
    }
    solution.mixed_strong = *best;  // some response is best to any strategy
  }

  /// The supremum over regions with an interior; then, if some strategy reaches it, that strategy.
  void find_weak(CommitmentSolution& solution) {
    std::vector<std::uint32_t> optimal;  // regions that reach it
    Rational supremum;
    for (std::uint32_t j = 0; j < game_.columns(); ++j) {
      if (game_.equal_columns(j).front() != j) continue;  // the same region once more
      const auto interior = regions_[j].find_interior();
      if (!interior) continue;
      RegionOptimum optimum = regions_[j].find_weak_optimum();
      if (optimal.empty() || optimum.value > supremum) {
        supremum = optimum.value;
        solution.mixed_weak = make_limit(j, std::move(optimum.strategy), *interior);
        optimal.clear();
      }
      if (optimum.value == supremum) optimal.push_back(j);
    }
    for (const std::uint32_t j : optimal) {
      const auto safe = regions_[j].find_safe_strategy(supremum);
      if (!safe) continue;
      const auto responses = game_.evaluate(*safe).best_responses;
      solution.mixed_weak = make_commitment(game_, *safe, choose_response(game_, *safe, responses, false));
      return;
    }
  }

  /// \pre both were found
  [[nodiscard]] CommitmentCertificate certify(const CommitmentSolution& solution, PlayerId leader) const {
    CommitmentCertificate certificate{.game_hash = {},
                                      .leader = leader,
                                      .pure_strong = solution.pure_strong,
                                      .pure_weak = solution.pure_weak,
                                      .mixed_strong = solution.mixed_strong,
                                      .mixed_weak = solution.mixed_weak,
                                      .strong_multipliers = {},
                                      .weak_bounds = {}};
    for (const ResponseRegion& region : regions_) {
      certificate.strong_multipliers.push_back(region.prove_strong_bound(solution.mixed_strong.value));
      certificate.weak_bounds.push_back(region.weak_bound());
    }
    return certificate;
  }

  [[nodiscard]] std::uint64_t pivots() const {
    std::uint64_t sum = 0;
    for (const ResponseRegion& region : regions_) sum += region.pivots();
    return sum;
  }

 private:
  [[nodiscard]] Commitment make_limit(std::uint32_t column, std::vector<Rational> strategy,
                                      const std::vector<Rational>& inward) const {
    const std::uint32_t response = choose_response(game_, strategy, game_.equal_columns(column), false);
    Commitment commitment = make_commitment(game_, std::move(strategy), response);
    commitment.attained = false;
    commitment.inward = inward;
    return commitment;
  }

  const Leadership& game_;
  std::vector<ResponseRegion> regions_;
};

void check_strategy(const Leadership& game, const std::vector<Rational>& strategy) {
  if (strategy.size() != game.rows()) {
    throw InvalidModel("strategy", fmt::format("{} probabilities found, {} expected", strategy.size(), game.rows()));
  }
  Rational sum = 0;
  for (const Rational& probability : strategy) {
    if (probability < 0) throw InvalidModel("strategy", fmt::format("{} is negative", to_string(probability)));
    sum += probability;
  }
  if (sum != 1) throw InvalidModel("strategy", fmt::format("it sums to {}, not to 1", to_string(sum)));
}

}  // namespace

CommitmentPayoffs evaluate_commitment(const StrategicGame& game, PlayerId leader,
                                      const std::vector<Rational>& strategy) {
  const Leadership leadership(game, leader);
  check_strategy(leadership, strategy);
  return leadership.evaluate(strategy);
}

namespace {

CommitmentSolution solve(const StrategicGame& game, const CommitmentOptions& options,
                         const ProgressCallback& progress) {
  const Leadership leadership(game, options.leader);
  CommitmentSolution solution;
  solution.pure_strong = find_pure_optimum(leadership, true);
  solution.pure_weak = find_pure_optimum(leadership, false);
  MixedCommitments mixed(leadership, options, progress);
  try {
    mixed.find_strong(solution);
    mixed.find_weak(solution);
    if (options.certify) solution.certificate = mixed.certify(solution, options.leader);
  } catch (const CommitmentCancelled&) {
    solution = {};
    solution.status = Status::cancelled;
  }
  solution.work = mixed.pivots();
  return solution;
}

}  // namespace

CommitmentSolution solve_commitment(const StrategicGame& game, const CommitmentOptions& options,
                                    const ProgressCallback& progress) {
  CommitmentSolution solution = solve(game, options, progress);
  if (solution.certificate) solution.certificate->game_hash = canonical_hash(game);
  return solution;
}

CommitmentSolution solve_commitment(const ExtensiveGame& game, const CommitmentOptions& options,
                                    const ProgressCallback& progress) {
  CommitmentSolution solution = solve(make_strategic_form(game).game, options, progress);
  if (solution.certificate) solution.certificate->game_hash = canonical_hash(game);
  return solution;
}

}  // namespace selectorate
