#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/equilibrium/lemke_howson.hpp>

#include "equilibrium/bimatrix_games.hpp"
#include "equilibrium/verified_equilibrium.hpp"

namespace selectorate {
namespace {

using testing::make_bimatrix_game;
using testing::make_random_game;

std::uint32_t label_count(const StrategicGame& game) {
  return static_cast<std::uint32_t>(game.strategy_count(PlayerId(0)) + game.strategy_count(PlayerId(1)));
}

BehaviorProfile<Rational> verified(const StrategicGame& game, const LemkeHowsonOptions& options = {}) {
  return testing::verified_equilibrium(game, solve_lemke_howson(game, options));
}

/// The method as it is explained in textbooks: two tableaux of fractions, for games without ties.
class TextbookLemkeHowson {
 public:
  explicit TextbookLemkeHowson(const StrategicGame& game)
      : rows_(static_cast<std::uint32_t>(game.strategy_count(PlayerId(0)))), labels_(label_count(game)) {
    // Row of variable k's slack: what the other's strategies pay for strategy k, at most 1.
    for (std::uint32_t k = 0; k < labels_; ++k) {
      std::vector<Rational> row(2 * labels_ + 1, 0);
      row[labels_ + k] = 1;
      row.back() = 1;
      for (std::uint32_t other = 0; other < labels_; ++other) {
        if ((k < rows_) == (other < rows_)) continue;
        const std::uint32_t strategies[] = {std::min(k, other), std::max(k, other) - rows_};
        row[other] = game.payoff(game.profile(strategies), PlayerId(k < rows_ ? 0 : 1)) + 400;
      }
      tableau_.push_back(std::move(row));
      basic_.push_back(labels_ + k);
    }
  }

  [[nodiscard]] std::uint64_t pivots() const { return pivots_; }

  std::vector<Rational> solve(std::uint32_t label) {
    for (std::uint32_t entering = label;;) {
      const std::uint32_t leaving = enter(entering);
      if (leaving % labels_ == label) break;
      entering = (leaving + labels_) % (2 * labels_);
    }
    std::vector<Rational> plan(labels_, 0);
    Rational sums[] = {0, 0};
    for (std::uint32_t i = 0; i < labels_; ++i) {
      if (basic_[i] >= labels_) continue;
      plan[basic_[i]] = tableau_[i].back();
      sums[basic_[i] < rows_ ? 0 : 1] += tableau_[i].back();
    }
    for (std::uint32_t k = 0; k < labels_; ++k) plan[k] /= sums[k < rows_ ? 0 : 1];
    return plan;
  }

 private:
  std::uint32_t enter(std::uint32_t entering) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < labels_; ++i) {
      if (tableau_[i][entering] <= 0) continue;
      if (!best || tableau_[i].back() / tableau_[i][entering] < tableau_[*best].back() / tableau_[*best][entering]) {
        best = i;
      }
    }
    ++pivots_;
    const Rational pivot = tableau_[*best][entering];
    for (Rational& value : tableau_[*best]) value /= pivot;
    for (std::size_t i = 0; i < labels_; ++i) {
      const Rational factor = tableau_[i][entering];
      if (i == *best || factor == 0) continue;
      for (std::size_t j = 0; j < tableau_[i].size(); ++j) tableau_[i][j] -= factor * tableau_[*best][j];
    }
    return std::exchange(basic_[*best], entering);
  }

  std::uint32_t rows_;
  std::uint32_t labels_;
  std::vector<std::vector<Rational>> tableau_;
  std::vector<std::uint32_t> basic_;
  std::uint64_t pivots_ = 0;
};

TEST(LemkeHowson, FindsWhatTheTextbookMethodFinds_ForEveryLabel) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto size = static_cast<std::uint32_t>(2 + seed % 4);
    const StrategicGame game = make_random_game(seed, size, 3, 1'000'000);
    for (std::uint32_t label = 0; label < label_count(game); ++label) {
      const std::vector<Rational> expected = TextbookLemkeHowson(game).solve(label);
      for (const bool exact : {false, true}) {
        const auto found = verified(game, {.dropped_label = label, .exact_path = exact});
        EXPECT_TRUE(std::equal(expected.begin(), expected.end(), found.values().begin()))
            << "seed " << seed << ", label " << label << (exact ? ", in integers" : ", in doubles first");
      }
    }
  }
}

