#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/random.hpp>
#include <selectorate/certificate/perfect_bayesian.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/equilibrium/extreme_equilibria.hpp>
#include <selectorate/equilibrium/signalling_equilibria.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "equilibrium/signalling_reference.hpp"
#include "game/signalling_games.hpp"

namespace selectorate {
namespace {

const Rational half = Rational(1) / 2;

SignallingEquilibria solve_all(const SignallingGame& game) {
  SignallingEquilibria equilibria = solve_signalling(game);
  EXPECT_EQ(equilibria.status, Status::converged);
  EXPECT_TRUE(equilibria.complete);
  return equilibria;
}

/// A point of a polytope: a random mix of some of its vertices.
std::vector<Rational> draw_point(const RationalPolytope& polytope, RandomStream& random) {
  std::vector<Rational> point(polytope.vertices.front().size(), 0);
  Rational sum = 0;
  while (sum == 0) {
    for (const auto& vertex : polytope.vertices) {
      const std::uint32_t weight = random.below(2) * random.below(10);
      sum += weight;
      for (std::size_t j = 0; j < point.size(); ++j) point[j] += weight * vertex[j];
    }
  }
  for (Rational& coordinate : point) coordinate /= sum;
  return point;
}

SignallingAssessment draw_assessment(const SignallingGame& game, const SignallingEquilibriumSet& set,
                                     RandomStream& random) {
  SignallingAssessment drawn;
  const auto messages = draw_point(set.sender, random);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    const auto first = messages.begin() + std::ptrdiff_t{t} * game.message_count();
    drawn.sender.emplace_back(first, first + game.message_count());
  }
  drawn.receiver.resize(game.message_count());
  drawn.beliefs = evaluate_posteriors(game, drawn.sender);
  const auto joint = draw_point(set.receiver, random);
  auto next = joint.begin();
  for (const std::uint32_t m : set.joint_messages) {
    drawn.receiver[m].assign(next, next + game.response_count(m));
    next += game.response_count(m);
  }
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    const auto& alternatives = set.responses[m];
    const ResponseSet& chosen = alternatives[random.below(static_cast<std::uint32_t>(alternatives.size()))];
    if (drawn.receiver[m].empty()) drawn.receiver[m] = draw_point(chosen.strategies, random);
    if (drawn.beliefs[m].empty()) drawn.beliefs[m] = draw_point(chosen.beliefs, random);
  }
  return drawn;
}

/// Random elements of every set are perfect Bayesian by definition, and Nash in the tree.
void check_elements(const SignallingGame& game, const SignallingEquilibria& equilibria, RandomStream& random) {
  const ExtensiveGame tree = make_signalling_tree(game);
  for (const SignallingEquilibriumSet& set : equilibria.sets) {
    for (int draw = 0; draw < 6; ++draw) {
      const SignallingAssessment drawn = draw == 0 ? evaluate_centre(game, set) : draw_assessment(game, set, random);
      const Verdict verdict = verify_perfect_bayesian(game, drawn);
      EXPECT_TRUE(verdict.accepted) << verdict.reason;
      EXPECT_TRUE(contains(game, set, drawn.sender, drawn.receiver));
      for (const Rational& regret : evaluate_regrets(tree, make_tree_assessment(game, tree, drawn).behavior)) {
        EXPECT_EQ(regret, 0);
      }
    }
  }
}

/// Everything that trying all supports finds is in some set.
std::size_t check_against_reference(const SignallingGame& game, const SignallingEquilibria& equilibria,
                                    std::uint64_t seed) {
  const auto points = SignallingReference(game, seed).find_points();
  for (const StrategyPair& point : points) {
    EXPECT_TRUE(std::any_of(equilibria.sets.begin(), equilibria.sets.end(),
                            [&](const auto& set) { return contains(game, set, point.sender, point.receiver); }));
  }
  return points.size();
}

