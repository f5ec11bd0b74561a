#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>
#include <selectorate/io/scenario_keys.hpp>

#include "io/scenario_text.hpp"

namespace selectorate {
namespace {

using testing::full_json;
using testing::full_toml;
using testing::read_text;
using testing::with_line;

/// What reading complained about; line 0 and an empty message if it did not.
struct Complaint {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message;
};

Complaint complaint(std::string_view text, std::string_view name = "test") {
  try {
    static_cast<void>(read_text(text, name));
  } catch (const ParseError& error) {
    return {error.line(), error.column(), error.message()};
  }
  return {};
}

void expect_complaint(std::string_view text, std::size_t line, std::size_t column, std::string_view part) {
  const Complaint found = complaint(text);
  EXPECT_NE(found.message.find(part), std::string::npos) << found.message << "\nin\n" << text;
  EXPECT_EQ(found.line, line) << found.message;
  EXPECT_EQ(found.column, column) << found.message;
}

/// Where a text stands in `full_toml`, counted from 1.
std::size_t find_line(std::string_view text) {
  const std::size_t at = full_toml.find(text);
  return 1 + static_cast<std::size_t>(std::count(full_toml.begin(), full_toml.begin() + at, '\n'));
}

struct BadLine {
  std::string_view key;
  std::string_view line;
};

/// Values that the published file format forbids, typed in from its page (model.md 1 to 3 for the ranges).
const std::vector<BadLine> bad_lines = {
    {"population", "population = 0"},
    {"population", "population = -1"},
    {"selectorate", "selectorate = 0"},
    {"coalition", "coalition = 0"},
    {"coalition", "coalition = 3000001"},
    {"selectorate", "selectorate = 25.5e6"},
    {"revenue", "revenue = 0.0"},
    {"revenue", "revenue = inf"},
    {"income", "income = 0"},
    {"income", "income = -900.0"},
    {"subsistence", "subsistence = -1.0"},
    {"subsistence", "subsistence = 900.5"},
    {"public_goods_weight", "public_goods_weight = -0.02"},
    {"public_goods_price", "public_goods_price = 0"},
    {"risk_aversion", "risk_aversion = -1"},
    {"discount", "discount = 1.0"},
    {"discount", "discount = -0.1"},
    {"office_rent", "office_rent = -0.1"},
    {"policy_value", "policy_value = -0.1"},
    {"leader_specific", "leader_specific = 1.1"},
    {"leader_specific", "leader_specific = -0.1"},
    {"concession_cost", "concession_cost = -0.1"},
    {"loyalty_shock", "loyalty_shock = -0.1"},
    {"barrier", "barrier = nan"},
    {"repression_effect", "repression_effect = -6"},
    {"revolt_shock", "revolt_shock = -0.05"},
    {"repression_limit", "repression_limit = -1"},
    {"concession_value", "concession_value = -1"},
    {"regime_change_value", "regime_change_value = inf"},
    {"humanitarian_weight", "humanitarian_weight = -0.1"},
    {"intensity", "intensity = 1.2"},
    {"intensity", "intensity = -0.1"},
    {"dual_use", "dual_use = 1.2"},
    {"elite", "elite = -0.1"},
    {"rent", "rent = -0.1"},
    {"enforcement", "enforcement = 1.01"},
    {"evasion_cost", "evasion_cost = 0"},
    {"cost", "cost = -0.1"},
    {"expressive", "expressive = nan"},
    {"luxury", "luxury = 1.0"},
    {"luxury", "luxury = 0.75"},  // with the luxury ban's own 0.25 nothing would be left of private rewards
};

TEST(ScenarioBadInput, EveryForbiddenValue_IsRefusedAtItsLine) {
  for (const BadLine& bad : bad_lines) {
    const std::string text = with_line(bad.key, bad.line);
    const Complaint found = complaint(text);
    ASSERT_NE(found.line, 0U) << bad.line << " was accepted";
    EXPECT_NE(found.message.find(bad.key), std::string::npos) << found.message;
  }
}

TEST(ScenarioBadInput, EveryNumericKey_RefusesNotANumberTextAndTruth_AtItsPlace) {
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.type != ScenarioKeyType::number || key.section.empty()) continue;
    for (const std::string_view value : {"nan", "\"much\"", "true", "[1]", "{ a = 1 }", "1979-05-27"}) {
      const std::string header = testing::header_of(key.section);
      const std::string text = fmt::format("schema = 1\n{}\n{} = {}\n", header, key.name, value);
      expect_complaint(text, 3, key.name.size() + 4, key.name);
    }
  }
}

