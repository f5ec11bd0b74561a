#include <array>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/claim.hpp>

#include "sanctions/claim_case.hpp"

namespace selectorate {
namespace {

using Examination = ClaimFinding (*)(const ClaimSetting&, claims::CaseSolver&);

struct Claim {
  int number;
  Examination examine;
};

constexpr std::array known_claims = {
    Claim{1, claims::solve_resistance_claim},  Claim{2, claims::solve_loyalty_claim},
    Claim{3, claims::solve_reward_claim},      Claim{4, claims::solve_diversion_claim},
    Claim{5, claims::solve_rent_claim},        Claim{6, claims::solve_repression_claim},
    Claim{7, claims::solve_embargo_claim},     Claim{8, claims::solve_luxury_claim},
    Claim{9, claims::solve_agreement_claim},   Claim{10, claims::solve_evasion_claim},
    Claim{11, claims::solve_guarantee_claim},  Claim{12, claims::solve_constraint_claim},
    Claim{13, claims::solve_compliance_claim}, Claim{14, claims::solve_cooperation_claim},
    Claim{15, claims::solve_punishment_claim}, Claim{16, claims::solve_regime_claim},
    Claim{17, claims::solve_selective_claim},  Claim{18, claims::solve_proportion_claim},
    Claim{19, claims::solve_selection_claim}};

constexpr auto numbers = [] {
  std::array<int, known_claims.size()> result{};
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = known_claims[i].number;
  return result;
}();

}  // namespace

std::span<const int> claim_numbers() noexcept {
  return numbers;
}

ClaimFinding solve_claim(const ClaimSetting& setting, int number, const LeaderOptions& options) {
  for (const Claim& claim : known_claims) {
    if (claim.number != number) continue;
    claims::CaseSolver solver(options);
    ClaimFinding finding = claim.examine(setting, solver);
    finding.number = number;
    finding.leader_regret = solver.regret();
    return finding;
  }
  throw InvalidModel("number", fmt::format("there is no claim {} to examine", number));
}

std::vector<ClaimFinding> solve_claims(const ClaimSetting& setting, const LeaderOptions& options) {
  std::vector<ClaimFinding> findings;
  for (const int number : claim_numbers()) findings.push_back(solve_claim(setting, number, options));
  return findings;
}

}  // namespace selectorate
