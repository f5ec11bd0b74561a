#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <selectorate/base/error.hpp>

#include "io/document.hpp"

namespace selectorate {
namespace {

using nlohmann::json;

constexpr std::size_t deepest_nesting = 16;
constexpr std::size_t most_keys = 1000;

/// Walks a text and tells an outsider how far it has come, because the parser does not say where its tokens stand.
class WatchedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  WatchedIterator(const char* at, std::size_t* consumed) : at_(at), consumed_(consumed) {}

  reference operator*() const { return *at_; }
  WatchedIterator& operator++() {
    ++at_;
    ++*consumed_;
    return *this;
  }
  WatchedIterator operator++(int) {
    const WatchedIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const WatchedIterator& a, const WatchedIterator& b) { return a.at_ == b.at_; }
  friend bool operator!=(const WatchedIterator& a, const WatchedIterator& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  std::size_t* consumed_;
};

/// Lines and columns of offsets that are mostly asked for in rising order.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text) : text_(text) {}

  TextPlace at(std::size_t offset) {
    if (offset < offset_) {
      offset_ = 0;
      place_ = {1, 1};
    }
    for (; offset_ < std::min(offset, text_.size()); ++offset_) step(text_[offset_]);
    return place_;
  }

 private:
  void step(char c) {
    if (c == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {  // count characters of UTF-8, not their bytes
      ++place_.column;
    }
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  TextPlace place_{1, 1};
};

/// Builds the document while the parser reports what it meets.
class DocumentBuilder : public nlohmann::json_sax<json> {
 public:
  DocumentBuilder(std::string_view text, std::string_view file) : text_(text), file_(file), places_(text) {}

  std::size_t* consumed() { return &consumed_; }
  DocumentNode take() { return std::move(top_); }

  bool null() override { return add(leaf(DocumentNode::Kind::other, word_start())); }
  bool boolean(bool value) override {
    DocumentNode node = leaf(DocumentNode::Kind::boolean, word_start());
    node.boolean = value;
    return add(std::move(node));
  }
  bool number_integer(number_integer_t value) override { return add_number(static_cast<double>(value), true); }
  bool number_unsigned(number_unsigned_t value) override { return add_number(static_cast<double>(value), true); }
  bool number_float(number_float_t value, const string_t&) override { return add_number(value, false); }
  bool string(string_t& value) override {
    DocumentNode node = leaf(DocumentNode::Kind::text, quote_start());
    node.text = std::move(value);
    return add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(DocumentNode::Kind::table); }
  bool start_array(std::size_t) override { return open(DocumentNode::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    const TextPlace place = places_.at(quote_start());
    std::vector<DocumentEntry>& entries = open_.back().entries;
    if (entries.size() >= most_keys) throw ParseError(file_, place.line, place.column, "a table has too many keys");
    const bool repeated = std::any_of(entries.begin(), entries.end(), [&](const auto& e) { return e.key == value; });
    if (repeated) throw ParseError(file_, place.line, place.column, fmt::format("key '{}' is given twice", value));
    entries.push_back({std::move(value), place, {}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const json::exception& error) override {
    std::string_view message = error.what();  // "[json.exception.…] parse error at line 1, column 2: what is wrong"
    const std::size_t colon = message.find(": ");
    if (colon != std::string_view::npos) message.remove_prefix(colon + 2);
    const TextPlace place = places_.at(position > 0 ? position - 1 : 0);
    throw ParseError(file_, place.line, place.column, message);
  }

 private:
  DocumentNode leaf(DocumentNode::Kind kind, std::size_t start) {
    DocumentNode node;
    node.kind = kind;
    node.place = places_.at(start);
    return node;
  }

  bool add_number(double value, bool is_integer) {
    DocumentNode node = leaf(DocumentNode::Kind::number, word_start());
    node.number = value;
    node.is_integer = is_integer;
    return add(std::move(node));
  }

  bool open(DocumentNode::Kind kind) {
    DocumentNode node = leaf(kind, consumed_ - 1);
    if (open_.size() >= deepest_nesting) {
      throw ParseError(file_, node.place.line, node.place.column, "lists and tables are nested too deeply");
    }
    open_.push_back(std::move(node));
    return true;
  }

  bool close() {
    DocumentNode node = std::move(open_.back());
    open_.pop_back();
    return add(std::move(node));
  }

  bool add(DocumentNode node) {
    if (open_.empty()) {
      top_ = std::move(node);
    } else if (open_.back().kind == DocumentNode::Kind::array) {
      open_.back().elements.push_back(std::move(node));
    } else {
      open_.back().entries.back().value = std::move(node);
    }
    return true;
  }

  /// Where the text token that has just been read began: quotes inside it stand behind an odd number of backslashes.
  std::size_t quote_start() const {
    std::size_t at = consumed_ - 1;
    while (at > 0) {
      --at;
      if (text_[at] != '"') continue;
      std::size_t slashes = 0;
      while (slashes < at && text_[at - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) break;
    }
    return at;
  }

  /// Where the number, `true`, `false` or `null` that has just been read began; the parser may have looked one further.
  std::size_t word_start() const {
    const auto in_word = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '+' || c == '-' || c == '.';
    };
    std::size_t end = consumed_;
    if (end > 0 && !in_word(text_[end - 1])) --end;
    while (end > 0 && in_word(text_[end - 1])) --end;
    return end;
  }

  std::string_view text_;
  std::string_view file_;
  PlaceFinder places_;
  std::size_t consumed_ = 0;
  DocumentNode top_;
  std::vector<DocumentNode> open_;
};

}  // namespace

DocumentNode parse_json_document(std::string_view text, std::string_view file) {
  DocumentBuilder builder(text, file);
  const WatchedIterator first(text.data(), builder.consumed());
  const WatchedIterator last(text.data() + text.size(), builder.consumed());
  if (!json::sax_parse(first, last, &builder)) throw ParseError(file, 0, 0, "expected JSON");
  return builder.take();
}

}  // namespace selectorate