// oracles.md 5 (Cho & Kreps 1987): pooling on Beer with a duel after Quiche with probability in [1/2, 1]; pooling on
// Quiche symmetric; nothing else.
TEST(SignallingEquilibria, OfBeerAndQuiche_AreTwoPoolingSets) {
  const SignallingGame game = make_beer_quiche();
  const SignallingEquilibria equilibria = solve_all(game);
  ASSERT_EQ(equilibria.sets.size(), 2U);
  EXPECT_EQ(equilibria.components, (std::vector<std::vector<std::size_t>>{{0}, {1}}));
  for (std::uint32_t sent = 0; sent < 2; ++sent) {
    const SignallingEquilibriumSet& set = equilibria.sets[sent];
    EXPECT_EQ(set.kind, SignallingKind::pooling);
    EXPECT_EQ(set.sender_messages, (std::vector<std::vector<std::uint32_t>>{{sent}, {sent}}));
    EXPECT_EQ(set.joint_messages, std::vector<std::uint32_t>{sent});
    EXPECT_EQ(set.receiver.vertices, (StrategyRows{{0, 1}}));  // leave
    ASSERT_EQ(set.responses[1 - sent].size(), 1U);
    const ResponseSet& threat = set.responses[1 - sent].front();
    EXPECT_EQ(threat.strategies.vertices, (StrategyRows{{half, half}, {1, 0}}));
    EXPECT_EQ(threat.beliefs.vertices, (StrategyRows{{half, half}}));
    EXPECT_EQ(set.sender_payoffs[0], (PayoffRange{2 + sent, 2 + sent}));
    EXPECT_EQ(set.sender_payoffs[1], (PayoffRange{3 - sent, 3 - sent}));
    EXPECT_EQ(set.receiver_payoff, (PayoffRange{Rational(9) / 10, Rational(9) / 10}));
  }
  // A duel for sure: the weak type at least as likely as not.
  EXPECT_EQ(evaluate_supporting_beliefs(game, 1, {0}).vertices, (StrategyRows{{half, half}, {1, 0}}));
  EXPECT_TRUE(evaluate_supporting_beliefs(make_random_signalling_game(1, {.types = 1}), 0, {0, 1}).vertices.empty());
}

// With a weak majority the receiver duels at the prior: pooling fails, and one mixture of each remains. Weak mixes so
// that the receiver is indifferent after the strong type's breakfast, P(Beer|weak) = (1-p)/p, and the duel's
// probability makes the weak type indifferent: 1/2.
TEST(SignallingEquilibria, OfBeerAndQuiche_AreMixed_WhereTheWeakAreMany) {
  const SignallingGame game = make_beer_quiche(Rational(2) / 3);
  const SignallingEquilibria equilibria = solve_all(game);
  ASSERT_EQ(equilibria.sets.size(), 1U);
  const SignallingEquilibriumSet& set = equilibria.sets.front();
  EXPECT_EQ(set.kind, SignallingKind::semi_separating);
  EXPECT_EQ(set.sender.vertices, (StrategyRows{{half, half, 1, 0}}));
  EXPECT_EQ(set.receiver.vertices, (StrategyRows{{half, half, 1, 0}}));
  EXPECT_TRUE(set.responses[0].front().beliefs.vertices.empty());
}

// At a prior of exactly 1/2 the receiver is indifferent where the types pool, so the sender's payoffs vary.
TEST(SignallingEquilibria, AreJointSets_WhereTheSendersPayoffsVary) {
  const SignallingGame game = make_beer_quiche(half);
  const SignallingEquilibria equilibria = solve_all(game);
  RandomStream random(1);
  check_elements(game, equilibria, random);
  EXPECT_GT(check_against_reference(game, equilibria, 1), 0U);
  const auto joint = std::find_if(equilibria.sets.begin(), equilibria.sets.end(),
                                  [](const auto& set) { return set.joint_messages.size() == 2; });
  ASSERT_NE(joint, equilibria.sets.end());
  EXPECT_LT(joint->sender_payoffs[0].least, joint->sender_payoffs[0].greatest);
}

