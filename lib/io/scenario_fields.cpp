#include "io/scenario_fields.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>

#include "io/cycle_fields.hpp"

namespace selectorate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr NumberRange positive{0, infinity, true, true};
constexpr NumberRange not_negative{0, infinity, false, true};
constexpr NumberRange any_finite{-infinity, infinity, true, true};
constexpr NumberRange unit_interval{0, 1, false, false};
constexpr NumberRange share_not_zero{0, 1, true, false};
constexpr NumberRange below_one{0, 1, false, true};
constexpr NumberRange positive_or_infinite{0, infinity, true, false};
constexpr NumberRange finite_or_infinite{-infinity, infinity, true, false};

template <auto... path>
constexpr auto target_of = access_to<&Scenario::target, path...>;
template <auto... path>
constexpr auto leader_of = access_to<&Scenario::actors, &EpisodeActors::leader, path...>;
template <auto... path>
constexpr auto citizens_of = access_to<&Scenario::actors, &EpisodeActors::citizens, path...>;
template <auto... path>
constexpr auto sender_of = access_to<&Scenario::actors, &EpisodeActors::sender, path...>;

using Type = ScenarioKeyType;
constexpr NumberRange none{};

using P = PolityParameters;
using L = LeaderPreferences;
using C = CitizenBehavior;
using S = SenderPreferences;
using I = Instrument;
using E = SenderState;
using K = TargetType;

template <auto... path>
constexpr auto provocation_of = access_to_section<&Scenario::provocation, path...>;

/// What a type says in place of one of the scenario's own keys.
template <auto... path>
constexpr auto instead_of = [](std::optional<double> K::*member) {
  return TypeOverride{member, access_to<path...>};
};

