#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/trigger_regret.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {

void check_distribution(const StrategicGame& game, std::span<const ProfileProbability> distribution) {
  Rational sum = 0;
  for (std::size_t k = 0; k < distribution.size(); ++k) {
    const std::size_t profile = distribution[k].profile;
    const Rational& probability = distribution[k].probability;
    const auto place = [&] { return fmt::format("distribution, profile {}", profile); };
    if (profile >= game.profile_count()) throw InvalidModel(place(), "the game has no such profile");
    if (k > 0 && profile <= distribution[k - 1].profile) throw InvalidModel(place(), "it is not in increasing order");
    if (probability < 0) throw InvalidModel(place(), fmt::format("probability {} is negative", to_string(probability)));
    sum += probability;
  }
  if (sum != 1) throw InvalidModel("distribution", fmt::format("it sums to {}, not to 1", to_string(sum)));
}

namespace {

/// The player's gains from playing `to` wherever a profile recommends `from`: gains[from][to].
std::vector<std::vector<Rational>> sum_gains(const StrategicGame& game,
                                             std::span<const ProfileProbability> distribution, PlayerId player) {
  const std::size_t strategies = game.strategy_count(player);
  std::vector<std::vector<Rational>> gains(strategies);
  for (const auto& [profile, probability] : distribution) {
    if (probability == 0) continue;
    const std::size_t from = game.strategy_in(profile, player);
    const std::size_t others = profile - from * game.stride(player);
    const Rational obeyed = game.payoff(profile, player);
    gains[from].resize(strategies);
    for (std::size_t to = 0; to < strategies; ++to) {
      gains[from][to] += probability * (game.payoff(others + to * game.stride(player), player) - obeyed);
    }
  }
  std::erase_if(gains, [](const auto& row) { return row.empty(); });
  return gains;
}

Rational largest_gain(const std::vector<std::vector<Rational>>& gains, SolutionConcept claim) {
  if (claim == SolutionConcept::correlated) {
    Rational total = 0;
    for (const auto& row : gains) total += *std::max_element(row.begin(), row.end());
    return total;
  }
  std::vector<Rational> fixed(gains.front().size(), 0);
  for (const auto& row : gains) {
    for (std::size_t to = 0; to < row.size(); ++to) fixed[to] += row[to];
  }
  return std::max(Rational(0), *std::max_element(fixed.begin(), fixed.end()));
}

}  // namespace

std::vector<Rational> evaluate_correlated_regrets(const StrategicGame& game,
                                                  std::span<const ProfileProbability> distribution,
                                                  SolutionConcept claim) {
  if (!is_correlated(claim) || claim == SolutionConcept::extensive_form_correlated) {
    throw InvalidModel("claim", fmt::format("{} is not about profiles of a strategic game", to_string(claim)));
  }
  check_distribution(game, distribution);
  std::vector<Rational> regrets;
  for (std::uint32_t player = 0; player < game.player_count(); ++player) {
    regrets.push_back(largest_gain(sum_gains(game, distribution, PlayerId(player)), claim));
  }
  return regrets;
}

std::vector<Rational> evaluate_expected_payoffs(const StrategicGame& game,
                                                std::span<const ProfileProbability> distribution) {
  std::vector<Rational> expected(game.player_count(), 0);
  for (const auto& [profile, probability] : distribution) {
    for (std::uint32_t i = 0; i < expected.size(); ++i) expected[i] += probability * game.payoff(profile, PlayerId(i));
  }
  return expected;
}

namespace {

/// \param form  where the profiles are numbered
Certificate make_certificate(const StrategicGame& form, SolutionConcept claim, const std::vector<Rational>& regrets,
                             std::string hash, std::vector<ProfileProbability> distribution) {
  const Rational regret = *std::max_element(regrets.begin(), regrets.end());
  Certificate certificate;
  certificate.claim = claim;
  certificate.kind = regret == 0 ? CertificateKind::exact : CertificateKind::regret_bound;
  certificate.game_hash = std::move(hash);
  certificate.payoffs = evaluate_expected_payoffs(form, distribution);
  certificate.max_regret = regret;
  certificate.distribution = std::move(distribution);
  return certificate;
}

void drop_zeros(std::vector<ProfileProbability>& distribution) {
  std::erase_if(distribution, [](const ProfileProbability& entry) { return entry.probability == 0; });
}

}  // namespace

Certificate make_correlated_certificate(const StrategicGame& game, SolutionConcept claim,
                                        std::vector<ProfileProbability> distribution) {
  drop_zeros(distribution);
  const std::vector<Rational> regrets = evaluate_correlated_regrets(game, distribution, claim);
  return make_certificate(game, claim, regrets, canonical_hash(game), std::move(distribution));
}

Certificate make_correlated_certificate(const ExtensiveGame& game, SolutionConcept claim,
                                        std::vector<ProfileProbability> distribution) {
  drop_zeros(distribution);
  const StrategicGame form = make_strategic_form(game).game;
  const std::vector<Rational> regrets = claim == SolutionConcept::extensive_form_correlated
                                            ? evaluate_trigger_regrets(game, distribution)
                                            : evaluate_correlated_regrets(form, distribution, claim);
  return make_certificate(form, claim, regrets, canonical_hash(game), std::move(distribution));
}

}  // namespace selectorate