TEST(ScenarioBadInput, RangeOfEveryNumericKey_IsKeptAtBothEnds) {
  for (const ScenarioKey& key : scenario_keys()) {
    if (key.type != ScenarioKeyType::number || key.section.empty()) continue;
    const std::string header = testing::header_of(key.section);
    for (const double bound : {key.range.low - 1, key.range.high + 1}) {
      if (key.range.contains(bound)) continue;  // an infinite bound that the key accepts
      expect_complaint(fmt::format("schema = 1\n{}\n{} = {}\n", header, key.name, bound), 3, key.name.size() + 4,
                       "expected " + describe(key.range));
    }
  }
}

TEST(ScenarioBadInput, MisspeltKey_IsAnsweredWithTheNearest) {
  expect_complaint("schema = 1\n[target]\n  coaliton = 5\n", 3, 3,
                   "unknown key 'coaliton' in [target], did you mean 'coalition'?");
  expect_complaint("schema = 1\n[leader]\ndiscount = 0.5\n", 3, 1, "did you mean 'target.discount'?");
  expect_complaint("schema = 1\n[[instrument]]\nkind = \"aid_cut\"\nenforcment = 1\n", 4, 1,
                   "did you mean 'enforcement'?");
  expect_complaint("schema = 1\n[citizen]\n", 2, 2, "unknown section 'citizen', did you mean 'citizens'?");
  expect_complaint("schema = 1\nincome = 5\n", 2, 1, "did you mean 'target.income'?");
}

TEST(ScenarioBadInput, WordThatIsNearNothing_GetsNoSuggestion) {
  EXPECT_EQ(complaint("schema = 1\n[target]\nxylophone = 5\n").message, "unknown key 'xylophone' in [target]");
}

TEST(ScenarioBadInput, UnknownKind_ListsTheKinds) {
  expect_complaint("schema = 1\n[[instrument]]\nkind = \"trade_embargoe\"\n", 3, 8, "did you mean 'trade_embargo'?");
  expect_complaint("schema = 1\n[[instrument]]\nkind = 3\n", 3, 8, "expected text");
}

TEST(ScenarioBadInput, RulesThatJoinKeys_BlameAKeyThatTheFileGives) {
  expect_complaint("schema = 1\n[target]\ncoalition = 4e6\n", 3, 13, "larger than the selectorate");
  expect_complaint("schema = 1\n[target]\nselectorate = 1000\n", 3, 15, "larger than the selectorate");
  expect_complaint("schema = 1\n[target]\nincome = 200\n", 3, 10, "above ordinary income");
  expect_complaint("schema = 1\n[[instrument]]\nrevenue = 0.6\n[[instrument]]\nrevenue = 0.6\n", 5, 11,
                   "expected at most 1");
  expect_complaint("schema = 1\n[[instrument]]\nincome = 0.5\n[[instrument]]\nincome = 0.5\n", 5, 10, "less than 1");
}

TEST(ScenarioBadInput, SharesOfRevenueThatTakeExactlyAll_AreAllowed) {
  EXPECT_EQ(complaint("schema = 1\n[[instrument]]\nrevenue = 0.5\n[[instrument]]\nrevenue = 0.5\n").message, "");
}

TEST(ScenarioBadInput, SeventhInstrument_IsRefused) {
  std::string text = "schema = 1\n";
  for (int i = 0; i < 7; ++i) text += "[[instrument]]\n";
  expect_complaint(text, 8, 1, "at most 6 instruments");
}

