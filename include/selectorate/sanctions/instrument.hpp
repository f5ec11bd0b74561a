#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// The kinds of sanctions that ship as presets (model.md 2), and `custom` for one made up by the user.
enum class InstrumentKind { trade_embargo, luxury_ban, dual_use_ban, financial_sanctions, aid_cut, travel_ban, custom };

inline constexpr std::array instrument_kinds = {InstrumentKind::trade_embargo, InstrumentKind::luxury_ban,
                                                InstrumentKind::dual_use_ban,  InstrumentKind::financial_sanctions,
                                                InstrumentKind::aid_cut,       InstrumentKind::travel_ban,
                                                InstrumentKind::custom};

/// The enumerator's name: "trade_embargo", …
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(InstrumentKind kind) noexcept;

/// The kind with that name, or nothing.
[[nodiscard]] SELECTORATE_EXPORT std::optional<InstrumentKind> instrument_kind(std::string_view name) noexcept;

/// One kind of sanction: what it takes at full, fully enforced intensity, and how well it is enforced (model.md 2).
struct Instrument {
  InstrumentKind kind = InstrumentKind::custom;
  double revenue = 0;      ///< share of state revenue, in [0, 1]
  double income = 0;       ///< share of every resident's ordinary income, in [0, 1)
  double luxury = 0;       ///< share of private rewards, in [0, 1)
  double dual_use = 0;     ///< share of the contested programme's value, in [0, 1]
  double elite = 0;        ///< utils taken from each coalition member (travel bans, asset freezes), >= 0
  double rent = 0;         ///< what insiders earn per unit that slips through, as a share of R, >= 0
  double enforcement = 1;  ///< e, in [0, 1]
  double evasion_cost = std::numeric_limits<double>::infinity();  ///< kap in (0, inf]; inf: evasion is impossible
  double cost = 0;        ///< sender's quadratic cost of imposing it, in his utility, >= 0
  double expressive = 0;  ///< sender's benefit from being seen to impose it, in his utility per unit of intensity
  std::optional<double> intensity;  ///< fixed by the scenario, in [0, 1]; without it the sender chooses
};

/// Illustrative figures for a kind; `custom` gives an instrument that takes nothing.
[[nodiscard]] SELECTORATE_EXPORT Instrument make_instrument(InstrumentKind kind) noexcept;

}  // namespace selectorate
