#pragma once

#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// The library's version, "major.minor.patch".
[[nodiscard]] SELECTORATE_EXPORT std::string_view version() noexcept;

}  // namespace selectorate
