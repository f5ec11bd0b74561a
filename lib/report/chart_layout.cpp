#include "report/chart_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

constexpr double line_advance(double size) {
  return size * ChartStyle::line_height;
}

/// Colours of falling darkness (relative luminance .02, .08, .16, .26, .40, .03), so that a grey print keeps their
/// order.
constexpr std::array<SvgStroke, 6> strokes = {{{"#2b0b4f", 2.6, ""},
                                               {"#2a4d8f", 2.6, "9 4"},
                                               {"#1f7a7a", 2.6, "3 3"},
                                               {"#3f9b4b", 2.6, "12 4 3 4"},
                                               {"#9aa51f", 2.6, "6 2 2 2 2 2"},
                                               {"#7a1f1f", 1.6, "1.5 3.5"}}};

constexpr std::array<std::string_view, 4> fills = {"#2b0b4f", "#3f7fb0", "#a9c8a0", "#dddddd"};

struct Range {
  double low;
  double high;
};

/// What the axis asks for, else what holds the values and zero; in the units shown.
Range shown_range(const ChartAxis& axis, std::span<const double> values) {
  double low = axis.low * axis.scale;
  double high = axis.high * axis.scale;
  if (low < high) return {low, high};
  low = high = 0;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (high - low < 1e-12 * std::max(std::abs(low), std::abs(high)) || low == high) high = low + 1;
  return {low, high};
}

}  // namespace

SvgStroke series_stroke(std::size_t index) {
  return strokes[index % strokes.size()];
}
std::string_view bar_fill(std::size_t index) {
  return fills[index % fills.size()];
}

std::vector<double> make_ticks(double low, double high, int wanted) {
  const double span = std::max(high - low, 1e-300);
  const double rough = span / std::max(wanted - 1, 1);
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks;
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  for (double i = first; i <= last; ++i) ticks.push_back(i * step);
  return ticks;
}

AxisScale make_axis_scale(const ChartAxis& axis, std::span<const double> values) {
  const Range range = shown_range(axis, values);
  AxisScale scale;
  scale.ticks = make_ticks(range.low, range.high);
  scale.low = scale.ticks.front();
  scale.high = scale.ticks.back();
  return scale;
}

AxisScale make_horizontal_scale(const ChartAxis& axis, std::span<const double> values) {
  const Range range = shown_range(axis, values);
  AxisScale scale{make_ticks(range.low, range.high), range.low, range.high};
  const double rounding = 1e-9 * (range.high - range.low);
  std::erase_if(scale.ticks, [&](double tick) { return tick < range.low - rounding || tick > range.high + rounding; });
  return scale;
}

std::string tick_text(const AxisScale& scale, double tick) {
  const double step = scale.ticks.size() > 1 ? scale.ticks[1] - scale.ticks[0] : 1;
  const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
  if (step < 1e-6 || largest >= 1e7) return fmt::format("{:.3g}", tick);
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  const std::string text = fmt::format("{:.{}f}", tick, decimals);
  return std::stod(text) == 0 ? fmt::format("{:.{}f}", 0.0, decimals) : text;  // never "-0"
}

std::string axis_title(const ChartAxis& axis) {
  return axis.unit.empty() ? axis.label : fmt::format("{} ({})", axis.label, axis.unit);
}

std::vector<std::string> fit_text(std::string_view text, double width, double size, bool bold) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    const std::string longer = line.empty() ? word : fmt::format("{} {}", line, word);
    if (!line.empty() && estimate_svg_text_width(longer, size, bold) > width) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<double> spread_labels(std::span<const double> wishes, double distance, double low, double high) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wishes[a] < wishes[b]; });

  // Labels that would touch form a block centred on the mean of its members' wishes; blocks that touch are joined.
  struct Block {
    double sum = 0;  ///< of the members' wishes, each less its offset within the block
    double count = 0;
    [[nodiscard]] double start() const { return sum / count; }
  };
  const double last_start = std::max(low, high - distance * static_cast<double>(wishes.size() - 1));
  std::vector<Block> blocks;
  for (const std::size_t label : order) {
    Block block{std::clamp(wishes[label], low, high), 1};
    while (!blocks.empty() && blocks.back().start() + distance * blocks.back().count > block.start()) {
      const Block before = blocks.back();
      blocks.pop_back();
      block = {before.sum + block.sum - block.count * distance * before.count, before.count + block.count};
    }
    blocks.push_back(block);
  }
  std::vector<double> positions(wishes.size());
  std::size_t next = 0;
  double least = low;
  for (const Block& block : blocks) {
    const double room_below = distance * static_cast<double>(wishes.size() - 1 - next);
    double position = std::clamp(block.start(), least, std::max(least, std::max(last_start, high - room_below)));
    for (double i = 0; i < block.count; ++i, position += distance) positions[order[next++]] = position;
    least = position;
  }
  return positions;
}

ChartHead::ChartHead(std::string_view title, std::string_view subtitle, std::string_view source) {
  constexpr double room = ChartStyle::width - 2 * ChartStyle::margin;
  title_ = fit_text(title, room, ChartStyle::title_size, true);
  subtitle_ = fit_text(subtitle, room, ChartStyle::text_size);
  source_ = fit_text(source, room, ChartStyle::small_size);
  const auto height = [](const auto& lines, double size) {
    return static_cast<double>(lines.size()) * line_advance(size);
  };
  top_ = ChartStyle::margin + height(title_, ChartStyle::title_size) + height(subtitle_, ChartStyle::text_size);
  bottom_ = ChartStyle::margin + height(source_, ChartStyle::small_size);
}

void ChartHead::draw(SvgDocument& document) const {
  double y = ChartStyle::margin;
  const auto block = [&](const std::vector<std::string>& lines, const SvgText& style) {
    for (const std::string& line : lines) {
      document.text({ChartStyle::margin, y + style.size}, line, style);
      y += line_advance(style.size);
    }
  };
  block(title_, {.size = ChartStyle::title_size, .bold = true});
  block(subtitle_, {.size = ChartStyle::text_size, .color = ChartStyle::quiet});
  y = document.height() - bottom_ + ChartStyle::margin / 2;
  block(source_, {.size = ChartStyle::small_size, .color = ChartStyle::quiet});
}

}  // namespace selectorate
