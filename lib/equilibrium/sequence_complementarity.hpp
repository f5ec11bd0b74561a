#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/integer_plan.hpp"
#include "equilibrium/lcp/complementary_system.hpp"
#include "equilibrium/lcp/exact_vertex.hpp"
#include "equilibrium/sequence_numbering.hpp"

namespace selectorate {

/// A two-player game's sequence form as a complementarity problem (Koller, Megiddo & von Stengel 1996), with the path
/// that starts at a prior (von Stengel, van den Elzen & Talman 2002) and with mistakes (Miltersen & Sorensen 2010).
///
/// A plan is x' + l(e) + z s: what is chosen, what happens by mistake, and the prior s with its weight z. For each
/// sequence but the empty one, x' and the payoff r that it forgoes are a pair, r = E'p - A (y' + l + z t), with one p
/// for each of the player's information sets. The mistake l of the empty sequence is L(e), the same for both players;
/// what is left of it, u = 1 - L - z, is paired with z and grows first.
class SequenceComplementarity {
 public:
  /// \param prior  completely mixed plans, one a player
  SequenceComplementarity(const SequenceForm& form, std::span<const RealizationPlan> prior, Trembles trembles);

  [[nodiscard]] const ComplementarySystem& system() const noexcept { return system_; }
  [[nodiscard]] const SequenceNumbering& numbering() const noexcept { return numbering_; }

  /// Plans as mistakes become rare.
  [[nodiscard]] std::vector<IntegerPlan> plans(const ExactVertex& vertex) const;
  /// What is done at every information set as mistakes become rare.
  /// \param unit  e in units of the vertex's infinitesimal
  /// \pre trembles are quasi-perfect
  [[nodiscard]] BehaviorProfile<Rational> behavior(const ExactVertex& vertex, const Integer& unit = 1) const;

  /// Polynomials in e without a constant, for each player and sequence: coefficients of e, e^2, … of which one at most
  /// is not zero. Empty without trembles.
  using Mistakes = std::vector<std::vector<std::vector<Rational>>>;
  [[nodiscard]] const Mistakes& mistakes() const noexcept { return mistakes_; }

 private:
  void find_mistakes(Trembles trembles);
  void find_start();
  void find_start_of(PlayerId player);
  void add_columns();
  void add_response_rows(PlayerId player);
  void add_plan_rows(PlayerId player);
  void add_weight_row();
  void list_start();
  void find_magnitudes();
  [[nodiscard]] std::uint32_t slack(std::uint32_t row) const;

  const SequenceForm& form_;
  SequenceNumbering numbering_;
  std::span<const RealizationPlan> prior_;
  Mistakes mistakes_;
  std::size_t degree_ = 0;  ///< of the mistakes
  /// By player and sequence, in payoffs scaled to lie in [0, 1]: what it pays if the other does nothing, and against
  /// the other's prior, with a bonus that breaks ties.
  std::vector<std::vector<Rational>> fixed_payoff_;
  std::vector<std::vector<Rational>> prior_payoff_;
  std::vector<std::vector<Rational>> entry_payoff_;  ///< by player and entry, scaled
  /// By player and sequence: how likely chance and the other's prior let play end after it, if he plays for that.
  std::vector<std::vector<Rational>> reach_;
  std::vector<std::uint32_t> best_;  ///< by information set: the sequence that is best against the prior
  ComplementarySystem system_;
};

}  // namespace selectorate
