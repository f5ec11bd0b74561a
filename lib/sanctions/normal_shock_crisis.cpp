#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>

#include "sanctions/normal_interval.hpp"
#include "sanctions/parameter_check.hpp"
#include "sanctions/resistance_equation.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::uint64_t evaluation_limit = 20'000;
constexpr double narrowest = 1e-9;      // boxes that are not settled at this relative width are given up
constexpr double wanted_width = 1e-12;  // relative width of a root's enclosure

void require_payoffs(const CrisisPayoffs& payoffs) {
  const auto require = [](std::string_view field, double value) {
    require_range(field, value, -largest_crisis_payoff, largest_crisis_payoff);
  };
  require("crisis.status_quo.sender", payoffs.status_quo.sender);
  require("crisis.concession.sender", payoffs.concession.sender);
  require("crisis.concession.target", payoffs.concession.target);
  require("crisis.stand_firm.sender", payoffs.stand_firm.sender);
  require("crisis.stand_firm.target", payoffs.stand_firm.target);
  require("crisis.back_down.sender", payoffs.back_down.sender);
  require("crisis.back_down.target", payoffs.back_down.target);
  if (payoffs.concession.sender >= payoffs.status_quo.sender) return;
  throw InvalidModel("crisis.concession.sender",
                     fmt::format("expected at least the status quo's {}, found {}: nobody would make the demand",
                                 payoffs.status_quo.sender, payoffs.concession.sender));
}

/// 1 or -1 where the whole interval has that sign, 0 where it may hold zero.
int sign(const Interval& x) noexcept {
  return x.low() > 0 ? 1 : x.high() < 0 ? -1 : 0;
}

struct Box {
  ResistancePoint low;
  ResistancePoint high;

  [[nodiscard]] double width() const noexcept { return high.z.low() - low.z.low(); }
  [[nodiscard]] double scale() const noexcept { return 1 + std::fabs(low.z.low()); }
};

class RootSearch {
 public:
  explicit RootSearch(const CrisisPayoffs& payoffs) : equation_(payoffs) {}

  CrisisEquilibria run() {
    const Interval domain = equation_.domain();
    if (!std::isfinite(domain.low()) || !std::isfinite(domain.high())) {
      give_up({0.0, 1.0});
      return found_;
    }
    std::vector<Box> boxes = {{at(domain.low()), at(domain.high())}};
    while (!boxes.empty()) {
      const Box box = boxes.back();
      boxes.pop_back();
      if (sign(equation_.range(box.low, box.high)) != 0) continue;
      const Interval slope = equation_.slope(box.low, box.high);
      const int left = sign(box.low.value);
      const int right = sign(box.high.value);
      if (sign(slope) != 0 && left != 0 && right != 0) {
        if (left != right) add_root(box, slope);
        continue;
      }
      // The left half is taken first, so roots come in rising order.
      const std::optional<ResistancePoint> middle = split(box);
      if (!middle) {
        give_up(hull(box.low.resist, box.high.resist));
        continue;
      }
      boxes.push_back({*middle, box.high});
      boxes.push_back({box.low, *middle});
    }
    return found_;
  }

 private:
  ResistancePoint at(const Interval& z) {
    ++found_.evaluations;
    return equation_.at(z);
  }

  void give_up(const Interval& resist) {
    found_.status = Status::iteration_limit;
    found_.undecided.push_back(resist);
  }

  /// A point near the middle where the sign of H is certain: a root at a common end of two boxes would be in neither.
  std::optional<ResistancePoint> split(const Box& box) {
    if (box.width() <= narrowest * box.scale()) return std::nullopt;
    for (const double share : {.5, .4375, .5625, .375, .625}) {
      if (found_.evaluations >= evaluation_limit) return std::nullopt;
      ResistancePoint point = at(box.low.z.low() + share * box.width());
      if (sign(point.value) != 0) return point;
    }
    return std::nullopt;
  }

  /// The box has exactly one root: H changes its sign and H' does not.
  void add_root(const Box& box, const Interval& slope) {
    Interval root(box.low.z.low(), box.high.z.low());
    Interval root_slope = slope;
    for (double before = infinity; root.width() > wanted_width * box.scale() && root.width() < before / 2;) {
      before = root.width();
      const ResistancePoint point = polish(root, box);
      // Mean value theorem: root = z - H(z)/H'(somewhere in the enclosure).
      const Interval newton = point.z - point.value / root_slope;
      root = {std::max(root.low(), newton.low()), std::min(root.high(), newton.high())};
      if (root.width() > wanted_width * box.scale()) root_slope = equation_.slope(at(root.low()), at(root.high()));
    }
    add_equilibrium(at(root));
  }

  /// Newton's method for the middle values, inside a bracket that bisection halves where Newton leaves it.
  ResistancePoint polish(const Interval& root, const Box& box) {
    const int left = sign(box.low.value);
    double low = root.low();
    double high = root.high();
    double z = root.middle();
    ResistancePoint point = at(z);
    for (int step = 0; step < 60; ++step) {
      const int side = sign(point.value);
      if (side == 0) break;
      (side == left ? low : high) = z;
      const double next = z - point.value.middle() / equation_.slope(point, point).middle();
      const double before = z;
      z = next > low && next < high ? next : 0.5 * (low + high);
      if (z == before) break;
      point = at(z);
    }
    return point;
  }

  void add_equilibrium(const ResistancePoint& point) {
    CrisisEquilibrium equilibrium;
    equilibrium.resist_bounds = point.resist;
    equilibrium.concede_bounds = normal_probability(-point.z);
    equilibrium.challenge_bounds = point.challenge;
    equilibrium.stand_firm_bounds = point.stand_firm;
    equilibrium.resist = point.resist.middle();
    equilibrium.concede = equilibrium.concede_bounds.middle();
    equilibrium.challenge = point.challenge.middle();
    equilibrium.stand_firm = point.stand_firm.middle();
    equilibrium.cutoff = point.cutoff.middle();
    equilibrium.reply_slope = equation_.slope(point, point).middle() + 1;
    found_.equilibria.push_back(equilibrium);
  }

  ResistanceEquation equation_;
  CrisisEquilibria found_;
};

}  // namespace

CrisisEquilibria solve_normal_shock_crisis(const CrisisPayoffs& payoffs) {
  require_payoffs(payoffs);
  return RootSearch(payoffs).run();
}

}  // namespace selectorate
