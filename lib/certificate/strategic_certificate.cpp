#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/game/strategy_payoff.hpp>

#include "certificate/claim_conditions.hpp"
#include "certificate/optimality_check.hpp"

namespace selectorate {
namespace {

/// What players expect, and what their best pure strategies would pay.
struct ExpectedAndBest {
  std::vector<Rational> expected;
  std::vector<Rational> best;
  std::vector<std::size_t> best_strategy;
};

ExpectedAndBest evaluate(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
  check_profile(game, profile);
  ExpectedAndBest result;
  for (std::uint32_t player = 0; player < game.player_count(); ++player) {
    const auto payoffs = evaluate_strategy_payoffs(game, profile, PlayerId(player));
    const auto probabilities = profile.at(InformationSetId(player));
    Rational expected = 0;
    for (std::size_t s = 0; s < payoffs.size(); ++s) {
      if (probabilities[s] != 0) expected += probabilities[s] * payoffs[s];
    }
    const auto best = std::max_element(payoffs.begin(), payoffs.end());
    result.expected.push_back(expected);
    result.best.push_back(*best);
    result.best_strategy.push_back(static_cast<std::size_t>(best - payoffs.begin()));
  }
  return result;
}

Verdict verify_distribution(const StrategicGame& game, const Certificate& certificate) {
  const auto regrets = evaluate_correlated_regrets(game, certificate.distribution, certificate.claim);
  if (certificate.payoffs != evaluate_expected_payoffs(game, certificate.distribution)) {
    return rejected("the distribution has other expected payoffs");
  }
  if (std::string reason = find_contradiction(certificate); !reason.empty()) return rejected(std::move(reason));
  for (std::uint32_t player = 0; player < regrets.size(); ++player) {
    if (regrets[player] <= certificate.max_regret) continue;
    return rejected(fmt::format("{} gains {} by not following the recommendations, more than {}",
                                game.player_name(PlayerId(player)), to_string(regrets[player]),
                                to_string(certificate.max_regret)));
  }
  if (std::string reason = find_optimality_failure(game, certificate); !reason.empty()) {
    return rejected("it may not be the best: " + reason);
  }
  return {true, {}};
}

Verdict verify(const StrategicGame& game, const Certificate& certificate) {
  if (certificate.game_hash != canonical_hash(game)) return rejected("it is about another game: the hashes differ");
  if (is_correlated(certificate.claim)) return verify_distribution(game, certificate);
  if (certificate.optimality) return rejected("only a distribution is said to be the best one");
  const ExpectedAndBest values = evaluate(game, certificate.behavior);
  check_claim(game, certificate.claim, certificate.behavior);
  if (certificate.payoffs != values.expected) return rejected("the profile has other expected payoffs");
  if (std::string reason = find_contradiction(certificate); !reason.empty()) return rejected(std::move(reason));
  for (std::uint32_t player = 0; player < game.player_count(); ++player) {
    const Rational gain = values.best[player] - values.expected[player];
    if (gain <= certificate.max_regret) continue;
    return rejected(fmt::format("{} gains {} by playing '{}', more than {}", game.player_name(PlayerId(player)),
                                to_string(gain), game.strategy_label(PlayerId(player), values.best_strategy[player]),
                                to_string(certificate.max_regret)));
  }
  return {true, {}};
}

}  // namespace

std::vector<Rational> evaluate_regrets(const StrategicGame& game, const BehaviorProfile<Rational>& profile) {
  ExpectedAndBest values = evaluate(game, profile);
  for (std::size_t i = 0; i < values.best.size(); ++i) values.best[i] -= values.expected[i];
  return values.best;
}

Certificate make_regret_certificate(const StrategicGame& game, SolutionConcept claim, BehaviorProfile<Rational> profile,
                                    std::string game_hash) {
  ExpectedAndBest values = evaluate(game, profile);
  check_claim(game, claim, profile);
  Rational regret = 0;
  for (std::size_t i = 0; i < values.best.size(); ++i) {
    regret = std::max(regret, Rational(values.best[i] - values.expected[i]));
  }
  return {.claim = claim,
          .kind = regret == 0 ? CertificateKind::exact : CertificateKind::regret_bound,
          .game_hash = game_hash.empty() ? canonical_hash(game) : std::move(game_hash),
          .behavior = std::move(profile),
          .payoffs = std::move(values.expected),
          .max_regret = regret,
          .node_values = {}};
}

Verdict verify_certificate(const StrategicGame& game, const Certificate& certificate) {
  try {
    return verify(game, certificate);
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
}

}  // namespace selectorate
