#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/deterministic_limit.hpp>

#include "sanctions/leader_problem.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require_exactly(std::string_view field, double value, double expected) {
  if (value == expected) return;
  throw InvalidModel(field, fmt::format("is {}: the deterministic limit is for {}", value, expected));
}

/// The one instrument, if the episode is of the kind that has the closed form.
const Instrument& require_linear(const SanctionsEpisode& episode) {
  require_exactly("target.risk_aversion", episode.polity().risk_aversion(), 0);
  const Package& package = episode.package();
  if (package.size() != 1) {
    throw InvalidModel("instrument",
                       fmt::format("there are {}: the deterministic limit is for one instrument", package.size()));
  }
  const Instrument& instrument = package.instruments().front();
  require_exactly("instrument[0].luxury", instrument.luxury, 0);
  require_exactly("instrument[0].dual_use", instrument.dual_use, 0);
  require_exactly("instrument[0].elite", instrument.elite, 0);
  require_exactly("instrument[0].evasion_cost", instrument.evasion_cost, infinity);
  if (instrument.enforcement < 1) require_exactly("instrument[0].rent", instrument.rent, 0);
  return instrument;
}

/// The letters of model.md 3.2, per unit of residual intensity s (1-c).
struct LinearEpisode {
  LinearEpisode(const SanctionsEpisode& episode, const Instrument& instrument, double diverted_share)
      : e(episode),
        M(episode.baseline().support_spending),
        loss((1 - diverted_share) * instrument.enforcement * instrument.revenue * e.R),
        income_loss(instrument.enforcement * instrument.income * e.y) {
    // p x° with x° = (a W/2p)^2: what public goods take before private rewards are paid.
    const double root = e.a * e.W / (2 * e.p);
    public_spending = e.p * root * root;
  }

  LeaderProblem e;
  double M;                    ///< support spending of a normal year
  double loss;                 ///< (1-D^) L_R
  double income_loss;          ///< y ell
  double public_spending = 0;  ///< p x°

  [[nodiscard]] double required_support(double residual, double c) const {
    return M - (1 - e.chi) * loss * residual + e.W * (e.chi * income_loss * residual + e.s_c * c);
  }
};

LinearEpisode make_linear(const SanctionsEpisode& episode, double diverted_share) {
  const Instrument& instrument = require_linear(episode);
  require_exactly("citizens.barrier", episode.actors().citizens.barrier, infinity);
  require_range("diverted_share", diverted_share, 0, 1);
  const LinearEpisode linear(episode, instrument, diverted_share);
  if (linear.public_spending > linear.e.R) {
    throw InvalidModel("target.public_goods_weight",
                       "all revenue goes into public goods: the deterministic limit is for a coalition that gets "
                       "private rewards");
  }
  return linear;
}

/// Largest t >= 0 with start + slope t >= 0; 0 if none.
double largest_within(double start, double slope) {
  if (start < 0) return 0;
  return slope >= 0 ? infinity : start / -slope;
}

/// Where the linear formulas hold with c = 0.
double valid_intensity(const LinearEpisode& l) {
  const double support_slope = l.required_support(1, 0) - l.M;
  const double incumbent = largest_within(l.M - l.public_spending, support_slope);  // m* >= p x°
  const double challenger = largest_within(l.e.R - l.public_spending, -(1 - l.e.chi) * l.loss);
  const double affordable = largest_within(l.e.R - l.M, -l.loss - support_slope);  // m* <= B
  return std::min({incumbent, challenger, affordable});
}

double outsider_income(const LeaderProblem& e, double member_income, double diversion) {
  return e.N > e.W ? member_income - diversion / (e.N - e.W) : member_income;
}

/// rho = R (G - barrier)/repress where grievance exceeds the barrier.
double needed_repression(const LeaderProblem& e, double income) {
  if (std::isinf(e.barrier)) return 0;
  return std::max(0.0, (std::log(e.y / std::max(income, 0.0)) - e.barrier) * e.R / e.repress);
}

}  // namespace

DeterministicLimit evaluate_deterministic_limit(const SanctionsEpisode& episode, double diverted_share) {
  const LinearEpisode l = make_linear(episode, diverted_share);
  const LeaderProblem& e = l.e;
  DeterministicLimit limit;
  const double stake = e.beta * e.R + e.W * e.s_c;             // what conceding costs him
  const double bite = e.chi * (l.loss + e.W * l.income_loss);  // what full, unrelieved intensity costs him
  limit.threshold = stake == 0 ? 0.0 : bite == 0 ? infinity : stake / bite;
  if (bite > 0) {
    const double numerator = e.s_c * l.loss - e.beta * e.R * l.income_loss;
    limit.threshold_slope = e.chi * numerator / (bite * bite);
    limit.threshold_sign = (numerator > 0) - (numerator < 0);
  }
  limit.valid_intensity = valid_intensity(l);
  limit.can_concede = l.required_support(0, 1) <= e.R;
  return limit;
}

double evaluate_required_support(const SanctionsEpisode& episode, double diverted_share, double intensity,
                                 double concession) {
  require_range("intensity", intensity, 0, 1);
  require_range("concession", concession, 0, 1);
  return make_linear(episode, diverted_share).required_support(intensity * (1 - concession), concession);
}

LimitDiversion evaluate_limit_diversion(const SanctionsEpisode& episode, double intensity, double concession) {
  require_linear(episode);
  require_range("intensity", intensity, 0, 1);
  require_range("concession", concession, 0, 1);
  const LeaderProblem e(episode);
  if (!std::isinf(e.barrier) && !(e.repress > 0)) {
    throw InvalidModel("citizens.repression_effect", "is 0: nothing could make up for a revolt");
  }
  const double s = intensity;
  const Pressure<double> pressure = evaluate_pressure<double>(episode.package(), e.R, {&s, 1}, concession);
  const double member_income = e.y * (1 - pressure.income_loss);

  LimitDiversion result;
  result.largest = evaluate_diversion_limit<double>(e, pressure, member_income);
  result.gain = e.chi * result.largest;
  const double income_at_most = outsider_income(e, member_income, result.largest);
  const double at_none = needed_repression(e, member_income);
  const double at_most = needed_repression(e, income_at_most);
  result.extra_repression = at_most - at_none;

  // chi Div - rho(Div) is concave: rho is 0, then convex once G passes the barrier.
  result.best = result.largest;
  if (at_most > 0 && result.largest > 0) {
    // Outsiders' income at which the last unit's repression costs what the unit brings, or at which revolt becomes
    // possible, whichever is lower.
    const double marginal = e.chi > 0 ? e.R / (e.repress * e.chi * (e.N - e.W)) : infinity;
    const double peaceful = e.y * std::exp(-e.barrier);
    const double stop = std::min(marginal, peaceful);
    result.best = std::clamp((member_income - stop) * (e.N - e.W), 0.0, result.largest);
  }
  result.everything = result.best == result.largest;
  result.repression = needed_repression(e, outsider_income(e, member_income, result.best));
  return result;
}

}  // namespace selectorate
