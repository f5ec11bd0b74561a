#include <utility>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>

#include <selectorate/base/error.hpp>
#include <selectorate/io/uncertain_scenario.hpp>

#include "io/scenario_fields.hpp"
#include "io/scenario_reference.hpp"

namespace selectorate {
namespace {

const UncertainKey& uncertainty_of(const Scenario& scenario) {
  if (scenario.uncertainty) return *scenario.uncertainty;
  throw InvalidModel("uncertainty", "the scenario has none");
}

Prior make_whole_prior(const UncertainKey& uncertainty) {
  namespace math = boost::math;
  const auto parameter = [&](std::string_view name) { return uncertainty.parameters.find(name)->second.front(); };
  const std::string& name = uncertainty.distribution;
  if (name == "normal") return Prior(math::normal_distribution<>(parameter("location"), parameter("scale")));
  if (name == "lognormal") return Prior(math::lognormal_distribution<>(parameter("location"), parameter("scale")));
  if (name == "uniform") return Prior(math::uniform_distribution<>(parameter("low"), parameter("high")));
  if (name == "beta") return Prior(math::beta_distribution<>(parameter("alpha"), parameter("beta")));
  if (name == "triangular") {
    return Prior(math::triangular_distribution<>(parameter("low"), parameter("mode"), parameter("high")));
  }
  std::vector<Prior::Atom> atoms;
  const std::vector<double>& values = uncertainty.parameters.at("values");
  const std::vector<double>& probabilities = uncertainty.parameters.at("probabilities");
  for (std::size_t i = 0; i < values.size(); ++i) atoms.push_back({values[i], probabilities[i]});
  return Prior(std::move(atoms));
}

bool is_legal(const Scenario& scenario) {
  try {
    static_cast<void>(make_episode(scenario));
  } catch (const InvalidModel&) {
    return false;
  }
  return true;
}

/// The last legal value on the way from a legal one to `far`. Ranges and the rules that join keys are intervals in each
/// single key, so there is one such place.
double find_legal_end(const Scenario& scenario, double legal, double far) {
  if (is_legal(resolve_uncertainty(scenario, far))) return far;
  for (;;) {
    const double middle = 0.5 * legal + 0.5 * far;
    if (middle == legal || middle == far) return legal;
    (is_legal(resolve_uncertainty(scenario, middle)) ? legal : far) = middle;
  }
}

}  // namespace

Scenario resolve_uncertainty(const Scenario& scenario, double value) {
  const KeyReference key = resolve_key(uncertainty_of(scenario).parameter, scenario);
  Scenario certain = scenario;
  certain.uncertainty.reset();
  certain.meta = {};
  change_number(*find_field(key.section, key.name), certain, key.element.value_or(0), value);
  return certain;
}

double uncertain_value(const Scenario& scenario) {
  const KeyReference key = resolve_key(uncertainty_of(scenario).parameter, scenario);
  return number_of(*find_field(key.section, key.name), scenario, key.element.value_or(0));
}

Prior make_prior(const Scenario& scenario) {
  validate_scenario(scenario);
  Prior whole = make_whole_prior(uncertainty_of(scenario));
  if (whole.is_discrete()) return whole;
  constexpr double nearly_nothing = 1e-12;
  const double own = uncertain_value(scenario);
  const double low = find_legal_end(scenario, own, whole.quantile(nearly_nothing));
  const double high = find_legal_end(scenario, own, whole.quantile(1 - nearly_nothing));
  if (!(whole.cumulative(high) - whole.cumulative(low) > nearly_nothing)) {
    throw InvalidModel("uncertainty.parameters", "the distribution gives no probability to values that the key allows");
  }
  return whole.truncated(low, high);
}

UncertainEpisode make_uncertain_episode(const Scenario& scenario) {
  return {make_prior(scenario),
          [scenario](double value) { return make_episode(resolve_uncertainty(scenario, value)); }};
}

}  // namespace selectorate
