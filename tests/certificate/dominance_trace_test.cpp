#include <functional>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/dominance_trace.hpp>

namespace selectorate {
namespace {

using testing::HasSubstr;

/// Rows pay U 2 and -1, M 0 and 0, D -1 and 2: half U and half D beats M by 1/2 (Fudenberg & Tirole 1991, fig. 1.3).
/// The column player gets 1 from the left column and 0 from the right one.
StrategicGame make_game() {
  ExactTable payoffs(2);
  for (const auto& [row, column] : {std::pair{2, 1}, {0, 1}, {-1, 1}, {-1, 0}, {0, 0}, {2, 0}}) {
    payoffs.append(std::vector<Rational>{row, column});
  }
  return {"mixed dominance", {"Row", "Column"}, {{"U", "M", "D"}, {"L", "R"}}, payoffs};
}

DominanceTrace make_trace() {
  const PlayerId row(0);
  const PlayerId column(1);
  const Rational half = Rational(1) / 2;
  return {.kind = DominanceKind::strict,
          .mixed = true,
          .eliminations = {{1, row, 1, {{0, half}, {2, half}}}, {1, column, 1, {{0, 1}}}, {2, row, 2, {{0, 1}}}},
          .complete = true,
          .beliefs = {{row, 0, {{0, 1}}}, {column, 0, {{0, 1}}}}};
}

std::string reason_after(const std::function<void(DominanceTrace&)>& change) {
  DominanceTrace trace = make_trace();
  change(trace);
  const Verdict verdict = verify_dominance_trace(make_game(), trace);
  EXPECT_FALSE(verdict.accepted);
  return verdict.reason;
}

TEST(DominanceTrace, IsAccepted_WhereEveryStepHolds) {
  const Verdict verdict = verify_dominance_trace(make_game(), make_trace());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_EQ(list_survivors(make_game(), make_trace()), (std::vector<std::vector<std::uint32_t>>{{0}, {0}}));
}

TEST(DominanceTrace, IsRejected_WhereAStepDoesNotHold) {
  const auto change = [](std::size_t k, auto what) {
    return [k, what](DominanceTrace& trace) { what(trace.eliminations[k]); };
  };
  EXPECT_THAT(reason_after(change(0, [](Elimination& e) { e.dominator = {{0, 1}}; })), HasSubstr("not dominated"));
  EXPECT_THAT(reason_after(change(0, [](Elimination& e) { e.dominator[0].probability = 1; })), HasSubstr("sum to 1"));
  EXPECT_THAT(reason_after(change(0, [](Elimination& e) { e.dominator[0].strategy = 1; })), HasSubstr("not there"));
  EXPECT_THAT(reason_after(change(0, [](Elimination& e) { e.strategy = 7; })), HasSubstr("no strategy 7"));
  EXPECT_THAT(reason_after(change(0, [](Elimination& e) { e.player = PlayerId(2); })), HasSubstr("no player 2"));
  EXPECT_THAT(reason_after(change(2, [](Elimination& e) { e.round = 1; })), HasSubstr("not dominated"));
  EXPECT_THAT(reason_after(change(1, [](Elimination& e) { e.round = 3; })), HasSubstr("not in order"));
  EXPECT_THAT(reason_after(change(2, [](Elimination& e) { e.strategy = 1; })), HasSubstr("eliminated before"));
  EXPECT_THAT(reason_after(change(2, [](Elimination& e) { e.dominator = {{1, 1}}; })), HasSubstr("not there"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) { trace.mixed = false; }), HasSubstr("pure strategies"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) {
                trace.eliminations.insert(trace.eliminations.begin(), trace.eliminations[0]);
              }),
              HasSubstr("twice"));
}

TEST(DominanceTrace, IsRejected_WhereSomethingIsLeftWithoutReason) {
  EXPECT_THAT(reason_after([](DominanceTrace& trace) { trace.beliefs.pop_back(); }), HasSubstr("no belief"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) { trace.beliefs[0].belief[0].profile = 3; }),
              HasSubstr("not left"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) { trace.beliefs[0].belief[0].probability = 2; }),
              HasSubstr("sum to 1"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) { trace.eliminations.pop_back(); }), HasSubstr("no belief"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) {
                trace.eliminations.pop_back();
                trace.beliefs.insert(trace.beliefs.begin() + 1, {PlayerId(0), 2, {{2, Rational(1)}}});
              }),
              HasSubstr("not a best response"));
  EXPECT_THAT(reason_after([](DominanceTrace& trace) {
                trace.eliminations = {trace.eliminations[1]};
                trace.mixed = false;
              }),
              HasSubstr("left although"));
}

// M ties with U against L: weakly dominated only as long as R is there.
TEST(WeakDominanceTrace, NeedsSomethingAgainstWhichTheDominatorIsBetter) {
  ExactTable payoffs(2);
  for (const int row : {1, 1, 1, 0}) payoffs.append(std::vector<Rational>{row, 0});
  const StrategicGame game("tie", {"Row", "Column"}, {{"U", "M"}, {"L", "R"}}, payoffs);
  DominanceTrace trace;
  trace.kind = DominanceKind::weak;
  trace.eliminations = {{1, PlayerId(0), 1, {{0, 1}}}};
  EXPECT_TRUE(verify_dominance_trace(game, trace).accepted);
  trace.kind = DominanceKind::strict;
  EXPECT_FALSE(verify_dominance_trace(game, trace).accepted);
  trace.kind = DominanceKind::weak;
  trace.eliminations[0] = {1, PlayerId(1), 1, {{0, 1}}};
  EXPECT_THAT(verify_dominance_trace(game, trace).reason, HasSubstr("never better"));
  // A belief for weak dominance leaves nothing out.
  trace.eliminations[0] = {1, PlayerId(0), 1, {{0, 1}}};
  trace.complete = true;
  trace.beliefs = {{PlayerId(0), 0, {{0, Rational(1)}}}, {PlayerId(1), 0, {{0, 1}}}, {PlayerId(1), 1, {{2, 1}}}};
  EXPECT_THAT(verify_dominance_trace(game, trace).reason, HasSubstr("has no probability"));
  trace.beliefs[0].belief = {{0, Rational(1) / 2}, {2, Rational(1) / 2}};
  EXPECT_TRUE(verify_dominance_trace(game, trace).accepted);
}

}  // namespace
}  // namespace selectorate
