#pragma once

#include <array>
#include <string_view>

#include <selectorate/sanctions/sanctions_cycle.hpp>

namespace selectorate {

/// A named number of a round of the cycle: one list for JSON and CSV, so that they use the same names.
struct CycleColumn {
  std::string_view name;
  double (*value)(const CycleRound&);
};

inline constexpr std::array cycle_state_columns = {
    CycleColumn{"survival", [](const CycleRound& r) { return r.survival; }},
    CycleColumn{"reserves", [](const CycleRound& r) { return r.state.reserves; }},
    CycleColumn{"programme", [](const CycleRound& r) { return r.state.programme; }},
    CycleColumn{"loyalty_logit", [](const CycleRound& r) { return r.state.loyalty; }},
};

inline constexpr std::array cycle_action_columns = {
    CycleColumn{"test", [](const CycleRound& r) { return r.provocation; }},
    CycleColumn{"concession", [](const CycleRound& r) { return r.concession; }},
    CycleColumn{"intensity", [](const CycleRound& r) { return r.intensity; }},
};

}  // namespace selectorate
