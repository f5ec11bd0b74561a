#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/game/perfect_recall.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "game/chance_reach.hpp"
#include "game/own_history.hpp"

namespace selectorate {

SequenceForm::SequenceForm(const ExtensiveGame& game) : game_(game) {
  if (const auto violation = find_recall_violation(game)) {
    throw InvalidModel("sequence form", "it needs perfect recall: " + violation->reason);
  }
  number_sequences();
  place_nodes();
  collect_entries();
  scale_payoffs();
}

void SequenceForm::number_sequences() {
  const std::vector<OwnMove> before = find_own_moves(game_);
  parent_.resize(game_.information_set_count());
  first_.resize(game_.information_set_count());
  set_of_sequence_.assign(game_.player_count(), {0});
  // Information sets are in depth-first order of first appearance, so the set of a parent sequence comes earlier.
  for (std::uint32_t number = 0; number < game_.information_set_count(); ++number) {
    const InformationSetId set(number);
    std::vector<std::uint32_t>& sequences = set_of_sequence_[game_.owner(set).index()];
    const OwnMove& move = before[game_.members(set).front()];
    parent_[number] = move.set == OwnMove::none ? empty_sequence : first_[move.set] + move.action;
    first_[number] = static_cast<std::uint32_t>(sequences.size());
    sequences.insert(sequences.end(), game_.action_count(set), number);
  }
}

void SequenceForm::place_nodes() {
  const std::size_t players = player_count();
  node_sequences_.assign(game_.node_count() * players, empty_sequence);
  for (std::uint32_t v = 1; v < game_.node_count(); ++v) {
    const NodeId node(v);
    const NodeId parent = game_.parent(node);
    std::copy_n(node_sequences_.begin() + static_cast<std::ptrdiff_t>(parent.index() * players), players,
                node_sequences_.begin() + static_cast<std::ptrdiff_t>(v * players));
    if (game_.kind(parent) != NodeKind::decision) continue;
    const std::uint32_t first = first_sequence(game_.information_set(parent));
    node_sequences_[v * players + game_.owner(parent).index()] = first + game_.action_into(node);
  }
}

void SequenceForm::collect_entries() {
  const std::size_t players = player_count();
  const std::vector<Rational> reach = find_chance_reach(game_);
  std::vector<std::uint32_t> terminals;
  for (std::uint32_t v = 0; v < game_.node_count(); ++v) {
    if (game_.kind(NodeId(v)) == NodeKind::terminal && reach[v] != 0) terminals.push_back(v);
  }
  const auto sequences_of = [&](std::uint32_t v) {
    return std::span<const std::uint32_t>(node_sequences_).subspan(v * players, players);
  };
  std::stable_sort(terminals.begin(), terminals.end(), [&](std::uint32_t left, std::uint32_t right) {
    return std::ranges::lexicographical_compare(sequences_of(left), sequences_of(right));
  });
  for (const std::uint32_t v : terminals) {
    const auto sequences = sequences_of(v);
    if (entry_count() == 0 || !std::ranges::equal(entry_sequences(entry_count() - 1), sequences)) {
      entry_sequences_.insert(entry_sequences_.end(), sequences.begin(), sequences.end());
      payoffs_.resize(payoffs_.size() + players, 0);
      probabilities_.emplace_back(0);
    }
    probabilities_.back() += reach[v];
    for (std::uint32_t i = 0; i < players; ++i) {
      payoffs_[payoffs_.size() - players + i] += reach[v] * game_.payoff(NodeId(v), PlayerId(i));
    }
  }
}

void SequenceForm::scale_payoffs() {
  namespace mp = boost::multiprecision;
  const std::size_t players = player_count();
  denominators_.assign(players, 1);
  for (std::size_t k = 0; k < payoffs_.size(); ++k) {
    Integer& common = denominators_[k % players];
    const Integer denominator = mp::denominator(payoffs_[k]);
    if (common % denominator != 0) common = mp::lcm(common, denominator);
  }
  scaled_.reserve(payoffs_.size());
  for (std::size_t k = 0; k < payoffs_.size(); ++k) {
    scaled_.push_back(mp::numerator(payoffs_[k]) * (denominators_[k % players] / mp::denominator(payoffs_[k])));
  }
}

namespace {

void check_length(const SequenceForm& form, PlayerId player, const RealizationPlan& plan) {
  if (plan.size() == form.sequence_count(player)) return;
  throw InvalidModel("realization plan of " + form.game().player_name(player),
                     fmt::format("{} weights, expected {}", plan.size(), form.sequence_count(player)));
}

void check_count(const SequenceForm& form, std::size_t plans) {
  if (plans == form.player_count()) return;
  throw InvalidModel("realization plans", fmt::format("{} plans for {} players", plans, form.player_count()));
}

/// A player's information sets, parents before children.
std::vector<InformationSetId> sets_of(const ExtensiveGame& game, PlayerId player) {
  std::vector<InformationSetId> sets;
  const std::uint32_t first = game.first_information_set(player).index();
  for (std::uint32_t k = 0; k < game.information_set_count(player); ++k) sets.emplace_back(first + k);
  return sets;
}

}  // namespace

void check_realization_plan(const SequenceForm& form, PlayerId player, const RealizationPlan& plan) {
  check_length(form, player, plan);
  const std::string field = "realization plan of " + form.game().player_name(player);
  if (plan[0] != 1) throw InvalidModel(field, "the empty sequence must have weight 1, not " + to_string(plan[0]));
  for (const InformationSetId set : sets_of(form.game(), player)) {
    Rational sum = 0;
    for (std::uint32_t action = 0; action < form.game().action_count(set); ++action) {
      const Rational& weight = plan[form.first_sequence(set) + action];
      if (weight < 0) {
        throw InvalidModel(field, fmt::format("weight {} of action '{}' at information set {} is negative",
                                              to_string(weight), form.game().action_label(set, action), set.index()));
      }
      sum += weight;
    }
    const Rational& parent = plan[form.parent_sequence(set)];
    if (sum != parent) {
      throw InvalidModel(field, fmt::format("the weights at information set {} sum to {}, expected {}", set.index(),
                                            to_string(sum), to_string(parent)));
    }
  }
}

RealizationPlan make_realization_plan(const SequenceForm& form, PlayerId player,
                                      const BehaviorProfile<Rational>& profile) {
  check_profile(form.game(), profile);
  RealizationPlan plan(form.sequence_count(player), 1);
  for (const InformationSetId set : sets_of(form.game(), player)) {
    const auto probabilities = profile.at(set);
    for (std::uint32_t action = 0; action < probabilities.size(); ++action) {
      plan[form.first_sequence(set) + action] = plan[form.parent_sequence(set)] * probabilities[action];
    }
  }
  return plan;
}

BehaviorProfile<Rational> make_behavior_profile(const SequenceForm& form, std::span<const RealizationPlan> plans,
                                                const BehaviorProfile<Rational>& unreached) {
  check_count(form, plans.size());
  check_profile(form.game(), unreached);
  BehaviorProfile<Rational> profile = unreached;
  for (std::uint32_t i = 0; i < plans.size(); ++i) {
    check_realization_plan(form, PlayerId(i), plans[i]);
    for (const InformationSetId set : sets_of(form.game(), PlayerId(i))) {
      const Rational& reach = plans[i][form.parent_sequence(set)];
      if (reach == 0) continue;
      const auto probabilities = profile.at(set);
      for (std::uint32_t action = 0; action < probabilities.size(); ++action) {
        probabilities[action] = plans[i][form.first_sequence(set) + action] / reach;
      }
    }
  }
  return profile;
}

BehaviorProfile<Rational> make_behavior_profile(const SequenceForm& form, std::span<const RealizationPlan> plans) {
  return make_behavior_profile(form, plans, make_uniform_profile(form.game()));
}

std::vector<Rational> evaluate_expected_payoffs(const SequenceForm& form, std::span<const RealizationPlan> plans) {
  check_count(form, plans.size());
  for (std::uint32_t i = 0; i < plans.size(); ++i) check_length(form, PlayerId(i), plans[i]);
  std::vector<Rational> total(form.player_count(), 0);
  for (std::size_t entry = 0; entry < form.entry_count(); ++entry) {
    Rational weight = 1;
    for (std::uint32_t i = 0; i < plans.size() && weight != 0; ++i) weight *= plans[i][form.entry_sequences(entry)[i]];
    if (weight == 0) continue;
    for (std::uint32_t i = 0; i < total.size(); ++i) total[i] += weight * form.payoff(entry, PlayerId(i));
  }
  return total;
}

}  // namespace selectorate
