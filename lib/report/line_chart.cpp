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

constexpr double plot_height = 300;
constexpr double panel_height = 170;
constexpr double label_gap = 8;
constexpr double widest_label = 200;
constexpr double sample = 26;                     ///< piece of the line's own stroke before its label
constexpr double label_offset = 20 + sample + 6;  ///< from the end of the plot to a label

std::vector<double> shown_values(const LineChart& chart, double ChartPoint::*coordinate, double scale) {
  std::vector<double> values;
  for (const ChartSeries& series : chart.series) {
    for (const ChartPoint& point : series.points) values.push_back(point.*coordinate * scale);
  }
  return values;
}

void require_drawable(const LineChart& chart) {
  constexpr std::size_t most_series = 6;
  if (chart.series.empty() || chart.series.size() > most_series) {
    throw InvalidModel("chart", fmt::format("there are {} series: expected 1 to {}", chart.series.size(), most_series));
  }
  const bool drawable = std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& series) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [](const ChartPoint& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
  });
  if (!drawable) throw InvalidModel("chart", "there is no finite point to draw");
}

/// Where a plot stands; its labels go around it.
struct PlotArea {
  double left;
  double right;
  double top;
  double bottom;
};

class LinePlot {
 public:
  explicit LinePlot(const LineChart& chart)
      : chart_(chart),
        x_(make_horizontal_scale(chart.x, shown_values(chart, &ChartPoint::x, chart.x.scale))),
        y_(make_axis_scale(chart.y, shown_values(chart, &ChartPoint::y, chart.y.scale))) {
    for (const ChartSeries& series : chart.series) {
      labels_.push_back(fit_text(series.label, widest_label, ChartStyle::text_size));
    }
  }

  [[nodiscard]] double left_room() const {
    double widest = 0;
    for (const double tick : y_.ticks) {
      widest = std::max(widest, estimate_svg_text_width(tick_text(y_, tick), ChartStyle::small_size));
    }
    return ChartStyle::margin + widest + label_gap;
  }

  [[nodiscard]] double right_room() const {
    double widest = 0;
    for (const auto& lines : labels_) {
      for (const std::string& line : lines) {
        widest = std::max(widest, estimate_svg_text_width(line, ChartStyle::text_size));
      }
    }
    return widest + label_offset + ChartStyle::margin;
  }

  void draw(SvgDocument& document, const PlotArea& area) {
    area_ = area;
    draw_grid(document);
    for (std::size_t i = 0; i < chart_.series.size(); ++i) draw_series(document, i);
    draw_labels(document);
  }

 private:
  [[nodiscard]] SvgPoint place(const ChartPoint& point) const {
    const double x = x_.share(point.x * chart_.x.scale);
    const double y = y_.share(point.y * chart_.y.scale);
    return {area_.left + x * (area_.right - area_.left), area_.bottom - y * (area_.bottom - area_.top)};
  }

  void draw_grid(SvgDocument& document) const {
    const SvgText small{.size = ChartStyle::small_size, .color = ChartStyle::ink};
    SvgText tick_style = small;
    tick_style.anchor = SvgText::Anchor::end;
    for (const double tick : y_.ticks) {
      const double y = area_.bottom - y_.share(tick) * (area_.bottom - area_.top);
      document.line({area_.left, y}, {area_.right, y}, {tick == 0 ? ChartStyle::ink : ChartStyle::faint, 1});
      document.text({area_.left - label_gap, y + 0.35 * small.size}, tick_text(y_, tick), tick_style);
    }
    tick_style.anchor = SvgText::Anchor::middle;
    for (const double tick : x_.ticks) {
      const double x = area_.left + x_.share(tick) * (area_.right - area_.left);
      document.line({x, area_.bottom}, {x, area_.bottom + 5}, {ChartStyle::ink, 1});
      document.text({x, area_.bottom + 5 + 1.2 * small.size}, tick_text(x_, tick), tick_style);
    }
    document.line({area_.left, area_.bottom}, {area_.right, area_.bottom}, {ChartStyle::ink, 1});
    document.text({ChartStyle::margin, area_.top - 0.9 * ChartStyle::text_size}, axis_title(chart_.y),
                  {.size = ChartStyle::text_size, .bold = true});
    document.text({(area_.left + area_.right) / 2, area_.bottom + 5 + 2.7 * ChartStyle::text_size},
                  axis_title(chart_.x),
                  {.size = ChartStyle::text_size, .anchor = SvgText::Anchor::middle, .bold = true});
  }

