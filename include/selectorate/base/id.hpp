#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace selectorate {

/// An index that cannot be mixed up with an index of something else. `Tag` names what it counts.
template <class Tag>
class Id {
 public:
  constexpr Id() noexcept = default;
  constexpr explicit Id(std::uint32_t index) noexcept : index_(index) {}

  /// Position, counted from 0.
  [[nodiscard]] constexpr std::uint32_t index() const noexcept { return index_; }

  friend constexpr auto operator<=>(Id, Id) noexcept = default;

 private:
  std::uint32_t index_ = 0;
};

using PlayerId = Id<struct PlayerTag>;
using NodeId = Id<struct NodeTag>;
using InformationSetId = Id<struct InformationSetTag>;

}  // namespace selectorate

template <class Tag>
struct std::hash<selectorate::Id<Tag>> {
  std::size_t operator()(selectorate::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.index()); }
};
