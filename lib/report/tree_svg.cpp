#include <algorithm>
#include <cctype>
#include <map>
#include <ostream>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/svg.hpp>
#include <selectorate/report/tree_svg.hpp>

#include "report/chart_layout.hpp"
#include "report/tree_thinning.hpp"

namespace selectorate {
namespace {

constexpr double row_height = 24;
constexpr double node_radius = 9;
constexpr double bend = 22;  ///< width of the slanted part of an edge
constexpr double label_size = 11.5;

class TreeDrawing {
 public:
  TreeDrawing(const ExtensiveGame& game, const TreeDrawingOptions& options)
      : game_(game), options_(options), tree_(thin_tree(game, options)) {
    place_columns();
    place_rows();
    choose_initials();
  }

  void write(std::ostream& output) {
    const std::string title = game_.title().empty() ? std::string("Game tree") : game_.title();
    const double width = std::max(last_column_ + payoff_width() + ChartStyle::margin, legend_width());
    SvgDocument document(width, top + row_height * static_cast<double>(rows_) + 2 * ChartStyle::margin, title,
                         subtitle());
    document.text({ChartStyle::margin, ChartStyle::margin + 14}, title, {.size = ChartStyle::title_size, .bold = true});
    document.text({ChartStyle::margin, ChartStyle::margin + 34}, subtitle(),
                  {.size = label_size, .color = ChartStyle::quiet});
    draw_legend(document);
    draw_information_sets(document);
    for (std::size_t i = 1; i < tree_.nodes.size(); ++i) draw_edge(document, i);
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) draw_node(document, i);
    document.write(output);
  }

 private:
  static constexpr double top = ChartStyle::margin + 84;

  [[nodiscard]] std::string note_text(const DrawnNode& drawn) const {
    return drawn.left_out > 0 ? fmt::format("… {} more", drawn.left_out) : std::string("… more below");
  }

  [[nodiscard]] std::string edge_text(const DrawnNode& drawn) const {
    if (drawn.is_note && drawn.left_out > 0) return note_text(drawn);
    const NodeId parent = game_.parent(drawn.node);
    const std::uint32_t action = game_.action_into(drawn.node);
    std::string label = game_.action_label(parent, action);
    if (game_.kind(parent) != NodeKind::chance) return label;
    return fmt::format("{} ({})", label, percent_text(to_double(game_.probability(parent, action))));
  }

  [[nodiscard]] std::string end_text(const DrawnNode& drawn) const {
    if (drawn.is_note) return drawn.left_out > 0 ? std::string() : note_text(drawn);
    std::vector<std::string> payoffs;
    for (std::uint32_t p = 0; p < game_.player_count(); ++p) {
      payoffs.push_back(number_text(to_double(game_.payoff(drawn.node, PlayerId(p)))));
    }
    return fmt::format("({})", fmt::join(payoffs, ", "));
  }

  [[nodiscard]] std::string subtitle() const {
    std::size_t all = 0;
    for (std::uint32_t v = 0; v < game_.node_count(); ++v) all += game_.kind(NodeId(v)) == NodeKind::terminal ? 1 : 0;
    const std::string shown = tree_.whole ? fmt::format("All {} ends are drawn", number_text(static_cast<double>(all)))
                                          : fmt::format("{} of {} ends are drawn; \"… n more\" counts actions left out",
                                                        tree_.ends, number_text(static_cast<double>(all)));
    return options_.chosen == nullptr ? shown + "." : shown + ". Thick: the action chosen at each node.";
  }

  void place_columns() {
    std::vector<double> widest;
    for (std::size_t i = 1; i < tree_.nodes.size(); ++i) {
      const DrawnNode& drawn = tree_.nodes[i];
      if (widest.size() <= drawn.depth) widest.resize(drawn.depth + 1);
      widest[drawn.depth] =
          std::max(widest[drawn.depth], estimate_svg_text_width(edge_text(drawn), label_size, is_chosen(i)));
    }
    columns_.push_back(ChartStyle::margin + node_radius);
    for (std::size_t depth = 1; depth < widest.size(); ++depth) {
      columns_.push_back(columns_.back() + 2 * node_radius + bend + widest[depth] + 6);
    }
    last_column_ = columns_.back();
  }

