#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/game/expected_payoff.hpp>

#include "equilibrium/perfect_information.hpp"
#include "equilibrium/subgame_perfect_graph.hpp"

namespace selectorate {
namespace {

Certificate certify(const ExtensiveGame& game, const std::string& hash, const PureProfile& profile) {
  Certificate certificate{.claim = SolutionConcept::subgame_perfect,
                          .kind = CertificateKind::exact,
                          .game_hash = hash,
                          .behavior = make_behavior_profile(game, profile),
                          .payoffs = {},
                          .max_regret = 0,
                          .node_values = {}};
  certificate.node_values = evaluate_node_payoffs(game, certificate.behavior);
  certificate.payoffs.assign(certificate.node_values.begin(),
                             certificate.node_values.begin() + static_cast<std::ptrdiff_t>(game.player_count()));
  return certificate;
}

}  // namespace

SubgamePerfectEquilibria::SubgamePerfectEquilibria(std::shared_ptr<const SubgamePerfectGraph> graph)
    : graph_(std::move(graph)) {}

Status SubgamePerfectEquilibria::status() const noexcept {
  return graph_->status();
}

const ExtensiveGame& SubgamePerfectEquilibria::game() const noexcept {
  return graph_->game();
}

std::size_t SubgamePerfectEquilibria::payoff_count(NodeId node) const {
  return graph_->payoff_count(node);
}

std::vector<Rational> SubgamePerfectEquilibria::payoffs(std::size_t k, NodeId node) const {
  if (k >= payoff_count(node)) {
    throw InvalidModel("payoffs", fmt::format("number {} asked for, there are {}", k, payoff_count(node)));
  }
  return graph_->payoffs(node, k);
}

Integer SubgamePerfectEquilibria::count() const {
  Integer sum = 0;
  for (std::size_t k = 0; k < payoff_count(); ++k) sum += count(k);
  return sum;
}

Integer SubgamePerfectEquilibria::count(std::size_t k) const {
  if (k >= payoff_count()) {
    throw InvalidModel("count", fmt::format("payoffs number {} asked for, there are {}", k, payoff_count()));
  }
  return graph_->count(k);
}

PureProfile SubgamePerfectEquilibria::equilibrium(const Integer& index) const {
  Integer rest = index;
  for (std::size_t k = 0; rest >= 0 && k < payoff_count(); ++k) {
    const Integer here = count(k);
    if (rest < here) return graph_->equilibrium(k, rest);
    rest -= here;
  }
  throw InvalidModel("equilibrium", fmt::format("number {} asked for, there are {}", index.str(), count().str()));
}

SubgamePerfectEquilibria solve_subgame_perfect(const ExtensiveGame& game, const SubgamePerfectOptions& options,
                                               const ProgressCallback& progress) {
  require_perfect_information(game, "subgame perfection");
  if (options.vectors_per_node == 0) throw InvalidModel("vectors_per_node", "0 found, at least 1 expected");
  return SubgamePerfectEquilibria(make_subgame_perfect_graph(game, options, progress));
}

Solution<PureProfile> list_equilibria(const SubgamePerfectEquilibria& equilibria,
                                      const SubgamePerfectListOptions& options) {
  const Integer count = equilibria.count();
  const std::size_t listed = count < options.limit ? count.convert_to<std::size_t>() : options.limit;
  Solution<PureProfile> solution;
  solution.claim = SolutionConcept::subgame_perfect;
  solution.method = "set-valued backward induction in exact arithmetic";
  solution.status = equilibria.status();
  solution.complete = solution.status == Status::converged && count == listed;
  if (solution.status == Status::converged && !solution.complete) solution.status = Status::truncated;
  solution.work = equilibria.game().node_count();
  const std::string hash = options.certify && listed > 0 ? canonical_hash(equilibria.game()) : std::string{};
  for (std::size_t i = 0; i < listed; ++i) {
    solution.equilibria.push_back(equilibria.equilibrium(Integer(i)));
    if (options.certify) solution.certificates.push_back(certify(equilibria.game(), hash, solution.equilibria.back()));
  }
  return solution;
}

}  // namespace selectorate
