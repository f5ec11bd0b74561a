#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>
#include <selectorate/equilibrium/signalling_refinements.hpp>
#include <selectorate/game/signalling_assessment.hpp>

#include "equilibrium/signalling/deviation_responses.hpp"

namespace selectorate {
namespace {

using Beliefs = std::vector<std::vector<Rational>>;
using Kind = DeviationCondition::Kind;

/// Most types for which all their sets are gone through.
constexpr std::uint32_t most_divine_types = 16;

/// The fraction itself while a reader can take it in; numbers made from doubles have dozens of digits.
std::string in_words(const Rational& number) {
  constexpr std::size_t longest = 12;
  std::string exact = to_string(number);
  return exact.size() <= longest ? exact : fmt::format("about {:.6g}", to_double(number));
}

/// One message that nobody sends, under one criterion.
class MessageJudge {
 public:
  MessageJudge(const SignallingGame& game, std::uint32_t message, const std::vector<Rational>& payoffs)
      : game_(game), message_(message), payoffs_(payoffs), is_excluded_(game.type_count(), false) {
    result_.message = message;
  }

  MessageRefinement judge(SignallingRefinement criterion) {
    switch (criterion) {
      case SignallingRefinement::intuitive:
        exclude_dominated();
        judge_intuitive();
        break;
      case SignallingRefinement::d1:
        exclude_less_likely();
        result_.beliefs = certain_beliefs();
        judge_deterrence();
        break;
      case SignallingRefinement::divinity:
        find_divine_beliefs();
        judge_deterrence();
        break;
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] DeviationResponses responses_to(const Beliefs& beliefs) const {
    return {game_, message_, payoffs_, beliefs};
  }

  /// Each type that is not excluded, for certain.
  [[nodiscard]] Beliefs certain_beliefs() const {
    Beliefs beliefs;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      if (is_excluded_[t]) continue;
      beliefs.emplace_back(game_.type_count(), 0);
      beliefs.back()[t] = 1;
    }
    return beliefs;
  }

  void exclude(std::uint32_t type, std::optional<std::uint32_t> likelier, std::string reason) {
    is_excluded_[type] = true;
    result_.excluded.push_back({type, likelier, std::move(reason)});
  }

  /// max or min of u(t, m, r) over pure best responses; mixed ones lie between.
  [[nodiscard]] std::pair<Rational, Rational> payoff_range(std::uint32_t t, const ResponseList& responses) const {
    std::vector<Rational> values;
    for (const std::uint32_t r : responses) values.push_back(game_.sender_payoff(t, message_, r));
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return {*least, *greatest};
  }

  void exclude_dominated() {
    const DeviationResponses all = responses_to(certain_beliefs());
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      const Rational most = payoff_range(t, all.pure()).second;
      if (most >= payoffs_[t]) continue;
      exclude(t, std::nullopt,
              fmt::format("'{}' gets {} in equilibrium and at most {} by '{}', whatever the receiver believes",
                          game_.type_name(t), in_words(payoffs_[t]), in_words(most), game_.message_name(message_)));
    }
    if (result_.excluded.size() < game_.type_count()) return;
    result_.excluded.clear();
    is_excluded_.assign(game_.type_count(), false);
    result_.reason = "no type could gain by it, so nothing follows for beliefs";
  }

  void judge_intuitive() {
    result_.beliefs = certain_beliefs();
    const DeviationResponses left = responses_to(result_.beliefs);
    if (auto deterrent = left.find(all_types(Kind::loses_or_even))) result_.deterrent = std::move(*deterrent);
    result_.survives = true;
    for (std::uint32_t t = 0; t < game_.type_count() && result_.survives; ++t) {
      const Rational least = payoff_range(t, left.pure()).first;
      if (is_excluded_[t] || least <= payoffs_[t]) continue;
      result_.survives = false;
      result_.reason =
          fmt::format("'{}' gets {} in equilibrium and at least {} by '{}' once {}", game_.type_name(t),
                      in_words(payoffs_[t]), in_words(least), game_.message_name(message_), belief_in_words());
    }
    if (result_.survives && result_.reason.empty()) {
      result_.reason = fmt::format("no type is sure to gain by '{}'", game_.message_name(message_));
    }
  }

  [[nodiscard]] std::string belief_in_words() const {
    if (result_.excluded.empty()) return "it is answered rationally";
    std::vector<std::string> names;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      if (!is_excluded_[t]) names.push_back(fmt::format("'{}'", game_.type_name(t)));
    }
    return fmt::format("only {} may have sent it", fmt::join(names, " or "));
  }

