#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// A position in a drawing, in pixels from its left upper corner.
struct SvgPoint {
  double x = 0;
  double y = 0;
};

struct SvgStroke {
  std::string_view color = "#000000";
  double width = 1;
  std::string_view dashes = {};  ///< "6 3": lengths of dashes and gaps; empty: solid
};

struct SvgText {
  enum class Anchor { start, middle, end };

  double size = 13;  ///< height of the letters' line, pixels
  Anchor anchor = Anchor::start;
  bool bold = false;
  std::string_view color = "#222222";
  double rotation = 0;  ///< degrees clockwise about the anchor
};

/// A drawing in SVG 1.1, made of few kinds of shapes. All text is escaped, coordinates have two decimals, and the same
/// calls give the same bytes.
class SELECTORATE_EXPORT SvgDocument {
 public:
  /// \param title, description  for those who hear the drawing instead of seeing it
  SvgDocument(double width, double height, std::string_view title, std::string_view description);

  void line(SvgPoint from, SvgPoint to, const SvgStroke& stroke);
  void polyline(std::span<const SvgPoint> points, const SvgStroke& stroke);
  void rectangle(SvgPoint corner, double width, double height, std::string_view fill,
                 const SvgStroke& stroke = {"none", 0});
  void circle(SvgPoint center, double radius, std::string_view fill, const SvgStroke& stroke = {"none", 0});
  void polygon(std::span<const SvgPoint> points, std::string_view fill, const SvgStroke& stroke = {"none", 0});
  void text(SvgPoint anchor, std::string_view text, const SvgText& style = {});

  [[nodiscard]] double width() const noexcept { return width_; }
  [[nodiscard]] double height() const noexcept { return height_; }

  void write(std::ostream& output) const;

 private:
  double width_;
  double height_;
  std::string head_;
  std::string body_;
};

/// Upper estimate of how wide a text is drawn, in pixels, for the sans-serif fonts that viewers choose.
[[nodiscard]] SELECTORATE_EXPORT double estimate_svg_text_width(std::string_view text, double size,
                                                                bool bold = false) noexcept;

}  // namespace selectorate
