#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/package.hpp>

namespace selectorate {
namespace {

std::string field_of_error(std::vector<Instrument> instruments) {
  try {
    const Package package(std::move(instruments));
  } catch (const InvalidModel& error) {
    return error.field();
  }
  return "";
}

Instrument with(double Instrument::*member, double value) {
  Instrument i;
  i.*member = value;
  return i;
}

TEST(Package, RefusesEveryValueOutOfRange_NamingTheField) {
  EXPECT_EQ(field_of_error({with(&Instrument::revenue, 1.5)}), "instrument[0].revenue");
  EXPECT_EQ(field_of_error({{}, with(&Instrument::income, -.1)}), "instrument[1].income");
  EXPECT_EQ(field_of_error({with(&Instrument::luxury, std::nan(""))}), "instrument[0].luxury");
  EXPECT_EQ(field_of_error({with(&Instrument::dual_use, 2)}), "instrument[0].dual_use");
  EXPECT_EQ(field_of_error({with(&Instrument::elite, -1)}), "instrument[0].elite");
  EXPECT_EQ(field_of_error({with(&Instrument::enforcement, 1.1)}), "instrument[0].enforcement");
  EXPECT_EQ(field_of_error({with(&Instrument::evasion_cost, 0)}), "instrument[0].evasion_cost");
  EXPECT_EQ(field_of_error({with(&Instrument::cost, std::numeric_limits<double>::infinity())}), "instrument[0].cost");
  Instrument intense;
  intense.intensity = 1.01;
  EXPECT_EQ(field_of_error({intense}), "instrument[0].intensity");
}

TEST(Package, RefusesSharesThatCouldReachOneTogether) {
  EXPECT_EQ(field_of_error({with(&Instrument::income, .5), with(&Instrument::income, .5)}), "instrument[1].income");
  EXPECT_EQ(field_of_error({with(&Instrument::luxury, .6), with(&Instrument::luxury, .5)}), "instrument[1].luxury");
  EXPECT_EQ(field_of_error({with(&Instrument::revenue, .6), with(&Instrument::revenue, .5)}), "instrument[1].revenue");
  EXPECT_EQ(field_of_error({with(&Instrument::revenue, .5), with(&Instrument::revenue, .5)}), "");
  EXPECT_EQ(field_of_error(std::vector<Instrument>(7)), "instrument");
}

TEST(Package, Ray_KeepsFixedIntensities) {
  Instrument fixed;
  fixed.intensity = .3;
  const Package package({Instrument{}, fixed});
  EXPECT_EQ(package.ray(.75), (std::vector<double>{.75, .3}));
}

TEST(InstrumentKind, NamesReadBack) {
  for (const InstrumentKind kind : instrument_kinds) {
    EXPECT_EQ(instrument_kind(to_string(kind)), kind);
    EXPECT_NO_THROW(Package({make_instrument(kind)})) << to_string(kind);
  }
  EXPECT_EQ(instrument_kind("embargo"), std::nullopt);
}

}  // namespace
}  // namespace selectorate