TEST(ScenarioBadInput, Schema_MustBeThereAndKnown) {
  expect_complaint("[target]\ncoalition = 5\n", 1, 1, "schema = 1");
  expect_complaint("schema = 2\n", 1, 10, "expected 1");
  expect_complaint("schema = \"1\"\n", 1, 10, "expected 1");
  expect_complaint("", 1, 1, "schema = 1");
}

TEST(ScenarioBadInput, SectionsOfTheWrongShape_AreRefused) {
  expect_complaint("schema = 1\ntarget = 5\n", 2, 10, "expected a section [target]");
  expect_complaint("schema = 1\n[instrument]\nkind = \"aid_cut\"\n", 2, 1, "[[instrument]]");
  expect_complaint("schema = 1\ninstrument = [1]\n", 2, 15, "expected a table");
  expect_complaint("schema = 1\n[meta]\nsources = [\"a\", 2]\n", 3, 17, "expected text");
  expect_complaint("schema = 1\n\"target.income\" = 2\n", 2, 1, "unknown section");
}

TEST(ScenarioBadInput, SourcesAndIllustrative_MustNameKnownKeys) {
  expect_complaint("schema = 1\n[meta]\nillustrative = [\"target.income\", \"target.incom\"]\n", 3, 34,
                   "did you mean 'income'?");
  expect_complaint("schema = 1\n[meta]\nillustrative = [\"instrument[0].rent\"]\n", 3, 17, "not there");
  expect_complaint("schema = 1\n[meta]\nsources = [\"target.incom: UN\"]\n", 3, 12, "did you mean 'income'?");
  EXPECT_EQ(complaint("schema = 1\n[meta]\nsources = [\"https://a.org: UN\", \"Smith: 2 vols.\"]\n").message, "");
}

TEST(ScenarioBadInput, Uncertainty_MustBeWholeAndConsistent) {
  const std::string head = "schema = 1\n[uncertainty]\nparameter = \"leader.policy_value\"\n";
  expect_complaint("schema = 1\n[uncertainty]\nparameter = \"leader.policy\"\n", 3, 13, "did you mean 'policy_value'?");
  expect_complaint("schema = 1\n[uncertainty]\nparameter = \"meta.id\"\n", 3, 13, "numeric key");
  expect_complaint("schema = 1\n[uncertainty]\nparameter = \"leader\"\n", 3, 13, "numeric key");
  expect_complaint(head + "distribution = \"cauchy\"\n", 4, 16, "expected discrete, normal");
  expect_complaint(head + "distribution = \"normal\"\nparameters = { location = 0 }\n", 5, 14, "'scale' is missing");
  expect_complaint(head + "distribution = \"normal\"\nparameters = { location = 0, scale = 0 }\n", 5, 38, "above 0");
  expect_complaint(head + "distribution = \"normal\"\nparameters = { mean = 0, scale = 1 }\n", 5, 23,
                   "not a parameter");
  expect_complaint(head + "distribution = \"uniform\"\nparameters = { low = 1, high = 0 }\n", 5, 22, "out of order");
  expect_complaint(head + "distribution = \"discrete\"\nparameters = { values = [1, 2], probabilities = [0.5, 0.4] }\n",
                   5, 49, "add up to 0.9");
  expect_complaint(
      head + "distribution = \"discrete\"\nparameters = { values = [1, -2], probabilities = [0.5, 0.5] }\n", 5, 25,
      "leader.policy_value is -2: expected a finite number at least 0");
  expect_complaint(
      "schema = 1\n[uncertainty]\nparameter = \"target.coalition\"\ndistribution = \"discrete\"\n"
      "parameters = { values = [100, 4e6], probabilities = [0.5, 0.5] }\n",
      5, 25, "larger than the selectorate");
  expect_complaint(head, 2, 2, "expected discrete");
}

/// `full_toml` with `by` in place of the first `text`.
std::string replaced(std::string_view text, std::string_view by) {
  std::string whole(full_toml);
  return whole.replace(whole.find(text), text.size(), by);
}

