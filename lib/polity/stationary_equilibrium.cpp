#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <polity/monotone_root.hpp>
#include <polity/reward_growth.hpp>

#include <selectorate/base/error.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/polity/support.hpp>

namespace selectorate {
namespace {

/// The incumbency constraint V*(M) + D [u(z*+y) - u(y)] = V*(R) along the interior optimum, in the unknown
/// s = log((z+y)/y) (reward_growth.hpp) and the distance t = s_R - s to the split of the whole revenue.
///
/// With sqrt x = a W/(2p) c^g, and divided by y^(1-g), what the challenger offers beyond the incumbent is
///     2k e^(g s) (e^(g t) - 1) + e^((1-g) s) E(t),   E(v) = (e^((1-g) v) - 1)/(1-g),
/// and the premium of loyalty is D E(s). Each part is free of cancellation, and their difference grows strictly
/// from a negative number at s = 0 to D E(s_R) >= 0 at t = 0: there is one root, which is therefore the smallest.
class IncumbencyConstraint {
 public:
  IncumbencyConstraint(double k, double risk_aversion, double loyalty_norm) noexcept
      : k_(k), g_(risk_aversion), loyalty_norm_(loyalty_norm) {}

  [[nodiscard]] double slack(double s, double t) const {
    const double public_offer = k_ > 0 ? 2 * k_ * std::exp(g_ * s) * std::expm1(g_ * t) : 0;
    return loyalty_norm_ * gain(s) - public_offer - std::exp((1 - g_) * s) * gain(t);
  }

 private:
  [[nodiscard]] double gain(double v) const { return g_ == 1 ? v : std::expm1((1 - g_) * v) / (1 - g_); }

  double k_;
  double g_;
  double loyalty_norm_;
};

struct Position {
  double s;
  double t;
};

constexpr std::string_view equation = "stationary incumbency constraint";

/// Solves for whichever of s and t is the smaller, so that both the rewards of a very loyal coalition and the rent
/// of a leader with a very disloyal one keep their relative accuracy.
Position solve_position(const IncumbencyConstraint& constraint, double s_of_revenue) {
  const double half = s_of_revenue / 2;
  if (constraint.slack(half, half) >= 0) {
    const double s =
        detail::find_monotone_root([&](double v) { return constraint.slack(v, s_of_revenue - v); }, 0, half, equation);
    return {s, s_of_revenue - s};
  }
  const double t =
      detail::find_monotone_root([&](double v) { return constraint.slack(s_of_revenue - v, v); }, 0, half, equation);
  return {s_of_revenue - t, t};
}

StationaryEquilibrium equilibrium_without_curvature(const Polity& polity, const SupportAllocation& challenger) {
  const double norm = polity.loyalty_norm();
  const double z = challenger.private_goods / (1 + norm);  // M = p x + (R - p x)/kappa, kappa = 1 + D
  const double spending = polity.public_goods_price() * challenger.public_goods + polity.coalition() * z;
  return {spending, challenger.public_goods, z, norm * z, polity.coalition() * z * norm};
}

}  // namespace

StationaryEquilibrium solve_stationary_equilibrium(const Polity& polity) {
  const double revenue = polity.revenue();
  const double y = polity.income();
  const double g = polity.risk_aversion();
  const double norm = polity.loyalty_norm();
  const SupportAllocation challenger = allocate_support(polity, revenue, y);
  // Loyalty binds nobody where private rewards are not paid, or where they are not lost by defecting.
  if (norm == 0 || challenger.private_goods == 0) {
    const double premium = norm * evaluate_consumption_gain(y, challenger.private_goods, g);
    return {revenue, challenger.public_goods, challenger.private_goods, premium, 0};
  }
  if (g == 0) return equilibrium_without_curvature(polity, challenger);

  const double taste = detail::public_taste(polity, 1);
  const double k = taste > 0 ? taste * std::pow(y, 2 * g - 1) : 0;
  const auto [s, t] = solve_position({k, g, norm}, std::log1p(challenger.private_goods / y));

  const double unit = polity.coalition() * y;
  const double private_goods = y * std::expm1(s);
  const double public_spending = k > 0 ? unit * k * std::exp(2 * g * s) : 0;
  const double spending = polity.coalition() * private_goods + public_spending;
  const double rent = unit * std::exp(s) * std::expm1(t) + public_spending * std::expm1(2 * g * t);
  const double premium = norm * evaluate_consumption_gain(y, private_goods, g);
  if (!(std::isfinite(spending) && std::isfinite(rent) && std::isfinite(premium))) {
    throw NumericalFailure(
        fmt::format("stationary equilibrium: spending {}, rent {} and premium {} are out of the "
                    "range of doubles; choose another unit of money",
                    spending, rent, premium));
  }
  return {spending, public_spending / polity.public_goods_price(), private_goods, premium, rent};
}

}  // namespace selectorate
