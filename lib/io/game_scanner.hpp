#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/number_row.hpp"

namespace selectorate {

/// Reads what .efg and .nfg files are made of: words, whole numbers, payoffs, quoted labels, braces.
///
/// Between any two calls the scanner stands at the start of a token or at the end of the text. White space has no
/// meaning; a comma may follow a payoff. Lines and columns are counted only when something is wrong.
class GameScanner {
 public:
  /// \param file  the name that errors give
  GameScanner(std::string_view text, std::string_view file);

  [[nodiscard]] std::size_t position() const noexcept { return position_; }
  [[nodiscard]] bool at_end() const noexcept { return position_ == text_.size(); }
  [[nodiscard]] bool at(char first) const noexcept { return !at_end() && text_[position_] == first; }
  [[nodiscard]] bool at_number() const noexcept;
  /// The text from `start` to where the last token ended.
  [[nodiscard]] std::string_view since(std::size_t start) const noexcept {
    return text_.substr(start, token_end_ - start);
  }

  bool accept(char symbol);
  /// Passes over `token` if the text goes on with it. \pre `token` is empty or a whole run of tokens
  bool accept_again(std::string_view token);
  void expect(char symbol, std::string_view expected);
  void expect_word(std::string_view word);
  /// Characters up to white space, a quote or a brace, as `R` in a header.
  std::string_view read_word();

  /// A label in double quotes; a backslash stands for itself unless a quote or a backslash follows.
  void read_label(std::string& label, std::string_view expected);
  std::string read_label(std::string_view expected);
  /// A whole number from 0 to 2^32 - 2.
  std::uint32_t read_count(std::string_view expected);
  /// One number, added to `row`; a comma after it is passed over.
  void read_number(NumberRow& row, std::string_view expected);
  /// Labels in braces. \param what  what they are, as in "an action"
  void read_labels(std::vector<std::string>& labels, std::string_view what);

  /// Reports what stands here instead of what was expected. \throws ParseError always
  [[noreturn]] void fail(std::string_view expected) const;
  /// \throws ParseError always
  [[noreturn]] void fail_at(std::size_t position, std::string_view message) const;
  /// Line of a position, counted from 1.
  [[nodiscard]] std::size_t line_of(std::size_t position) const noexcept;
  /// Line of a part of the text.
  [[nodiscard]] std::size_t line_of(std::string_view part) const noexcept { return line_of(position_of(part)); }
  [[nodiscard]] std::size_t position_of(std::string_view part) const noexcept {
    return static_cast<std::size_t>(part.data() - text_.data());
  }

 private:
  void pass_to(std::size_t end);
  [[nodiscard]] std::string found() const;

  std::string_view text_;
  std::string_view file_;
  std::size_t position_ = 0;
  std::size_t token_end_ = 0;
};

}  // namespace selectorate