  void draw_series(SvgDocument& document, std::size_t index) const {
    std::vector<SvgPoint> run;
    const auto flush = [&] {
      if (run.size() > 1) document.polyline(run, series_stroke(index));
      if (run.size() == 1) document.circle(run.front(), 3, series_stroke(index).color);
      run.clear();
    };
    for (const ChartPoint& point : chart_.series[index].points) {
      if (std::isfinite(point.x) && std::isfinite(point.y)) {
        run.push_back(place(point));
      } else {
        flush();
      }
    }
    flush();
  }

  [[nodiscard]] SvgPoint line_end(const ChartSeries& series) const {
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
      if (std::isfinite(point->x) && std::isfinite(point->y)) return place(*point);
    }
    return {area_.right, area_.bottom};
  }

  /// Each label beside the end of its line, pushed apart, with a thin line and a piece of its stroke before it, which
  /// tell lines apart that end at the same place.
  void draw_labels(SvgDocument& document) const {
    constexpr double advance = ChartStyle::text_size * ChartStyle::line_height;
    std::size_t most_lines = 1;
    std::vector<double> wishes;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      most_lines = std::max(most_lines, labels_[i].size());
      wishes.push_back(line_end(chart_.series[i]).y);
    }
    const double block = advance * static_cast<double>(most_lines);
    const std::vector<double> places = spread_labels(wishes, block + 2, area_.top, area_.bottom);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const SvgPoint end = line_end(chart_.series[i]);
      const double x = area_.right + label_offset;
      const SvgStroke stroke = series_stroke(i);
      const double sample_start = x - 6 - sample;
      document.line({end.x + 2, end.y}, {sample_start, places[i]}, {stroke.color, 1});
      document.line({sample_start, places[i]}, {x - 6, places[i]}, stroke);
      double y = places[i] + 0.35 * ChartStyle::text_size - advance * (static_cast<double>(labels_[i].size()) - 1) / 2;
      for (const std::string& line : labels_[i]) {
        document.text({x, y}, line, {.size = ChartStyle::text_size, .color = stroke.color});
        y += advance;
      }
    }
  }

  const LineChart& chart_;
  AxisScale x_;
  AxisScale y_;
  std::vector<std::vector<std::string>> labels_;
  PlotArea area_{};
};

constexpr double above_plot = 2.6 * ChartStyle::text_size;  ///< title of the vertical axis
constexpr double below_plot = 4.2 * ChartStyle::text_size;  ///< ticks and title of the horizontal axis

}  // namespace

void write_line_chart(std::ostream& output, const LineChart& chart) {
  require_drawable(chart);
  const ChartHead head(chart.title, chart.subtitle, chart.source);
  LinePlot plot(chart);
  const double top = head.top() + above_plot;
  SvgDocument document(ChartStyle::width, top + plot_height + below_plot + head.bottom(), chart.title, chart.subtitle);
  head.draw(document);
  plot.draw(document, {plot.left_room(), ChartStyle::width - plot.right_room(), top, top + plot_height});
  document.write(output);
}

void write_chart_panels(std::ostream& output, const ChartPanels& panels) {
  if (panels.panels.empty()) throw InvalidModel("chart", "there are no panels");
  const ChartHead head(panels.title, panels.subtitle, panels.source);
  std::vector<LinePlot> plots;
  double left = 0;
  double right = 0;
  for (const LineChart& chart : panels.panels) {
    require_drawable(chart);
    plots.emplace_back(chart);
    left = std::max(left, plots.back().left_room());
    right = std::max(right, plots.back().right_room());
  }
  constexpr double panel_title = 2.2 * ChartStyle::text_size;
  constexpr double panel = panel_title + above_plot + panel_height + below_plot;
  SvgDocument document(ChartStyle::width, head.top() + panel * static_cast<double>(plots.size()) + head.bottom(),
                       panels.title, panels.subtitle);
  head.draw(document);
  double y = head.top() + panel_title;
  for (std::size_t i = 0; i < plots.size(); ++i) {
    document.text({ChartStyle::margin, y}, panels.panels[i].title, {.size = ChartStyle::text_size + 1, .bold = true});
    plots[i].draw(document, {left, ChartStyle::width - right, y + above_plot, y + above_plot + panel_height});
    y += panel;
  }
  document.write(output);
}

}  // namespace selectorate
