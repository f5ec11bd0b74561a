#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/certificate/regret.hpp>

#include "certificate/small_trees.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

using testing::HasSubstr;

/// Both pure equilibria of a game of coordination.
struct Coordination {
  StrategicGame game = make_game();
  CertificateList list;

  Coordination() {
    list.claim = SolutionConcept::pure_nash;
    list.game_hash = canonical_hash(game);
    list.complete = true;
    for (const int together : {0, 1}) {
      BehaviorProfile<Rational> profile(game);
      for (const std::uint32_t player : {0U, 1U}) {
        profile.at(InformationSetId(player))[static_cast<std::size_t>(together)] = 1;
      }
      list.certificates.push_back(make_regret_certificate(game, SolutionConcept::pure_nash, profile));
    }
  }

  static StrategicGame make_game() {
    ExactTable payoffs(2);
    for (const int pay : {2, 0, 0, 1}) payoffs.append(std::vector<Rational>{pay, pay});
    return {"coordination", {"One", "Two"}, {{"a", "b"}, {"a", "b"}}, payoffs};
  }
};

TEST(CertificateList, WithAllPureEquilibria_IsCountedAgain) {
  const Coordination all;
  const ListVerdict verdict = verify_certificates(all.game, all.list);
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_TRUE(verdict.recounted);
}

TEST(CertificateList, ThatClaimsToBeComplete_IsRejected_WithoutOne) {
  Coordination all;
  all.list.certificates.pop_back();
  EXPECT_THAT(verify_certificates(all.game, all.list).reason, HasSubstr("there are 2"));
  all.list.certificates.clear();
  EXPECT_FALSE(verify_certificates(all.game, all.list).accepted);
  all.list.complete = false;
  EXPECT_TRUE(verify_certificates(all.game, all.list).accepted);
}

TEST(CertificateList, SaysSo_WhereThereAreTooManyProfilesToCount) {
  Coordination all;
  all.list.certificates.pop_back();
  const ListVerdict verdict = verify_certificates(all.game, all.list, {.limit = 3});
  EXPECT_TRUE(verdict.accepted);
  EXPECT_FALSE(verdict.recounted);
}

TEST(CertificateList, NamesTheMemberThatIsWrong) {
  Coordination all;
  all.list.certificates[1].payoffs[0] += 1;
  EXPECT_THAT(verify_certificates(all.game, all.list).reason, HasSubstr("equilibrium 2: the profile has other"));
  Coordination repeated;
  repeated.list.certificates.push_back(repeated.list.certificates.front());
  EXPECT_THAT(verify_certificates(repeated.game, repeated.list).reason, HasSubstr("equilibrium 3 is equilibrium 1"));
  Coordination mixed;
  mixed.list.certificates[0].claim = SolutionConcept::nash;
  EXPECT_THAT(verify_certificates(mixed.game, mixed.list).reason, HasSubstr("claims nash, the list pure_nash"));
  Coordination other;
  other.list.game_hash.back() = other.list.game_hash.back() == '0' ? '1' : '0';
  EXPECT_THAT(verify_certificates(other.game, other.list).reason, HasSubstr("another game"));
}

TEST(CertificateList, WithoutMembers_IsRejected_ForAnotherGame) {
  const Coordination all;
  CertificateList none;
  none.claim = SolutionConcept::pure_nash;
  EXPECT_THAT(verify_certificates(all.game, none).reason, HasSubstr("another game"));
}

// Matching pennies has none (von Neumann 1928).
TEST(CertificateList, ThatIsEmptyAndComplete_ProvesThatThereIsNone) {
  ExactTable payoffs(2);
  for (const int win : {1, -1, -1, 1}) payoffs.append(std::vector<Rational>{win, -win});
  const StrategicGame game("pennies", {"One", "Two"}, {{"h", "t"}, {"h", "t"}}, payoffs);
  CertificateList none;
  none.claim = SolutionConcept::pure_nash;
  none.game_hash = canonical_hash(game);
  none.complete = true;
  EXPECT_TRUE(verify_certificates(game, none).recounted);
}

CertificateList list_of(const ExtensiveGame& game, SolutionConcept claim) {
  CertificateList list;
  list.claim = claim;
  list.game_hash = canonical_hash(game);
  list.complete = true;
  return list;
}

// The equilibria come from trying every profile against the definition.
TEST(CertificateList, OfSubgamePerfectEquilibria_IsCountedAgain_WithTies) {
  std::size_t most = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const ExtensiveGame game = make_small_tree(seed, {.inner_nodes = 4, .payoff_values = 2});
    CertificateList list = list_of(game, SolutionConcept::subgame_perfect);
    for (const auto& actions : reference_equilibria(game)) {
      const BehaviorProfile<Rational> profile = make_behavior_profile(game, PureProfile{actions});
      list.certificates.push_back(make_regret_certificate(game, list.claim, profile));
    }
    most = std::max(most, list.certificates.size());
    const ListVerdict verdict = verify_certificates(game, list);
    EXPECT_TRUE(verdict.accepted) << verdict.reason;
    EXPECT_TRUE(verdict.recounted);
    list.certificates.pop_back();
    EXPECT_FALSE(verify_certificates(game, list).accepted);
  }
  EXPECT_GT(most, 20U);
}

// Selten (1975): the horse's equilibria are (R, R, P(R) <= 1/4) and (L, P(R) >= 1/3, R), so (R, R, L) and (L, R, R) are
// pure.
TEST(CertificateList, OfPureEquilibriaOfATree_CountsEveryProfile) {
  const ExtensiveGame game = make_selten_horse();
  CertificateList list = list_of(game, SolutionConcept::pure_nash);
  for (std::uint32_t profile = 0; profile < 8; ++profile) {
    const PureProfile actions{{profile & 1U, profile >> 1U & 1U, profile >> 2U & 1U}};
    const auto certificate =
        make_regret_certificate(game, SolutionConcept::pure_nash, make_behavior_profile(game, actions));
    if (certificate.kind == CertificateKind::exact) list.certificates.push_back(certificate);
  }
  EXPECT_EQ(list.certificates.size(), 2U);
  EXPECT_TRUE(verify_certificates(game, list).recounted);
  list.certificates.pop_back();
  EXPECT_FALSE(verify_certificates(game, list).accepted);
}

}  // namespace
}  // namespace selectorate
