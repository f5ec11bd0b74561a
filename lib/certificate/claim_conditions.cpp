#include "certificate/claim_conditions.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

void check_constant_sum(const ExactTable& payoffs) {
  if (payoffs.columns() != 2) {
    throw InvalidModel("claim", fmt::format("a game of {} players has no value: it needs two", payoffs.columns()));
  }
  for (std::size_t row = 1; row < payoffs.rows(); ++row) {
    const Rational first = payoffs.exact(0, 0) + payoffs.exact(0, 1);
    const Rational sum = payoffs.exact(row, 0) + payoffs.exact(row, 1);
    if (sum == first) continue;
    throw InvalidModel("claim", fmt::format("payoffs sum to {} in one place and to {} in another: a value needs a "
                                            "constant sum",
                                            to_string(first), to_string(sum)));
  }
}

void check_pure(const BehaviorProfile<Rational>& profile) {
  const bool pure =
      std::all_of(profile.values().begin(), profile.values().end(), [](const Rational& p) { return p == 0 || p == 1; });
  if (!pure) throw InvalidModel("claim", "a pure profile has no probability but 0 and 1");
}

void check_any_claim(const ExactTable& payoffs, SolutionConcept claim, const BehaviorProfile<Rational>& profile) {
  if (is_correlated(claim)) throw InvalidModel("claim", fmt::format("{} is about a distribution", to_string(claim)));
  if (claim == SolutionConcept::pure_nash) check_pure(profile);
  if (claim == SolutionConcept::zero_sum_value) check_constant_sum(payoffs);
}

}  // namespace

void check_claim(const ExtensiveGame& game, SolutionConcept claim, const BehaviorProfile<Rational>& profile) {
  check_any_claim(game.payoffs(), claim, profile);
}

void check_claim(const StrategicGame& game, SolutionConcept claim, const BehaviorProfile<Rational>& profile) {
  if (claim == SolutionConcept::subgame_perfect) {
    throw InvalidModel("claim", "a game in strategic form has no subgames");
  }
  if (claim == SolutionConcept::agent_nash) {
    throw InvalidModel("claim", "a game in strategic form has no information sets");
  }
  check_any_claim(game.payoffs(), claim, profile);
}

std::string find_contradiction(const Certificate& certificate) {
  if (certificate.max_regret < 0) return "a regret cannot be negative";
  if (certificate.kind == CertificateKind::exact && certificate.max_regret != 0) {
    return "an exact equilibrium has no regret";
  }
  return {};
}

}  // namespace selectorate
