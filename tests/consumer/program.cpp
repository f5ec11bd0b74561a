// A stranger's program: touches an exact type, an exported function, a model and an exception that crosses the
// library's border.
#include <cstdio>
#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/base/version.hpp>
#include <selectorate/polity/polity.hpp>

int main() {
  using namespace selectorate;
  // Loyalty norm D = d/(1-d) (1 - W/S) at d = 1/2, W/S = 1/4.
  const Polity polity({.population = 100, .selectorate = 8, .coalition = 2, .discount = 0.5});
  if (polity.loyalty_norm() != 0.75) return 1;
  if (to_string(parse_rational("0.25") - parse_rational("1/3")) != "-1/12") return 2;
  try {
    const Polity impossible({.population = 100, .selectorate = 8, .coalition = 9});
    return 3;
  } catch (const InvalidModel& mistake) {
    if (mistake.field() != "target.coalition") return 4;
  }
  if (version() != EXPECTED_VERSION) return 5;
  std::puts("consumed");
  return 0;
}
