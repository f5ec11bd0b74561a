#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/equilibrium/backward_induction.hpp>
#include <selectorate/equilibrium/subgame_perfect.hpp>
#include <selectorate/sanctions/episode_tree.hpp>
#include <selectorate/sanctions/leader_response.hpp>

#include "sanctions/oracle_episode.hpp"

namespace selectorate {
namespace {

constexpr std::size_t sender = 0;
constexpr std::size_t leader = 1;

SanctionsEpisode make_episode(char set, double risk_aversion, EpisodeActors actors = test::oracle_actors()) {
  return {Polity(test::oracle_polity(set, risk_aversion)), Package({test::broad_instrument()}), actors};
}

/// Zermelo's algorithm as in a textbook: what every player expects at a node if everyone takes his first best action.
/// `Number` is double or Rational.
template <class Number>
std::vector<Number> expected_at(const ExtensiveGame& game, NodeId node) {
  std::vector<Number> result(game.player_count(), Number(0));
  if (game.kind(node) == NodeKind::terminal) {
    for (std::uint32_t i = 0; i < result.size(); ++i) {
      result[i] = static_cast<Number>(game.payoff(node, PlayerId(i)));
    }
    return result;
  }
  for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
    const std::vector<Number> below = expected_at<Number>(game, game.child(node, action));
    if (game.kind(node) == NodeKind::chance) {
      const auto probability = static_cast<Number>(game.probability(node, action));
      for (std::size_t i = 0; i < result.size(); ++i) result[i] += probability * below[i];
    } else if (action == 0 || below[game.owner(node).index()] > result[game.owner(node).index()]) {
      result = below;
    }
  }
  return result;
}

/// The library's backward induction, in doubles.
BackwardInductionWorkspace solved(const ExtensiveGame& game) {
  BackwardInductionWorkspace workspace;
  solve_backward_induction(game, workspace);
  return workspace;
}

/// Probability that the leader survives below a node: that of the ends which pay him anything.
double survival_at(const ExtensiveGame& game, const BackwardInductionWorkspace& workspace, NodeId node) {
  if (game.kind(node) == NodeKind::terminal) return game.payoff(node, PlayerId(leader)) != 0 ? 1.0 : 0.0;
  if (game.kind(node) == NodeKind::decision) {
    return survival_at(game, workspace, game.child(node, chosen_action(game, workspace, node)));
  }
  double survival = 0;
  for (std::uint32_t a = 0; a < game.child_count(node); ++a) {
    survival += to_double(game.probability(node, a)) * survival_at(game, workspace, game.child(node, a));
  }
  return survival;
}

class EpisodeTreeAgreement : public testing::TestWithParam<std::pair<char, double>> {};

TEST_P(EpisodeTreeAgreement, LeadersValueAtEveryIntensity_LiesWithinTheBoundBelowTheContinuousOptimum) {
  const SanctionsEpisode episode = make_episode(GetParam().first, GetParam().second);
  const EpisodeTreeOptions options{.intensity_steps = 4, .concession_steps = 20, .diversion_steps = 10};
  const ExtensiveGame tree = make_episode_tree(episode, options);
  const BackwardInductionWorkspace workspace = solved(tree);
  for (std::uint32_t i = 0; i <= 4; ++i) {
    const double share = i / 4.0;
    const double on_grid = workspace.values_at(tree.child(ExtensiveGame::root(), i))[leader];
    const double continuous = solve_leader_response(episode, episode.package().ray(share)).value;
    EXPECT_LE(on_grid, continuous * (1 + 1e-12)) << share;
    EXPECT_GE(on_grid, continuous - evaluate_tree_agreement_bound(episode, share, options)) << share;
  }
}

TEST_P(EpisodeTreeAgreement, Bound_ShrinksToNothing_AsTheLeadersGridsBecomeFiner) {
  const SanctionsEpisode episode = make_episode(GetParam().first, GetParam().second);
  double coarse = evaluate_tree_agreement_bound(episode, .7, {.concession_steps = 16, .diversion_steps = 8});
  ASSERT_TRUE(std::isfinite(coarse));
  for (const unsigned fineness : {4U, 16U}) {
    const double fine = evaluate_tree_agreement_bound(
        episode, .7, {.concession_steps = 16 * fineness, .diversion_steps = 8 * fineness});
    // An error in proportion to the cell's width falls to a quarter; half leaves room for where the optimum lies.
    EXPECT_LT(fine, coarse / 2) << fineness;
    coarse = fine;
  }
  EXPECT_LT(coarse, .01);
}

INSTANTIATE_TEST_SUITE_P(OracleSets, EpisodeTreeAgreement,
                         testing::Values(std::pair{'A', 0.0}, std::pair{'B', 0.0}, std::pair{'B', 1.0},
                                         std::pair{'C', 1.0}));

TEST(EpisodeTree, LeadersValue_IsTheOracles_WhereHisOptimumIsAGridPoint) {
  // oracles.md 4: sets A and B at intensity 1/2 concede nothing and divert all (.075, the whole revenue loss).
  const EpisodeTreeOptions corners{.intensity_steps = 2, .concession_steps = 1, .diversion_steps = 1};
  for (const auto& [set, value] : {std::pair{'A', 1.595425217202}, std::pair{'B', .994059200710}}) {
    EpisodeActors actors = test::oracle_actors();
    actors.coalition.loyalty_shock = .3;
    const ExtensiveGame tree = make_episode_tree(make_episode(set, 0, actors), corners);
    EXPECT_NEAR(solved(tree).values_at(tree.child(ExtensiveGame::root(), 1))[leader], value, 1e-9) << set;
  }
}

TEST(EpisodeTree, LibrarysSolvers_AgreeWithTheTextbooksBackwardInduction) {
  const ExtensiveGame tree = make_episode_tree(make_episode('B', 0));
  const auto textbook = expected_at<Rational>(tree, ExtensiveGame::root());
  const BackwardInductionWorkspace rounded = solved(tree);
  for (std::size_t i = 0; i < textbook.size(); ++i) {
    EXPECT_NEAR(to_double(textbook[i]), rounded.values_at(ExtensiveGame::root())[i], 1e-13);
  }
  const SubgamePerfectEquilibria equilibria = solve_subgame_perfect(tree);
  ASSERT_EQ(equilibria.status(), Status::converged);
  bool found = false;
  for (std::size_t k = 0; k < equilibria.payoff_count(); ++k) found = found || equilibria.payoffs(k) == textbook;
  EXPECT_TRUE(found);
}

TEST(EpisodeTree, SendersPayoff_IsHisUtilityInTheOutcome) {
  const SanctionsEpisode episode = make_episode('C', 1);
  const ExtensiveGame tree = make_episode_tree(episode, {.intensity_steps = 1, .concession_steps = 1});
  // The last action of the leader at full intensity: concede nothing, divert all.
  const NodeId leader_node = tree.child(ExtensiveGame::root(), 1);
  const NodeId last = tree.child(leader_node, tree.child_count(leader_node) - 1);
  ASSERT_EQ(tree.action_label(leader_node, tree.child_count(leader_node) - 1), "concede 0%, divert all");
  // model.md 3, step 5: U_Sender is affine in Pi, so the two ends hold its value at Pi = 1 and at Pi = 0.
  const double survival = to_double(tree.probability(last, 0));
  const double survives = to_double(tree.payoff(tree.child(last, 0), PlayerId(sender)));
  const double falls = to_double(tree.payoff(tree.child(last, 1), PlayerId(sender)));
  // L_R = .5 R = .15 = Div; ell = .3; outsiders' income .49 - .15/.55; defaults v = 1, omega = .2, eta = .1.
  const double grievance = std::log(.7 / (.49 - .15 / .55));
  EXPECT_NEAR(survives, -.1 * .55 * grievance, 1e-12);
  EXPECT_NEAR(falls - survives, .2, 1e-12);
  EXPECT_GT(survival, 0);
  EXPECT_LT(survival, 1);
}

TEST(EpisodeTree, FullFormsSurvival_IsWithinOneOverKOfTheContinuousOne) {
  const SanctionsEpisode episode = make_episode('C', 1);
  EpisodeTreeOptions options{.intensity_steps = 2, .concession_steps = 2, .diversion_steps = 1};
  const ExtensiveGame reduced = make_episode_tree(episode, options);
  options.form = EpisodeTreeForm::full;
  for (const unsigned quantiles : {1U, 4U, 15U, 40U}) {
    options.shock_quantiles = quantiles;
    const ExtensiveGame full = make_episode_tree(episode, options);
    const BackwardInductionWorkspace workspace = solved(full);
    for (std::uint32_t i = 0; i <= 2; ++i) {
      const NodeId in_reduced = reduced.child(ExtensiveGame::root(), i);
      const NodeId in_full = full.child(ExtensiveGame::root(), i);
      ASSERT_EQ(reduced.child_count(in_reduced), full.child_count(in_full));
      for (std::uint32_t a = 0; a < full.child_count(in_full); ++a) {
        const double survival = to_double(reduced.probability(reduced.child(in_reduced, a), 0));
        EXPECT_NEAR(survival_at(full, workspace, full.child(in_full, a)), survival, 1.0 / quantiles + 1e-12);
      }
    }
  }
}

TEST(EpisodeTree, WithoutShocks_BothFormsGiveTheLeaderTheSameValue) {
  EpisodeActors actors = test::oracle_actors();
  actors.coalition.loyalty_shock = 0;
  actors.citizens.revolt_shock = 0;
  const SanctionsEpisode episode = make_episode('B', 0, actors);
  const ExtensiveGame reduced = make_episode_tree(episode);
  const ExtensiveGame full = make_episode_tree(episode, {.form = EpisodeTreeForm::full});
  const BackwardInductionWorkspace in_reduced = solved(reduced);
  const BackwardInductionWorkspace in_full = solved(full);
  for (std::uint32_t i = 0; i <= 4; ++i) {
    const double value = in_reduced.values_at(reduced.child(ExtensiveGame::root(), i))[leader];
    EXPECT_GT(value, 0) << i;
    EXPECT_NEAR(in_full.values_at(full.child(ExtensiveGame::root(), i))[leader], value, 1e-12) << i;
  }
}

TEST(EpisodeTree, CitizensNeverMove_WhenTheBarrierIsInfinite) {
  EpisodeActors actors = test::oracle_actors();
  actors.citizens.barrier = std::numeric_limits<double>::infinity();
  const ExtensiveGame tree = make_episode_tree(make_episode('B', 0, actors), {.form = EpisodeTreeForm::full});
  EXPECT_EQ(tree.information_set_count(PlayerId(3)), 0U);
  EXPECT_GT(tree.information_set_count(PlayerId(2)), 0U);
}

TEST(EpisodeTree, NodeCount_FollowsFromTheGrids) {
  // Nothing to divert at s = 0 or c = 1: 3 choices at s = 0 and 1 + 2 * 4 at each of the two others, 3 nodes each.
  const ExtensiveGame tree =
      make_episode_tree(make_episode('B', 0), {.intensity_steps = 2, .concession_steps = 2, .diversion_steps = 3});
  EXPECT_EQ(tree.node_count(), 1U + 3U + 3U * (3 + 9 + 9));
  EXPECT_TRUE(tree.has_perfect_information());
  EXPECT_EQ(tree.action_label(ExtensiveGame::root(), 1), "impose 50%");
}

TEST(EpisodeTree, OptionsOutOfRange_AreRefused) {
  const SanctionsEpisode episode = make_episode('B', 0);
  EXPECT_THROW((void)make_episode_tree(episode, {.intensity_steps = 0}), InvalidModel);
  EXPECT_THROW((void)make_episode_tree(episode, {.concession_steps = 1001}), InvalidModel);
  EXPECT_THROW((void)make_episode_tree(episode, {.node_limit = 100}), InvalidModel);
  EXPECT_THROW((void)evaluate_tree_agreement_bound(episode, 1.5), InvalidModel);
}

}  // namespace
}  // namespace selectorate