// oracles.md 5: separating with the low type at 0 and the high type at e in [1, 2]; at both ends some type is
// indifferent, so that the separating equilibrium is a vertex of a set in which that type mixes.
TEST(SignallingEquilibria, OfSpence_SeparateWithEffortsFromOneToTwo) {
  const std::vector<Rational> efforts = {0, Rational(3) / 4, 1, Rational(5) / 4, Rational(3) / 2, 2, Rational(9) / 4};
  const SignallingGame game = make_spence(efforts);
  std::set<Rational> separating;
  for (const SignallingEquilibriumSet& set : solve_all(game).sets) {
    for (const auto& vertex : set.sender.vertices) {
      const StrategyRows sender = {{vertex.begin(), vertex.begin() + 7}, {vertex.begin() + 7, vertex.end()}};
      if (classify_sender(game, sender) != SignallingKind::separating) continue;
      EXPECT_EQ(sender[0][0], 1);
      for (std::size_t m = 0; m < efforts.size(); ++m) {
        if (sender[1][m] != 0) separating.insert(efforts[m]);
      }
    }
  }
  EXPECT_EQ(separating, (std::set<Rational>{1, Rational(5) / 4, Rational(3) / 2, 2}));
}

// oracles.md 6: a robust leader resists anyway; a vulnerable one bluffs with [q/(1-q)] k/(v-k), and the sender of
// sanctions, who is the receiver here, imposes them with v/(v+d): v 1, k .4, d 1, q .4.
TEST(SignallingEquilibria, OfTheLeadersThreat_AreTheBluffInClosedForm) {
  const auto make_threat = [](const Rational& q, const Rational& v, const Rational& k, const Rational& d) {
    return SignallingGame({.title = "threat",
                           .types = {"robust", "vulnerable"},
                           .prior = {q, 1 - q},
                           .messages = {{"comply", {"end"}}, {"resist", {"sanction", "relent"}}},
                           .sender_payoffs = {{{0}, {v, v}}, {{0}, {-d, v}}},
                           .receiver_payoffs = {{{v}, {-k, 0}}, {{v}, {v - k, 0}}}});
  };
  const Rational q = Rational(2) / 5;
  const Rational k = Rational(2) / 5;
  const SignallingEquilibria equilibria = solve_all(make_threat(q, 1, k, 1));
  ASSERT_EQ(equilibria.sets.size(), 1U);
  const auto& set = equilibria.sets.front();
  EXPECT_EQ(set.kind, SignallingKind::semi_separating);
  const Rational bluff = q / (1 - q) * k / (1 - k);
  EXPECT_EQ(set.sender.vertices, (StrategyRows{{0, 1, 1 - bluff, bluff}}));
  EXPECT_EQ(set.receiver.vertices, (StrategyRows{{1, half, half}}));
  const Rational resist = q + (1 - q) * bluff;
  EXPECT_EQ(resist * half, Rational(1) / 3);  // how often sanctions occur
  // Above q = 1 - k/v sanctions never pay: both types resist.
  const SignallingEquilibria never = solve_all(make_threat(Rational(7) / 10, 1, k, 1));
  ASSERT_EQ(never.sets.size(), 1U);
  EXPECT_EQ(never.sets.front().kind, SignallingKind::pooling);
  EXPECT_EQ(never.sets.front().sender.vertices, (StrategyRows{{0, 1, 0, 1}}));
  EXPECT_EQ(never.sets.front().receiver.vertices, (StrategyRows{{0, 1}}));  // relent
}

struct RandomCase {
  RandomSignallingOptions options;
  std::uint64_t games;
};

void check_random_games(const RandomCase& test) {
  std::size_t points = 0;
  for (std::uint64_t seed = 0; seed < test.games; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SignallingGame game = make_random_signalling_game(seed, test.options);
    const SignallingEquilibria equilibria = solve_all(game);
    EXPECT_FALSE(equilibria.sets.empty());  // a sequential equilibrium exists (Kreps & Wilson 1982)
    RandomStream random(seed, 1);
    check_elements(game, equilibria, random);
    points += check_against_reference(game, equilibria, seed);
  }
  EXPECT_GE(points, test.games);
}

TEST(SignallingEquilibria, AreWhatTryingAllSupportsFinds_InGenericGames) {
  check_random_games({{.types = 2, .messages = 2, .responses = 2}, 60});
  check_random_games({{.types = 3, .messages = 2, .responses = 2}, 20});
  check_random_games({{.types = 2, .messages = 2, .responses = 3}, 15});
  check_random_games({{.types = 2, .messages = 3, .responses = 2}, 8});
}

