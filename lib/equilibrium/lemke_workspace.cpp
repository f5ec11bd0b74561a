#include "equilibrium/lemke_workspace.hpp"

#include <algorithm>
#include <span>
#include <string>

#include <selectorate/base/error.hpp>

namespace selectorate {
namespace {

/// The prior's plans, one a player.
std::vector<RealizationPlan> make_prior(const SequenceForm& form, const BehaviorProfile<Rational>* given) {
  const BehaviorProfile<Rational> prior = given == nullptr ? make_uniform_profile(form.game()) : *given;
  check_profile(form.game(), prior);
  for (std::uint32_t set = 0; set < prior.information_set_count(); ++set) {
    for (const Rational& probability : prior.at(InformationSetId(set))) {
      if (probability != 0) continue;
      throw InvalidModel("prior", "it must be completely mixed, but an action at information set " +
                                      std::to_string(set) + " has probability 0");
    }
  }
  return {make_realization_plan(form, PlayerId(0), prior), make_realization_plan(form, PlayerId(1), prior)};
}

template <class Number>
bool is_same(std::span<const Number> a, std::span<const Number> b) {
  return a.size() == b.size() && (a.data() == b.data() || std::equal(a.begin(), a.end(), b.begin()));
}

}  // namespace

LemkeWorkspace::LemkeWorkspace(const ExtensiveGame& game, const BehaviorProfile<Rational>* prior, Trembles trembles)
    : prior_(prior == nullptr ? std::nullopt : std::optional(*prior)),
      trembles_(trembles),
      form_(game),
      prior_plans_(make_prior(form_, prior)),
      problem_(form_, prior_plans_, trembles) {}

bool LemkeWorkspace::has_tree_of(const ExtensiveGame& game) const {
  const ExtensiveGame& own = form_.game();
  // The links of decision nodes are their information sets, which are numbered player by player.
  return own.player_count() == game.player_count() && is_same(own.first_children(), game.first_children()) &&
         is_same(own.owners(), game.owners()) && is_same(own.links(), game.links());
}

bool LemkeWorkspace::fits(const ExtensiveGame& game, const BehaviorProfile<Rational>* prior, Trembles trembles) const {
  if (trembles != trembles_ || (prior != nullptr) != prior_.has_value()) return false;
  if (prior != nullptr && *prior != *prior_) return false;
  const ExtensiveGame& own = form_.game();
  if (!has_tree_of(game) || own.payoffs().rows() != game.payoffs().rows()) return false;
  if (!is_same(own.first_probabilities(), game.first_probabilities())) return false;
  return &own.probabilities() == &game.probabilities() || own.probabilities() == game.probabilities();
}

}  // namespace selectorate
