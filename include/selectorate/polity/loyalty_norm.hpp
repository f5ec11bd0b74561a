#pragma once

namespace selectorate {

/// D = d/(1-d) (1 - W/S): periods of future private rewards that a defector expects to lose (model.md 1).
///
/// A defector is in the challenger's later coalition with probability W/S, the loyalty norm of Bueno de Mesquita et al.
/// (2003, ch. 3): the smaller it is, the more loyal the coalition.
/// \param selectorate  S > 0
/// \param coalition    W in (0, S]
/// \param discount     d in [0, 1)
[[nodiscard]] constexpr double evaluate_loyalty_norm(double selectorate, double coalition, double discount) noexcept {
  return discount / (1 - discount) * ((selectorate - coalition) / selectorate);  // 1 - W/S without cancellation
}

}  // namespace selectorate
