#include <gtest/gtest.h>

#include <selectorate/sanctions/crisis_derivative.hpp>

#include "sanctions/crisis_cases.hpp"

namespace selectorate {
namespace {

TEST(CrisisDerivative, AgreesWithDifferencesOfSolvedNeighbours_AtEveryEquilibriumAndPayoff) {
  constexpr double step = 1e-5;  // the error of a central difference is some step^2, and 1e-12/step from the solutions
  for (const double z : {-1.0, 0.0, 1.0, 2.0}) {
    const CrisisPayoffs payoffs = test::oracle_crisis(z);
    const CrisisEquilibria here = solve_normal_shock_crisis(payoffs);
    for (const CrisisParameter parameter : crisis_parameters) {
      CrisisPayoffs above = payoffs;
      CrisisPayoffs below = payoffs;
      crisis_payoff(above, parameter) += step;
      crisis_payoff(below, parameter) -= step;
      const CrisisEquilibria up = solve_normal_shock_crisis(above);
      const CrisisEquilibria down = solve_normal_shock_crisis(below);
      ASSERT_EQ(up.equilibria.size(), here.equilibria.size());
      ASSERT_EQ(down.equilibria.size(), here.equilibria.size());
      for (std::size_t i = 0; i < here.equilibria.size(); ++i) {
        const CrisisDerivative found = evaluate_crisis_derivative(payoffs, here.equilibria[i], parameter);
        const auto slope = [&](double CrisisEquilibrium::*what) {
          return (up.equilibria[i].*what - down.equilibria[i].*what) / (2 * step);
        };
        const auto name = testing::Message() << "z " << z << " equilibrium " << i << " payoff " << int(parameter);
        EXPECT_NEAR(found.resist, slope(&CrisisEquilibrium::resist), 1e-5) << name;
        EXPECT_NEAR(found.challenge, slope(&CrisisEquilibrium::challenge), 1e-5) << name;
        EXPECT_NEAR(found.stand_firm, slope(&CrisisEquilibrium::stand_firm), 1e-5) << name;
      }
    }
  }
}

TEST(CrisisDerivative, HigherAudienceCosts_MakeTheSenderFirmer_AndTheTargetYield_WhereTheEquilibriumIsStable) {
  // At the first equilibrium of z = -1, the only one.
  const CrisisPayoffs payoffs = test::oracle_crisis(-1);
  const CrisisEquilibrium equilibrium = solve_normal_shock_crisis(payoffs).equilibria.at(0);
  const CrisisDerivative by_back_down =
      evaluate_crisis_derivative(payoffs, equilibrium, CrisisParameter::back_down_sender);
  EXPECT_LT(by_back_down.stand_firm, 0);
  EXPECT_GT(by_back_down.resist, 0);
}

}  // namespace
}  // namespace selectorate