TEST(LemkeHowson, FindsEquilibria_OfGamesWithAndWithoutTies) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    RandomStream random(seed, 1);
    const std::uint32_t rows = 1 + random.below(6);
    const std::uint32_t columns = 1 + random.below(6);
    const std::uint32_t values = 1 + random.below(seed % 2 == 0 ? 3 : 100);
    const Rational unit = Rational(1) / (1 + random.below(7));
    const StrategicGame game = make_random_game(seed, rows, columns, values, unit);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::uint32_t label = random.below(label_count(game));
    verified(game, {.dropped_label = label, .certify = false});
    verified(game, {.dropped_label = label, .exact_path = true, .certify = false});
  }
}

TEST(LemkeHowson, FindsEquilibria_OfLargerGames) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const std::uint32_t values = seed % 2 == 0 ? 2 : 1000;
    const StrategicGame game = make_random_game(seed, 30, 25, values, Rational(1) / 100);
    verified(game, {.dropped_label = static_cast<std::uint32_t>(seed)});
  }
  const StrategicGame game = make_random_game(7, 12, 12, 1000);
  EXPECT_EQ(verified(game), verified(game, {.exact_path = true}));
}

TEST(LemkeHowson, ProvesItsAnswer) {
  const StrategicGame game = make_random_game(5, 5, 4, 100);
  const auto solution = solve_lemke_howson(game);
  ASSERT_EQ(solution.certificates.size(), 1U);
  EXPECT_EQ(solution.certificates.front().kind, CertificateKind::exact);
  EXPECT_EQ(solution.certificates.front().behavior, solution.equilibria.front());
  const Verdict verdict = verify_certificate(game, solution.certificates.front());
  EXPECT_TRUE(verdict.accepted) << verdict.reason;
  EXPECT_FALSE(solution.complete);
  EXPECT_TRUE(solve_lemke_howson(game, {.certify = false}).certificates.empty());
}

/// Savani & von Stengel (2006), from dual cyclic polytopes in dimension 6.
StrategicGame make_long_path_game() {
  return make_bimatrix_game({{-180, 72, -333, 297, -153, 270},
                             {-30, 17, -33, 42, -3, 20},
                             {-81, 36, -126, 126, -36, 90},
                             {90, -36, 126, -126, 36, -81},
                             {20, -3, 42, -33, 17, -30},
                             {270, -153, 297, -333, 72, -180}},
                            {{72, 36, 17, -3, -36, -153},
                             {-180, -81, -30, 20, 90, 270},
                             {297, 126, 42, -33, -126, -333},
                             {-333, -126, -33, 42, 126, 297},
                             {270, 90, 20, -30, -81, -180},
                             {-153, -36, -3, 17, 36, 72}});
}

// oracles.md 5: the equilibrium is unique, so every label leads to it, on paths whose length grows exponentially with
// the size of such games (Savani & von Stengel 2006). How long they are here the textbook's tableau beside says.
TEST(LemkeHowson, ReachesTheEndOfLongPaths) {
  const StrategicGame game = make_long_path_game();
  std::vector<Rational> expected;
  for (const int thirtieths : {1, 5, 9, 9, 5, 1, 5, 1, 9, 9, 1, 5}) expected.push_back(Rational(thirtieths) / 30);
  std::uint64_t longest = 0;
  for (std::uint32_t label = 0; label < 12; ++label) {
    TextbookLemkeHowson textbook(game);
    (void)textbook.solve(label);
    longest = std::max(longest, textbook.pivots());
    for (const bool exact : {false, true}) {
      const auto solution = solve_lemke_howson(game, {.dropped_label = label, .exact_path = exact});
      ASSERT_EQ(solution.equilibria.size(), 1U);
      EXPECT_TRUE(std::equal(expected.begin(), expected.end(), solution.equilibria.front().values().begin()));
      const Rational payoff = Rational(3) / 2;
      EXPECT_EQ(solution.certificates.front().payoffs, (std::vector<Rational>{payoff, payoff}));
      EXPECT_EQ(solution.work, textbook.pivots()) << "label " << label;
    }
  }
  EXPECT_EQ(longest, 88U);
}

