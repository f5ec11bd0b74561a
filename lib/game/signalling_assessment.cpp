#include <algorithm>
#include <string>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/signalling_assessment.hpp>

namespace selectorate {
namespace {

void check_distribution(const std::string& place, const std::vector<Rational>& probabilities, std::size_t length) {
  if (probabilities.size() != length) {
    throw InvalidModel(place, fmt::format("{} probabilities found, {} expected", probabilities.size(), length));
  }
  Rational sum = 0;
  for (const Rational& probability : probabilities) {
    if (probability < 0) throw InvalidModel(place, fmt::format("probability {} is negative", to_string(probability)));
    sum += probability;
  }
  if (sum != 1) throw InvalidModel(place, fmt::format("probabilities sum to {}, not to 1", to_string(sum)));
}

void check_count(const std::string& place, std::size_t found, std::size_t expected) {
  if (found != expected) throw InvalidModel(place, fmt::format("{} lists found, {} expected", found, expected));
}

}  // namespace

std::string_view to_string(SignallingKind kind) noexcept {
  switch (kind) {
    case SignallingKind::pooling:
      return "pooling";
    case SignallingKind::separating:
      return "separating";
    case SignallingKind::semi_separating:
      return "semi_separating";
  }
  return "unknown";
}

SignallingKind classify_sender(const SignallingGame& game, const std::vector<std::vector<Rational>>& sender) {
  bool is_pooling = true;
  bool is_separating = true;
  for (const std::vector<Rational>& posterior : evaluate_posteriors(game, sender)) {
    if (posterior.empty()) continue;
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      is_pooling = is_pooling && posterior[t] == game.prior(t);
      is_separating = is_separating && (posterior[t] == 0 || posterior[t] == 1);
    }
  }
  if (is_pooling) return SignallingKind::pooling;
  return is_separating ? SignallingKind::separating : SignallingKind::semi_separating;
}

std::vector<std::vector<Rational>> evaluate_posteriors(const SignallingGame& game,
                                                       const std::vector<std::vector<Rational>>& sender) {
  std::vector<std::vector<Rational>> posteriors(game.message_count());
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    Rational sum = 0;
    for (std::uint32_t t = 0; t < game.type_count(); ++t) sum += game.prior(t) * sender[t][m];
    if (sum == 0) continue;
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      posteriors[m].push_back(game.prior(t) * sender[t][m] / sum);
    }
  }
  return posteriors;
}

Rational evaluate_message_payoff(const SignallingGame& game, std::uint32_t type, std::uint32_t message,
                                 std::span<const Rational> responses) {
  Rational payoff = 0;
  for (std::uint32_t r = 0; r < responses.size(); ++r) {
    if (responses[r] != 0) payoff += responses[r] * game.sender_payoff(type, message, r);
  }
  return payoff;
}

void check_assessment(const SignallingGame& game, const SignallingAssessment& assessment) {
  check_count("sender", assessment.sender.size(), game.type_count());
  check_count("receiver", assessment.receiver.size(), game.message_count());
  check_count("beliefs", assessment.beliefs.size(), game.message_count());
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    check_distribution(fmt::format("messages of type '{}'", game.type_name(t)), assessment.sender[t],
                       game.message_count());
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    check_distribution(fmt::format("responses to '{}'", game.message_name(m)), assessment.receiver[m],
                       game.response_count(m));
    check_distribution(fmt::format("beliefs after '{}'", game.message_name(m)), assessment.beliefs[m],
                       game.type_count());
  }
}

Assessment<Rational> make_tree_assessment(const SignallingGame& game, const ExtensiveGame& tree,
                                          const SignallingAssessment& assessment) {
  check_assessment(game, assessment);
  Assessment<Rational> result{BehaviorProfile<Rational>(tree), {}};
  result.beliefs.beliefs.assign(tree.information_set_count(), std::vector<Rational>{1});
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    std::copy(assessment.sender[t].begin(), assessment.sender[t].end(),
              result.behavior.at(InformationSetId(t)).begin());
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    const InformationSetId after(tree.first_information_set(PlayerId(1)).index() + m);
    std::copy(assessment.receiver[m].begin(), assessment.receiver[m].end(), result.behavior.at(after).begin());
    result.beliefs.beliefs[after.index()] = assessment.beliefs[m];
  }
  return result;
}

}  // namespace selectorate
