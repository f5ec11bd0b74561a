#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/report/chart.hpp>
#include <selectorate/report/svg.hpp>

namespace selectorate {

/// How charts look: one place for sizes and shades.
struct ChartStyle {
  static constexpr double width = 820;
  static constexpr double margin = 20;
  static constexpr double title_size = 17;
  static constexpr double text_size = 13;
  static constexpr double small_size = 11.5;
  static constexpr double line_height = 1.3;
  static constexpr std::string_view ink = "#222222";
  static constexpr std::string_view faint = "#d9d9d9";
  static constexpr std::string_view quiet = "#666666";
};

/// Stroke of a series: luminance and dashes both tell them apart.
[[nodiscard]] SvgStroke series_stroke(std::size_t index);
/// Fill of the bars at a place within their groups.
[[nodiscard]] std::string_view bar_fill(std::size_t index);

/// The ends of an axis and its ticks, in the units shown.
struct AxisScale {
  std::vector<double> ticks;
  double low = 0;
  double high = 1;

  [[nodiscard]] double share(double shown) const { return (shown - low) / (high - low); }
};

/// Ends at ticks, so that the outermost lines of a grid hold all the data.
/// \param values  data in the units shown
[[nodiscard]] AxisScale make_axis_scale(const ChartAxis& axis, std::span<const double> values);

/// Ends where the range ends, so that twelve rounds fill the width; its ticks lie within.
/// \param values  data in the units shown
[[nodiscard]] AxisScale make_horizontal_scale(const ChartAxis& axis, std::span<const double> values);

/// "12", "0.05": as many decimals as the distance between the ticks needs.
[[nodiscard]] std::string tick_text(const AxisScale& scale, double tick);

/// "Label (unit)"
[[nodiscard]] std::string axis_title(const ChartAxis& axis);

/// Breaks a text into lines that fit a width in pixels by the upper estimate.
[[nodiscard]] std::vector<std::string> fit_text(std::string_view text, double width, double size, bool bold = false);

/// Positions at least `distance` apart, within [low, high] if they fit, each as near to its wish as the others allow.
/// \param wishes  in any order; the answer is in the same order
[[nodiscard]] std::vector<double> spread_labels(std::span<const double> wishes, double distance, double low,
                                                double high);

/// Title and subtitle from `top`, and the source above the bottom.
/// \return where the space below the subtitle begins
class ChartHead {
 public:
  ChartHead(std::string_view title, std::string_view subtitle, std::string_view source);

  [[nodiscard]] double top() const { return top_; }        ///< height of title and subtitle
  [[nodiscard]] double bottom() const { return bottom_; }  ///< height of the source line
  void draw(SvgDocument& document) const;

 private:
  std::vector<std::string> title_;
  std::vector<std::string> subtitle_;
  std::vector<std::string> source_;
  double top_ = 0;
  double bottom_ = 0;
};

}  // namespace selectorate