TEST(ScenarioBadInput, TypesAndProvocation_GoTogether) {
  expect_complaint("schema = 1\n[[type]]\nname = \"a\"\n", 2, 1, "expected a section [provocation] too");
  expect_complaint("schema = 1\n[provocation]\n", 2, 2, "there are no types");
  expect_complaint("schema = 1\n[provocation]\n[[type]]\nname = \"a\"\n", 3, 1, "one type only");
  expect_complaint("schema = 1\n[type]\nname = \"a\"\n", 2, 1, "[[type]] before each");
  expect_complaint(replaced("evasion_cost = inf", "intensity = 1.0"), find_line("[provocation]"), 2,
                   "no instrument's intensity is free");
}

TEST(ScenarioBadInput, Types_AreToldApartByNames_AndHaveProbabilitiesThatSumToOne) {
  expect_complaint(replaced("name = \"hesitant\"\n", "\n"), find_line("name = \"hesitant\"") - 1, 1, "is missing");
  expect_complaint(replaced("\"hesitant\"", "\"determined\""), find_line("name = \"hesitant\""), 8,
                   "and so is type[0]");
  expect_complaint(replaced("probability = 0.25", "probability = 0.5"), find_line("probability = 0.25"), 15,
                   "add up to 1.25: expected 1");
  expect_complaint(replaced("probability = 0.25", "probability = 0"), find_line("probability = 0.25"), 15,
                   "expected a number in (0, 1]");
  expect_complaint(replaced("coalition = 3000\n", "coalition = 4e6\n"), find_line("coalition = 3000"), 13,
                   "larger than the selectorate");
  expect_complaint(replaced("\"same\"", "\"sme\""), find_line("policy_value = \"same\""), 16, "or \"same\"");
  std::string many(full_toml);
  for (int i = 0; i < 7; ++i) many += "[[type]]\n";
  EXPECT_NE(complaint(many).message.find("expected at most 8"), std::string::npos);
}

TEST(ScenarioBadInput, IntensitiesOfAProvocation_AreSeveralDifferentShares) {
  const std::string_view given = "[0.0, 0.25, 1.0]";
  const std::size_t line = find_line("intensities");
  expect_complaint(replaced(given, "[0.0]"), line, 15, "there are 1: expected 2 to 24");
  expect_complaint(replaced(given, "0.5"), line, 15, "there are 1: expected 2 to 24");
  expect_complaint(replaced(given, "[0.0, 1.5]"), line, 21, "expected a number in [0, 1]");
  expect_complaint(replaced(given, "[0.0, 0.5, 0.0]"), line, 26, "is there twice");
  expect_complaint(replaced(given, "[0.0, \"all\"]"), line, 21, "expected");
  expect_complaint(replaced(given, "\"all\""), line, 15, "a list of numbers");
  expect_complaint(replaced("demand = 0.5", "demand = 0"), line + 1, 10, "expected a number in (0, 1]");
  expect_complaint(replaced("demand = 0.5", "demnd = 0"), line + 1, 1, "did you mean 'demand'?");
}

TEST(ScenarioBadInput, SyntaxErrors_AreLocated) {
  expect_complaint("schema = 1\n[target]\ncoalition = \n", 3, 13, "");
  expect_complaint("schema = 1\n[target]\nincome = 1\nincome = 2\n", 4, 10, "redefine");
  expect_complaint("schema = 1\n[meta]\ntitle = \"unfinished\n", 3, 20, "");
}

