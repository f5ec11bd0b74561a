#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/certificate/canonical_hash.hpp>

#include "certificate/sha256.hpp"
#include "game/small_games.hpp"

namespace selectorate {
namespace {

std::string sha256(std::string_view text) {
  Sha256 digest;
  digest.update(text);
  return digest.finish();
}

// FIPS 180-2, appendix B, and the NIST example of a million times "a".
TEST(Sha256, ReproducesThePublishedDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnThePieces) {
  const std::string text(777, 'x');
  for (const std::size_t piece : {1U, 63U, 64U, 65U, 700U}) {
    Sha256 digest;
    for (std::size_t from = 0; from < text.size(); from += piece)
      digest.update(std::string_view(text).substr(from, piece));
    EXPECT_EQ(digest.finish(), sha256(text));
  }
}

TEST(CanonicalForm, OfTheThreatGame_IsTheOneWrittenByHand) {
  std::ostringstream out;
  write_canonical_form(out, make_threat_game());
  const std::string expected =
      "selectorate extensive game 1\nplayers 2\n"
      "d 0 0 2\nt 0 2\nd 1 0 2\nt 3 1\nc 1/3 2/3\nt -1 -4\nt -2 2\n";
  EXPECT_EQ(out.str(), expected);
  EXPECT_EQ(canonical_hash(make_threat_game()), sha256(expected));
}

TEST(CanonicalForm, OfAStrategicGame_IsTheOneWrittenByHand) {
  ExactTable payoffs(2);
  for (const int k : {1, 2}) payoffs.append(std::vector<Rational>{Rational(k), Rational(-k) / 3});
  std::ostringstream out;
  write_canonical_form(out, StrategicGame("t", {"A", "B"}, {{"x", "y"}, {"z"}}, payoffs));
  EXPECT_EQ(out.str(), "selectorate strategic game 1\nstrategies 2 1\n1 -1/3\n2 -2/3\n");
}

TEST(CanonicalHash, IgnoresNames_ButNotPayoffs) {
  const auto make = [](const std::string& title, const std::string& action, const Rational& payoff) {
    GameBuilder builder(title, {"A"});
    const NodeId node = builder.add_decision(PlayerId(0), action, {action});
    builder.connect(node, 0, builder.add_terminal({payoff}));
    return canonical_hash(builder.build(node));
  };
  EXPECT_EQ(make("one", "x", Rational(1) / 3), make("two", "y", Rational(2) / 6));
  EXPECT_NE(make("one", "x", Rational(1) / 3), make("one", "x", Rational(1) / 4));
}

}  // namespace
}  // namespace selectorate
