#include "sanctions/claim_case.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace selectorate::claims {

SanctionsEpisode Case::episode() const {
  return {Polity(polity), Package(instruments), actors};
}

Instrument instrument_of(const ClaimSetting& setting, InstrumentKind kind) {
  const auto found = std::find_if(setting.package.begin(), setting.package.end(),
                                  [kind](const Instrument& instrument) { return instrument.kind == kind; });
  Instrument instrument = found == setting.package.end() ? make_instrument(kind) : *found;
  instrument.intensity.reset();
  return instrument;
}

Instrument without_evasion(Instrument instrument) {
  instrument.evasion_cost = std::numeric_limits<double>::infinity();
  instrument.rent = 0;
  return instrument;
}

std::vector<Instrument> tight_embargo(const ClaimSetting& setting) {
  return {without_evasion(instrument_of(setting, InstrumentKind::trade_embargo))};
}

Case small_case(const ClaimSetting& setting, std::vector<Instrument> instruments) {
  return {setting.small, setting.actors, std::move(instruments)};
}

Case large_case(const ClaimSetting& setting, std::vector<Instrument> instruments) {
  return {setting.large, setting.actors, std::move(instruments)};
}

Case without_diversion(Case example) {
  example.polity.subsistence = example.polity.income;
  return example;
}

LeaderResponse CaseSolver::respond(const Case& example, double share) {
  const SanctionsEpisode episode = example.episode();
  LeaderResponse response = solve_leader_response(episode, episode.package().ray(share), options_);
  remember(response);
  return response;
}

double CaseSolver::leader_loss(const Case& example, double share) {
  return respond(example, 0).value - respond(example, share).value;
}

void CaseSolver::remember(const LeaderResponse& response) {
  regret_ = std::max(regret_, response.regret() / std::max(response.value, 1e-300));
}

bool rises(const ClaimTable& table, std::size_t column, double slack) {
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    if (!(table.rows[row][column] >= table.rows[row - 1][column] - slack)) return false;
  }
  return table.rows.size() > 1 && table.rows.back()[column] > table.rows.front()[column] + slack;
}

bool falls(const ClaimTable& table, std::size_t column, double slack) {
  ClaimTable reversed = table;
  std::reverse(reversed.rows.begin(), reversed.rows.end());
  return rises(reversed, column, slack);
}

}  // namespace selectorate::claims
