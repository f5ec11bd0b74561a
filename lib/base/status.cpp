#include <selectorate/base/status.hpp>

namespace selectorate {

std::string_view to_string(Status status) noexcept {
  switch (status) {
    case Status::converged:
      return "converged";
    case Status::iteration_limit:
      return "iteration_limit";
    case Status::cancelled:
      return "cancelled";
    case Status::no_equilibrium:
      return "no_equilibrium";
    case Status::truncated:
      return "truncated";
  }
  return "unknown";
}

}  // namespace selectorate
