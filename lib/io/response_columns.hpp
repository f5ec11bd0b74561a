#pragma once

#include <array>
#include <string_view>

#include <selectorate/sanctions/leader_response.hpp>

namespace selectorate {

/// A named number of a leader's response: one list for JSON and CSV, so that they use the same names.
struct ResponseColumn {
  std::string_view name;
  double (*value)(const LeaderResponse&);
};

inline constexpr std::array action_columns = {
    ResponseColumn{"concession", [](const LeaderResponse& r) { return r.action.concession; }},
    ResponseColumn{"diversion", [](const LeaderResponse& r) { return r.action.diversion; }},
    ResponseColumn{"repression", [](const LeaderResponse& r) { return r.action.repression; }},
    ResponseColumn{"support_spending", [](const LeaderResponse& r) { return r.action.support_spending; }},
    ResponseColumn{"public_goods", [](const LeaderResponse& r) { return r.outcome.public_goods; }},
    ResponseColumn{"private_goods", [](const LeaderResponse& r) { return r.outcome.private_goods; }},
};

inline constexpr std::array outcome_columns = {
    ResponseColumn{"survival", [](const LeaderResponse& r) { return r.outcome.survival; }},
    ResponseColumn{"loyalty", [](const LeaderResponse& r) { return r.outcome.loyalty; }},
    ResponseColumn{"revolt", [](const LeaderResponse& r) { return r.outcome.revolt; }},
    ResponseColumn{"outsider_income", [](const LeaderResponse& r) { return r.outcome.outsider_income; }},
    ResponseColumn{"insider_consumption", [](const LeaderResponse& r) { return r.outcome.insider_consumption; }},
    ResponseColumn{"revenue_loss", [](const LeaderResponse& r) { return r.outcome.revenue_loss; }},
    ResponseColumn{"illicit_revenue", [](const LeaderResponse& r) { return r.outcome.illicit_revenue; }},
    ResponseColumn{"diverted_share", [](const LeaderResponse& r) { return r.outcome.diverted_share; }},
    ResponseColumn{"constraint", [](const LeaderResponse& r) { return r.outcome.constraint; }},
    ResponseColumn{"budget", [](const LeaderResponse& r) { return r.outcome.budget; }},
    ResponseColumn{"grievance", [](const LeaderResponse& r) { return r.outcome.grievance; }},
};

}  // namespace selectorate
