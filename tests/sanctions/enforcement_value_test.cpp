#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/enforcement_value.hpp>

namespace selectorate {
namespace {

std::string field_of_error(std::vector<EnforcementKnot> knots) {
  try {
    const EnforcementValue value(std::move(knots));
  } catch (const InvalidModel& error) {
    return error.field();
  }
  return "";
}

TEST(EnforcementValue, IsLinearBetweenItsKnots_Exactly) {
  const EnforcementValue value({{0, 1}, {Rational(1) / 3, 2}, {1, 0}});
  EXPECT_EQ(value.at(0), 1);
  EXPECT_EQ(value.at(Rational(1) / 6), Rational(3) / 2);
  EXPECT_EQ(value.at(Rational(1) / 3), 2);
  EXPECT_EQ(value.at(Rational(2) / 3), 1);
  EXPECT_EQ(value.at(1), 0);
  EXPECT_THROW((void)value.at(Rational(11) / 10), InvalidModel);
}

TEST(EnforcementValue, RefusesKnotsOutOfOrder_NamingThem) {
  EXPECT_EQ(field_of_error({{0, 1}}), "enforcement_value");
  EXPECT_EQ(field_of_error({{Rational(1) / 2, 1}, {1, 1}}), "enforcement_value[0]");
  EXPECT_EQ(field_of_error({{0, 1}, {Rational(1) / 2, 1}}), "enforcement_value[1]");
  EXPECT_EQ(field_of_error({{0, 1}, {Rational(1) / 2, 1}, {Rational(1) / 2, 2}, {1, 1}}), "enforcement_value[2]");
}

TEST(EnforcementValue, RefusesValuesThatAreNotFinite) {
  EXPECT_THROW((void)make_linear_enforcement_value(std::numeric_limits<double>::quiet_NaN()), InvalidModel);
  EXPECT_THROW((void)make_enforcement_value([](double) { return std::numeric_limits<double>::infinity(); }, 2),
               InvalidModel);
  EXPECT_THROW((void)make_enforcement_value([](double e) { return e; }, 0), InvalidModel);
}

// An embargo that takes income only, on a large coalition, with a sender who pays nothing for it.
TEST(EnforcementValue, OfAnEpisode_IsTheSendersValueAtScaledEnforcement) {
  Instrument embargo = make_instrument(InstrumentKind::trade_embargo);
  embargo.enforcement = .8;
  const Polity polity({.coalition = 2e6});
  const SanctionsEpisode episode(polity, Package({embargo}), {});
  const EpisodeEnforcementValue solved = solve_enforcement_value(episode, 4, {.certify = false});
  ASSERT_EQ(solved.value.knots().size(), 5U);
  ASSERT_EQ(solved.equilibria.size(), 5U);
  EXPECT_TRUE(std::isinf(solved.sender_regret)) << "no proof was asked for";
  Instrument halved = embargo;
  halved.enforcement = .4;
  const SanctionsEpisode half(polity, Package({halved}), {});
  EXPECT_EQ(to_double(solved.value.at(Rational(1) / 2)), solve(half, {.certify = false}).sender_value);
}

}  // namespace
}  // namespace selectorate