constexpr std::array own_fields = {
    ScenarioField{{"", "schema", Type::number, "", {1, 1, false, false}, "version of this file format"}, {}},

    ScenarioField{{"meta", "id", Type::text, "", none, "short name, for tables"},
                  access_to<&Scenario::meta, &ScenarioMeta::id>},
    ScenarioField{{"meta", "title", Type::text, "", none, "what this is, for people"},
                  access_to<&Scenario::meta, &ScenarioMeta::title>},
    ScenarioField{{"meta", "sources", Type::list_of_text, "", none, "one for each figure"},
                  access_to<&Scenario::meta, &ScenarioMeta::sources>},
    ScenarioField{{"meta", "illustrative", Type::list_of_text, "", none, "keys whose figures have no source"},
                  access_to<&Scenario::meta, &ScenarioMeta::illustrative>},

    ScenarioField{{"target", "population", Type::number, "persons", positive, "N, residents"},
                  target_of<&P::population>},
    ScenarioField{
        {"target", "selectorate", Type::number, "persons", positive, "S, those with a say in who leads; W <= S <= N"},
        target_of<&P::selectorate>},
    ScenarioField{{"target", "coalition", Type::number, "persons", positive, "W, supporters the leader needs"},
                  target_of<&P::coalition>},
    ScenarioField{{"target", "revenue", Type::number, "money per period", positive, "R, state revenue"},
                  target_of<&P::revenue>},
    ScenarioField{{"target", "income", Type::number, "money per person and period", positive, "y, ordinary income"},
                  target_of<&P::income>},
    ScenarioField{{"target", "subsistence", Type::number, "money per person and period", not_negative,
                   "y_min <= y, income below which diversion cannot push anyone"},
                  target_of<&P::subsistence>},
    ScenarioField{{"target", "public_goods_weight", Type::number, "", not_negative, "a, taste for public goods"},
                  target_of<&P::public_goods_weight>},
    ScenarioField{
        {"target", "public_goods_price", Type::number, "money per unit", positive, "p, price of public goods"},
        target_of<&P::public_goods_price>},
    ScenarioField{
        {"target", "risk_aversion", Type::number, "", not_negative, "g, curvature of the utility of consumption"},
        target_of<&P::risk_aversion>},
    ScenarioField{{"target", "discount", Type::number, "per period", below_one, "d, weight of the next period"},
                  target_of<&P::discount>},

    ScenarioField{
        {"leader", "office_rent", Type::number, "leader's utility", not_negative, "psi, joy of being in office"},
        leader_of<&L::office_rent>},
    ScenarioField{{"leader", "policy_value", Type::number, "leader's utility", not_negative,
                   "beta, worth of the contested policy to the leader himself"},
                  leader_of<&L::policy_value>},
    ScenarioField{{"leader", "leader_specific", Type::number, "share", unit_interval,
                   "chi, share of the sanctions that a challenger would not inherit"},
                  leader_of<&L::leader_specific>},
    ScenarioField{{"leader", "concession_cost", Type::number, "utils", not_negative,
                   "s_c, what full concession costs each coalition member"},
                  leader_of<&L::concession_cost>},

    ScenarioField{{"coalition", "loyalty_shock", Type::number, "utils", not_negative,
                   "s_loyal, scale of the shock to loyalty; 0: none"},
                  access_to<&Scenario::actors, &EpisodeActors::coalition, &CoalitionBehavior::loyalty_shock>},

    ScenarioField{{"citizens", "barrier", Type::number, "grievance", finite_or_infinite,
                   "what grievance must overcome; inf: no revolt ever"},
                  citizens_of<&C::barrier>},
    ScenarioField{{"citizens", "repression_effect", Type::number, "grievance", not_negative,
                   "how far the barrier rises if all revenue is spent on repression"},
                  citizens_of<&C::repression_effect>},
    ScenarioField{{"citizens", "revolt_shock", Type::number, "grievance", not_negative,
                   "s_revolt, scale of the shock to revolt; 0: none"},
                  citizens_of<&C::revolt_shock>},
    ScenarioField{{"citizens", "repression_limit", Type::number, "share of revenue", not_negative,
                   "rho_max, most that repression can absorb"},
                  citizens_of<&C::repression_limit>},

    ScenarioField{{"sender", "concession_value", Type::number, "sender's utility", not_negative,
                   "v, worth of full concession to the sender"},
                  sender_of<&S::concession_value>},
    ScenarioField{{"sender", "regime_change_value", Type::number, "sender's utility", any_finite,
                   "omega, worth of the leader's fall; may be negative"},
                  sender_of<&S::regime_change_value>},
    ScenarioField{{"sender", "humanitarian_weight", Type::number, "sender's utility", not_negative,
                   "eta, concern for the target's citizens"},
                  sender_of<&S::humanitarian_weight>},

    ScenarioField{{"instrument", "kind", Type::text, "", none, "preset that the keys below default to", "custom"}, {}},
    ScenarioField{{"instrument", "intensity", Type::number, "share of full", unit_interval,
                   "s, fixed; \"free\": the sender chooses in [0, 1]", "free"},
                  {}},
    ScenarioField{{"instrument", "revenue", Type::number, "share of state revenue", unit_interval,
                   "revenue it takes at full intensity", "the kind's"},
                  &I::revenue},
    ScenarioField{{"instrument", "income", Type::number, "share of income", below_one,
                   "every resident's ordinary income it takes", "the kind's"},
                  &I::income},
    ScenarioField{{"instrument", "luxury", Type::number, "share of private rewards", below_one,
                   "rewards of the coalition it takes", "the kind's"},
                  &I::luxury},
    ScenarioField{{"instrument", "dual_use", Type::number, "share of programme value", unit_interval,
                   "contested programme it destroys", "the kind's"},
                  &I::dual_use},
    ScenarioField{{"instrument", "elite", Type::number, "utils", not_negative,
                   "what travel bans and frozen assets take from each coalition member", "the kind's"},
                  &I::elite},
    ScenarioField{{"instrument", "rent", Type::number, "share of state revenue", not_negative,
                   "what insiders earn if all of it slips through", "the kind's"},
                  &I::rent},
    ScenarioField{
        {"instrument", "enforcement", Type::number, "share", unit_interval, "e, share that is enforced", "the kind's"},
        &I::enforcement},
    ScenarioField{{"instrument", "evasion_cost", Type::number, "", positive_or_infinite,
                   "kap, cost of evading; inf: impossible", "the kind's"},
                  &I::evasion_cost},
    ScenarioField{{"instrument", "cost", Type::number, "sender's utility", not_negative,
                   "sender's quadratic cost of imposing it", "the kind's"},
                  &I::cost},
    ScenarioField{{"instrument", "expressive", Type::number, "sender's utility", any_finite,
                   "sender's gain from being seen to impose it", "the kind's"},
                  &I::expressive},

    ScenarioField{{"sender_state", "name", Type::text, "", none, "a state that can enforce the package or trade on"},
                  {}},
    ScenarioField{{"sender_state", "weight", Type::number, "any unit", positive, "its trade with the target"},
                  &E::weight},
    ScenarioField{{"sender_state", "benefit", Type::number, "state's utility per unit of the sender's", not_negative,
                   "theta, what the sanctions' value is worth to it"},
                  &E::benefit},
    ScenarioField{{"sender_state", "cost", Type::number, "state's utility", any_finite, "what enforcing costs it"},
                  &E::cost},
    ScenarioField{{"sender_state", "penalty", Type::number, "state's utility", not_negative,
                   "secondary sanctions if it trades on while all others enforce"},
                  &E::penalty},

    ScenarioField{{"type", "name", Type::text, "", none, "a kind of target; he alone knows which kind he is"}, {}},
    ScenarioField{{"type", "probability", Type::number, "", share_not_zero, "the sender's belief beforehand"},
                  &K::probability},
    ScenarioField{{"type", "test_cost", Type::number, "leader's utility", any_finite, "what a test costs him"},
                  &K::test_cost},
    ScenarioField{{"type", "policy_value", Type::number, "leader's utility", not_negative,
                   "his beta; \"same\": the scenario's", "the scenario's"},
                  instead_of<&Scenario::actors, &EpisodeActors::leader, &L::policy_value>(&K::policy_value)},
    ScenarioField{
        {"type", "coalition", Type::number, "persons", positive, "his W; \"same\": the scenario's", "the scenario's"},
        instead_of<&Scenario::target, &P::coalition>(&K::coalition)},
    ScenarioField{{"type", "barrier", Type::number, "grievance", finite_or_infinite,
                   "what grievance must overcome; \"same\": the scenario's", "the scenario's"},
                  instead_of<&Scenario::actors, &EpisodeActors::citizens, &C::barrier>(&K::barrier)},

    ScenarioField{{"provocation", "intensities", Type::list_of_numbers, "shares of full", unit_interval,
                   "the sender's answers to a test or none", "no provocation"},
                  provocation_of<&Provocation::intensities>},
    ScenarioField{{"provocation", "demand", Type::number, "share of full concession", share_not_zero,
                   "what the target must concede to end them", "no provocation"},
                  provocation_of<&Provocation::demand>},

    ScenarioField{{"uncertainty", "parameter", Type::text, "", none, "numeric key that the sender does not know",
                   "no uncertainty"},
                  {}},
    ScenarioField{{"uncertainty", "distribution", Type::text, "", none,
                   "discrete, normal, lognormal, uniform, beta or triangular", "no uncertainty"},
                  {}},
    ScenarioField{
        {"uncertainty", "parameters", Type::table, "", none, "the distribution's own parameters", "no uncertainty"},
        {}},
};