  void exclude_less_likely() {
    const DeviationResponses all = responses_to(certain_beliefs());
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      for (std::uint32_t other = 0; other < game_.type_count() && !is_excluded_[t]; ++other) {
        // D(t) and D0(t) lie in D(t'), and D(t') has more.
        if (other == t || all.find({{t, Kind::gains_or_even}, {other, Kind::loses_or_even}})) continue;
        if (!all.find({{other, Kind::gains}, {t, Kind::loses}})) continue;
        exclude(t, other,
                fmt::format("whenever '{}' would gain or break even by '{}', '{}' would gain, and not the other way "
                            "round",
                            game_.type_name(t), game_.message_name(message_), game_.type_name(other)));
      }
    }
  }

  [[nodiscard]] std::vector<DeviationCondition> all_types(Kind kind) const {
    std::vector<DeviationCondition> conditions;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) conditions.push_back({t, kind});
    return conditions;
  }

  void judge_deterrence() {
    auto deterrent = responses_to(result_.beliefs).find(all_types(Kind::loses_or_even));
    result_.survives = deterrent.has_value();
    if (!deterrent) {
      result_.reason =
          fmt::format("no best response to the beliefs left deters every type from '{}'", game_.message_name(message_));
      return;
    }
    result_.deterrent = std::move(*deterrent);
    std::vector<std::string> mix;
    for (std::uint32_t r = 0; r < result_.deterrent.size(); ++r) {
      if (result_.deterrent[r] == 0) continue;
      mix.push_back(fmt::format("'{}' {}", game_.response_name(message_, r), in_words(result_.deterrent[r])));
    }
    result_.reason = fmt::format("{} is best under a belief left and deters every type from '{}'", fmt::join(mix, ", "),
                                 game_.message_name(message_));
  }

  /// Whether exactly these types can deviate together: one response by which they gain or break even, the others lose
  /// or break even.
  [[nodiscard]] bool can_deviate(const DeviationResponses& responses, std::uint32_t types) const {
    std::vector<DeviationCondition> conditions;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      conditions.push_back({t, (types >> t) % 2 == 1 ? Kind::gains_or_even : Kind::loses_or_even});
    }
    return responses.find(conditions).has_value();
  }

  /// The prior given that the type is among these.
  [[nodiscard]] std::vector<Rational> conditional_prior(std::uint32_t types) const {
    std::vector<Rational> belief(game_.type_count(), 0);
    Rational sum = 0;
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      if ((types >> t) % 2 == 1) sum += belief[t] = game_.prior(t);
    }
    for (Rational& probability : belief) probability /= sum;
    return belief;
  }

  /// What Bayes' rule makes of all frequencies of deviating that go with one response is the hull of the conditional
  /// priors, over those who gain together with any of those who break even.
  void find_divine_beliefs() {
    result_.beliefs = certain_beliefs();
    std::vector<std::uint32_t> deviators;
    for (std::uint32_t types = 1; types < (1U << game_.type_count()); ++types) deviators.push_back(types);
    for (;;) {
      const DeviationResponses responses = responses_to(result_.beliefs);
      std::vector<std::uint32_t> left;
      for (const std::uint32_t types : deviators) {
        if (can_deviate(responses, types)) left.push_back(types);
      }
      if (left.empty()) break;  // nobody can gain by it: beliefs stay as they are
      const bool is_stable = left == deviators;
      deviators = std::move(left);
      result_.beliefs.clear();
      for (const std::uint32_t types : deviators) result_.beliefs.push_back(conditional_prior(types));
      if (is_stable) break;
    }
    for (std::uint32_t t = 0; t < game_.type_count(); ++t) {
      const bool is_possible = std::any_of(result_.beliefs.begin(), result_.beliefs.end(),
                                           [&](const auto& belief) { return belief[t] != 0; });
      if (is_possible) continue;
      exclude(t, std::nullopt,
              fmt::format("'{}' loses by '{}' under every response that remains", game_.type_name(t),
                          game_.message_name(message_)));
    }
  }

  const SignallingGame& game_;
  std::uint32_t message_;
  const std::vector<Rational>& payoffs_;
  std::vector<bool> is_excluded_;
  MessageRefinement result_;
};

}  // namespace

std::string_view to_string(SignallingRefinement criterion) noexcept {
  switch (criterion) {
    case SignallingRefinement::intuitive:
      return "intuitive";
    case SignallingRefinement::d1:
      return "d1";
    case SignallingRefinement::divinity:
      return "divinity";
  }
  return "unknown";
}

OutcomeRefinement evaluate_refinement(const SignallingGame& game, SignallingRefinement criterion,
                                      const std::vector<Rational>& sender_payoffs, const std::vector<bool>& is_sent) {
  if (sender_payoffs.size() != game.type_count() || is_sent.size() != game.message_count()) {
    throw InvalidModel("outcome", "a payoff for each type and a mark for each message are expected");
  }
  if (criterion == SignallingRefinement::divinity && game.type_count() > most_divine_types) {
    throw InvalidModel("types", fmt::format("{} found; divinity goes through all sets of at most {}", game.type_count(),
                                            most_divine_types));
  }
  OutcomeRefinement outcome{criterion, sender_payoffs, true, {}};
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    if (is_sent[m]) continue;
    outcome.messages.push_back(MessageJudge(game, m, sender_payoffs).judge(criterion));
    outcome.survives = outcome.survives && outcome.messages.back().survives;
  }
  return outcome;
}

std::vector<OutcomeRefinement> evaluate_refinement(const SignallingGame& game, SignallingRefinement criterion,
                                                   const SignallingEquilibriumSet& set) {
  std::vector<bool> is_sent(game.message_count(), false);
  for (const auto& messages : set.sender_messages) {
    for (const std::uint32_t m : messages) is_sent[m] = true;
  }
  std::vector<Rational> payoffs;
  const bool is_constant = std::all_of(set.sender_payoffs.begin(), set.sender_payoffs.end(),
                                       [](const PayoffRange& range) { return range.least == range.greatest; });
  if (is_constant) {
    for (const PayoffRange& range : set.sender_payoffs) payoffs.push_back(range.least);
    return {evaluate_refinement(game, criterion, payoffs, is_sent)};
  }
  std::vector<OutcomeRefinement> outcomes;
  for (const std::vector<Rational>& vertex : set.receiver.vertices) {
    payoffs.clear();
    for (std::uint32_t t = 0; t < game.type_count(); ++t) {
      const std::uint32_t m = set.sender_messages[t].front();
      std::size_t place = 0;
      for (const std::uint32_t joint : set.joint_messages) {
        if (joint < m) place += game.response_count(joint);
      }
      payoffs.push_back(evaluate_message_payoff(
          game, t, m, std::span<const Rational>(vertex).subspan(place, game.response_count(m))));
    }
    outcomes.push_back(evaluate_refinement(game, criterion, payoffs, is_sent));
  }
  return outcomes;
}

}  // namespace selectorate
