#include <iterator>
#include <ostream>

#include <fmt/format.h>

#include <selectorate/report/svg.hpp>

namespace selectorate {
namespace {

/// Escapes what XML reserves and leaves out the control characters that it forbids.
std::string escape(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') result += c;
    }
  }
  return result;
}

/// Two decimals without trailing zeros, so that files stay short and never hold "-0".
std::string pixels(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string stroke_attributes(const SvgStroke& stroke) {
  std::string text = fmt::format(R"(stroke="{}" stroke-width="{}")", stroke.color, pixels(stroke.width));
  if (!stroke.dashes.empty()) text += fmt::format(R"( stroke-dasharray="{}")", stroke.dashes);
  return text;
}

std::string point_list(std::span<const SvgPoint> points) {
  std::string list;
  for (const SvgPoint& point : points) {
    if (!list.empty()) list += ' ';
    list += pixels(point.x) + "," + pixels(point.y);
  }
  return list;
}

std::string_view anchor_name(SvgText::Anchor anchor) {
  switch (anchor) {
    case SvgText::Anchor::start:
      return "start";
    case SvgText::Anchor::middle:
      return "middle";
    case SvgText::Anchor::end:
      return "end";
  }
  return "start";
}

/// Width of a character in units of the letters' size, from the widest of the usual sans-serif fonts.
double character_width(char c) {
  constexpr std::string_view narrow = "iljtfI.,:;'|!()[] -";
  constexpr std::string_view wide = "mwMW%@&";
  if (narrow.find(c) != std::string_view::npos) return 0.42;
  if (wide.find(c) != std::string_view::npos) return 1.0;
  if (c >= 'A' && c <= 'Z') return 0.76;
  return 0.64;
}

}  // namespace

SvgDocument::SvgDocument(double width, double height, std::string_view title, std::string_view description)
    : width_(width), height_(height) {
  head_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">\n<title>{2}</title>\n<desc>{3}</desc>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
      pixels(width), pixels(height), escape(title), escape(description));
}

void SvgDocument::line(SvgPoint from, SvgPoint to, const SvgStroke& stroke) {
  fmt::format_to(std::back_inserter(body_), "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", pixels(from.x),
                 pixels(from.y), pixels(to.x), pixels(to.y), stroke_attributes(stroke));
}

void SvgDocument::polyline(std::span<const SvgPoint> points, const SvgStroke& stroke) {
  fmt::format_to(std::back_inserter(body_), "<polyline points=\"{}\" fill=\"none\" stroke-linejoin=\"round\" {}/>\n",
                 point_list(points), stroke_attributes(stroke));
}

void SvgDocument::rectangle(SvgPoint corner, double width, double height, std::string_view fill,
                            const SvgStroke& stroke) {
  fmt::format_to(std::back_inserter(body_), "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" {}/>\n",
                 pixels(corner.x), pixels(corner.y), pixels(width), pixels(height), fill, stroke_attributes(stroke));
}

void SvgDocument::circle(SvgPoint center, double radius, std::string_view fill, const SvgStroke& stroke) {
  fmt::format_to(std::back_inserter(body_), "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" {}/>\n", pixels(center.x),
                 pixels(center.y), pixels(radius), fill, stroke_attributes(stroke));
}

void SvgDocument::polygon(std::span<const SvgPoint> points, std::string_view fill, const SvgStroke& stroke) {
  fmt::format_to(std::back_inserter(body_), "<polygon points=\"{}\" fill=\"{}\" {}/>\n", point_list(points), fill,
                 stroke_attributes(stroke));
}

void SvgDocument::text(SvgPoint anchor, std::string_view text, const SvgText& style) {
  std::string attributes = fmt::format(R"(x="{}" y="{}" font-size="{}" fill="{}")", pixels(anchor.x), pixels(anchor.y),
                                       pixels(style.size), style.color);
  if (style.anchor != SvgText::Anchor::start) {
    attributes += fmt::format(R"( text-anchor="{}")", anchor_name(style.anchor));
  }
  if (style.bold) attributes += R"( font-weight="bold")";
  if (style.rotation != 0) {
    attributes +=
        fmt::format(" transform=\"rotate({} {} {})\"", pixels(style.rotation), pixels(anchor.x), pixels(anchor.y));
  }
  fmt::format_to(std::back_inserter(body_), "<text {}>{}</text>\n", attributes, escape(text));
}

void SvgDocument::write(std::ostream& output) const {
  output << head_ << body_ << "</svg>\n";
}

double estimate_svg_text_width(std::string_view text, double size, bool bold) noexcept {
  double width = 0;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // within a character of UTF-8
    if (!continues) width += character_width(c);
  }
  return width * size * (bold ? 1.1 : 1.0);
}

}  // namespace selectorate
