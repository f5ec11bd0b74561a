#pragma once

#include <optional>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/equilibrium/lemke.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/payoff_program.hpp"
#include "equilibrium/sequence_complementarity.hpp"

namespace selectorate {

/// A game's problem as it was built for one solution, and what of it outlives a change of the payoffs.
class LemkeWorkspace {
 public:
  /// \throws InvalidModel without perfect recall, or if the prior does not fit or is not completely mixed
  LemkeWorkspace(const ExtensiveGame& game, const BehaviorProfile<Rational>* prior, Trembles trembles);
  LemkeWorkspace(const LemkeWorkspace&) = delete;
  LemkeWorkspace& operator=(const LemkeWorkspace&) = delete;

  [[nodiscard]] const SequenceForm& form() const noexcept { return form_; }
  [[nodiscard]] const SequenceComplementarity& problem() const noexcept { return problem_; }

  /// Whether a game's tree and information sets are this one's, whatever chance does and outcomes pay.
  [[nodiscard]] bool has_tree_of(const ExtensiveGame& game) const;
  /// Whether a game differs in nothing but payoffs, and is to be solved in the same way.
  [[nodiscard]] bool fits(const ExtensiveGame& game, const BehaviorProfile<Rational>* prior, Trembles trembles) const;

  /// Keeps what solving with other payoffs needs.
  void prepare_for_changes() { payoffs_.emplace(form_, problem_); }
  /// \pre prepared
  [[nodiscard]] const PayoffProgram& payoffs() const { return *payoffs_; }

 private:
  std::optional<BehaviorProfile<Rational>> prior_;
  Trembles trembles_;
  SequenceForm form_;
  std::vector<RealizationPlan> prior_plans_;
  SequenceComplementarity problem_;
  std::optional<PayoffProgram> payoffs_;
};

}  // namespace selectorate
