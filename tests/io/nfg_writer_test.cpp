#include <sstream>

#include <gtest/gtest.h>

#include <selectorate/io/nfg_writer.hpp>

namespace selectorate {
namespace {

// Written by hand from the description of the format in Gambit's manual, "The strategic game (.nfg) file format".
TEST(NfgWriter, WritesAGame_AsOneWouldByHand) {
  ExactTable payoffs(2);
  for (const int a : {1, 2, 3, 4}) payoffs.append(std::vector<Rational>{Rational(a), Rational(-a) / 3});
  const StrategicGame game("a \"game\"", {"A", "B"}, {{"up", "down"}, {"left", "C:\\"}}, payoffs, "why");
  std::ostringstream output;
  write_nfg(output, game);
  EXPECT_EQ(output.str(),
            "NFG 1 R \"a \\\"game\\\"\" { \"A\" \"B\" }\n"
            "\n"
            "{ { \"up\" \"down\" }\n"
            "{ \"left\" \"C:\\\\\" }\n"
            "}\n"
            "\"why\"\n"
            "\n"
            "1 -1/3\n"
            "2 -2/3\n"
            "3 -1\n"
            "4 -4/3\n");
}

}  // namespace
}  // namespace selectorate
