#include "sanctions/cycle_rule.hpp"

#include <algorithm>
#include <cmath>

#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/logistic.hpp"

namespace selectorate {
namespace {

/// The leader's static best response with its concession withdrawn, and support cut to what he then has.
struct Resistance {
  LeaderAction action;
  EpisodeOutcome outcome;
};

Resistance resist(const SanctionsEpisode& episode, const std::vector<double>& intensities) {
  LeaderAction action = solve_leader_response(episode, intensities).action;
  action.concession = 0;
  const double wanted = action.support_spending;
  action.support_spending = 0;
  const double budget = evaluate_outcome(episode, intensities, action).budget;
  action.support_spending = std::clamp(budget - action.repression, 0.0, wanted);
  return {action, evaluate_outcome(episode, intensities, action)};
}

double kept(const SanctionsEpisode& episode, const Resistance& r) {
  const double money = r.outcome.budget - r.action.repression - r.action.support_spending;
  return std::max(0.0, money) / episode.polity().revenue();
}

/// X of P(loyal) = 1/(1 + e^-X), within the range of the loyalty axis.
double loyalty_index(double probability, const CycleParameters& parameters) {
  const double index = std::log(probability) - std::log1p(-probability);
  return std::clamp(index, parameters.loyalty_low, parameters.loyalty_high);
}

/// Two neighbouring points of an axis, and the weight of the upper one.
struct Between {
  std::uint32_t below;
  double share;
};

Between between(const CycleAxis& axis, double value) noexcept {
  const double place = axis.place(value);
  const auto below = std::min(static_cast<std::uint32_t>(place), axis.points - 2);
  return {below, place - below};
}

}  // namespace

double CycleAxis::place(double value) const noexcept {
  return std::clamp((value - low) / (high - low), 0.0, 1.0) * (points - 1);
}

std::array<CycleAxis, 3> make_cycle_axes(const CycleParameters& parameters, const CycleGrid& grid) {
  return {CycleAxis{0, parameters.reserve_limit, grid.reserves}, CycleAxis{0, 1, grid.programme},
          CycleAxis{parameters.loyalty_low, parameters.loyalty_high, grid.loyalty}};
}

CycleRule::CycleRule(const SanctionsEpisode& episode, const CycleParameters& parameters, const CycleGrid& grid)
    : parameters_(parameters),
      axes_(make_cycle_axes(parameters, grid)),
      answers_(grid.intensities),
      beta_(episode.actors().leader.policy_value),
      v_(episode.actors().sender.concession_value),
      omega_(episode.actors().sender.regime_change_value) {
  const Resistance usual = resist(episode, std::vector<double>(episode.package().size()));
  const double kept_without = kept(episode, usual);
  for (const CycleAction action : {CycleAction::concede, CycleAction::hold, CycleAction::provoke}) {
    for (std::uint32_t j = 0; j < answers_; ++j) {
      const double share = static_cast<double>(j) / (answers_ - 1);
      moves_.push_back(make_move(episode, share, action, usual.action, kept_without));
    }
  }
  for (std::uint32_t i = 0; i < grid.loyalty; ++i) loyal_.push_back(evaluate_logistic(axes_[2].at(i)));
}

CycleMove CycleRule::make_move(const SanctionsEpisode& episode, double share, CycleAction action,
                               const LeaderAction& usual, double kept_without) const {
  const std::vector<double> intensities = episode.package().ray(share);
  const bool test = action == CycleAction::provoke;
  Resistance played;
  if (action == CycleAction::concede) {
    played.action = usual;
    played.action.concession = 1;
    played.outcome = evaluate_outcome(episode, intensities, played.action);
  } else {
    played = resist(episode, intensities);
  }
  const EpisodeOutcome& o = played.outcome;
  CycleMove move;
  move.money =
      parameters_.saving * kept_without - (kept_without - kept(episode, played)) - (test ? parameters_.test_cost : 0.0);
  if (action == CycleAction::concede) {
    move.rollback = parameters_.rollback;
  } else {
    move.progress = (1 - o.constraint) * (test ? parameters_.test_advance : parameters_.drift);
  }
  move.target = loyalty_index(o.loyalty, parameters_) + (test ? parameters_.rally * share : 0.0);
  move.peace = 1 - o.revolt;
  move.consumption = episode.actors().leader.office_rent + (1 - parameters_.saving) * kept_without;
  // U_Sender of the episode holds v [c + (1-c) dual] + omega (1-Pi), which the cycle counts by k' and its own Pi.
  const double c = played.action.concession;
  move.sender = o.sender_value - v_ * (c + (1 - c) * o.constraint) - omega_ * (1 - o.survival) +
                (test ? parameters_.outrage * share : 0.0);
  return move;
}

void CycleRule::operator()(std::uint32_t state, std::uint32_t action, std::uint32_t answer,
                           RoundOutcome& outcome) const noexcept {
  const auto& [reserves, programme, loyalty] = axes_;
  const std::uint32_t loyalty_place = state % loyalty.points;
  const std::uint32_t rest = state / loyalty.points;
  const CycleMove& move = moves_[action * answers_ + answer];

  const double money = reserves.at(rest / programme.points) + move.money;
  const double shortfall = std::max(0.0, -money);
  const double k = programme.at(rest % programme.points);
  const double next_k = k + move.progress * (1 - k) - move.rollback * k;
  const double X = loyalty.at(loyalty_place);
  const double next_X = X + parameters_.adjustment * (move.target - parameters_.erosion * shortfall - X);
  const double survival = move.peace * loyal_[loyalty_place];

  outcome.payoff[0] = survival * (move.consumption - shortfall + beta_ * next_k);
  outcome.payoff[1] = move.sender - v_ * next_k + omega_ * (1 - survival);

  const Between r = between(reserves, money);
  const Between p = between(programme, next_k);
  const Between l = between(loyalty, next_X);
  for (std::uint32_t corner = 0; corner < 8; ++corner) {
    const std::uint32_t up_r = corner >> 2U & 1U;
    const std::uint32_t up_p = corner >> 1U & 1U;
    const std::uint32_t up_l = corner & 1U;
    const double weight =
        (up_r ? r.share : 1 - r.share) * (up_p ? p.share : 1 - p.share) * (up_l ? l.share : 1 - l.share);
    if (weight == 0) continue;
    const std::uint32_t next = ((r.below + up_r) * programme.points + p.below + up_p) * loyalty.points + l.below + up_l;
    outcome.add_successor(next, survival * weight);
  }
}

}  // namespace selectorate
