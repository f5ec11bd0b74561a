#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/base/random.hpp>

#include "equilibrium/bimatrix/face_tableau.hpp"
#include "equilibrium/bimatrix/face_vertices.hpp"
#include "equilibrium/bimatrix/vertex_enumeration.hpp"
#include "equilibrium/bimatrix_games.hpp"
#include "equilibrium/extreme_reference.hpp"

namespace selectorate {
namespace {

using testing::make_random_game;

std::vector<LabelSet> list_label_sets(const BestResponsePolytope& polytope) {
  return enumerate_vertices(polytope, [] { return true; });
}

/// The same with zero, which has the labels of all coordinates.
std::vector<LabelSet> list_label_sets_with_zero(const BestResponsePolytope& polytope) {
  std::vector<LabelSet> sets = list_label_sets(polytope);
  LabelSet zero(polytope.label_count());
  for (std::size_t i = 0; i < polytope.dimension(); ++i) zero.set(polytope.label(i));
  sets.push_back(zero);
  return sets;
}

bool is_face(const LabelSet& tight, const std::vector<LabelSet>& vertices) {
  return std::ranges::any_of(vertices, [&](const LabelSet& labels) { return tight.is_subset_of(labels); });
}

std::vector<std::size_t> shuffled(std::size_t count, RandomStream& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t k = count; k > 1; --k) std::swap(order[k - 1], order[random.below(static_cast<std::uint32_t>(k))]);
  return order;
}

/// Fixes labels in random orders, and compares what the tableau says with the vertices that the face has.
/// \return number of faces said to be empty
std::size_t compare_with_vertices(const StrategicGame& game, std::uint64_t seed, bool is_generic) {
  const BestResponsePolytope polytope(game, PlayerId(seed % 2));
  const std::vector<LabelSet> vertices = list_label_sets_with_zero(polytope);
  RandomStream random(seed);
  std::size_t empty = 0;
  for (int trial = 0; trial < 20; ++trial) {
    FaceTableau tableau(polytope);
    LabelSet tight(polytope.label_count());
    for (const std::size_t label : shuffled(polytope.label_count(), random)) {
      FaceTableau smaller = tableau;
      const auto variable = static_cast<std::uint32_t>(polytope.variable(label));
      const bool proved = tableau.proves_positive(variable);
      LabelSet more = tight;
      more.set(label);
      const bool exists = is_face(more, vertices);
      EXPECT_FALSE(proved && exists) << "seed " << seed;
      if (!smaller.fix(variable)) {
        EXPECT_FALSE(exists) << "seed " << seed << ": a face with vertices was called empty";
        ++empty;
        continue;
      }
      if (is_generic) {
        EXPECT_TRUE(exists) << "seed " << seed << ": an empty face was not recognised";
      }
      if (!exists) break;  // in doubt: nothing is claimed from here on
      tableau = smaller;
      tight = more;
    }
  }
  return empty;
}

TEST(FaceTableau, CallsNoFaceEmptyThatHasVertices) {
  std::size_t empty = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    for (const std::uint32_t values : {2U, 3U, 10U}) {
      empty += compare_with_vertices(make_random_game(seed, 7, values), seed, false);
    }
  }
  EXPECT_GT(empty, 10'000U);
}

TEST(FaceTableau, RecognisesEveryEmptyFace_OfGenericPolytopes) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    EXPECT_GT(compare_with_vertices(make_random_game(seed, 7, 1'000'000'000), seed, true), 0U);
  }
}

// Few small payoffs and differences about as large as rounding errors, where tableaux go wrong and only proofs hold.
TEST(FaceTableau, CallsNoFaceEmptyThatHasVertices_NearThePrecisionOfDoubles) {
  const Rational tiny = parse_rational("1e-14");
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const StrategicGame coarse = make_random_game(seed, 5, 5, 3);
    const StrategicGame fine = make_random_game(seed + 1000, 5, 5, 30);
    testing::Matrix matrices[2];
    for (const std::uint32_t player : {0U, 1U}) {
      matrices[player] = testing::payoff_matrix(coarse, PlayerId(player));
      const testing::Matrix differences = testing::payoff_matrix(fine, PlayerId(player));
      for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = 0; j < 5; ++j) matrices[player][i][j] += tiny * differences[i][j];
      }
    }
    static_cast<void>(compare_with_vertices(testing::make_bimatrix_game(matrices[0], matrices[1]), seed, false));
  }
}

