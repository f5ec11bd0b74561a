#pragma once

#include <sstream>
#include <string>
#include <string_view>

#include <selectorate/io/scenario.hpp>

namespace selectorate::testing {

/// The scenario of the published file format, every key given, as its contract shows it.
inline constexpr std::string_view full_toml = R"(schema = 1

[meta]
id = "north_korea_2017"
title = "North Korea, \"maximum pressure\""
sources = ["target.population: UN estimate", "https://example.org: trade"]
illustrative = ["target.public_goods_weight", "instrument[0]", "citizens"]

[target]
population = 25.4e6
selectorate = 3.0e6
coalition = 2000
revenue = 6.0e9
income = 900.0
subsistence = 300.0
public_goods_weight = 0.02
public_goods_price = 25.4e6
risk_aversion = 1.0
discount = 0.9

[leader]
office_rent = 0.0
policy_value = 0.5
leader_specific = 0.5
concession_cost = 0.0

[coalition]
loyalty_shock = 0.1

[citizens]
barrier = 0.6
repression_effect = 6.0
revolt_shock = 0.05
repression_limit = 1.0

[sender]
concession_value = 1.0
regime_change_value = 0.2
humanitarian_weight = 0.1

[[instrument]]
kind = "trade_embargo"
intensity = 0.8
revenue = 0.3
income = 0.2
luxury = 0.0
dual_use = 0.0
elite = 0.0
rent = 0.05
enforcement = 0.6
evasion_cost = 0.8
cost = 0.2
expressive = 0.0

[[instrument]]
kind = "luxury_ban"
luxury = 0.25
evasion_cost = inf

[[sender_state]]
name = "lead sender"
weight = 3
benefit = 1.5
cost = -0.25
penalty = 0.5

[[sender_state]]

[[type]]
name = "determined"
probability = 0.75
test_cost = 0.125
policy_value = 1.5
coalition = 3000
barrier = inf

[[type]]
name = "hesitant"
probability = 0.25
policy_value = "same"

[provocation]
intensities = [0.0, 0.25, 1.0]
demand = 0.5

[uncertainty]
parameter = "leader.policy_value"
distribution = "lognormal"
parameters = { location = -0.7, scale = 0.5 }

[cycle]
rounds = 7
start_reserves = 0.4
start_programme = 0.3
start_loyalty = 5
saving = 0.26
reserve_limit = 1.5
test_cost = 0.08
test_advance = 0.21
drift = 0.02
rollback = 0.7
adjustment = 0.6
erosion = 21
rally = 3
loyalty_low = -5
loyalty_high = 9
outrage = -0.25
leader_discount = 0.8
sender_discount = 0.85
grid_reserves = 12
grid_programme = 13
grid_loyalty = 14
grid_intensities = 6
)";

/// The same file in JSON.
inline constexpr std::string_view full_json = R"({
  "schema": 1,
  "meta": {
    "id": "north_korea_2017",
    "title": "North Korea, \"maximum pressure\"",
    "sources": ["target.population: UN estimate", "https://example.org: trade"],
    "illustrative": ["target.public_goods_weight", "instrument[0]", "citizens"]
  },
  "target": {
    "population": 25.4e6, "selectorate": 3.0e6, "coalition": 2000, "revenue": 6.0e9, "income": 900.0,
    "subsistence": 300.0, "public_goods_weight": 0.02, "public_goods_price": 25.4e6, "risk_aversion": 1.0,
    "discount": 0.9
  },
  "leader": { "office_rent": 0.0, "policy_value": 0.5, "leader_specific": 0.5, "concession_cost": 0.0 },
  "coalition": { "loyalty_shock": 0.1 },
  "citizens": { "barrier": 0.6, "repression_effect": 6.0, "revolt_shock": 0.05, "repression_limit": 1.0 },
  "sender": { "concession_value": 1.0, "regime_change_value": 0.2, "humanitarian_weight": 0.1 },
  "instrument": [
    { "kind": "trade_embargo", "intensity": 0.8, "revenue": 0.3, "income": 0.2, "luxury": 0.0, "dual_use": 0.0,
      "elite": 0.0, "rent": 0.05, "enforcement": 0.6, "evasion_cost": 0.8, "cost": 0.2, "expressive": 0.0 },
    { "kind": "luxury_ban", "luxury": 0.25, "evasion_cost": "inf" }
  ],
  "sender_state": [
    { "name": "lead sender", "weight": 3, "benefit": 1.5, "cost": -0.25, "penalty": 0.5 }, {}
  ],
  "type": [
    { "name": "determined", "probability": 0.75, "test_cost": 0.125, "policy_value": 1.5, "coalition": 3000,
      "barrier": "inf" },
    { "name": "hesitant", "probability": 0.25 }
  ],
  "provocation": { "intensities": [0, 0.25, 1], "demand": 0.5 },
  "uncertainty": {
    "parameter": "leader.policy_value", "distribution": "lognormal", "parameters": { "location": -0.7, "scale": 0.5 }
  },
  "cycle": {
    "rounds": 7, "start_reserves": 0.4, "start_programme": 0.3, "start_loyalty": 5, "saving": 0.26,
    "reserve_limit": 1.5, "test_cost": 0.08, "test_advance": 0.21, "drift": 0.02, "rollback": 0.7, "adjustment": 0.6,
    "erosion": 21, "rally": 3, "loyalty_low": -5, "loyalty_high": 9, "outrage": -0.25, "leader_discount": 0.8,
    "sender_discount": 0.85, "grid_reserves": 12, "grid_programme": 13, "grid_loyalty": 14, "grid_intensities": 6
  }
}
)";

inline Scenario read_text(std::string_view text, std::string_view name = "test") {
  std::istringstream input{std::string(text)};
  return read_scenario(input, name);
}

/// How a key's section begins in a file, and how a key in it is called when it is set.
inline std::string header_of(std::string_view section) {
  const bool list = section == "instrument" || section == "sender_state" || section == "type";
  return list ? "[[" + std::string(section) + "]]" : "[" + std::string(section) + "]";
}
inline std::string path_of_first(std::string_view section) {
  const bool list = section == "instrument" || section == "sender_state" || section == "type";
  return list ? std::string(section) + "[0]" : std::string(section);
}

inline std::string print(const Scenario& scenario) {
  std::ostringstream output;
  write_scenario(output, scenario);
  return output.str();
}

/// `full_toml` with the first line that starts with `key` replaced.
inline std::string with_line(std::string_view key, std::string_view line) {
  std::string text(full_toml);
  const std::size_t start = text.find(std::string("\n").append(key).append(" = ")) + 1;
  return text.replace(start, text.find('\n', start) - start, line);
}

}  // namespace selectorate::testing
