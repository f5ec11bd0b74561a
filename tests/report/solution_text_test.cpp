#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/solution_text.hpp>

#include "game/small_games.hpp"
#include "io/certificate_sample.hpp"

namespace selectorate {
namespace {

std::string text_of(const Game& game, const SolutionRecord& record, const SolutionTextOptions& options = {}) {
  std::ostringstream output;
  write_solution_text(output, game, record, options);
  return output.str();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(SolutionText, TellsWhoDoesWhatWhere_InTheNamesOfTheGame) {
  const ExtensiveGame game = make_threat_game();
  const std::string text = text_of(game, testing::make_threat_record(game), {.method_note = "the only one there is"});
  EXPECT_EQ(text,
            "Threat\n"
            "Extensive form: 2 players, 2 information sets, 7 nodes.\n"
            "\n"
            "In a subgame-perfect equilibrium nobody gains by deviating alone, wherever play has come to:\n"
            "threats and promises are carried out only if that pays.\n"
            "Method: by hand (the only one there is).\n"
            "Found 1 subgame-perfect equilibrium. It is the only one in which nobody randomises.\n"
            "\n"
            "The equilibrium\n"
            "  Sender  open        threaten\n"
            "  Leader  threatened  concede\n"
            "Expected payoffs: Sender: 3, Leader: 1.\n"
            "\n"
            "How sure this is\n"
            "Proved in exact arithmetic: in no subgame does any player gain anything by deviating alone.\n");
}

TEST(SolutionText, ShowsRecommendations) {
  const StrategicGame game = testing::make_chicken();
  const std::string text = text_of(game, testing::make_chicken_record(game));
  EXPECT_TRUE(has(text, "Strategic form: 2 players, 2 x 2 strategies.")) << text;
  EXPECT_TRUE(has(text, "  1/3          dare   yield, always\n")) << text;
  EXPECT_TRUE(has(text, "There may be others")) << text;
}

TEST(SolutionText, SaysInWords_ThatThereIsNone) {
  const ExtensiveGame game = make_threat_game();
  SolutionRecord record = make_solution_record(game, "pure");
  record.list.claim = SolutionConcept::pure_nash;
  record.status = Status::no_equilibrium;
  EXPECT_TRUE(has(text_of(game, record), "There is none: this game has no pure Nash equilibrium."));
  record.pure_only = true;
  EXPECT_TRUE(has(text_of(game, record), "There is none in which nobody randomises.\n"));
  record.concept_name = "nash";
  EXPECT_TRUE(has(text_of(game, record), "randomises. Equilibria in which somebody does were not"));
  record.status = Status::cancelled;
  EXPECT_TRUE(has(text_of(game, record), "that does not say that there is none"));
}

TEST(SolutionText, TellsARegretFromAnEquilibrium_AndMixturesFromCertainty) {
  const ExtensiveGame game = make_threat_game();
  SolutionRecord record = make_solution_record(game, "nash");
  record.list.certificates.push_back(make_regret_certificate(game, SolutionConcept::nash, make_uniform_profile(game)));
  const std::string text = text_of(game, record);
  EXPECT_TRUE(has(text, "wait with 1/2, threaten with 1/2")) << text;
  EXPECT_TRUE(has(text, "these are not exact")) << text;
}

// Sender: wait; then nobody comes to the leader's information set.
TEST(SolutionText, MarksWhatIsNotReached) {
  const ExtensiveGame game = make_threat_game();
  SolutionRecord record = make_solution_record(game, "nash");
  record.list.certificates.push_back(
      make_regret_certificate(game, SolutionConcept::nash, make_behavior_profile(game, PureProfile{{0, 1}})));
  EXPECT_TRUE(has(text_of(game, record), "threatened  resist  (not reached)\n"));
}

TEST(SolutionText, NamesConnectedSets_UnlessEachStandsAlone) {
  const ExtensiveGame game = make_threat_game();
  SolutionRecord record = make_solution_record(game, "nash");
  record.list.complete = true;
  record.list.described_as = SolutionSet::polytopes;
  for (const std::uint32_t answer : {0U, 1U, 0U}) {
    record.list.certificates.push_back(
        make_regret_certificate(game, SolutionConcept::nash, make_behavior_profile(game, PureProfile{{0, answer}})));
  }
  record.components = {{0, 2}, {1}};
  EXPECT_TRUE(has(text_of(game, record), "\nequilibria 1, 3\nequilibrium 2\n"));
  EXPECT_TRUE(has(text_of(game, record), "every other is a mixture"));
  record.components = {{0}, {1}, {2}};
  EXPECT_FALSE(has(text_of(game, record), "equilibria 1, 3"));
  EXPECT_TRUE(has(text_of(game, record), "These are all; each stands alone."));
}

TEST(SolutionText, IsCutOff_WithWords) {
  const ExtensiveGame game = make_threat_game();
  const std::string text = text_of(game, testing::make_threat_record(game), {.places = 1});
  EXPECT_TRUE(has(text, "… and 1 information set more")) << text;
  EXPECT_FALSE(has(text, "concede")) << text;
}

TEST(FractionText, RoundsWhatIsTooLongToRead) {
  EXPECT_EQ(fraction_text(Rational(-1) / 18), "-1/18");
  EXPECT_EQ(fraction_text(Rational(-1454920850547LL) / 16995463438839LL), "about -0.0856064");
}

}  // namespace
}  // namespace selectorate