// The first two responses differ by less than doubles can hold beside the third: neither may be called better.
TEST(FaceTableau, ClaimsNothing_BeyondThePrecisionOfDoubles) {
  const Rational tiny = parse_rational("1e-25");
  const StrategicGame game = testing::make_bimatrix_game({{0, 0, 0}, {0, 0, 0}}, {{1, 1 + tiny, 9}, {3, 3 + tiny, 0}});
  const BestResponsePolytope polytope(game, PlayerId(0));
  const std::size_t first_response = 2;
  // Exactly, the second response is better everywhere.
  EXPECT_TRUE(
      std::ranges::none_of(list_label_sets(polytope), [&](const LabelSet& labels) { return labels[first_response]; }));
  FaceTableau tableau(polytope);
  EXPECT_FALSE(tableau.proves_positive(static_cast<std::uint32_t>(polytope.variable(first_response))));
  EXPECT_TRUE(tableau.fix(static_cast<std::uint32_t>(polytope.variable(first_response))));
}

// The slow reference tries every support with every set of as many best responses.
TEST(VertexEnumeration, FindsTheVerticesOfTheDefinition) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const StrategicGame game = make_random_game(seed, 4, 2 + static_cast<std::uint32_t>(seed % 5));
    const BestResponsePolytope polytope(game, PlayerId(0));
    std::set<std::vector<Rational>> strategies;
    for (const LabelSet& labels : list_label_sets(polytope)) {
      const auto [kind, dimension, point] = polytope.solve(labels);
      ASSERT_EQ(kind, TightPoint::Kind::one);
      EXPECT_EQ(polytope.labels(point), labels);
      strategies.insert(polytope.mixed_strategy(point));
    }
    EXPECT_EQ(strategies, testing::list_vertices(testing::payoff_matrix(game, PlayerId(1)))) << "seed " << seed;
  }
}

TEST(VertexEnumeration, GoesOn_WhereIntegersOf64BitsAreTooShort) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const StrategicGame game = make_random_game(seed, 6, 6, 50);
    // Payoffs of 84 bits, and one strategy better than it was by next to nothing.
    const auto scaled = [&](PlayerId player) {
      testing::Matrix matrix = testing::payoff_matrix(game, player);
      for (auto& row : matrix) {
        for (Rational& payoff : row) payoff *= parse_rational("1e25");
        row.front() += 1;
      }
      return matrix;
    };
    const StrategicGame long_game = testing::make_bimatrix_game(scaled(PlayerId(0)), scaled(PlayerId(1)));
    const BestResponsePolytope polytope(game, PlayerId(0));
    const BestResponsePolytope long_polytope(long_game, PlayerId(0));
    const auto short_sets = list_label_sets(polytope);
    const auto long_sets = list_label_sets(long_polytope);
    // A small change splits degenerate vertices, and gives no vertex new labels.
    EXPECT_GE(long_sets.size(), short_sets.size()) << "seed " << seed;
    for (const LabelSet& labels : long_sets) {
      EXPECT_TRUE(is_face(labels, short_sets)) << "seed " << seed;
    }
  }
}

TEST(FaceVertices, AreThoseOfThePolytopeWithTheFacesLabels) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const BestResponsePolytope polytope(make_random_game(seed, 5, 5, 2 + static_cast<std::uint32_t>(seed % 2)),
                                        PlayerId(0));
    const std::vector<LabelSet> vertices = list_label_sets(polytope);
    RandomStream random(seed);
    for (int trial = 0; trial < 10; ++trial) {
      LabelSet tight(polytope.label_count());
      const std::vector<std::size_t> order = shuffled(polytope.label_count(), random);
      for (int k = 0; k < trial % 6; ++k) tight.set(order[static_cast<std::size_t>(k)]);
      const auto found = enumerate_face_vertices(polytope, tight, 5, [] { return true; });
      std::vector<LabelSet> labels;
      for (const auto& [set, strategy] : found) labels.push_back(set);
      std::vector<LabelSet> expected;
      std::ranges::copy_if(vertices, std::back_inserter(expected),
                           [&](const LabelSet& set) { return tight.is_subset_of(set); });
      EXPECT_EQ(labels, expected) << "seed " << seed;
      for (std::size_t label = 0; label < tight.size(); ++label) {
        const auto variable = static_cast<std::uint32_t>(polytope.variable(label));
        if (!is_zero_on_face(polytope, tight, variable)) continue;
        for (const LabelSet& set : expected) EXPECT_TRUE(set[label]) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace selectorate
