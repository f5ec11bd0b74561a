#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace selectorate {

/// What a file said at its first mention of an information set, a distribution or an outcome.
struct FileDefinition {
  std::uint32_t number;    ///< in the file
  std::uint32_t id;        ///< in the game builder
  std::string_view label;  ///< as the file has it, quotes included; empty where it was left out
  std::string_view list;   ///< actions, probabilities or payoffs as the file has them, braces included
};

/// Definitions by the numbers that a file gives them: mostly 1, 2, 3, but anything goes.
class FileDefinitions {
 public:
  /// The definition with that number, or nullptr; valid until the next one is added.
  [[nodiscard]] const FileDefinition* find(std::uint32_t number) const noexcept;
  /// \pre there is none with that number
  const FileDefinition& add(const FileDefinition& definition);
  /// In the order of the file.
  [[nodiscard]] const std::vector<FileDefinition>& all() const noexcept { return definitions_; }

 private:
  std::vector<FileDefinition> definitions_;
  /// Place in `definitions_` plus 1, or 0; for numbers that are not much larger than their count.
  std::vector<std::uint32_t> near_;
  std::unordered_map<std::uint32_t, std::uint32_t> far_;
};

}  // namespace selectorate
