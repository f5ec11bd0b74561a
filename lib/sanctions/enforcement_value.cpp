#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/enforcement_value.hpp>

namespace selectorate {
namespace {

void require_steps(unsigned steps) {
  if (steps == 0) throw InvalidModel("steps", "expected at least 1, found 0");
}

/// The same episode with every instrument enforced in proportion.
SanctionsEpisode scale_enforcement(const SanctionsEpisode& episode, double enforcement) {
  const std::span<const Instrument> before = episode.package().instruments();
  std::vector<Instrument> instruments(before.begin(), before.end());
  for (Instrument& instrument : instruments) instrument.enforcement *= enforcement;
  return {episode.polity(), Package(instruments), episode.actors()};
}

}  // namespace

EnforcementValue::EnforcementValue(std::vector<EnforcementKnot> knots) : knots_(std::move(knots)) {
  if (knots_.size() < 2) {
    throw InvalidModel("enforcement_value", fmt::format("expected at least 2 knots, found {}", knots_.size()));
  }
  if (knots_.front().enforcement != 0) throw InvalidModel("enforcement_value[0]", "the first knot belongs at 0");
  if (knots_.back().enforcement != 1) {
    throw InvalidModel(fmt::format("enforcement_value[{}]", knots_.size() - 1), "the last knot belongs at 1");
  }
  for (std::size_t i = 1; i < knots_.size(); ++i) {
    if (knots_[i].enforcement > knots_[i - 1].enforcement) continue;
    throw InvalidModel(fmt::format("enforcement_value[{}]", i), "enforcement must rise from knot to knot");
  }
}

Rational EnforcementValue::at(const Rational& enforcement) const {
  if (enforcement < 0 || enforcement > 1) {
    throw InvalidModel("enforcement", "expected a share in [0, 1], found " + to_string(enforcement));
  }
  const auto above =
      std::lower_bound(knots_.begin() + 1, knots_.end(), enforcement,
                       [](const EnforcementKnot& knot, const Rational& e) { return knot.enforcement < e; });
  const auto below = above - 1;
  const Rational share = (enforcement - below->enforcement) / (above->enforcement - below->enforcement);
  return below->value + share * (above->value - below->value);
}

EnforcementValue make_linear_enforcement_value(double slope) {
  return EnforcementValue({{0, 0}, {1, exact_rational(slope)}});
}

EnforcementValue make_enforcement_value(const std::function<double(double)>& value, unsigned steps) {
  require_steps(steps);
  std::vector<EnforcementKnot> knots;
  for (unsigned i = 0; i <= steps; ++i) {
    knots.push_back({Rational(i) / steps, exact_rational(value(static_cast<double>(i) / steps))});
  }
  return EnforcementValue(std::move(knots));
}

EpisodeEnforcementValue solve_enforcement_value(const SanctionsEpisode& episode, unsigned steps,
                                                const EpisodeOptions& options) {
  std::vector<EpisodeEquilibrium> equilibria;
  double regret = 0;
  const auto solve_at = [&](double enforcement) {
    equilibria.push_back(solve(scale_enforcement(episode, enforcement), options));
    regret = std::max(regret, equilibria.back().certificate.sender_regret);
    return equilibria.back().sender_value;
  };
  EnforcementValue value = make_enforcement_value(solve_at, steps);
  return {.value = std::move(value), .equilibria = std::move(equilibria), .sender_regret = regret};
}

}  // namespace selectorate
