#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// Root of every exception that the library throws.
class SELECTORATE_EXPORT Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A model that breaks its own rules: a coalition larger than the selectorate, probabilities that do not sum to one.
class SELECTORATE_EXPORT InvalidModel : public Error {
 public:
  /// \param field   what is wrong, in the words of the interface ("target.coalition", "after Sender:impose")
  /// \param reason  what was found and what was expected
  InvalidModel(std::string_view field, std::string_view reason);

  [[nodiscard]] const std::string& field() const noexcept { return field_; }
  [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

 private:
  std::string field_;
  std::string reason_;
};

/// A file that cannot be read: where, what was found, what was expected.
class SELECTORATE_EXPORT ParseError : public Error {
 public:
  /// \param line, column  counted from 1; 0 where the file has no such place (it ended too early, it does not exist)
  ParseError(std::string_view file, std::size_t line, std::size_t column, std::string_view message);

  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  [[nodiscard]] std::size_t line() const noexcept { return line_; }
  [[nodiscard]] std::size_t column() const noexcept { return column_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }

 private:
  std::string file_;
  std::size_t line_;
  std::size_t column_;
  std::string message_;
};

/// A computation that could not be carried out to the accuracy it promises.
class SELECTORATE_EXPORT NumericalFailure : public Error {
 public:
  using Error::Error;
};

}  // namespace selectorate
