#include <selectorate/base/version.hpp>

namespace selectorate {

std::string_view version() noexcept {
  return SELECTORATE_VERSION;
}

}  // namespace selectorate
