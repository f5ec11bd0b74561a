#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/enforcement_game.hpp>

#include "base/saturating.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
/// Units are added in 128 bits.
constexpr unsigned unit_bits = 120;

void require_state(const SenderState& state, std::size_t index) {
  const auto field = [index](std::string_view name) { return fmt::format("sender_state[{}].{}", index, name); };
  require_range(field("weight"), state.weight, std::numeric_limits<double>::min(), largest);
  require_range(field("benefit"), state.benefit, 0, largest);
  require_range(field("cost"), state.cost, -largest, largest);
  require_range(field("penalty"), state.penalty, 0, largest);
  if (state.count == 0) throw InvalidModel(field("count"), "expected at least 1, found 0");
}

/// The same weights as whole numbers without a common divisor.
std::vector<Integer> make_units(const std::vector<SenderState>& groups) {
  std::vector<Rational> weights;
  Integer denominator = 1;
  for (const SenderState& group : groups) {
    weights.push_back(exact_rational(group.weight));
    const Integer own = boost::multiprecision::denominator(weights.back());
    if (own > denominator) denominator = own;  // of doubles, so powers of two
  }
  std::vector<Integer> units;
  Integer divisor = 0;
  for (const Rational& weight : weights) {
    units.push_back(boost::multiprecision::numerator(Rational(weight * denominator)));
    divisor = boost::multiprecision::gcd(divisor, units.back());
  }
  for (Integer& unit : units) unit /= divisor;
  return units;
}

}  // namespace

EnforcementGame::EnforcementGame(std::vector<SenderState> groups, EnforcementValue value)
    : groups_(std::move(groups)), value_(std::move(value)) {
  if (groups_.empty()) throw InvalidModel("sender_state", "there are none");
  for (std::size_t g = 0; g < groups_.size(); ++g) require_state(groups_[g], g);
  units_ = make_units(groups_);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    total_units_ += units_[g] * groups_[g].count;
    states_ += groups_[g].count;
    profiles_ = saturating_product(profiles_, std::uint64_t{groups_[g].count} + 1);
  }
  if (total_units_ >= Integer(1) << unit_bits) {
    throw InvalidModel("sender_state.weight", "the weights differ by more orders of magnitude than can be added");
  }
}

std::vector<std::uint32_t> EnforcementGame::counts(std::uint64_t profile) const {
  std::vector<std::uint32_t> result;
  for (const SenderState& group : groups_) {
    const std::uint64_t radix = std::uint64_t{group.count} + 1;
    result.push_back(static_cast<std::uint32_t>(profile % radix));
    profile /= radix;
  }
  return result;
}

std::uint64_t EnforcementGame::profile(std::span<const std::uint32_t> counts) const {
  require_counts(counts);
  if (profiles_ == too_many) throw InvalidModel("profile", "there are too many profiles to number them");
  std::uint64_t result = 0;
  for (std::size_t g = groups_.size(); g-- > 0;) result = result * (std::uint64_t{groups_[g].count} + 1) + counts[g];
  return result;
}

Rational EnforcementGame::enforcement(std::span<const std::uint32_t> counts) const {
  require_counts(counts);
  Integer units = 0;
  for (std::size_t g = 0; g < groups_.size(); ++g) units += units_[g] * counts[g];
  return Rational(units) / total_units_;
}

Rational EnforcementGame::payoff(std::size_t group, bool enforces, const Rational& others) const {
  const SenderState& state = groups_[group];
  const Rational enforcement = enforces ? Rational(others + share(group)) : others;
  const Rational common = exact_rational(state.benefit) * value_.at(enforcement);
  return common - (enforces ? exact_rational(state.cost) : Rational(exact_rational(state.penalty) * others));
}

void EnforcementGame::require_counts(std::span<const std::uint32_t> counts) const {
  if (counts.size() != groups_.size()) {
    throw InvalidModel("counts",
                       fmt::format("expected {}, one for each group, found {}", groups_.size(), counts.size()));
  }
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] > groups_[g].count) {
      throw InvalidModel(fmt::format("counts[{}]", g),
                         fmt::format("expected at most {}, found {}", groups_[g].count, counts[g]));
    }
  }
}

Rational evaluate_largest_gain(const EnforcementGame& game, std::span<const std::uint32_t> counts) {
  const Rational enforcement = game.enforcement(counts);
  bool found = false;
  Rational most;
  const auto offer = [&](const Rational& gain) {
    if (!found || gain > most) most = gain;
    found = true;
  };
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] > 0) offer(-game.gain(g, enforcement - game.share(g)));
    if (counts[g] < game.groups()[g].count) offer(game.gain(g, enforcement));
  }
  return most;
}

StrategicGame make_strategic_game(const EnforcementGame& game) {
  constexpr std::uint64_t most_states = 16;
  if (game.state_count() > most_states) {
    throw InvalidModel("sender_state",
                       fmt::format("expected at most {} states, found {}", most_states, game.state_count()));
  }
  std::vector<std::string> players;
  std::vector<std::size_t> group_of;
  for (std::size_t g = 0; g < game.groups().size(); ++g) {
    const SenderState& group = game.groups()[g];
    for (unsigned i = 0; i < group.count; ++i) {
      players.push_back(group.count == 1 ? group.name : fmt::format("{} {}", group.name, i + 1));
      group_of.push_back(g);
    }
  }
  ExactTable payoffs(players.size());
  std::vector<Rational> row(players.size());
  for (std::size_t mask = 0; mask < std::size_t{1} << players.size(); ++mask) {
    std::vector<std::uint32_t> counts(game.groups().size());
    for (std::size_t i = 0; i < players.size(); ++i) counts[group_of[i]] += static_cast<std::uint32_t>(mask >> i & 1U);
    const Rational enforcement = game.enforcement(counts);
    for (std::size_t i = 0; i < players.size(); ++i) {
      const bool enforces = (mask >> i & 1U) != 0;
      const std::size_t g = group_of[i];
      row[i] = game.payoff(g, enforces, enforces ? Rational(enforcement - game.share(g)) : enforcement);
    }
    payoffs.append(row);
  }
  const std::vector<std::vector<std::string>> strategies(players.size(), {"trade", "enforce"});
  return {"Enforcement", std::move(players), strategies, std::move(payoffs)};
}

}  // namespace selectorate
