#include "io/game_scanner.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Most characters of a token that an error shows.
constexpr std::size_t shown_characters = 40;

bool is_space(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_in_number(char c) noexcept {
  return is_digit(c) || c == '-' || c == '+' || c == '.' || c == '/' || c == 'e' || c == 'E';
}

bool starts_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;  // UTF-8: not a continuation byte
}

}  // namespace

GameScanner::GameScanner(std::string_view text, std::string_view file) : text_(text), file_(file) {
  pass_to(text.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0);
}

void GameScanner::pass_to(std::size_t end) {
  token_end_ = end;
  while (end < text_.size() && is_space(text_[end])) ++end;
  position_ = end;
}

bool GameScanner::at_number() const noexcept {
  if (at_end()) return false;
  const char c = text_[position_];
  return is_digit(c) || c == '-' || c == '+' || c == '.';
}

bool GameScanner::accept(char symbol) {
  if (!at(symbol)) return false;
  pass_to(position_ + 1);
  return true;
}

bool GameScanner::accept_again(std::string_view token) {
  if (token.empty() || text_.compare(position_, token.size(), token) != 0) return false;
  pass_to(position_ + token.size());
  return true;
}

void GameScanner::expect(char symbol, std::string_view expected) {
  if (!accept(symbol)) fail(expected);
}

std::string_view GameScanner::read_word() {
  std::size_t end = position_;
  while (end < text_.size() && !is_space(text_[end]) && text_[end] != '"' && text_[end] != '{') ++end;
  const std::string_view word = text_.substr(position_, end - position_);
  pass_to(end);
  return word;
}

void GameScanner::expect_word(std::string_view word) {
  const std::size_t start = position_;
  if (read_word() == word) return;
  position_ = start;
  fail(fmt::format("'{}'", word));
}

void GameScanner::read_label(std::string& label, std::string_view expected) {
  if (!at('"')) fail(expected);
  label.clear();
  std::size_t part = position_ + 1;
  for (std::size_t end = part;; ++end) {
    end = text_.find_first_of("\"\\", end);
    if (end == std::string_view::npos) fail_at(position_, "this quote is never closed: expected another");
    if (text_[end] == '"') {
      label.append(text_, part, end - part);
      return pass_to(end + 1);
    }
    if (end + 1 < text_.size() && (text_[end + 1] == '"' || text_[end + 1] == '\\')) {
      label.append(text_, part, end - part);
      part = ++end;
    }
  }
}

std::string GameScanner::read_label(std::string_view expected) {
  std::string label;
  read_label(label, expected);
  return label;
}

std::uint32_t GameScanner::read_count(std::string_view expected) {
  constexpr std::uint64_t limit = 0xfffffffe;
  std::uint64_t value = 0;
  std::size_t end = position_;
  for (; end < text_.size() && is_digit(text_[end]); ++end) {
    value = std::min<std::uint64_t>(10 * value + static_cast<std::uint64_t>(text_[end] - '0'), limit + 1);
  }
  if (end == position_ || (end < text_.size() && is_in_number(text_[end]))) {
    fail(fmt::format("{}, a whole number from 0", expected));
  }
  if (value > limit) fail(fmt::format("{}, at most {}", expected, limit));
  pass_to(end);
  return static_cast<std::uint32_t>(value);
}

void GameScanner::read_number(NumberRow& row, std::string_view expected) {
  if (!at_number()) fail(expected);
  std::size_t end = position_;
  while (end < text_.size() && is_in_number(text_[end])) ++end;
  try {
    row.append(text_.substr(position_, end - position_));
  } catch (const InvalidModel& error) {
    fail_at(position_, error.reason());
  }
  pass_to(end);
  accept(',');
}

void GameScanner::read_labels(std::vector<std::string>& labels, std::string_view what) {
  labels.clear();
  if (!accept('{')) fail(fmt::format("'{{' and {} in quotes", what));
  while (!accept('}')) {
    if (!at('"')) fail(fmt::format("{} in quotes, or '}}'", what));
    read_label(labels.emplace_back(), what);
  }
}

std::string GameScanner::found() const {
  if (at_end()) return "the end of the file";
  const bool quoted = text_[position_] == '"';
  std::string token;
  std::size_t end = position_;
  for (std::size_t characters = 0; end < text_.size(); ++end) {
    const char c = text_[end];
    if (end > position_ && (quoted ? c == '"' || c == '\n' : is_space(c))) break;
    if (starts_character(c) && ++characters > shown_characters) return token + "…";
    token += static_cast<unsigned char>(c) < 0x20U ? '?' : c;
  }
  if (quoted) return token + '"';
  return fmt::format("'{}'", token);
}

void GameScanner::fail(std::string_view expected) const {
  fail_at(position_, fmt::format("found {}, expected {}", found(), expected));
}

void GameScanner::fail_at(std::size_t position, std::string_view message) const {
  const std::size_t newline = text_.substr(0, position).rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  const std::string_view before = text_.substr(start, position - start);
  const auto column = static_cast<std::size_t>(std::count_if(before.begin(), before.end(), starts_character));
  throw ParseError(file_, line_of(position), column + 1, message);
}

std::size_t GameScanner::line_of(std::size_t position) const noexcept {
  const std::string_view before = text_.substr(0, position);
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

}  // namespace selectorate
