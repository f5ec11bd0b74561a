#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/trigger_regret.hpp>
#include <selectorate/game/strategic_form.hpp>

namespace selectorate {
namespace {

using Actions = std::vector<std::uint32_t>;

/// A move at an information set.
struct Move {
  static constexpr std::uint32_t none = 0xffffffffU;

  std::uint32_t set = none;
  std::uint32_t action = 0;

  friend auto operator<=>(const Move&, const Move&) = default;
};

/// What a player is told in one profile drawn, and what the others are told.
struct Draw {
  std::vector<const Actions*> plans;  ///< one a player
  Rational probability;
};

/// One player's gains from disobeying.
class TriggerGains {
 public:
  TriggerGains(const ExtensiveGame& game, const std::vector<Draw>& draws, PlayerId player)
      : game_(game),
        draws_(draws),
        player_(player),
        first_set_(game.first_information_set(player).index()),
        later_sets_(find_later_sets()) {}

  /// Gains at sets without an own move before them, and below, added up.
  Rational total() { return gain_after(Move{}); }

 private:
  struct Step {
    NodeId node;
    Rational weight;
    Move last;        ///< the player's last move since the recommendation
    bool is_obeying;  ///< whether all his moves since then are those of his plan
  };

  [[nodiscard]] bool is_own(NodeId node) const {
    return game_.kind(node) == NodeKind::decision && game_.owner(node) == player_;
  }
  [[nodiscard]] std::uint32_t action_in(const Draw& draw, NodeId node) const {
    const PlayerId owner = game_.owner(node);
    const std::uint32_t set = game_.information_set(node).index() - game_.first_information_set(owner).index();
    return (*draw.plans[owner.index()])[set];
  }

  /// The player's sets that come next after each of his moves, and first of all.
  [[nodiscard]] std::map<Move, std::vector<std::uint32_t>> find_later_sets() const {
    std::map<Move, std::vector<std::uint32_t>> later;
    for (std::uint32_t k = 0; k < game_.information_set_count(player_); ++k) {
      NodeId node(game_.members(InformationSetId(first_set_ + k)).front());
      Move before;
      while (node != ExtensiveGame::root() && before.set == Move::none) {
        const NodeId parent = game_.parent(node);
        if (is_own(parent)) before = {game_.information_set(parent).index(), game_.action_into(node)};
        node = parent;
      }
      later[before].push_back(first_set_ + k);
    }
    return later;
  }

  /// The most he gains by disobeying at moves recommended after `move`, if he obeys until then.
  Rational gain_after(const Move& move) {
    Rational gain = 0;
    const auto later = later_sets_.find(move);
    if (later == later_sets_.end()) return gain;
    for (const std::uint32_t set : later->second) {
      for (std::uint32_t action = 0; action < game_.action_count(InformationSetId(set)); ++action) {
        gain += std::max(gain_at({set, action}), gain_after({set, action}));
      }
    }
    return gain;
  }

  /// What he gains by playing as well as he can from the set on where the move is recommended there; times the chance
  /// of that.
  Rational gain_at(const Move& told) {
    payoffs_.clear();
    Rational obeyed = 0;
    for (const Draw& draw : draws_) {
      if ((*draw.plans[player_.index()])[told.set - first_set_] != told.action) continue;
      for (const std::uint32_t member : game_.members(InformationSetId(told.set))) {
        Rational reach = draw.probability * reach_of(draw, NodeId(member));
        if (reach != 0) obeyed += play_on(draw, NodeId(member), std::move(reach));
      }
    }
    if (payoffs_.empty()) return 0;  // never told
    return best_at(told.set) - obeyed;
  }

  /// The chance that the others and Nature lead to a node of a set that the player's own plan leads to.
  [[nodiscard]] Rational reach_of(const Draw& draw, NodeId node) const {
    Rational reach = 1;
    while (node != ExtensiveGame::root() && reach != 0) {
      const NodeId parent = game_.parent(node);
      const std::uint32_t action = game_.action_into(node);
      if (game_.kind(parent) == NodeKind::chance) {
        reach *= game_.probability(parent, action);
      } else if (!is_own(parent) && action_in(draw, parent) != action) {
        reach = 0;
      }
      node = parent;
    }
    return reach;
  }

  /// Adds to `payoffs_` what each of his ways to play on from a node of the set earns, by his last move; returns what
  /// obeying does.
  Rational play_on(const Draw& draw, NodeId from, Rational reach) {
    Rational obeyed = 0;
    std::vector<Step> open{{from, std::move(reach), {}, true}};
    while (!open.empty()) {
      const Step step = std::move(open.back());
      open.pop_back();
      const NodeId node = step.node;
      if (game_.kind(node) == NodeKind::terminal) {
        const Rational earned = step.weight * game_.payoff(node, player_);
        payoffs_[step.last] += earned;
        if (step.is_obeying) obeyed += earned;
      } else if (game_.kind(node) == NodeKind::chance) {
        for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
          const Rational weight = step.weight * game_.probability(node, action);
          if (weight != 0) open.push_back({game_.child(node, action), weight, step.last, step.is_obeying});
        }
      } else if (is_own(node)) {
        for (std::uint32_t action = 0; action < game_.child_count(node); ++action) {
          const bool is_obeying = step.is_obeying && action == action_in(draw, node);
          open.push_back(
              {game_.child(node, action), step.weight, {game_.information_set(node).index(), action}, is_obeying});
        }
      } else {
        open.push_back({game_.child(node, action_in(draw, node)), step.weight, step.last, step.is_obeying});
      }
    }
    return obeyed;
  }

  /// The most that `payoffs_` let him earn from a set on.
  Rational best_at(std::uint32_t set) {
    std::optional<Rational> best;
    for (std::uint32_t action = 0; action < game_.action_count(InformationSetId(set)); ++action) {
      const Move move{set, action};
      const auto earned = payoffs_.find(move);
      Rational value = earned == payoffs_.end() ? Rational(0) : earned->second;
      const auto later = later_sets_.find(move);
      if (later != later_sets_.end()) {
        for (const std::uint32_t next : later->second) value += best_at(next);
      }
      if (!best || value > *best) best = std::move(value);
    }
    return *best;
  }

  const ExtensiveGame& game_;
  const std::vector<Draw>& draws_;
  PlayerId player_;
  std::uint32_t first_set_;
  std::map<Move, std::vector<std::uint32_t>> later_sets_;
  std::map<Move, Rational> payoffs_;  ///< of the trigger at hand, by the player's last move
};

}  // namespace

std::vector<Rational> evaluate_trigger_regrets(const ExtensiveGame& game,
                                               std::span<const ProfileProbability> distribution) {
  const StrategicForm form = make_strategic_form(game);
  check_distribution(form.game, distribution);
  std::vector<Draw> draws;
  for (const auto& [profile, probability] : distribution) {
    if (probability == 0) continue;
    draws.push_back({{}, probability});
    for (std::uint32_t i = 0; i < game.player_count(); ++i) {
      draws.back().plans.push_back(&form.actions[i][form.game.strategy_in(profile, PlayerId(i))]);
    }
  }
  std::vector<Rational> regrets;
  for (std::uint32_t i = 0; i < game.player_count(); ++i) {
    regrets.push_back(TriggerGains(game, draws, PlayerId(i)).total());
  }
  return regrets;
}

}  // namespace selectorate
