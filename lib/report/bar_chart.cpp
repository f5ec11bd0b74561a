#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/chart.hpp>
#include <selectorate/report/svg.hpp>

#include "report/chart_layout.hpp"

namespace selectorate {
namespace {

constexpr double bar_height = 20;
constexpr double bar_step = 26;
constexpr double group_title = 26;
constexpr double group_gap = 12;
constexpr double label_gap = 8;
constexpr double axis_room = 4.2 * ChartStyle::text_size;

std::vector<double> shown_values(const BarChart& chart) {
  std::vector<double> values;
  for (const BarGroup& group : chart.groups) {
    for (const Bar& bar : group.bars) {
      if (!std::isfinite(bar.value))
        throw InvalidModel("chart", fmt::format("{}: {} is not finite", group.label, bar.label));
      values.push_back(bar.value * chart.value.scale);
    }
  }
  if (values.empty()) throw InvalidModel("chart", "there is no bar to draw");
  return values;
}

class BarPlot {
 public:
  explicit BarPlot(const BarChart& chart)
      : chart_(chart), values_(shown_values(chart)), scale_(make_axis_scale(chart.value, values_)) {
    double widest_label = 0;
    for (const BarGroup& group : chart.groups) {
      for (const Bar& bar : group.bars) {
        widest_label = std::max(widest_label, estimate_svg_text_width(bar.label, ChartStyle::text_size));
      }
    }
    double widest_value = 0;
    for (const double value : values_) {
      widest_value = std::max(widest_value, estimate_svg_text_width(value_text(value), ChartStyle::text_size));
    }
    // A value stands beyond the end of its bar, on either side.
    left_ = ChartStyle::margin + widest_label + label_gap + (scale_.low < 0 ? widest_value + label_gap : 0);
    right_ = ChartStyle::width - ChartStyle::margin - widest_value - label_gap;
  }

  [[nodiscard]] double height() const {
    double height = axis_room;
    for (const BarGroup& group : chart_.groups) {
      height += group_title + bar_step * static_cast<double>(group.bars.size()) + group_gap;
    }
    return height;
  }

  void draw(SvgDocument& document, double top) const {
    const double bottom = top + height() - axis_room;
    draw_axis(document, top, bottom);
    double y = top;
    for (const BarGroup& group : chart_.groups) {
      document.text({ChartStyle::margin, y + 0.75 * group_title}, group.label,
                    {.size = ChartStyle::text_size, .bold = true});
      y += group_title;
      for (std::size_t i = 0; i < group.bars.size(); ++i, y += bar_step) draw_bar(document, group.bars[i], i, y);
      y += group_gap;
    }
    document.line({place(0), top}, {place(0), bottom}, {ChartStyle::ink, 1});
  }

 private:
  static std::string value_text(double shown) {
    const std::string text = fmt::format("{:+.{}f}", shown, std::abs(shown) < 0.1 ? 2 : 1);
    return std::stod(text) == 0 ? "0" : text;
  }

  [[nodiscard]] double place(double shown) const { return left_ + scale_.share(shown) * (right_ - left_); }

  void draw_axis(SvgDocument& document, double top, double bottom) const {
    for (const double tick : scale_.ticks) {
      document.line({place(tick), top}, {place(tick), bottom}, {ChartStyle::faint, 1});
      document.text({place(tick), bottom + 1.3 * ChartStyle::small_size}, tick_text(scale_, tick),
                    {.size = ChartStyle::small_size, .anchor = SvgText::Anchor::middle});
    }
    document.text({(left_ + right_) / 2, bottom + 3 * ChartStyle::text_size}, axis_title(chart_.value),
                  {.size = ChartStyle::text_size, .anchor = SvgText::Anchor::middle, .bold = true});
  }

  void draw_bar(SvgDocument& document, const Bar& bar, std::size_t index, double top) const {
    const double value = bar.value * chart_.value.scale;
    const double from = place(std::min(value, 0.0));
    const double to = place(std::max(value, 0.0));
    document.rectangle({from, top}, to - from, bar_height, bar_fill(index), {ChartStyle::ink, 0.75});
    const double baseline = top + bar_height / 2 + 0.35 * ChartStyle::text_size;
    const SvgText right{.size = ChartStyle::text_size, .anchor = SvgText::Anchor::end};
    const SvgText left{.size = ChartStyle::text_size};
    document.text({label_end(), baseline}, bar.label, right);
    const bool negative = value < 0;
    const double x = negative ? from - label_gap : to + label_gap;
    // The grid must not run through the digits.
    const double width = estimate_svg_text_width(value_text(value), ChartStyle::text_size);
    document.rectangle({negative ? x - width : x - 2, top}, width + 2, bar_height, "#ffffff");
    document.text({x, baseline}, value_text(value), negative ? right : left);
  }

  [[nodiscard]] double label_end() const {
    double widest_value = 0;
    for (const double value : values_) {
      widest_value = std::max(widest_value, estimate_svg_text_width(value_text(value), ChartStyle::text_size));
    }
    return left_ - label_gap - (scale_.low < 0 ? widest_value + label_gap : 0);
  }

  const BarChart& chart_;
  std::vector<double> values_;
  AxisScale scale_;
  double left_ = 0;
  double right_ = 0;
};

}  // namespace

void write_bar_chart(std::ostream& output, const BarChart& chart) {
  const BarPlot plot(chart);
  const ChartHead head(chart.title, chart.subtitle, chart.source);
  const double top = head.top() + ChartStyle::margin / 2;
  SvgDocument document(ChartStyle::width, top + plot.height() + head.bottom(), chart.title, chart.subtitle);
  head.draw(document);
  plot.draw(document, top);
  document.write(output);
}

}  // namespace selectorate
