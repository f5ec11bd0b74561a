#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/base/id.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/extensive_game.hpp>

namespace selectorate {

/// The sequence form of a game with perfect recall (Koller, Megiddo & von Stengel 1996).
///
/// A player's sequence is what he has done on the way to a node. Sequence 0 is the empty one; every information set
/// adds one sequence for each of its actions, all extending the same parent, the sequence that leads to the set. A
/// *realization plan* x gives sequences weights, x[0] = 1 and x[parent] = sum of x over the set's actions: E x = e.
/// Sequences are in topological order (parents first), a set's are contiguous, sets keep the order of the game.
///
/// Payoffs are kept for every combination of sequences, one a player, that some terminal has; for two players these
/// are the entries of the sparse payoff matrices A and B. Chance is folded in: an entry is the sum over its
/// terminals of chance probability times payoff. Combinations that chance rules out are left out.
class SELECTORATE_EXPORT SequenceForm {
 public:
  static constexpr std::uint32_t empty_sequence = 0;

  /// \throws InvalidModel without perfect recall
  /// \complexity O(players * nodes + terminals log terminals)
  explicit SequenceForm(const ExtensiveGame& game);

  [[nodiscard]] const ExtensiveGame& game() const noexcept { return game_; }
  [[nodiscard]] std::size_t player_count() const noexcept { return game_.player_count(); }

  /// Number of a player's sequences, the empty one included.
  [[nodiscard]] std::uint32_t sequence_count(PlayerId player) const noexcept {
    return static_cast<std::uint32_t>(set_of_sequence_[player.index()].size());
  }
  /// The sequence that leads to an information set.
  [[nodiscard]] std::uint32_t parent_sequence(InformationSetId set) const noexcept { return parent_[set.index()]; }
  /// The sequence of the set's first action; the other actions follow, `game().action_count(set)` in all.
  [[nodiscard]] std::uint32_t first_sequence(InformationSetId set) const noexcept { return first_[set.index()]; }
  /// The information set whose action ends a sequence. \pre the sequence is not empty
  [[nodiscard]] InformationSetId information_set(PlayerId player, std::uint32_t sequence) const noexcept {
    return InformationSetId(set_of_sequence_[player.index()][sequence]);
  }
  /// The action that ends a sequence. \pre as above
  [[nodiscard]] std::uint32_t last_action(PlayerId player, std::uint32_t sequence) const noexcept {
    return sequence - first_sequence(information_set(player, sequence));
  }
  /// The sequence without its last action. \pre as above
  [[nodiscard]] std::uint32_t parent_sequence(PlayerId player, std::uint32_t sequence) const noexcept {
    return parent_sequence(information_set(player, sequence));
  }
  /// The sequence of a player's moves on the way to a node, for every node: `node * player_count + player`.
  [[nodiscard]] std::span<const std::uint32_t> node_sequences() const noexcept { return node_sequences_; }

  /// \name Payoff entries, sorted by the sequences of the first player, then the second, …
  /// @{
  [[nodiscard]] std::size_t entry_count() const noexcept { return probabilities_.size(); }
  /// The entry's sequences, one a player.
  [[nodiscard]] std::span<const std::uint32_t> entry_sequences(std::size_t entry) const noexcept {
    return std::span<const std::uint32_t>(entry_sequences_).subspan(entry * player_count(), player_count());
  }
  /// Sum of chance probability times payoff over the entry's terminals.
  [[nodiscard]] const Rational& payoff(std::size_t entry, PlayerId player) const noexcept {
    return payoffs_[entry * player_count() + player.index()];
  }
  /// Sum of chance probabilities over the entry's terminals: the probability that play ends there if all players do
  /// what leads there. Positive.
  [[nodiscard]] const Rational& chance_probability(std::size_t entry) const noexcept { return probabilities_[entry]; }
  /// The least positive integer that makes all payoffs of a player's entries integers.
  [[nodiscard]] const Integer& payoff_denominator(PlayerId player) const noexcept {
    return denominators_[player.index()];
  }
  /// `payoff(entry, player) * payoff_denominator(player)`.
  [[nodiscard]] const Integer& scaled_payoff(std::size_t entry, PlayerId player) const noexcept {
    return scaled_[entry * player_count() + player.index()];
  }
  /// @}

 private:
  void number_sequences();
  void place_nodes();
  void collect_entries();
  void scale_payoffs();

  ExtensiveGame game_;
  std::vector<std::uint32_t> parent_;                        ///< by information set
  std::vector<std::uint32_t> first_;                         ///< by information set
  std::vector<std::vector<std::uint32_t>> set_of_sequence_;  ///< by player and sequence; unused for the empty one
  std::vector<std::uint32_t> node_sequences_;
  std::vector<std::uint32_t> entry_sequences_;
  std::vector<Rational> payoffs_;
  std::vector<Rational> probabilities_;
  std::vector<Integer> scaled_;
  std::vector<Integer> denominators_;
};

/// A weight for each of a player's sequences.
using RealizationPlan = std::vector<Rational>;

/// What a behaviour strategy makes of the sequences: the product of its probabilities along each.
/// \throws InvalidModel if the profile does not fit the game
[[nodiscard]] SELECTORATE_EXPORT RealizationPlan make_realization_plan(const SequenceForm& form, PlayerId player,
                                                                       const BehaviorProfile<Rational>& profile);

/// The behaviour strategies that realize the plans, one plan a player. Information sets that a player's own plan never
/// reaches take the probabilities of `unreached`; without it all actions are equally likely there.
/// \throws InvalidModel if the plans are not realization plans of the game (see `check_realization_plan`)
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_behavior_profile(
    const SequenceForm& form, std::span<const RealizationPlan> plans, const BehaviorProfile<Rational>& unreached);
[[nodiscard]] SELECTORATE_EXPORT BehaviorProfile<Rational> make_behavior_profile(
    const SequenceForm& form, std::span<const RealizationPlan> plans);

/// \throws InvalidModel naming the information set where a plan is negative or its weights do not add up exactly
SELECTORATE_EXPORT void check_realization_plan(const SequenceForm& form, PlayerId player, const RealizationPlan& plan);

/// Expected payoffs of all players, one plan a player: for two players x'Ay and x'By.
/// \throws InvalidModel if a plan has the wrong length
/// \complexity O(entries)
[[nodiscard]] SELECTORATE_EXPORT std::vector<Rational> evaluate_expected_payoffs(
    const SequenceForm& form, std::span<const RealizationPlan> plans);

}  // namespace selectorate