const std::vector<ScenarioField>& all_fields() {
  static const std::vector<ScenarioField> result = [] {
    std::vector<ScenarioField> joined(own_fields.begin(), own_fields.end());
    joined.insert(joined.end(), cycle_fields().begin(), cycle_fields().end());
    return joined;
  }();
  return result;
}

}  // namespace

std::span<const ScenarioField> scenario_fields() {
  return all_fields();
}

const ScenarioField* find_field(std::string_view section, std::string_view name) {
  const std::vector<ScenarioField>& fields = all_fields();
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const ScenarioField& field) {
    return field.key.section == section && field.key.name == name;
  });
  return found == fields.end() ? nullptr : &*found;
}

std::string path_of(const ScenarioKey& key) {
  return key.section.empty() ? std::string(key.name) : fmt::format("{}.{}", key.section, key.name);
}

bool is_list_section(std::string_view section) noexcept {
  return section == "instrument" || section == "sender_state" || section == "type";
}

std::size_t list_size(std::string_view section, const Scenario& scenario) noexcept {
  if (section == "instrument") return scenario.instruments.size();
  return section == "type" ? scenario.types.size() : scenario.sender_states.size();
}

void add_element(std::string_view section, Scenario& scenario) {
  if (section == "instrument") {
    scenario.instruments.push_back(make_instrument(InstrumentKind::custom));
  } else if (section == "type") {
    scenario.types.emplace_back();
  } else {
    scenario.sender_states.emplace_back();
  }
}

double number_of(const ScenarioField& field, const Scenario& scenario, std::size_t element) {
  if (const auto* member = std::get_if<double SenderState::*>(&field.access)) {
    return scenario.sender_states.at(element).*(*member);
  }
  if (const auto* member = std::get_if<double Instrument::*>(&field.access)) {
    return scenario.instruments.at(element).*(*member);
  }
  if (const auto* member = std::get_if<double TargetType::*>(&field.access))
    return scenario.types.at(element).*(*member);
  if (const auto* instead = std::get_if<TypeOverride>(&field.access)) {
    const std::optional<double>& given = scenario.types.at(element).*(instead->member);
    return given ? *given : instead->own.read(scenario);
  }
  if (const auto* access = std::get_if<Access<double>>(&field.access)) return access->read(scenario);
  if (const auto* count = std::get_if<Access<std::uint32_t>>(&field.access)) return count->read(scenario);
  if (const auto* count = std::get_if<Access<CountOrEndless>>(&field.access)) {
    const CountOrEndless& value = count->read(scenario);
    return value ? *value : infinity;
  }
  throw InvalidModel(path_of(field.key), "is not a plain number");
}

void change_number(const ScenarioField& field, Scenario& scenario, std::size_t element, double value) {
  if (const auto* member = std::get_if<double Instrument::*>(&field.access)) {
    scenario.instruments.at(element).*(*member) = value;
  } else if (const auto* access = std::get_if<Access<double>>(&field.access)) {
    access->change(scenario) = value;
  } else if (const auto* state_member = std::get_if<double SenderState::*>(&field.access)) {
    scenario.sender_states.at(element).*(*state_member) = value;
  } else if (const auto* type_member = std::get_if<double TargetType::*>(&field.access)) {
    scenario.types.at(element).*(*type_member) = value;
  } else if (const auto* instead = std::get_if<TypeOverride>(&field.access)) {
    scenario.types.at(element).*(instead->member) = value;
  } else {
    throw InvalidModel(path_of(field.key), "is not a plain number");
  }
}

}  // namespace selectorate
