#pragma once

#include <vector>

#include <selectorate/report/chart.hpp>
#include <selectorate/sanctions/normal_shock_crisis.hpp>
#include <selectorate/sanctions/threat_selection.hpp>

/// A threat of that intensity and what came of it.
struct SolvedThreat {
  double intensity = 0;
  std::vector<selectorate::ThreatenedType> types;
  selectorate::ThreatSelection equilibrium;
};

/// All equilibria at that payoff of backing down.
struct SolvedCrisis {
  double back_down = 0;
  selectorate::CrisisEquilibria found;
};

/// How often leaders concede to the threat and how often to imposed sanctions.
selectorate::LineChart make_stage_chart(const std::vector<SolvedThreat>& threats);

/// The sender's belief about the leader before the threat, after resistance, and after sanctions that failed.
selectorate::LineChart make_belief_chart(const std::vector<double>& values, const SolvedThreat& threat);

/// Challenges and concessions against audience costs.
selectorate::LineChart make_audience_chart(const std::vector<SolvedCrisis>& crises);
