#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/commitment_certificate.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "certificate/claim_conditions.hpp"

namespace selectorate {
namespace {

using Mixture = std::vector<Rational>;

/// The game as the leader sees it, and what certificates say about it. Everything that is wrong is thrown as
/// `InvalidModel`, with the place.
class CommitmentChecker {
 public:
  CommitmentChecker(const StrategicGame& game, const CommitmentCertificate& certificate)
      : game_(game), certificate_(certificate), leader_(certificate.leader), follower_(1 - leader_.index()) {
    rows_ = game.strategy_count(leader_);
    columns_ = game.strategy_count(follower_);
  }

  void check() const {
    check_pure(certificate_.pure_strong, true, "pure_strong");
    check_pure(certificate_.pure_weak, false, "pure_weak");
    check_strong(certificate_.mixed_strong);
    check_weak(certificate_.mixed_weak);
  }

 private:
  static void demand(bool condition, std::string_view place, std::string_view reason) {
    if (!condition) throw InvalidModel(std::string(place), std::string(reason));
  }

  [[nodiscard]] Rational payoff(PlayerId player, std::size_t row, std::size_t column) const {
    return game_.payoff(row * game_.stride(leader_) + column * game_.stride(follower_), player);
  }
  [[nodiscard]] Rational expected(PlayerId player, const Mixture& strategy, std::size_t column) const {
    Rational sum = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (strategy[i] != 0) sum += strategy[i] * payoff(player, i, column);
    }
    return sum;
  }
  [[nodiscard]] std::vector<std::size_t> best_responses(const Mixture& strategy) const {
    std::vector<std::size_t> best;
    Rational most;
    for (std::size_t j = 0; j < columns_; ++j) {
      const Rational value = expected(follower_, strategy, j);
      if (!best.empty() && value < most) continue;
      if (!best.empty() && value > most) best.clear();
      most = value;
      best.push_back(j);
    }
    return best;
  }
  /// What the leader gets if his strategy is answered from among these, for better or worse.
  [[nodiscard]] Rational value_of(const Mixture& strategy, const std::vector<std::size_t>& answers, bool strong) const {
    std::optional<Rational> value;
    for (const std::size_t j : answers) {
      const Rational offered = expected(leader_, strategy, j);
      if (!value || (strong ? offered > *value : offered < *value)) value = offered;
    }
    return *value;
  }
  [[nodiscard]] std::vector<std::size_t> equal_columns(std::size_t column) const {
    std::vector<std::size_t> equal;
    for (std::size_t k = 0; k < columns_; ++k) {
      bool same = true;
      for (std::size_t i = 0; i < rows_ && same; ++i) same = payoff(follower_, i, k) == payoff(follower_, i, column);
      if (same) equal.push_back(k);
    }
    return equal;
  }

  void check_mixture(const Mixture& strategy, std::string_view place) const {
    demand(strategy.size() == rows_, place, "it needs a probability for each of the leader's strategies");
    Rational sum = 0;
    for (const Rational& probability : strategy) {
      demand(probability >= 0, place, "a probability is negative");
      sum += probability;
    }
    demand(sum == 1, place, "its probabilities do not sum to 1");
  }

  /// The strategy and the response pay what is said, and the response is one of `answers`.
  void check_payoffs(const Commitment& commitment, const std::vector<std::size_t>& answers,
                     std::string_view place) const {
    demand(std::find(answers.begin(), answers.end(), commitment.response) != answers.end(), place,
           "the response is not a best one");
    demand(expected(leader_, commitment.strategy, commitment.response) == commitment.value, place,
           "the leader gets something else");
    demand(expected(follower_, commitment.strategy, commitment.response) == commitment.follower_value, place,
           "the follower gets something else");
  }

  void check_attained(const Commitment& commitment, bool strong, std::string_view place) const {
    check_mixture(commitment.strategy, place);
    demand(commitment.attained && commitment.inward.empty(), place, "it pays its value itself, not in a limit");
    const auto answers = best_responses(commitment.strategy);
    check_payoffs(commitment, answers, place);
    demand(value_of(commitment.strategy, answers, strong) == commitment.value, place,
           "ties are broken in another way there");
  }

  void check_pure(const Commitment& commitment, bool strong, std::string_view place) const {
    check_attained(commitment, strong, place);
    demand(std::count(commitment.strategy.begin(), commitment.strategy.end(), Rational(1)) == 1, place,
           "it randomises");
    for (std::size_t i = 0; i < rows_; ++i) {
      Mixture pure(rows_, 0);
      pure[i] = 1;
      demand(value_of(pure, best_responses(pure), strong) <= commitment.value, place,
             fmt::format("'{}' pays the leader more", game_.strategy_label(leader_, i)));
    }
  }