  /// Ends from top to bottom, the others in the middle of their children.
  void place_rows() {
    rows_of_.assign(tree_.nodes.size(), -1);
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].is_end) rows_of_[i] = static_cast<double>(rows_++);
    }
    std::vector<double> first(tree_.nodes.size(), -1);
    std::vector<double> last(tree_.nodes.size(), -1);
    for (std::size_t i = tree_.nodes.size(); i-- > 1;) {  // children come after their parent
      if (!tree_.nodes[i].is_end) rows_of_[i] = (first[i] + last[i]) / 2;
      const std::uint32_t parent = tree_.nodes[i].parent;
      if (last[parent] < 0) last[parent] = rows_of_[i];
      first[parent] = rows_of_[i];
    }
    if (!tree_.nodes.front().is_end) rows_of_[0] = (first[0] + last[0]) / 2;
  }

  void choose_initials() {
    std::set<std::string> used;
    for (std::uint32_t p = 0; p < game_.player_count(); ++p) {
      const std::string& name = game_.player_name(PlayerId(p));
      const bool letter = !name.empty() && std::isalnum(static_cast<unsigned char>(name.front())) != 0;
      std::string initial = letter ? name.substr(0, 1) : std::to_string(p + 1);
      for (std::size_t n = 2; used.contains(initial); ++n) {  // "Coalition" and "Citizens": C and Ci
        initial = n <= name.size() && letter ? name.substr(0, n) : std::to_string(p + 1);
      }
      used.insert(initial);
      initials_.push_back(initial);
    }
  }

  [[nodiscard]] SvgPoint place(std::size_t i) const {
    return {columns_[tree_.nodes[i].depth], top + row_height * (rows_of_[i] + 0.5)};
  }

  [[nodiscard]] bool is_chosen(std::size_t i) const {
    const DrawnNode& drawn = tree_.nodes[i];
    if (options_.chosen == nullptr || i == 0 || (drawn.is_note && drawn.left_out > 0)) return false;
    const NodeId parent = game_.parent(drawn.node);
    if (game_.kind(parent) != NodeKind::decision) return false;
    return options_.chosen->actions[game_.information_set(parent).index()] == game_.action_into(drawn.node);
  }

  [[nodiscard]] double payoff_width() const {
    double widest = estimate_svg_text_width(payoff_heading(), label_size, true);
    for (const DrawnNode& drawn : tree_.nodes) {
      if (drawn.is_end) widest = std::max(widest, estimate_svg_text_width(end_text(drawn), label_size));
    }
    return widest + 8;
  }

  [[nodiscard]] std::string payoff_heading() const {
    std::vector<std::string> names;
    for (std::uint32_t p = 0; p < game_.player_count(); ++p) names.push_back(game_.player_name(PlayerId(p)));
    return fmt::format("Payoffs: ({})", fmt::join(names, ", "));
  }

  [[nodiscard]] double legend_step(const std::string& name) const {
    return 3 * node_radius + estimate_svg_text_width(name, label_size) + 18;
  }

  [[nodiscard]] double legend_width() const {
    double width = 2 * ChartStyle::margin + legend_step("Chance");
    for (std::uint32_t p = 0; p < game_.player_count(); ++p) width += legend_step(game_.player_name(PlayerId(p)));
    return std::max({width, 2 * ChartStyle::margin + estimate_svg_text_width(subtitle(), label_size),
                     2 * ChartStyle::margin + estimate_svg_text_width(game_.title(), ChartStyle::title_size, true)});
  }

  void draw_legend(SvgDocument& document) const {
    double x = ChartStyle::margin + node_radius;
    const double y = ChartStyle::margin + 56;
    const auto entry = [&](std::uint16_t owner, const std::string& name) {
      draw_symbol(document, {x, y}, owner);
      document.text({x + 1.5 * node_radius, y + 0.35 * label_size}, name, {.size = label_size});
      x += legend_step(name);
    };
    for (std::uint32_t p = 0; p < game_.player_count(); ++p) {
      entry(static_cast<std::uint16_t>(p), game_.player_name(PlayerId(p)));
    }
    entry(ExtensiveGame::chance_owner, "Chance");
    document.text({last_column_ + 6, top - 6}, payoff_heading(), {.size = label_size, .bold = true});
  }

  void draw_symbol(SvgDocument& document, SvgPoint at, std::uint16_t owner) const {
    const SvgStroke outline{ChartStyle::ink, 1};
    if (owner == ExtensiveGame::chance_owner) {
      document.rectangle({at.x - 6, at.y - 6}, 12, 12, "#ffffff", outline);
      return;
    }
    document.circle(at, node_radius, "#ffffff", outline);
    document.text({at.x, at.y + 0.36 * label_size}, initials_[owner],
                  {.size = label_size - 1.5, .anchor = SvgText::Anchor::middle, .bold = true});
  }

  void draw_edge(SvgDocument& document, std::size_t i) const {
    const DrawnNode& drawn = tree_.nodes[i];
    const SvgPoint from = place(drawn.parent);
    const SvgPoint to = place(i);
    const double label_x = from.x + 2 * node_radius + bend - 4;
    const bool note = drawn.is_note && drawn.left_out > 0;
    const bool chosen = is_chosen(i);
    if (note) {
      const SvgPoint line[] = {from, {label_x - 6, to.y}};
      document.polyline(line, {ChartStyle::quiet, 0.8, "2 3"});
    } else {
      const SvgPoint line[] = {from, {label_x - 4, to.y}, to};
      document.polyline(line, {chosen ? ChartStyle::ink : ChartStyle::quiet, chosen ? 2.8 : 0.9});
    }
    document.text({label_x, to.y + (note ? 0.35 * label_size : -3.5)}, edge_text(drawn),
                  {.size = label_size, .bold = chosen, .color = note ? ChartStyle::quiet : ChartStyle::ink});
  }

  void draw_node(SvgDocument& document, std::size_t i) const {
    const DrawnNode& drawn = tree_.nodes[i];
    if (!drawn.is_end) return draw_symbol(document, place(i), game_.owners()[drawn.node.index()]);
    const std::string text = end_text(drawn);
    if (text.empty()) return;
    const SvgPoint at = place(i);
    // Payoffs stand in one column, and a dotted line leads the eye there.
    if (at.x + 4 < last_column_) document.line({at.x, at.y}, {last_column_ + 2, at.y}, {ChartStyle::faint, 1, "1 3"});
    document.text({last_column_ + 6, at.y + 0.35 * label_size}, text, {.size = label_size});
  }

  void draw_information_sets(SvgDocument& document) const {
    std::map<std::uint32_t, std::vector<SvgPoint>> members;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const DrawnNode& drawn = tree_.nodes[i];
      if (drawn.is_end || game_.kind(drawn.node) != NodeKind::decision) continue;
      members[game_.information_set(drawn.node).index()].push_back(place(i));
    }
    std::map<double, int> lanes;  // by column: how many sets go around others
    for (const auto& [set, points] : members) {
      if (points.size() < 2) continue;
      const bool around = passes_another(members, set);
      document.polyline(around ? go_around(points, lanes[points.front().x]++) : points, {ChartStyle::ink, 1.2, "5 4"});
    }
  }

  /// Whether a straight line through a set's nodes would also run through a node of another one.
  static bool passes_another(const std::map<std::uint32_t, std::vector<SvgPoint>>& members, std::uint32_t set) {
    const std::vector<SvgPoint>& points = members.at(set);
    const auto lies_between = [&](const SvgPoint& other) {
      for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const bool same_column = points[i].x == other.x && points[i + 1].x == other.x;
        const auto [low, high] = std::minmax(points[i].y, points[i + 1].y);
        if (same_column && low < other.y && other.y < high) return true;
      }
      return false;
    };
    return std::any_of(members.begin(), members.end(), [&](const auto& other) {
      return other.first != set && std::any_of(other.second.begin(), other.second.end(), lies_between);
    });
  }

  /// From node to node in a lane of its own beside the column: left, right, further left, …
  static std::vector<SvgPoint> go_around(const std::vector<SvgPoint>& points, int lane) {
    const int lanes_within = lane / 2;
    const double distance = node_radius + 4 + 4 * lanes_within;
    const double shift = lane % 2 == 0 ? -distance : distance;
    constexpr double turn = 2 * node_radius;
    std::vector<SvgPoint> path = {points.front()};
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double down = points[i].y < points[i + 1].y ? turn : -turn;
      path.push_back({points[i].x + shift, points[i].y + down});
      path.push_back({points[i + 1].x + shift, points[i + 1].y - down});
      path.push_back(points[i + 1]);
    }
    return path;
  }

  const ExtensiveGame& game_;
  const TreeDrawingOptions& options_;
  ThinnedTree tree_;
  std::vector<double> columns_;
  double last_column_ = 0;
  std::vector<double> rows_of_;
  std::size_t rows_ = 0;
  std::vector<std::string> initials_;
};

}  // namespace

void write_tree_svg(std::ostream& output, const ExtensiveGame& game, const TreeDrawingOptions& options) {
  if (options.leaf_limit == 0 || options.depth_limit == 0) throw InvalidModel("tree drawing", "a limit is 0");
  if (options.chosen != nullptr && options.chosen->actions.size() != game.information_set_count()) {
    throw InvalidModel("tree drawing", "the chosen actions do not fit the game");
  }
  TreeDrawing(game, options).write(output);
}

}  // namespace selectorate
