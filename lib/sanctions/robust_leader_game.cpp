#include <limits>
#include <string_view>

#include <selectorate/base/error.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/robust_leader_game.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

const PlayerId leader(0);
const PlayerId sender(1);

/// The four numbers as fractions, named as in model.md.
struct Exact {
  explicit Exact(const RobustLeaderGame& game) {
    constexpr double least = std::numeric_limits<double>::denorm_min();
    constexpr double largest = std::numeric_limits<double>::max();
    require_range("sender_cost", game.sender_cost, least, largest);
    require_range("target_cost", game.target_cost, least, largest);
    require_range("robust_probability", game.robust_probability, least, 1 - 0x1p-53);
    require_range("prize", game.prize, game.sender_cost, largest);
    if (game.prize == game.sender_cost)
      throw InvalidModel("prize", "expected more than what sanctions cost the sender");
    v = exact_rational(game.prize);
    k = exact_rational(game.sender_cost);
    d = exact_rational(game.target_cost);
    q = exact_rational(game.robust_probability);
  }

  Rational v;
  Rational k;
  Rational d;
  Rational q;
};

}  // namespace

RobustLeaderEquilibrium evaluate_robust_leader_game(const RobustLeaderGame& game) {
  const auto [v, k, d, q] = Exact(game);
  RobustLeaderEquilibrium e;
  if (q > 1 - k / v) {
    e.bluff = 1;
    e.belief = q;
    return e;
  }
  e.bluff = q / (1 - q) * k / (v - k);
  e.sanction = v / (v + d);
  e.belief = 1 - k / v;
  e.sanction_frequency = e.sanction * (q + (1 - q) * e.bluff);
  return e;
}

ExtensiveGame make_robust_leader_tree(const RobustLeaderGame& game) {
  const Exact e(game);
  GameBuilder builder("Robust or vulnerable leader", {"Leader", "Sender"});
  const NodeId root = builder.add_chance({e.q, 1 - e.q}, {"robust", "vulnerable"});
  const OutcomeId conceded = builder.add_outcome(std::vector<Rational>{0, e.v}, "conceded");
  const OutcomeId kept = builder.add_outcome(std::vector<Rational>{e.v, 0}, "kept");
  const OutcomeId withstood = builder.add_outcome(std::vector<Rational>{e.v, -e.k}, "sanctioned in vain");
  const OutcomeId lost = builder.add_outcome(std::vector<Rational>{-e.d, e.v - e.k}, "lost under sanctions");
  for (const std::string_view type : {"robust", "vulnerable"}) {
    const NodeId choice = builder.add_decision(leader, type, {"concede", "resist"});
    builder.connect(root, type, choice);
    builder.connect(choice, "concede", builder.add_terminal(conceded));
    const NodeId answer = builder.add_decision(sender, "resistance", {"sanction", "let it be"});
    builder.connect(choice, "resist", answer);
    builder.connect(answer, "sanction", builder.add_terminal(type == "robust" ? withstood : lost));
    builder.connect(answer, "let it be", builder.add_terminal(kept));
  }
  return builder.build(root);
}

BehaviorProfile<Rational> make_robust_leader_profile(const ExtensiveGame& tree,
                                                     const RobustLeaderEquilibrium& equilibrium) {
  BehaviorProfile<Rational> profile(tree);
  const auto set = [&profile](std::uint32_t place, const Rational& first) {
    profile.at(InformationSetId(place))[0] = first;
    profile.at(InformationSetId(place))[1] = 1 - first;
  };
  set(0, 0);                      // robust: never concedes
  set(1, 1 - equilibrium.bluff);  // vulnerable
  set(2, equilibrium.sanction);   // the sender after resistance
  return profile;
}

}  // namespace selectorate
