#include <array>
#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/uncertainty_chart.hpp>

#include "report/svg_reading.hpp"

namespace selectorate {
namespace {

Scenario unsure() {
  Scenario scenario;
  scenario.meta.id = "unsure";
  scenario.instruments = {make_instrument(InstrumentKind::trade_embargo)};
  scenario.uncertainty = {
      .parameter = "leader.policy_value", .distribution = "uniform", .parameters = {{"low", {0.0}}, {"high", {0.2}}}};
  return scenario;
}

TEST(UncertaintyChart, Curves_CoverTheRayAndThePrior) {
  const UncertaintyCurves curves = solve_uncertainty_curves(unsure(), std::array{1.0}, 5);
  ASSERT_EQ(curves.by_intensity.size(), 5U);
  EXPECT_EQ(curves.by_intensity.front().intensity, 0);
  EXPECT_EQ(curves.by_intensity.back().intensity, 1);
  ASSERT_EQ(curves.by_value.size(), 5U);
  EXPECT_NEAR(curves.by_value.front().value, .002, 1e-12);  // the uniform's 1 and 99 per cent
  EXPECT_NEAR(curves.by_value.back().cumulative, .99, 1e-12);
  EXPECT_GE(curves.by_value.front().concession, curves.by_value.back().concession);
}

TEST(UncertaintyChart, IsReadable_AndNamesWhatIsUnknown) {
  const Scenario scenario = unsure();
  std::ostringstream output;
  write_chart_panels(output, make_uncertainty_chart(scenario, solve_uncertainty_curves(scenario, std::array{1.0}, 5)));
  testing::expect_readable(output.str());
  EXPECT_NE(output.str().find("leader.policy_value"), std::string::npos);
}

TEST(UncertaintyChart, CertainScenario_IsRefused) {
  Scenario scenario = unsure();
  scenario.uncertainty.reset();
  EXPECT_THROW(static_cast<void>(solve_uncertainty_curves(scenario, std::array{1.0}, 5)), InvalidModel);
  EXPECT_THROW(static_cast<void>(solve_uncertainty_curves(unsure(), std::array{1.0}, 1)), InvalidModel);
}

}  // namespace
}  // namespace selectorate
