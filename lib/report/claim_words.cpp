#include "report/claim_words.hpp"

namespace selectorate {

ClaimWords words_of(SolutionConcept claim) noexcept {
  switch (claim) {
    case SolutionConcept::nash:
      return {"Nash equilibrium", "Nash equilibria", "Nobody gains by deviating alone from a Nash equilibrium.",
              "no player gains anything by deviating alone."};
    case SolutionConcept::pure_nash:
      return {"pure Nash equilibrium", "pure Nash equilibria",
              "In a pure Nash equilibrium nobody randomises and nobody gains by deviating alone.",
              "nobody randomises, and no player gains anything by deviating alone."};
    case SolutionConcept::agent_nash:
      return {"agent equilibrium", "agent equilibria",
              "In an agent equilibrium nobody gains by another move at one of his information sets alone.",
              "no player gains anything by another move at one information set."};
    case SolutionConcept::subgame_perfect:
      return {
          "subgame-perfect equilibrium", "subgame-perfect equilibria",
          "In a subgame-perfect equilibrium nobody gains by deviating alone, wherever play has come to: threats and "
          "promises are carried out only if that pays.",
          "in no subgame does any player gain anything by deviating alone."};
    case SolutionConcept::zero_sum_value:
      return {
          "pair of optimal strategies", "pairs of optimal strategies",
          "What one player wins the other loses: each strategy guarantees its player the value of the game, whatever "
          "the other does.",
          "each player's strategy holds the other to what he expects here, so that this is the value of the game."};
    case SolutionConcept::correlated:
      return {"correlated equilibrium", "correlated equilibria",
              "A mediator draws a profile and tells each player his part; nobody gains by doing something else.",
              "no player gains anything by disobeying a recommendation."};
    case SolutionConcept::coarse_correlated:
      return {"coarse correlated equilibrium", "coarse correlated equilibria",
              "A mediator draws a profile; nobody gains by choosing for himself before he hears his part.",
              "no player gains anything by a strategy of his own instead of the recommendations."};
    case SolutionConcept::extensive_form_correlated:
      return {
          "extensive-form correlated equilibrium", "extensive-form correlated equilibria",
          "A mediator draws a profile and recommends each move when it is to be made, until the first one disobeyed; "
          "nobody gains by disobeying.",
          "no player gains anything by disobeying a recommendation, whatever he does afterwards."};
  }
  return {"equilibrium", "equilibria", "", "the claim holds."};
}

}  // namespace selectorate
