#include <unordered_set>

#include <gtest/gtest.h>

#include <selectorate/base/id.hpp>

namespace selectorate {
namespace {

static_assert(!std::is_convertible_v<PlayerId, NodeId>, "ids of different things must not mix");
static_assert(!std::is_convertible_v<std::uint32_t, NodeId>, "an index becomes an id only where somebody says so");

TEST(Id, OrdersAndHashesByIndex) {
  EXPECT_LT(NodeId(1), NodeId(2));
  EXPECT_EQ(PlayerId(3).index(), 3U);
  const std::unordered_set<NodeId> ids{NodeId(1), NodeId(2), NodeId(1)};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace selectorate
