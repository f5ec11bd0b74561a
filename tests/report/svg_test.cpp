#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/report/svg.hpp>

namespace selectorate {
namespace {

TEST(Svg, TextIsEscaped_EverywhereItCanStand) {
  SvgDocument document(10, 10, "a < b & \"c\"", "<d>");
  document.text({1, 2}, "x<y>&\"z\"\x01\xC3\xA4");
  std::ostringstream output;
  document.write(output);
  const std::string svg = output.str();
  EXPECT_NE(svg.find("<title>a &lt; b &amp; &quot;c&quot;</title>"), std::string::npos) << svg;
  EXPECT_NE(svg.find("<desc>&lt;d&gt;</desc>"), std::string::npos);
  EXPECT_NE(svg.find(">x&lt;y&gt;&amp;&quot;z&quot;\xC3\xA4</text>"), std::string::npos);
}

TEST(Svg, NumbersAreShort_AndZeroHasNoSign) {
  SvgDocument document(100, 50.5, "", "");
  document.line({-0.001, 1.0 / 3.0}, {2, 3}, {"#000000", 1});
  std::ostringstream output;
  document.write(output);
  EXPECT_NE(output.str().find("<line x1=\"0\" y1=\"0.33\" x2=\"2\" y2=\"3\""), std::string::npos) << output.str();
  EXPECT_NE(output.str().find("height=\"50.5\""), std::string::npos);
}

TEST(Svg, TextWidth_CountsCharactersNotBytes) {
  EXPECT_EQ(estimate_svg_text_width("\xC3\xA4", 10), estimate_svg_text_width("a", 10));
  EXPECT_GT(estimate_svg_text_width("mmm", 10), estimate_svg_text_width("iii", 10));
  EXPECT_GT(estimate_svg_text_width("a", 10, true), estimate_svg_text_width("a", 10));
}

}  // namespace
}  // namespace selectorate
