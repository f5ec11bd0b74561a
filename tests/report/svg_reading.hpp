#pragma once

#include <algorithm>
#include <cstddef>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <selectorate/report/svg.hpp>

namespace selectorate::testing {

/// A text of a drawing with the box that it may cover, read back from the SVG.
struct DrawnText {
  std::string text;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

inline double attribute(const std::string& tag, const std::string& name, double fallback = 0) {
  std::smatch match;
  const std::regex pattern("[ <]" + name + "=\"([-0-9.]+)\"");
  return std::regex_search(tag, match, pattern) ? std::stod(match[1]) : fallback;
}

inline std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> escapes[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
  for (const auto& [escape, plain] : escapes) text = std::regex_replace(text, std::regex(escape), plain);
  return text;
}

inline std::vector<DrawnText> drawn_texts(const std::string& svg) {
  std::vector<DrawnText> texts;
  const std::regex pattern("<text ([^>]*)>([^<]*)</text>");
  for (std::sregex_iterator match(svg.begin(), svg.end(), pattern), end; match != end; ++match) {
    const std::string tag = " " + (*match)[1].str();
    const double size = attribute(tag, "font-size");
    const double width =
        estimate_svg_text_width(unescaped((*match)[2].str()), size, tag.find("bold") != std::string::npos);
    const double x = attribute(tag, "x");
    const double y = attribute(tag, "y");
    const double left = tag.find("\"end\"") != std::string::npos      ? x - width
                        : tag.find("\"middle\"") != std::string::npos ? x - width / 2
                                                                      : x;
    texts.push_back({(*match)[2], left, left + width, y - 0.75 * size, y + 0.22 * size});
  }
  return texts;
}

/// No text leaves the drawing, and no two overlap.
inline void expect_readable(const std::string& svg) {
  const double width = attribute(svg, "width");
  const double height = attribute(svg, "height");
  const std::vector<DrawnText> texts = drawn_texts(svg);
  ASSERT_FALSE(texts.empty());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const DrawnText& a = texts[i];
    EXPECT_GE(a.left, 0) << a.text;
    EXPECT_LE(a.right, width) << a.text;
    EXPECT_GE(a.top, 0) << a.text;
    EXPECT_LE(a.bottom, height) << a.text;
    for (std::size_t j = 0; j < i; ++j) {
      const DrawnText& b = texts[j];
      const bool overlap = std::min(a.right, b.right) > std::max(a.left, b.left) &&
                           std::min(a.bottom, b.bottom) > std::max(a.top, b.top);
      EXPECT_FALSE(overlap) << "'" << a.text << "' over '" << b.text << "'";
    }
  }
}

}  // namespace selectorate::testing
