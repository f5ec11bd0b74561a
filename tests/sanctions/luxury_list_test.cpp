#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/luxury_list.hpp>

namespace selectorate {
namespace {

const std::vector<LuxuryGood> goods = {{"cars", 5}, {"watches", 3}, {"spirits", 2}};

ListAgreement evaluate(const std::vector<LuxuryList>& lists, ListRule rule) {
  return evaluate_list_agreement(goods, lists, rule);
}

// By hand: shares .5, .3, .2; weights .75, .25.
TEST(LuxuryList, CoversWhatItsRuleSays) {
  const std::vector<LuxuryList> lists = {{"first", 3, {1, .5, 0}}, {"second", 1, {1, 0, 1}}};
  EXPECT_NEAR(evaluate(lists, ListRule::minimum).coverage, .5, 1e-15);
  EXPECT_NEAR(evaluate(lists, ListRule::mean).coverage, .5 + .3 * .375 + .2 * .25, 1e-15);
  EXPECT_NEAR(evaluate(lists, ListRule::lead).coverage, .5 + .3 * .5, 1e-15);
  EXPECT_NEAR(evaluate(lists, ListRule::mean).agreement, .5 / (.5 + .15 + .2), 1e-15);
}

TEST(LuxuryList, UnderAgreement_IsTheSameByEveryRule) {
  const std::vector<LuxuryList> lists = {{"first", 3, {1, .5, 0}}, {"second", 1, {1, .5, 0}}};
  for (const ListRule rule : {ListRule::minimum, ListRule::mean, ListRule::lead}) {
    EXPECT_NEAR(evaluate(lists, rule).coverage, .65, 1e-15) << to_string(rule);
    EXPECT_EQ(evaluate(lists, rule).agreement, 1);
  }
}

TEST(LuxuryList, WithoutOverlap_StopsNothing_WhereOthersStepIn) {
  const std::vector<LuxuryList> lists = {{"first", 1, {1, 0, 0}}, {"second", 1, {0, 1, 1}}};
  EXPECT_EQ(evaluate(lists, ListRule::minimum).coverage, 0);
  EXPECT_EQ(evaluate(lists, ListRule::minimum).agreement, 0);
  EXPECT_NEAR(evaluate(lists, ListRule::mean).coverage, .5, 1e-15);
}

TEST(LuxuryList, RefusesWhatDoesNotFit) {
  EXPECT_THROW((void)evaluate({}, ListRule::mean), InvalidModel);
  EXPECT_THROW((void)evaluate({{"first", 1, {1, 0}}}, ListRule::mean), InvalidModel);
  EXPECT_THROW((void)evaluate({{"first", 1, {1, 0, 2}}}, ListRule::mean), InvalidModel);
  EXPECT_THROW((void)evaluate({{"first", 0, {1, 0, 1}}}, ListRule::mean), InvalidModel);
  EXPECT_THROW((void)evaluate_list_agreement({}, {}, ListRule::mean), InvalidModel);
}

}  // namespace
}  // namespace selectorate
