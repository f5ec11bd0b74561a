#include "io/cycle_fields.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace selectorate {
namespace {

using Found = std::optional<BrokenRule>;
using Type = ScenarioKeyType;
using P = CycleParameters;
using G = CycleGrid;

/// Largest number that stands for an amount: beyond it sums would overflow.
constexpr double largest = 1e100;
/// Least width of a range of the state.
constexpr double least_width = 1e-6;
/// Where exp(-X) is still a double.
constexpr double largest_logit = 700;

constexpr NumberRange unit_interval{0, 1, false, false};
constexpr NumberRange not_negative{0, largest, false, false};
constexpr NumberRange any_amount{-largest, largest, false, false};
constexpr NumberRange reserves{least_width, largest, false, false};
constexpr NumberRange logit{-largest_logit, largest_logit, false, false};
constexpr NumberRange points{2, 10'000, false, false};
constexpr NumberRange levels{2, 255, false, false};
constexpr NumberRange horizon{1, ScenarioCycle::most_rounds, false, false};

template <auto member>
constexpr auto parameter = access_to_section<&Scenario::cycle, &ScenarioCycle::parameters, member>;
template <auto member>
constexpr auto start = access_to_section<&Scenario::cycle, &ScenarioCycle::start, member>;
template <auto member>
constexpr auto grid = access_to_section<&Scenario::cycle, &ScenarioCycle::grid, member>;

constexpr ScenarioKey number(std::string_view name, std::string_view unit, NumberRange range,
                             std::string_view meaning) {
  return {"cycle", name, Type::number, unit, range, meaning};
}

constexpr ScenarioKey whole(std::string_view name, std::string_view unit, NumberRange range, std::string_view meaning) {
  return {"cycle", name, Type::whole_number, unit, range, meaning};
}

constexpr std::array fields = {
    ScenarioField{whole("rounds", "", horizon, "1 to 12 and played to the end; inf: there is no last round"),
                  access_to_section<&Scenario::cycle, &ScenarioCycle::rounds>},
    ScenarioField{number("start_reserves", "revenue of one round", not_negative,
                         "r, reserves at the start, to the nearest point"),
                  start<&CycleState::reserves>},
    ScenarioField{
        number("start_programme", "", unit_interval, "k, programme at the start, likewise; 1: a sure deterrent"),
        start<&CycleState::programme>},
    ScenarioField{
        number("start_loyalty", "logit", logit, "X, at the start, likewise; its members are loyal with 1/(1 + e^-X)"),
        start<&CycleState::loyalty>},

    ScenarioField{number("saving", "share of what he keeps without sanctions", unit_interval, "what he lays aside"),
                  parameter<&P::saving>},
    ScenarioField{number("reserve_limit", "revenue of one round", reserves, "largest reserves"),
                  parameter<&P::reserve_limit>},
    ScenarioField{number("test_cost", "revenue of one round", not_negative, "what a test costs"),
                  parameter<&P::test_cost>},
    ScenarioField{
        number("test_advance", "share of what is missing", unit_interval, "what a test adds to the programme"),
        parameter<&P::test_advance>},
    ScenarioField{number("drift", "share of what is missing", unit_interval, "what a round without a test adds to it"),
                  parameter<&P::drift>},
    ScenarioField{number("rollback", "share of the programme", unit_interval, "what a concession takes from it"),
                  parameter<&P::rollback>},
    ScenarioField{number("adjustment", "share of the way", unit_interval, "how far loyalty moves in a round"),
                  parameter<&P::adjustment>},
    ScenarioField{number("erosion", "logits", not_negative, "loyalty lost for a round's revenue that he cannot pay"),
                  parameter<&P::erosion>},
    ScenarioField{number("rally", "logits", not_negative, "loyalty won by a test under full sanctions"),
                  parameter<&P::rally>},
    ScenarioField{number("loyalty_low", "logit", logit, "least loyalty"), parameter<&P::loyalty_low>},
    ScenarioField{number("loyalty_high", "logit", logit, "greatest loyalty"), parameter<&P::loyalty_high>},
    ScenarioField{number("outrage", "sender's utility", any_amount, "full sanctions after a test, to the public"),
                  parameter<&P::outrage>},
    ScenarioField{number("leader_discount", "per round", unit_interval, "leader's weight of the next round"),
                  parameter<&P::leader_discount>},
    ScenarioField{number("sender_discount", "per round", unit_interval, "sender's weight of the next round"),
                  parameter<&P::sender_discount>},

    ScenarioField{whole("grid_reserves", "points", points, "reserves that are told apart"), grid<&G::reserves>},
    ScenarioField{whole("grid_programme", "points", points, "stages of the programme that are told apart"),
                  grid<&G::programme>},
    ScenarioField{whole("grid_loyalty", "points", points, "degrees of loyalty that are told apart"), grid<&G::loyalty>},
    ScenarioField{whole("grid_intensities", "points", levels, "intensities that the sender can choose from"),
                  grid<&G::intensities>},
};

Found loyalty_range(const ScenarioCycle& cycle) {
  const double low = cycle.parameters.loyalty_low;
  const double high = cycle.parameters.loyalty_high;
  if (high >= low + least_width) return std::nullopt;
  return BrokenRule{{"cycle.loyalty_high", "cycle.loyalty_low", "cycle"},
                    fmt::format("is {}: expected more than loyalty_low, {}", high, low)};
}

Found start_within_ranges(const ScenarioCycle& cycle) {
  const CycleParameters& p = cycle.parameters;
  if (cycle.start.reserves > p.reserve_limit) {
    return BrokenRule{{"cycle.start_reserves", "cycle.reserve_limit", "cycle"},
                      fmt::format("is {}: expected at most reserve_limit, {}", cycle.start.reserves, p.reserve_limit)};
  }
  const double loyalty = cycle.start.loyalty;
  if (loyalty < p.loyalty_low || loyalty > p.loyalty_high) {
    const char* bound = loyalty < p.loyalty_low ? "cycle.loyalty_low" : "cycle.loyalty_high";
    return BrokenRule{{"cycle.start_loyalty", bound, "cycle"},
                      fmt::format("is {}: expected a number from loyalty_low, {}, to loyalty_high, {}", loyalty,
                                  p.loyalty_low, p.loyalty_high)};
  }
  return std::nullopt;
}

Found grid_size(const ScenarioCycle& cycle) {
  const std::uint64_t states = std::uint64_t{cycle.grid.reserves} * cycle.grid.programme * cycle.grid.loyalty;
  if (states <= ScenarioCycle::most_states) return std::nullopt;
  return BrokenRule{{"cycle.grid_reserves", "cycle.grid_programme", "cycle.grid_loyalty", "cycle"},
                    fmt::format("the grid has {} states (reserves, programme and loyalty multiplied): expected at most "
                                "{}",
                                states, ScenarioCycle::most_states)};
}

Found discounted_if_endless(const ScenarioCycle& cycle) {
  if (cycle.rounds) return std::nullopt;
  for (const auto& [name, discount] : {std::pair{"cycle.leader_discount", cycle.parameters.leader_discount},
                                       std::pair{"cycle.sender_discount", cycle.parameters.sender_discount}}) {
    if (discount < 1) continue;
    return BrokenRule{{name, "cycle.rounds", "cycle"}, "is 1: expected less, for there is no last round"};
  }
  return std::nullopt;
}

}  // namespace

std::span<const ScenarioField> cycle_fields() {
  return fields;
}

std::optional<BrokenRule> find_broken_cycle_rule(const Scenario& scenario) {
  if (!scenario.cycle) return std::nullopt;
  for (const auto rule : {&loyalty_range, &start_within_ranges, &grid_size, &discounted_if_endless}) {
    if (auto found = rule(*scenario.cycle)) return found;
  }
  return std::nullopt;
}

}  // namespace selectorate