// Three pure equilibria: the label of a strategy that is part of one leads to it (Shapley 1974).
TEST(LemkeHowson, LeadsToDifferentEquilibria_ForDifferentLabels) {
  const std::vector<std::vector<Rational>> same = {{3, 0, 0}, {0, 2, 0}, {0, 0, 1}};
  const StrategicGame game = make_bimatrix_game(same, same);
  for (std::uint32_t label = 0; label < 6; ++label) {
    const auto found = verified(game, {.dropped_label = label});
    EXPECT_EQ(found.at(InformationSetId(0))[label % 3], 1);
    EXPECT_EQ(found.at(InformationSetId(1))[label % 3], 1);
  }
}

// Row mixes so that Column is indifferent: p (1e19) = (1 - p)/3; the column likewise.
TEST(LemkeHowson, IsExact_WithPayoffsOfVeryDifferentSize) {
  const Rational third = Rational(1) / 3;
  for (const char* size : {"1e19", "1e100", "1e-300"}) {
    const Rational large = parse_rational(size);
    const StrategicGame game = make_bimatrix_game({{large, 0}, {0, 1}}, {{0, third}, {large, 0}});
    const auto found = verified(game);
    EXPECT_EQ(found.at(InformationSetId(0))[0], large / (large + third)) << size;
    EXPECT_EQ(found.at(InformationSetId(1))[0], 1 / (large + 1)) << size;
  }
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStream random(seed, 2);
    std::vector<std::vector<Rational>> payoffs[2];
    for (auto& matrix : payoffs) {
      matrix.assign(4, std::vector<Rational>(4));
      for (auto& row : matrix) {
        for (Rational& payoff : row) payoff = parse_rational("1e19") * random.below(2) + random.below(4);
      }
    }
    verified(make_bimatrix_game(payoffs[0], payoffs[1]), {.dropped_label = random.below(8)});
  }
}

TEST(LemkeHowson, TakesGamesOfOneStrategy) {
  const auto found = verified(make_bimatrix_game({{7}}, {{-7}}));
  EXPECT_EQ(found.at(InformationSetId(0))[0], 1);
  EXPECT_EQ(found.at(InformationSetId(1))[0], 1);
}

TEST(LemkeHowson, RefusesOtherGamesAndLabels) {
  ExactTable payoffs(3);
  payoffs.append(std::vector<Rational>{1, 1, 1});
  EXPECT_THROW((void)solve_lemke_howson(StrategicGame("three", {"a", "b", "c"}, {{"x"}, {"x"}, {"x"}}, payoffs)),
               InvalidModel);
  EXPECT_THROW((void)solve_lemke_howson(make_bimatrix_game({{1, 2}}, {{1, 2}}), {.dropped_label = 3}), InvalidModel);
}

TEST(LemkeHowson, StopsAtALimitAndWhenAsked) {
  for (const bool exact : {false, true}) {
    const auto limited = solve_lemke_howson(make_long_path_game(), {.exact_path = exact, .pivot_limit = 5});
    EXPECT_EQ(limited.status, Status::iteration_limit);
    EXPECT_TRUE(limited.equilibria.empty());
    EXPECT_EQ(limited.work, 5U);
    const auto cancelled =
        solve_lemke_howson(make_long_path_game(), {.exact_path = exact}, [](const Progress&) { return false; });
    EXPECT_EQ(cancelled.status, Status::cancelled);
    EXPECT_TRUE(cancelled.equilibria.empty());
  }
}

}  // namespace
}  // namespace selectorate
