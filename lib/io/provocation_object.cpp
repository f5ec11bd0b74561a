#include "io/provocation_object.hpp"

#include <cmath>
#include <span>
#include <string>

#include <selectorate/base/rational.hpp>

namespace selectorate {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array message_keys = {"hold_back", "test"};

Json fractions(std::span<const Rational> numbers) {
  Json list = Json::array();
  for (const Rational& number : numbers) list.push_back(to_string(number));
  return list;
}

Json lists(const std::vector<std::vector<Rational>>& rows) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(fractions(row));
  return list;
}

Json by_message(const std::vector<std::vector<Rational>>& rows) {
  Json object = Json::object();
  for (std::size_t m = 0; m < message_keys.size(); ++m) object[message_keys[m]] = fractions(rows[m]);
  return object;
}

/// JSON has no infinity: a barrier that nothing overcomes is null.
Json number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

Json payoffs(const CrisisOutcome& outcome) {
  return {{"target", outcome.target}, {"sender", outcome.sender}};
}

Json type_object(const ProvocationRecord& record, std::uint32_t t) {
  const ProvocationType& type = record.game.types[t];
  Json answers = Json::array();
  for (std::size_t i = 0; i < type.answers.size(); ++i) {
    answers.push_back({{"intensity", record.described.intensities[i]},
                       {"concedes", concedes(type, i)},
                       {"resist", payoffs(type.answers[i].resist)},
                       {"concede", payoffs(type.answers[i].concede)}});
  }
  return {{"name", type.name},
          {"probability", to_string(record.signalling.prior(t))},
          {"test_cost", type.test_cost},
          {"policy_value", number(record.types[t].policy_value)},
          {"coalition", number(record.types[t].coalition)},
          {"barrier", number(record.types[t].barrier)},
          {"answers", answers}};
}

Json range_object(const PayoffRange& range) {
  return {{"least", to_string(range.least)}, {"greatest", to_string(range.greatest)}};
}

/// Every equilibrium of the set, by vertices; see SignallingEquilibriumSet.
Json set_object(const SignallingEquilibriumSet& set) {
  Json joint = Json::array();
  for (const std::uint32_t m : set.joint_messages) joint.push_back(message_keys[m]);
  Json responses = Json::object();
  for (std::size_t m = 0; m < message_keys.size(); ++m) {
    Json alternatives = Json::array();
    for (const ResponseSet& alternative : set.responses[m]) {
      alternatives.push_back({{"responses", alternative.responses},
                              {"strategies", lists(alternative.strategies.vertices)},
                              {"beliefs", lists(alternative.beliefs.vertices)}});
    }
    responses[message_keys[m]] = std::move(alternatives);
  }
  return {{"sender", lists(set.sender.vertices)},
          {"joint_messages", joint},
          {"receiver", lists(set.receiver.vertices)},
          {"responses", responses}};
}

Json message_object(const SignallingGame& game, const MessageRefinement& message) {
  Json excluded = Json::array();
  for (const TypeExclusion& exclusion : message.excluded) {
    Json entry = {{"type", game.type_name(exclusion.type)}};
    if (exclusion.likelier_type) entry["likelier_type"] = game.type_name(*exclusion.likelier_type);
    entry["reason"] = exclusion.reason;
    excluded.push_back(std::move(entry));
  }
  return {{"message", message_keys.at(message.message)},
          {"survives", message.survives},
          {"excluded", excluded},
          {"beliefs", lists(message.beliefs)},
          {"deterrent", fractions(message.deterrent)},
          {"reason", message.reason}};
}

Json refinement_objects(const SignallingGame& game, const ProvocationEquilibrium& equilibrium) {
  Json list = Json::array();
  for (const std::vector<OutcomeRefinement>& outcomes : equilibrium.refinements) {
    for (const OutcomeRefinement& outcome : outcomes) {
      Json messages = Json::array();
      for (const MessageRefinement& message : outcome.messages) messages.push_back(message_object(game, message));
      list.push_back({{"criterion", to_string(outcome.criterion)},
                      {"survives", outcome.survives},
                      {"payoffs", fractions(outcome.sender_payoffs)},
                      {"messages", messages}});
    }
  }
  return list;
}

Json equilibrium_object(const SignallingGame& game, const ProvocationEquilibrium& equilibrium) {
  Json tests = Json::array();
  for (const auto& strategy : equilibrium.typical.sender) tests.push_back(to_string(strategy[test_missile]));
  Json type_payoffs = Json::array();
  for (const PayoffRange& range : equilibrium.set.sender_payoffs) type_payoffs.push_back(range_object(range));
  return {{"kind", to_string(equilibrium.set.kind)},
          {"tests", tests},
          {"beliefs", by_message(equilibrium.typical.beliefs)},
          {"answers", by_message(equilibrium.typical.receiver)},
          {"type_payoffs", type_payoffs},
          {"sender_payoff", range_object(equilibrium.set.receiver_payoff)},
          {"refinements", refinement_objects(game, equilibrium)},
          {"set", set_object(equilibrium.set)}};
}

}  // namespace

nlohmann::ordered_json provocation_object(const ProvocationRecord& record) {
  Json types = Json::array();
  for (std::uint32_t t = 0; t < record.signalling.type_count(); ++t) types.push_back(type_object(record, t));
  Json equilibria = Json::array();
  for (const ProvocationEquilibrium& equilibrium : record.equilibria) {
    equilibria.push_back(equilibrium_object(record.signalling, equilibrium));
  }
  return {{"status", to_string(record.status)},
          {"complete", record.complete},
          {"verified", true},
          {"concept", "perfect_bayesian"},
          {"intensities", record.described.intensities},
          {"demand", record.described.demand},
          {"types", types},
          {"equilibria", equilibria},
          {"components", record.components}};
}

}  // namespace selectorate
