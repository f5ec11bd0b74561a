#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/perfect_bayesian.hpp>

#include "certificate/claim_conditions.hpp"

namespace selectorate {
namespace {

Verdict check_sender(const SignallingGame& game, const SignallingAssessment& assessment) {
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    std::vector<Rational> payoffs;
    for (std::uint32_t m = 0; m < game.message_count(); ++m) {
      payoffs.push_back(evaluate_message_payoff(game, t, m, assessment.receiver[m]));
    }
    for (std::uint32_t m = 0; m < game.message_count(); ++m) {
      if (assessment.sender[t][m] == 0) continue;
      for (std::uint32_t other = 0; other < game.message_count(); ++other) {
        if (payoffs[other] <= payoffs[m]) continue;
        return rejected(fmt::format("type '{}' sends '{}' for {} and would get {} from '{}'", game.type_name(t),
                                    game.message_name(m), to_string(payoffs[m]), to_string(payoffs[other]),
                                    game.message_name(other)));
      }
    }
  }
  return {true, {}};
}

Rational expected_payoff(const SignallingGame& game, const std::vector<Rational>& belief, std::uint32_t message,
                         std::uint32_t response) {
  Rational payoff = 0;
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    payoff += belief[t] * game.receiver_payoff(t, message, response);
  }
  return payoff;
}

Verdict check_receiver(const SignallingGame& game, const SignallingAssessment& assessment) {
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      if (assessment.receiver[m][r] == 0) continue;
      const Rational payoff = expected_payoff(game, assessment.beliefs[m], m, r);
      for (std::uint32_t other = 0; other < game.response_count(m); ++other) {
        const Rational instead = expected_payoff(game, assessment.beliefs[m], m, other);
        if (instead <= payoff) continue;
        return rejected(fmt::format("after '{}' the receiver responds '{}' for {} and expects {} from '{}'",
                                    game.message_name(m), game.response_name(m, r), to_string(payoff),
                                    to_string(instead), game.response_name(m, other)));
      }
    }
  }
  return {true, {}};
}

Verdict check_beliefs(const SignallingGame& game, const SignallingAssessment& assessment) {
  const auto posteriors = evaluate_posteriors(game, assessment.sender);
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    for (std::uint32_t t = 0; t < posteriors[m].size(); ++t) {
      if (posteriors[m][t] == assessment.beliefs[m][t]) continue;
      return rejected(fmt::format("after '{}' type '{}' has probability {} by Bayes' rule, not {}",
                                  game.message_name(m), game.type_name(t), to_string(posteriors[m][t]),
                                  to_string(assessment.beliefs[m][t])));
    }
  }
  return {true, {}};
}

}  // namespace

Verdict verify_perfect_bayesian(const SignallingGame& game, const SignallingAssessment& assessment) {
  try {
    check_assessment(game, assessment);
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
  for (const auto check : {check_beliefs, check_sender, check_receiver}) {
    Verdict verdict = check(game, assessment);
    if (!verdict.accepted) return verdict;
  }
  return {true, {}};
}

}  // namespace selectorate
