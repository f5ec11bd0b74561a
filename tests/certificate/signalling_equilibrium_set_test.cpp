#include <functional>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/certificate/signalling_equilibrium_set.hpp>

#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;
const Rational tenth = Rational(1) / 10;

/// Pooling on Beer (Cho & Kreps 1987), the whole set: responses to Quiche between (1/2, 1/2) and (1, 0), beliefs as the
/// responses need.
SignallingEquilibriumSet make_beer_set() {
  const std::vector<PolytopeConstraint> beer_only = {{{1, 0, 0, 0}, 1, true}, {{0, 0, 1, 0}, 1, true}};
  const RationalPolytope threat = {.vertices = {{half, half}, {1, 0}},
                                   .constraints = {{{1, 1}, 1, true}, {{1, 0}, half}, {{0, 1}, 0}}};
  const RationalPolytope indifferent = {.vertices = {{half, half}},
                                        .constraints = {{{1, 0}, half, true}, {{0, 1}, half, true}}};
  return {.kind = SignallingKind::pooling,
          .sender_messages = {{0}, {0}},
          .sender = {.vertices = {{1, 0, 1, 0}}, .constraints = beer_only},
          .joint_messages = {0},
          .receiver = {.vertices = {{0, 1}}, .constraints = {{{0, 1}, 1, true}}},
          .responses = {{{.responses = {1}, .strategies = {}, .beliefs = {}}},
                        {{.responses = {0, 1}, .strategies = threat, .beliefs = indifferent}}},
          .sender_payoffs = {{2, 2}, {3, 3}},
          .receiver_payoff = {1 - tenth, 1 - tenth}};
}

TEST(EquilibriumSet, OfBeerIsAccepted) {
  const Verdict verdict = verify_equilibrium_set(make_beer_quiche(), make_beer_set());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
}

TEST(EquilibriumSet, IsRefused_WhateverIsWrongWithIt) {
  const auto refused = [](const std::function<void(SignallingEquilibriumSet&)>& spoil) {
    SignallingEquilibriumSet set = make_beer_set();
    spoil(set);
    return verify_equilibrium_set(make_beer_quiche(), set).reason;
  };
  const Rational less = half - tenth;
  EXPECT_EQ(refused([&](auto& set) {
              set.responses[1][0].strategies.vertices[0] = {less, 1 - less};
              set.responses[1][0].strategies.constraints[1].right_side = less;
            }),
            "type 'weak': it sends 'Beer' and prefers 'Quiche'");
  EXPECT_EQ(refused([&](auto& set) {
              set.responses[1][0].strategies.vertices[0] = {less, 1 - less};
            }),
            "after 'Quiche': a vertex breaks a constraint");
  EXPECT_EQ(refused([&](auto& set) {
              set.responses[1][0].beliefs = {.vertices = {{1, 0}}, .constraints = {}};
            }),
            "after 'Quiche': 'leave' is not best");
  EXPECT_EQ(refused([](auto& set) { set.responses[1][0].beliefs = {}; }), "beliefs after 'Quiche': there is no vertex");
  EXPECT_EQ(refused([](auto& set) { set.responses[1][0].responses = {0}; }),
            "after 'Quiche': the responses listed are not the ones in use");
  EXPECT_EQ(refused([](auto& set) { set.sender.vertices = {{0, 1, 0, 1}}; }), "sender: a vertex breaks a constraint");
  EXPECT_EQ(refused([](auto& set) {
              set.sender = {.vertices = {{0, 1, 0, 1}}, .constraints = {}};
            }),
            "messages of type 'weak': these are not the ones that it sends");
  EXPECT_EQ(refused([](auto& set) {
              set.sender = {.vertices = {{0, 1, 1, 0}}, .constraints = {}};
              set.sender_messages = {{1}, {0}};
            }),
            "joint messages: 'Quiche' is sent");
  EXPECT_EQ(refused([](auto& set) {
              set.receiver = {.vertices = {{1, 0}}, .constraints = {}};
            }),
            "type 'weak': it sends 'Beer' and prefers 'Quiche'");
  EXPECT_EQ(refused([](auto& set) { set.sender_payoffs[1].greatest = 4; }),
            "type 'strong': the range of payoffs is another");
  EXPECT_EQ(refused([](auto& set) { set.receiver_payoff.least = 0; }), "receiver: the range of payoffs is another");
  EXPECT_EQ(refused([](auto& set) { set.kind = SignallingKind::separating; }),
            "kind: the sender's strategies are of another kind");
  EXPECT_NE(refused([](auto& set) { set.responses.pop_back(); }), "");
  EXPECT_NE(refused([](auto& set) { set.responses[0].clear(); }), "");
  EXPECT_NE(refused([](auto& set) { set.joint_messages = {0, 0}; }), "");
  EXPECT_NE(refused([](auto& set) { set.receiver.vertices.clear(); }), "");
  EXPECT_NE(refused([](auto& set) { set.sender_payoffs.clear(); }), "");
}

}  // namespace
}  // namespace selectorate
