#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/round_game.hpp>

namespace selectorate {

/// What the leader can do in a round of the cycle.
enum class CycleAction : std::uint8_t {
  concede,  ///< give up part of the programme; the round is without sanctions
  hold,     ///< sit it out
  provoke,  ///< test a missile or a bomb
};
inline constexpr std::uint32_t cycle_actions = 3;

/// Where a round begins.
struct CycleState {
  double reserves = 0;   ///< r in [0, reserve_limit], in revenue of one round
  double programme = 0;  ///< k in [0, 1]; 1: a deterrent that nobody doubts
  double loyalty = 0;    ///< X in [loyalty_low, loyalty_high]: the coalition stays loyal with probability 1/(1 + e^-X)
};

/// How the state moves from round to round, beyond what the episode says. Illustrative defaults.
struct CycleParameters {
  double saving = .25;       ///< share of what the leader keeps without sanctions that he lays aside, in [0, 1]
  double reserve_limit = 1;  ///< largest reserves, in revenue of one round, > 0
  double test_cost = .4;     ///< of a provocation, share of one round's revenue, >= 0
  double test_advance = .2;  ///< part of what is missing in the programme that a test adds, in [0, 1]
  double drift = .03;        ///< the same without a test
  double rollback = .6;      ///< part of the programme that a concession takes, in [0, 1]
  double adjustment = .5;    ///< how fast loyalty goes to where the round puts it, in [0, 1]
  double erosion = 20;       ///< loyalty lost for a round's revenue that reserves cannot pay, >= 0
  double rally = 2;          ///< loyalty won by a provocation under full sanctions, which shows resilience, >= 0
  double loyalty_low = -4;   ///< range of X
  double loyalty_high = 8;
  double outrage = .15;  ///< what full sanctions are worth to the sender's public after a provocation, utils
  double leader_discount = .9;
  double sender_discount = .9;
};

/// Points on each axis of the state, and intensities that the sender can choose from.
struct CycleGrid {
  std::uint32_t reserves = 11;
  std::uint32_t programme = 11;
  std::uint32_t loyalty = 11;
  std::uint32_t intensities = 5;  ///< evenly spaced from none to full, 2 to 255
};

/// Provocation and sanctions, round after round: pressure is answered by missile tests, tests by pressure.
///
/// In each round the leader moves (`CycleAction`), the sender sees it and picks an intensity s from the grid, then
/// payoffs fall and the state moves. What sanctions of intensity s do *in* a round is what they do in the episode
/// (model.md 3) to a leader who does not yield: concession 0, diversion, repression and support as in his best response
/// to s (support cut to what he has). Let kept_s be what he then keeps as a share of revenue, X_s the logit of
/// P(loyal) within the range of X, revolt_s = P(revolt), dual_s the share of the programme's progress that sanctions
/// destroy, G_s grievance. A concession is c = 1 of the episode: its relief is complete in that round, and X_c shows
/// what it costs supporters. With [test] = 1 after a provocation, else 0:
///
///     money      = r + saving kept_0 - (kept_0 - kept_s) - test_cost [test]
///     shortfall  = max(0, -money)
///     r'         = min(max(0, money), reserve_limit)
///     k'         = k + (1 - dual_s) (test_advance or drift) (1 - k),    after a concession k (1 - rollback)
///     target     = X_s + rally s [test] - erosion shortfall
///     X'         = X + adjustment (target - X), kept in its range
///     Pi         = (1 - revolt_s)/(1 + e^-X)                             the leader survives the round
///     U_Leader   = Pi [psi + (1 - saving) kept_0 - shortfall + beta k']
///     U_Sender   = - v k' + omega (1 - Pi) + sum_k expressive_k s_k + outrage s [test]
///                  - (1-c) sum_k cost_k s_k^2 / 2 - eta (1 - W/N) G_s
///
/// If the leader falls the game is over and both get 0 from then on: the threat is gone, and so is he.
///
/// The next state (r', k', X') lies between grid points. It is *drawn* from the eight corners of its cell with the
/// weights of multilinear interpolation, so each variable has the expectation above; the cycle is this finite game, and
/// nothing else is interpolated.
class SELECTORATE_EXPORT SanctionsCycle {
 public:
  /// \throws InvalidModel naming the field ("cycle.saving"), also if the grid has less than two points on an axis or
  ///         more than 2^31 states \complexity one leader's response for each intensity
  SanctionsCycle(const SanctionsEpisode& episode, const CycleParameters& parameters = {}, const CycleGrid& grid = {});

  /// The cycle for the solvers: player 0 is the leader, player 1 the sender. It does not refer to this object.
  [[nodiscard]] const RoundGame& game() const noexcept { return game_; }
  [[nodiscard]] const CycleParameters& parameters() const noexcept { return parameters_; }
  [[nodiscard]] const CycleGrid& grid() const noexcept { return grid_; }

  [[nodiscard]] CycleState state(std::uint32_t index) const noexcept;
  /// The grid point nearest to a state. \throws InvalidModel if it is outside the ranges
  [[nodiscard]] std::uint32_t nearest(const CycleState& state) const;
  /// Share of full intensity.
  [[nodiscard]] double intensity(std::uint32_t answer) const noexcept;

 private:
  CycleParameters parameters_;
  CycleGrid grid_;
  RoundGame game_;
};

/// One round of what is to be expected, or of one course of events.
struct CycleRound {
  double survival = 1;     ///< probability that the leader is still there when the round begins
  CycleState state;        ///< expected, given that he is
  double provocation = 0;  ///< probabilities of what he does, and the expected intensity of the answer
  double concession = 0;
  double intensity = 0;
};

/// Expectations of every round when both keep to their policies, by carrying the distribution over states forward.
/// \param policies  one for each round; if there are fewer rounds of policy than of play, the last is kept to
/// \throws InvalidModel if there is no policy, a policy is not of this cycle's size, or `start` is out of range
[[nodiscard]] SELECTORATE_EXPORT std::vector<CycleRound> evaluate_cycle_path(const SanctionsCycle& cycle,
                                                                             const std::vector<RoundPolicy>& policies,
                                                                             const CycleState& start, unsigned rounds);

/// One course of events, drawn from that distribution; it ends when the leader falls. `survival` is 1 and
/// `provocation`, `concession` are 0 or 1. \throws InvalidModel as above
[[nodiscard]] SELECTORATE_EXPORT std::vector<CycleRound> draw_cycle_path(const SanctionsCycle& cycle,
                                                                         const std::vector<RoundPolicy>& policies,
                                                                         const CycleState& start, unsigned rounds,
                                                                         std::uint64_t seed = 1);

}  // namespace selectorate