TEST(ScenarioBadInput, Json_IsLocatedToo) {
  expect_complaint("{ \"schema\": 1,\n  \"target\": { \"coaliton\": 5 } }", 2, 15, "did you mean 'coalition'?");
  expect_complaint("{ \"schema\": 1,\n  \"target\": { \"discount\": 1.5 } }", 2, 27, "expected a number in [0, 1)");
  expect_complaint("{ \"schema\": 1,\n  \"target\": { \"discount\": \"a \\\" b\" } }", 2, 27,
                   "expected a number in [0, 1)");
  expect_complaint("{ \"schema\": 1,\n  \"target\": { \"discount\": true } }", 2, 27, "true or false");
  expect_complaint("{ \"schema\": 1,\n  \"schema\": 1 }", 2, 3, "given twice");
  expect_complaint("{ \"schema\": 1,\n  \"target\": [1, 2 }", 2, 19, "");
  expect_complaint("{ \"schema\": 1,\n  \"target\": null }", 2, 13, "expected a section");
  expect_complaint("{ \"schema\": 1 } x", 1, 17, "");
  expect_complaint("{ \"schema\": 2 }", 1, 13, "expected 1");
  EXPECT_NE(complaint("[1]", "x.json").message.find("table of sections"), std::string::npos);
}

TEST(ScenarioBadInput, JsonCutOffAnywhere_IsRefusedAtAPlace) {
  for (std::size_t length = 0; length + 2 < full_json.size(); ++length) {  // all but the last brace and line end
    EXPECT_NE(complaint(full_json.substr(0, length), "x.json").line, 0U) << length;
  }
}

TEST(ScenarioBadInput, TomlCutOffWithinALine_IsRefusedOrShorter) {
  const std::string whole = testing::print(read_text(full_toml));
  for (std::size_t length = 0; length + 1 < full_toml.size(); ++length) {
    try {
      EXPECT_NE(testing::print(read_text(full_toml.substr(0, length))), whole) << length;
    } catch (const ParseError& error) {
      EXPECT_NE(error.line(), 0U) << length;
    }
  }
}

TEST(ScenarioBadInput, DeepNesting_IsRefusedInsteadOfExhaustingTheStack) {
  const std::string deep(200'000, '[');
  EXPECT_NE(complaint("{ \"schema\": " + deep).message.find("deep"), std::string::npos);
  EXPECT_FALSE(complaint("schema = 1\nx = " + deep).message.empty());
  std::string dotted = "schema = 1\na";
  for (int i = 0; i < 200'000; ++i) dotted += ".a";
  expect_complaint(dotted + " = 1\n", 2, 0, "more than 16 parts");
  EXPECT_FALSE(complaint("schema = 1\nx = { " + dotted.substr(11) + " = 1 }\n").message.empty());
}

TEST(ScenarioBadInput, ManyDotsInTextAndComments_AreNoKey) {
  EXPECT_EQ(
      complaint("schema = 1 # a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s\n[meta]\n"
                "title = \"a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s\"\nid = 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s'\n")
          .message,
      "");
}

TEST(ScenarioBadInput, LetterOutsideAscii_IsRefusedOutsideQuotes) {
  expect_complaint("schema = 1\n[meta]\nid = \"\u00e4\"  \u00ff\n", 3, 11, "");
  expect_complaint("schema = 1\n[meta]\n\u00e4 = 1\n", 3, 1, "");
  EXPECT_EQ(complaint("\xEF\xBB\xBFschema = 1 # \u00ff\n[meta]\ntitle = '\u00ff'\nid = \"\"\"a\\\"\n\u00ff\"\"\"\"\"\n")
                .message,
            "");
}

TEST(ScenarioBadInput, HugeFile_IsRefused) {
  EXPECT_NE(complaint("schema = 1\n" + std::string(2U << 20U, '#')).message.find("larger than 1 MiB"),
            std::string::npos);
}

TEST(ScenarioBadInput, ProgramMadeScenario_IsCheckedAsAFileIs) {
  Scenario scenario;
  scenario.target.coalition = 4e6;
  EXPECT_THROW(validate_scenario(scenario), InvalidModel);
  scenario = Scenario{};
  scenario.actors.citizens.revolt_shock = -1;
  try {
    validate_scenario(scenario);
    FAIL();
  } catch (const InvalidModel& error) {
    EXPECT_EQ(error.field(), "citizens.revolt_shock");
  }
}

}  // namespace
}  // namespace selectorate
