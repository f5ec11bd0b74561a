#include "io/document.hpp"

namespace selectorate {

std::string_view describe(DocumentNode::Kind kind) noexcept {
  switch (kind) {
    case DocumentNode::Kind::boolean:
      return "true or false";
    case DocumentNode::Kind::number:
      return "a number";
    case DocumentNode::Kind::text:
      return "text";
    case DocumentNode::Kind::array:
      return "a list";
    case DocumentNode::Kind::table:
      return "a table";
    case DocumentNode::Kind::other:
      break;
  }
  return "a value of another kind";
}

}  // namespace selectorate