  /// sum_k y_k (B_ik - B_ij)
  [[nodiscard]] Rational penalty(const std::vector<Rational>& multipliers, std::size_t row, std::size_t column) const {
    Rational sum = 0;
    const Rational kept = payoff(follower_, row, column);
    for (std::size_t k = 0; k < columns_; ++k) {
      if (multipliers[k] != 0) sum += multipliers[k] * (payoff(follower_, row, k) - kept);
    }
    return sum;
  }

  void check_multipliers(const std::vector<Rational>& multipliers, std::string_view place) const {
    demand(multipliers.size() == columns_, place, "it needs one for each of the follower's strategies");
    demand(std::all_of(multipliers.begin(), multipliers.end(), [](const Rational& y) { return y >= 0; }), place,
           "one is negative");
  }

  void check_strong(const Commitment& commitment) const {
    check_attained(commitment, true, "mixed_strong");
    demand(certificate_.strong_multipliers.size() == columns_, "strong_multipliers",
           "they need a list for each of the follower's strategies");
    for (std::size_t j = 0; j < columns_; ++j) {
      const std::string place = fmt::format("strong_multipliers {}", j);
      const auto& multipliers = certificate_.strong_multipliers[j];
      check_multipliers(multipliers, place);
      for (std::size_t i = 0; i < rows_; ++i) {
        demand(payoff(leader_, i, j) - penalty(multipliers, i, j) <= commitment.value, place,
               fmt::format("they leave '{}' more than the value", game_.strategy_label(leader_, i)));
      }
    }
  }

  void check_weak(const Commitment& commitment) const {
    if (commitment.attained) {
      check_attained(commitment, false, "mixed_weak");
    } else {
      check_limit(commitment, "mixed_weak");
    }
    demand(certificate_.weak_bounds.size() == columns_, "weak_bounds",
           "they need an entry for each of the follower's strategies");
    for (std::size_t j = 0; j < columns_; ++j) {
      const std::vector<std::size_t> equal = equal_columns(j);
      if (equal.front() == j) check_weak_bound(certificate_.weak_bounds[j], j, equal, commitment.value);
    }
  }

  /// On the way from the inward strategy only the response, and what always pays the follower the same, are best.
  void check_limit(const Commitment& commitment, std::string_view place) const {
    check_mixture(commitment.strategy, place);
    check_mixture(commitment.inward, place);
    check_payoffs(commitment, best_responses(commitment.strategy), place);
    const std::vector<std::size_t> equal = equal_columns(commitment.response);
    demand(best_responses(commitment.inward) == equal, place, "inward, something else is a best response too");
    demand(value_of(commitment.strategy, equal, false) == commitment.value, place,
           "in the limit the leader gets something else");
  }

  void check_weak_bound(const WeakResponseBound& bound, std::size_t column, const std::vector<std::size_t>& equal,
                        const Rational& value) const {
    const std::string place = fmt::format("weak_bounds {}", column);
    check_multipliers(bound.multipliers, place);
    check_multipliers(bound.weights, place);
    Rational weight = 0;
    Rational other = 0;
    for (std::size_t k = 0; k < columns_; ++k) {
      const bool is_equal = std::binary_search(equal.begin(), equal.end(), k);
      demand(is_equal || bound.weights[k] == 0, place, "a weight is for a strategy that pays the follower otherwise");
      weight += bound.weights[k];
      if (!is_equal) other += bound.multipliers[k];
    }
    demand(weight == 1 || (weight == 0 && other > 0), place, "the weights sum to neither 1 nor 0");
    for (std::size_t i = 0; i < rows_; ++i) {
      const Rational extra = penalty(bound.multipliers, i, column);
      Rational gain = 0;
      for (const std::size_t k : equal) gain += bound.weights[k] * payoff(leader_, i, k);
      demand(weight == 0 ? extra >= 0 : gain - extra <= value, place,
             fmt::format("it fails for '{}'", game_.strategy_label(leader_, i)));
    }
  }

  const StrategicGame& game_;
  const CommitmentCertificate& certificate_;
  PlayerId leader_;
  PlayerId follower_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

Verdict verify(const StrategicGame& form, const std::string& hash, const CommitmentCertificate& certificate) {
  if (certificate.game_hash != hash) return rejected("it is about another game: the hashes differ");
  if (form.player_count() != 2) return rejected("commitment needs a leader and one follower");
  if (certificate.leader.index() > 1) return rejected("there is no such leader");
  try {
    CommitmentChecker(form, certificate).check();
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
  return {true, {}};
}

}  // namespace

Verdict verify_commitment_certificate(const StrategicGame& game, const CommitmentCertificate& certificate) {
  return verify(game, canonical_hash(game), certificate);
}

Verdict verify_commitment_certificate(const ExtensiveGame& game, const CommitmentCertificate& certificate) {
  try {
    return verify(make_strategic_form(game).game, canonical_hash(game), certificate);
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
}

}  // namespace selectorate
