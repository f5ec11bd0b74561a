#include <functional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/commitment_certificate.hpp>

namespace selectorate {
namespace {

using testing::HasSubstr;

/// oracles.md 5: rows (2,1), (4,0) and (1,0), (3,1). Nash pays 2, pure commitment 3, mixed 7/2.
StrategicGame make_game() {
  ExactTable payoffs(2);
  for (const auto& [leader, follower] : {std::pair{2, 1}, {1, 0}, {4, 0}, {3, 1}}) {
    payoffs.append(std::vector<Rational>{leader, follower});
  }
  return {"commitment", {"Leader", "Follower"}, {{"T", "B"}, {"L", "R"}}, payoffs};
}

/// By hand. With weight t on T the follower plays R iff t <= 1/2, so R pays 3 + t. Duals: to R, y_L = 1/2:
/// 4 - 1/2 = 3 + 1/2 = 7/2; to L, where T alone pays 2, none is needed. Against him: the same in the limit, from B.
CommitmentCertificate make_certificate() {
  const Rational half = Rational(1) / 2;
  const Commitment pure{.strategy = {0, 1}, .response = 1, .value = 3, .follower_value = 1};
  const Commitment mixed{.strategy = {half, half}, .response = 1, .value = Rational(7) / 2, .follower_value = half};
  Commitment weak = mixed;
  weak.attained = false;
  weak.inward = {0, 1};
  return {.game_hash = canonical_hash(make_game()),
          .leader = PlayerId(0),
          .pure_strong = pure,
          .pure_weak = pure,
          .mixed_strong = mixed,
          .mixed_weak = weak,
          .strong_multipliers = {{0, 0}, {half, 0}},
          .weak_bounds = {{{1, 0}, {0, 0}}, {{0, 1}, {half, 0}}}};
}

std::string reason_after(const std::function<void(CommitmentCertificate&)>& change) {
  CommitmentCertificate certificate = make_certificate();
  change(certificate);
  const Verdict verdict = verify_commitment_certificate(make_game(), certificate);
  EXPECT_FALSE(verdict.accepted);
  return verdict.reason;
}

TEST(CommitmentCertificate, IsAccepted_WhereEveryBoundHolds) {
  const Verdict verdict = verify_commitment_certificate(make_game(), make_certificate());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
}

TEST(CommitmentCertificate, IsRejected_WhereAPayoffIsAnother) {
  using C = CommitmentCertificate;
  EXPECT_THAT(reason_after([](C& c) { c.game_hash += "0"; }), HasSubstr("another game"));
  EXPECT_THAT(reason_after([](C& c) { c.leader = PlayerId(2); }), HasSubstr("no such leader"));
  EXPECT_THAT(reason_after([](C& c) { c.pure_strong.value = 4; }), HasSubstr("the leader gets something else"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_strong.follower_value = 0; }), HasSubstr("the follower gets"));
  EXPECT_THAT(reason_after([](C& c) { c.pure_weak.response = 0; }), HasSubstr("not a best one"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_strong.strategy = {1, 1}; }), HasSubstr("do not sum to 1"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_strong.strategy = {2, -1}; }), HasSubstr("negative"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_strong.strategy = {1}; }), HasSubstr("for each"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_weak.attained = true; }), HasSubstr("not in a limit"));
  EXPECT_THAT(reason_after([](C& c) {
                c.mixed_weak.attained = true;
                c.mixed_weak.inward.clear();
              }),
              HasSubstr("ties are broken in another way"));
}

TEST(CommitmentCertificate, IsRejected_WhereSomethingPaysMore) {
  using C = CommitmentCertificate;
  // T is a pure commitment that pays 2.
  const Commitment top{.strategy = {1, 0}, .response = 0, .value = 2, .follower_value = 1};
  EXPECT_THAT(reason_after([&](C& c) { c.pure_strong = top; }), HasSubstr("'B' pays the leader more"));
  EXPECT_THAT(reason_after([&](C& c) { c.pure_weak = top; }), HasSubstr("'B' pays the leader more"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_strong = c.pure_strong; }), HasSubstr("they leave"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_weak = c.pure_weak; }), HasSubstr("it fails for"));
  EXPECT_THAT(reason_after([](C& c) { c.pure_strong = c.mixed_strong; }), HasSubstr("it randomises"));
}

TEST(CommitmentCertificate, IsRejected_WhereABoundDoesNotHold) {
  using C = CommitmentCertificate;
  EXPECT_THAT(reason_after([](C& c) { c.strong_multipliers[1][0] = 0; }), HasSubstr("more than the value"));
  EXPECT_THAT(reason_after([](C& c) { c.strong_multipliers[1][0] = -1; }), HasSubstr("negative"));
  EXPECT_THAT(reason_after([](C& c) { c.strong_multipliers.pop_back(); }), HasSubstr("for each"));
  EXPECT_THAT(reason_after([](C& c) { c.strong_multipliers[0].pop_back(); }), HasSubstr("for each"));
  EXPECT_THAT(reason_after([](C& c) { c.weak_bounds[1].multipliers[0] = 2; }), HasSubstr("it fails for 'B'"));
  EXPECT_THAT(reason_after([](C& c) { c.weak_bounds[1].weights = {1, 0}; }), HasSubstr("pays the follower otherwise"));
  EXPECT_THAT(reason_after([](C& c) { c.weak_bounds[1].weights = {0, 0}; }), HasSubstr("it fails for"));
  EXPECT_THAT(reason_after([](C& c) { c.weak_bounds[0].weights = {0, 0}; }), HasSubstr("neither 1 nor 0"));
  EXPECT_THAT(reason_after([](C& c) { c.mixed_weak.inward = {1, 0}; }), HasSubstr("inward"));
}

}  // namespace
}  // namespace selectorate