TEST(SignallingEquilibria, AreWhatTryingAllSupportsFinds_InGamesWithTies) {
  check_random_games({{.types = 2, .messages = 2, .responses = 2, .payoff_values = 2, .uniform_prior = true}, 60});
  check_random_games({{.types = 2, .messages = 2, .responses = 2, .payoff_values = 3}, 30});
  check_random_games({{.types = 3, .messages = 2, .responses = 2, .payoff_values = 2, .uniform_prior = true}, 10});
  check_random_games({{.types = 2, .messages = 3, .responses = 2, .payoff_values = 2, .uniform_prior = true}, 5});
  check_random_games({{.types = 2, .messages = 2, .responses = 3, .payoff_values = 2, .uniform_prior = true}, 8});
}

/// Behaviour of a player who mixes his plans: how often they take each action at each of his sets.
StrategyRows make_behavior(const std::vector<std::vector<std::uint32_t>>& plans, std::span<const Rational> weights,
                           const std::vector<std::uint32_t>& lengths) {
  StrategyRows rows;
  for (const std::uint32_t length : lengths) rows.emplace_back(length, 0);
  for (std::size_t k = 0; k < plans.size(); ++k) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i][plans[k][i]] += weights[k];
  }
  return rows;
}

/// Whether some belief supports the responses to every message that nobody sends.
bool is_supported(const SignallingGame& game, const StrategyPair& strategies) {
  for (std::uint32_t m = 0; m < game.message_count(); ++m) {
    if (!evaluate_posteriors(game, strategies.sender)[m].empty()) continue;
    std::vector<std::uint32_t> used;
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      if (strategies.receiver[m][r] != 0) used.push_back(r);
    }
    if (evaluate_supporting_beliefs(game, m, used).vertices.empty()) return false;
  }
  return true;
}

// The other solver knows nothing of types and messages: it enumerates extreme Nash equilibria of the strategic form.
TEST(SignallingEquilibria, AreTheNashEquilibriaOfTheTree_ThatABeliefSupports) {
  std::size_t supported = 0;
  std::size_t unsupported = 0;
  for (std::uint64_t seed = 0; seed < 90; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomSignallingOptions options = {.types = 2 + static_cast<std::uint32_t>(seed % 2),
                                             .messages = 2 + static_cast<std::uint32_t>(seed % 3 == 0),
                                             .responses = 2 + static_cast<std::uint32_t>(seed % 3 == 1),
                                             .payoff_values = seed < 60 ? 1000U : 3U};
    const SignallingGame game = make_random_signalling_game(seed, options);
    const StrategicForm form = make_strategic_form(make_signalling_tree(game));
    const SignallingEquilibria equilibria = solve_all(game);
    std::set<std::pair<StrategyRows, StrategyRows>> known;  // many mixtures of plans are the same behaviour
    for (const auto& profile : solve_extreme_equilibria(form.game).equilibria) {
      const StrategyPair strategies = {make_behavior(form.actions[0], profile.at(InformationSetId(0)),
                                                     std::vector<std::uint32_t>(options.types, options.messages)),
                                       make_behavior(form.actions[1], profile.at(InformationSetId(1)),
                                                     std::vector<std::uint32_t>(options.messages, options.responses))};
      if (!known.insert({strategies.sender, strategies.receiver}).second) continue;
      const bool is_perfect = is_supported(game, strategies);
      const bool is_found = std::any_of(equilibria.sets.begin(), equilibria.sets.end(), [&](const auto& set) {
        return contains(game, set, strategies.sender, strategies.receiver);
      });
      EXPECT_EQ(is_found, is_perfect);
      (is_perfect ? supported : unsupported) += 1;
    }
  }
  EXPECT_GT(supported, 90U);
  EXPECT_GT(unsupported, 0U);
}

// Every strategy of either player is an equilibrium where nothing matters: one set.
TEST(SignallingEquilibria, AreOneSet_WhereNothingMatters) {
  const SignallingGame game =
      make_random_signalling_game(1, {.types = 3, .messages = 3, .responses = 2, .payoff_values = 1});
  const SignallingEquilibria equilibria = solve_all(game);
  ASSERT_EQ(equilibria.sets.size(), 1U);
  EXPECT_EQ(equilibria.sets.front().sender.vertices.size(), 27U);
  EXPECT_EQ(equilibria.sets.front().receiver.vertices.size(), 8U);
  EXPECT_EQ(evaluate_dimension(equilibria.sets.front().sender), 6U);
}

