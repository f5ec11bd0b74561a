#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/game/signalling_game.hpp>

namespace selectorate {
namespace {

using PayoffList = std::vector<std::vector<std::vector<Rational>>>;

void check_names(const std::string& field, const std::vector<std::string>& names) {
  if (names.empty()) throw InvalidModel(field, "there is none, at least one is expected");
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (!seen.insert(name).second) throw InvalidModel(field, fmt::format("'{}' occurs twice", name));
  }
}

void check_prior(const SignallingDescription& description) {
  if (description.prior.size() != description.types.size()) {
    throw InvalidModel("prior", fmt::format("{} probabilities found, {} expected, one for each type",
                                            description.prior.size(), description.types.size()));
  }
  Rational sum = 0;
  for (std::size_t t = 0; t < description.prior.size(); ++t) {
    if (description.prior[t] <= 0) {
      throw InvalidModel("prior", fmt::format("type '{}' has probability {}, it must be positive", description.types[t],
                                              to_string(description.prior[t])));
    }
    sum += description.prior[t];
  }
  if (sum != 1) throw InvalidModel("prior", fmt::format("probabilities sum to {}, not to 1", to_string(sum)));
}

void check_size(const std::string& field, std::size_t found, std::size_t expected, const std::string& of_what) {
  if (found == expected) return;
  throw InvalidModel(field, fmt::format("{} entries found, {} expected, one for each {}", found, expected, of_what));
}

/// The list in one row: type by type, message by message.
std::vector<Rational> flatten_payoffs(const std::string& field, const PayoffList& payoffs,
                                      const SignallingDescription& description) {
  std::vector<Rational> flat;
  check_size(field, payoffs.size(), description.types.size(), "type");
  for (std::size_t t = 0; t < payoffs.size(); ++t) {
    const std::string of_type = fmt::format("{} of type '{}'", field, description.types[t]);
    check_size(of_type, payoffs[t].size(), description.messages.size(), "message");
    for (std::size_t m = 0; m < payoffs[t].size(); ++m) {
      const SignallingMessage& message = description.messages[m];
      check_size(fmt::format("{} after '{}'", of_type, message.name), payoffs[t][m].size(), message.responses.size(),
                 "response");
      flat.insert(flat.end(), payoffs[t][m].begin(), payoffs[t][m].end());
    }
  }
  return flat;
}

}  // namespace

SignallingGame::SignallingGame(SignallingDescription description) : first_response_(1, 0) {
  check_names("types", description.types);
  check_prior(description);
  std::vector<std::string> message_names;
  for (const SignallingMessage& message : description.messages) message_names.push_back(message.name);
  check_names("messages", message_names);
  for (const SignallingMessage& message : description.messages) {
    check_names(fmt::format("responses to '{}'", message.name), message.responses);
    first_response_.push_back(first_response_.back() + static_cast<std::uint32_t>(message.responses.size()));
  }
  sender_payoffs_ = flatten_payoffs("sender_payoffs", description.sender_payoffs, description);
  receiver_payoffs_ = flatten_payoffs("receiver_payoffs", description.receiver_payoffs, description);
  names_ = std::move(description);
  names_.sender_payoffs.clear();
  names_.receiver_payoffs.clear();
}

ExtensiveGame make_signalling_tree(const SignallingGame& game) {
  GameBuilder builder(game.title(), {game.sender_name(), game.receiver_name()});
  std::vector<Rational> prior;
  std::vector<std::string> types;
  std::vector<std::string> messages;
  std::vector<InformationSetId> after;
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    prior.push_back(game.prior(t));
    types.push_back(game.type_name(t));
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    messages.push_back(game.message_name(m));
    std::vector<std::string> responses;
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) responses.push_back(game.response_name(m, r));
    after.push_back(builder.add_information_set(PlayerId(1), "after " + messages.back(), responses));
  }
  const NodeId root = builder.add_chance(prior, types);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    const NodeId sender = builder.add_decision(PlayerId(0), "type " + types[t], messages);
    builder.connect(root, t, sender);
    for (std::uint32_t m = 0; m < game.message_count(); ++m) {
      const NodeId receiver = builder.add_decision(after[m]);
      builder.connect(sender, m, receiver);
      for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
        builder.connect(receiver, r,
                        builder.add_terminal({game.sender_payoff(t, m, r), game.receiver_payoff(t, m, r)}));
      }
    }
  }
  return builder.build(root);
}

}  // namespace selectorate
