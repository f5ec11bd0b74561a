#include <selectorate/sanctions/crisis_derivative.hpp>

#include "sanctions/normal_interval.hpp"

namespace selectorate {
namespace {

constexpr double root_two = 1.41421356237309504880;

/// How a payoff enters directly, everything that players choose held fixed.
struct DirectEffect {
  double reply = 0;      ///< on W_B - V_B + (V_B - C_B)/F
  double cutoff = 0;     ///< on c
  double firm_tail = 0;  ///< on N = F D at fixed c
  double challenge = 0;  ///< on D at fixed c
};

class EquilibriumSlopes {
 public:
  EquilibriumSlopes(const CrisisPayoffs& payoffs, const CrisisEquilibrium& e)
      : F(e.stand_firm), D(e.challenge), p(e.resist) {
    const double firm = payoffs.stand_firm.sender;
    const double back = payoffs.back_down.sender;
    const double u = e.cutoff - firm;
    const double v = e.cutoff - back;
    firm_exactly_ = normal_density(u) * normal_probability(v);
    back_exactly_ = normal_probability(u) * normal_density(v);
    // Integral from c of phi(w - W_A) phi(w - a): senders on the margin between standing firm and backing down.
    marginal_ = normal_density((firm - back) / root_two) / root_two *
                normal_probability(-root_two * (e.cutoff - 0.5 * (firm + back)));
    stake_ = payoffs.back_down.target - payoffs.concession.target;
    gain_ = payoffs.concession.sender - payoffs.status_quo.sender;
    const double z = payoffs.stand_firm.target - payoffs.back_down.target + stake_ / F;
    density_ = normal_density(z);
  }

  [[nodiscard]] DirectEffect direct(CrisisParameter parameter) const noexcept {
    switch (parameter) {
      case CrisisParameter::status_quo_sender:
        return {.cutoff = 1 / p};
      case CrisisParameter::concession_sender:
        return {.cutoff = 1 - 1 / p};
      case CrisisParameter::concession_target:
        return {.reply = -1 / F};
      case CrisisParameter::stand_firm_sender:
        return {.firm_tail = firm_exactly_ + marginal_, .challenge = firm_exactly_};
      case CrisisParameter::stand_firm_target:
        return {.reply = 1};
      case CrisisParameter::back_down_sender:
        return {.firm_tail = -marginal_, .challenge = back_exactly_};
      case CrisisParameter::back_down_target:
        break;
    }
    return {.reply = 1 / F - 1};
  }

  [[nodiscard]] CrisisDerivative total(const DirectEffect& effect) const noexcept {
    const double challenge_slope = -(firm_exactly_ + back_exactly_);            // dD/dc
    const double share_slope = (-firm_exactly_ - F * challenge_slope) / D;      // dF/dc
    const double share_effect = (effect.firm_tail - F * effect.challenge) / D;  // F at fixed c
    const double cutoff_slope = gain_ / (p * p) * density_;                     // dc/dz
    const double by_share = -stake_ / (F * F);                                  // of the reply
    const double slope = by_share * share_slope * cutoff_slope - 1;             // H_z
    const double moved = -(effect.reply + by_share * (share_slope * effect.cutoff + share_effect)) / slope;
    const double cutoff = effect.cutoff + cutoff_slope * moved;
    return {.resist = density_ * moved,
            .challenge = challenge_slope * cutoff + effect.challenge,
            .stand_firm = share_slope * cutoff + share_effect};
  }

 private:
  double F;
  double D;
  double p;
  double firm_exactly_ = 0;  ///< phi(u) Phi(v): senders who get exactly c, by standing firm
  double back_exactly_ = 0;  ///< Phi(u) phi(v): by backing down
  double marginal_ = 0;
  double stake_ = 0;    ///< V_B - C_B
  double gain_ = 0;     ///< V_A - S_A
  double density_ = 0;  ///< phi(z)
};

}  // namespace

double& crisis_payoff(CrisisPayoffs& payoffs, CrisisParameter parameter) noexcept {
  switch (parameter) {
    case CrisisParameter::status_quo_sender:
      return payoffs.status_quo.sender;
    case CrisisParameter::concession_sender:
      return payoffs.concession.sender;
    case CrisisParameter::concession_target:
      return payoffs.concession.target;
    case CrisisParameter::stand_firm_sender:
      return payoffs.stand_firm.sender;
    case CrisisParameter::stand_firm_target:
      return payoffs.stand_firm.target;
    case CrisisParameter::back_down_sender:
      return payoffs.back_down.sender;
    case CrisisParameter::back_down_target:
      break;
  }
  return payoffs.back_down.target;
}

CrisisDerivative evaluate_crisis_derivative(const CrisisPayoffs& payoffs, const CrisisEquilibrium& equilibrium,
                                            CrisisParameter parameter) noexcept {
  const EquilibriumSlopes slopes(payoffs, equilibrium);
  return slopes.total(slopes.direct(parameter));
}

}  // namespace selectorate
