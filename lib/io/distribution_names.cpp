#include "io/distribution_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace selectorate {
namespace {

struct Distribution {
  std::string_view name;
  std::array<std::string_view, 3> parameters;
  std::size_t count;
};

constexpr std::array distributions = {
    Distribution{"discrete", {"values", "probabilities"}, 2},
    Distribution{"normal", {"location", "scale"}, 2},
    Distribution{"lognormal", {"location", "scale"}, 2},
    Distribution{"uniform", {"low", "high"}, 2},
    Distribution{"beta", {"alpha", "beta"}, 2},
    Distribution{"triangular", {"low", "mode", "high"}, 3},
};

}  // namespace

std::span<const std::string_view> distribution_parameters(std::string_view distribution) {
  const auto found = std::find_if(distributions.begin(), distributions.end(),
                                  [&](const Distribution& known) { return known.name == distribution; });
  if (found == distributions.end()) return {};
  return std::span(found->parameters).first(found->count);
}

std::span<const std::string_view> distribution_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, distributions.size()> result{};
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = distributions[i].name;
    return result;
  }();
  return names;
}

}  // namespace selectorate
