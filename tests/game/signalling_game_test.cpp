#include <functional>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/signalling_game.hpp>

#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

SignallingDescription make_description() {
  return {.title = "threat",
          .types = {"robust", "vulnerable"},
          .prior = {Rational(2) / 5, Rational(3) / 5},
          .messages = {{"comply", {"end"}}, {"resist", {"sanction", "relent"}}},
          .sender_payoffs = {{{0}, {1, 2}}, {{3}, {4, 5}}},
          .receiver_payoffs = {{{6}, {7, 8}}, {{9}, {10, 11}}}};
}

TEST(SignallingGame, KeepsWhatItWasGiven) {
  const SignallingGame game(make_description());
  EXPECT_EQ(game.type_count(), 2U);
  EXPECT_EQ(game.message_count(), 2U);
  EXPECT_EQ(game.response_count(0), 1U);
  EXPECT_EQ(game.response_count(1), 2U);
  EXPECT_EQ(game.first_response(1), 1U);
  EXPECT_EQ(game.total_response_count(), 3U);
  EXPECT_EQ(game.type_name(1), "vulnerable");
  EXPECT_EQ(game.message_name(0), "comply");
  EXPECT_EQ(game.response_name(1, 1), "relent");
  EXPECT_EQ(game.prior(0), Rational(2) / 5);
  EXPECT_EQ(game.sender_payoff(1, 1, 0), 4);
  EXPECT_EQ(game.sender_payoff(1, 0, 0), 3);
  EXPECT_EQ(game.receiver_payoff(0, 1, 1), 8);
}

TEST(SignallingGame, RefusesWhatIsNotAGame_NamingTheField) {
  const auto field_of = [](const std::function<void(SignallingDescription&)>& spoil) -> std::string {
    SignallingDescription description = make_description();
    spoil(description);
    try {
      const SignallingGame game(description);
    } catch (const InvalidModel& error) {
      return error.field();
    }
    return "accepted";
  };
  EXPECT_EQ(field_of([](auto& game) { game.types.clear(); }), "types");
  EXPECT_EQ(field_of([](auto& game) { game.types[1] = "robust"; }), "types");
  EXPECT_EQ(field_of([](auto& game) { game.prior.pop_back(); }), "prior");
  EXPECT_EQ(field_of([](auto& game) { game.prior = {Rational(1), Rational(0)}; }), "prior");
  EXPECT_EQ(field_of([](auto& game) { game.prior[0] += Rational(1) / 1000; }), "prior");
  EXPECT_EQ(field_of([](auto& game) { game.messages.clear(); }), "messages");
  EXPECT_EQ(field_of([](auto& game) { game.messages[1].name = "comply"; }), "messages");
  EXPECT_EQ(field_of([](auto& game) { game.messages[0].responses.clear(); }), "responses to 'comply'");
  EXPECT_EQ(field_of([](auto& game) { game.messages[1].responses[1] = "sanction"; }), "responses to 'resist'");
  EXPECT_EQ(field_of([](auto& game) { game.sender_payoffs.pop_back(); }), "sender_payoffs");
  EXPECT_EQ(field_of([](auto& game) { game.receiver_payoffs[0].pop_back(); }), "receiver_payoffs of type 'robust'");
  EXPECT_EQ(field_of([](auto& game) { game.receiver_payoffs[1][1].push_back(0); }),
            "receiver_payoffs of type 'vulnerable' after 'resist'");
  EXPECT_EQ(field_of([](auto&) {}), "accepted");
}

TEST(SignallingTree, HasASetForEachTypeAndEachMessage) {
  const SignallingGame game(make_description());
  const ExtensiveGame tree = make_signalling_tree(game);
  EXPECT_EQ(tree.information_set_count(PlayerId(0)), 2U);
  EXPECT_EQ(tree.information_set_count(PlayerId(1)), 2U);
  EXPECT_FALSE(find_recall_violation(tree));
  // Root, a node for each type, one for each type and message, an end for each response.
  EXPECT_EQ(tree.node_count(), 1U + 2 + 4 + 6);
  EXPECT_EQ(tree.probability(tree.root(), 1), Rational(3) / 5);
  for (std::uint32_t t = 0; t < 2; ++t) {
    const NodeId sender = tree.child(tree.root(), t);
    EXPECT_EQ(tree.information_set(sender).index(), t);
    for (std::uint32_t m = 0; m < 2; ++m) {
      const NodeId receiver = tree.child(sender, m);
      EXPECT_EQ(tree.information_set(receiver).index(), 2 + m);
      for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
        const NodeId end = tree.child(receiver, r);
        EXPECT_EQ(tree.payoff(end, PlayerId(0)), game.sender_payoff(t, m, r));
        EXPECT_EQ(tree.payoff(end, PlayerId(1)), game.receiver_payoff(t, m, r));
      }
    }
  }
  EXPECT_EQ(tree.path_in_words(tree.child(tree.child(tree.child(tree.root(), 1), 1), 0)),
            "after Chance:vulnerable, Sender:resist, Receiver:sanction");
}

}  // namespace
}  // namespace selectorate
