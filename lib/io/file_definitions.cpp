#include "io/file_definitions.hpp"

namespace selectorate {

const FileDefinition* FileDefinitions::find(std::uint32_t number) const noexcept {
  if (number < near_.size() && near_[number] != 0) return &definitions_[near_[number] - 1];
  if (far_.empty()) return nullptr;
  const auto place = far_.find(number);
  return place == far_.end() ? nullptr : &definitions_[place->second];
}

const FileDefinition& FileDefinitions::add(const FileDefinition& definition) {
  const auto place = static_cast<std::uint32_t>(definitions_.size());
  definitions_.push_back(definition);
  // Numbers may be shared out among players, so they may be some times their count.
  if (definition.number < 8 * std::uint64_t{place} + 1024) {
    if (definition.number >= near_.size()) near_.resize(definition.number + std::size_t{1}, 0);
    near_[definition.number] = place + 1;
  } else {
    far_.emplace(definition.number, place);
  }
  return definitions_.back();
}

}  // namespace selectorate
