#include <algorithm>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/report/text_table.hpp>

namespace selectorate {

TextTable::TextTable(std::vector<Alignment> alignments) : alignments_(std::move(alignments)) {}

void TextTable::add_row(std::vector<std::string> cells) {
  if (cells.size() > alignments_.size()) {
    throw InvalidModel("table",
                       fmt::format("a row has {} cells: expected at most {}", cells.size(), alignments_.size()));
  }
  cells.resize(alignments_.size());
  rows_.push_back(std::move(cells));
}

void TextTable::write(std::ostream& output, std::size_t indent) const {
  std::vector<std::size_t> widths(alignments_.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text_width(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - text_width(row[i]), ' ');
      line += alignments_[i] == Alignment::left ? row[i] + blanks : blanks + row[i];
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    output << line << '\n';
  }
}

std::size_t text_width(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<std::string> wrap_text(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    // A number keeps its per cent sign.
    if (text.substr(end).starts_with(" %")) end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && text_width(line) + 1 + text_width(word) > width) lines.push_back(std::exchange(line, {}));
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace selectorate
