#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/signalling_game.hpp>

#include "equilibrium/signalling/admissible_responses.hpp"

namespace selectorate {

/// What a response is to do to a type that deviates: gain, lose or break even over its equilibrium payoff.
struct DeviationCondition {
  enum class Kind { gains, gains_or_even, loses, loses_or_even };

  std::uint32_t type;
  Kind kind;
};

/// The receiver's best responses to one message, to any of some beliefs: a union of faces of the simplex; and what the
/// types get from them.
class DeviationResponses {
 public:
  /// \param payoffs  of the equilibrium, by type
  /// \param beliefs  these and all between them
  DeviationResponses(const SignallingGame& game, std::uint32_t message, const std::vector<Rational>& payoffs,
                     std::vector<std::vector<Rational>> beliefs);

  /// A best response that meets all conditions at once.
  [[nodiscard]] std::optional<std::vector<Rational>> find(const std::vector<DeviationCondition>& conditions) const;
  /// Pure best responses; every mixed one mixes some of them.
  [[nodiscard]] const ResponseList& pure() const noexcept { return pure_; }

 private:
  [[nodiscard]] std::optional<std::vector<Rational>> find(const ResponseList& face,
                                                          const std::vector<DeviationCondition>& conditions) const;

  const SignallingGame& game_;
  std::uint32_t message_;
  std::vector<Rational> payoffs_;
  std::vector<ResponseList> faces_;
  ResponseList pure_;
};

}  // namespace selectorate