// No two sets of the list are comparable, so none is listed twice.
TEST(SignallingEquilibria, AreMaximalSets) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const SignallingGame game = make_random_signalling_game(seed, {.payoff_values = 2, .uniform_prior = true});
    const SignallingEquilibria equilibria = solve_all(game);
    for (const auto& set : equilibria.sets) {
      for (const auto& other : equilibria.sets) {
        if (&set == &other) continue;
        // Centres of different sets differ from each other: the centre of one in another would put all of it there.
        const SignallingAssessment centre = evaluate_centre(game, set);
        EXPECT_FALSE(contains(game, other, centre.sender, centre.receiver)) << "seed " << seed;
      }
    }
  }
}

TEST(SignallingEquilibria, FollowARescaledGame) {
  const Rational googol = parse_rational("1e100");
  SignallingDescription wide{.title = "wide",
                             .types = {"weak", "strong"},
                             .prior = {Rational(1) / 10, Rational(9) / 10},
                             .messages = {{"Beer", {"duel", "leave"}}, {"Quiche", {"duel", "leave"}}},
                             .sender_payoffs = {{{0, 2}, {1, 3}}, {{1, 3}, {0, 2}}},
                             .receiver_payoffs = {{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}}};
  for (auto* payoffs : {&wide.sender_payoffs, &wide.receiver_payoffs}) {
    for (auto& of_type : *payoffs) {
      for (auto& of_message : of_type) {
        for (Rational& payoff : of_message) payoff = payoff * googol / 7 - Rational(1) / 3;
      }
    }
  }
  const SignallingEquilibria equilibria = solve_all(SignallingGame(wide));
  const SignallingEquilibria original = solve_all(make_beer_quiche());
  ASSERT_EQ(equilibria.sets.size(), original.sets.size());
  for (std::size_t i = 0; i < original.sets.size(); ++i) {
    EXPECT_EQ(equilibria.sets[i].sender.vertices, original.sets[i].sender.vertices);
    EXPECT_EQ(equilibria.sets[i].receiver.vertices, original.sets[i].receiver.vertices);
  }
}

TEST(SignallingEquilibria, AreNotAskedWhatMakesNoSense) {
  const SignallingGame game = make_beer_quiche();
  for (const std::vector<std::uint32_t>& wrong : std::vector<std::vector<std::uint32_t>>{{}, {2}, {1, 0}, {0, 0}}) {
    EXPECT_THROW((void)evaluate_supporting_beliefs(game, 0, wrong), InvalidModel);
  }
  EXPECT_THROW((void)evaluate_supporting_beliefs(game, 2, {0}), InvalidModel);
  const SignallingEquilibria equilibria = solve_all(game);
  EXPECT_THROW((void)contains(game, equilibria.sets.front(), {{1, 0}, {1, 0}}, {{1, 0}}), InvalidModel);
  EXPECT_THROW((void)contains(game, equilibria.sets.front(), {{1, 0}, {1}}, {{1, 0}, {1, 0}}), InvalidModel);
}

TEST(SignallingEquilibria, StopAtALimit_AndSaySo) {
  const SignallingGame game = make_random_signalling_game(3, {.types = 4, .messages = 4, .responses = 3});
  const SignallingEquilibria few = solve_signalling(game, {.node_limit = 10});
  EXPECT_EQ(few.status, Status::iteration_limit);
  EXPECT_FALSE(few.complete);
  const SignallingEquilibria cancelled = solve_signalling(game, {}, [](const Progress&) { return false; });
  EXPECT_EQ(cancelled.status, Status::cancelled);
  EXPECT_FALSE(cancelled.complete);
  const SignallingGame idle =
      make_random_signalling_game(1, {.types = 4, .messages = 3, .responses = 2, .payoff_values = 1});
  const SignallingEquilibria large = solve_signalling(idle, {.vertex_limit = 20});
  EXPECT_EQ(large.status, Status::truncated);
  EXPECT_FALSE(large.complete);
}

}  // namespace
}  // namespace selectorate
