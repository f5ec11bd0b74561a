#include "certificate/optimality_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace selectorate {
namespace {

using Prices = std::map<PlayerMove, Rational>;
/// Of each player and recommendation.
using PriceTable = std::map<std::pair<std::uint32_t, std::optional<PlayerMove>>, Prices>;

/// What is wrong with objective, value or shares.
std::string find_contradiction(const OptimalityWitness& witness, const std::vector<Rational>& payoffs) {
  if (witness.weights.size() != payoffs.size()) return "it needs a weight for each player";
  if (witness.smallest != !witness.shares.empty()) return "shares belong to the smallest payoff, and it needs them";
  if (witness.smallest && witness.shares.size() != payoffs.size()) return "it needs a share for each player";
  std::optional<Rational> least;
  Rational sum = 0;
  Rational shares = 0;
  for (std::size_t i = 0; i < payoffs.size(); ++i) {
    if (witness.weights[i] == 0) continue;
    const Rational worth = witness.weights[i] * payoffs[i];
    sum += worth;
    least = least ? std::min(*least, worth) : worth;
    if (!witness.smallest) continue;
    if (witness.shares[i] < 0) return "a share is negative";
    shares += witness.shares[i];
  }
  if (witness.smallest && (!least || shares != 1)) return "the shares do not sum to 1";
  if (witness.value != (witness.smallest ? *least : sum)) return "the objective has another value there";
  return {};
}

/// Prices by what they are for; nothing if one is negative or given twice.
std::optional<PriceTable> sort_prices(const OptimalityWitness& witness) {
  PriceTable table;
  for (const auto& [player, told, instead, price] : witness.prices) {
    if (price < 0 || !table[{player.index(), told}].emplace(instead, price).second) return std::nullopt;
  }
  return table;
}

Rational worth_of(const OptimalityWitness& witness, const StrategicGame& game, std::size_t profile) {
  Rational worth = 0;
  for (std::uint32_t i = 0; i < witness.weights.size(); ++i) {
    if (witness.weights[i] == 0) continue;
    const Rational weight = witness.smallest ? Rational(witness.weights[i] * witness.shares[i]) : witness.weights[i];
    if (weight != 0) worth += weight * game.payoff(profile, PlayerId(i));
  }
  return worth;
}

/// \param priced_gains  of a profile
std::string compare_profiles(const StrategicGame& game, const OptimalityWitness& witness, const auto& priced_gains) {
  for (std::size_t profile = 0; profile < game.profile_count(); ++profile) {
    const Rational left = worth_of(witness, game, profile) - priced_gains(profile);
    if (left <= witness.value) continue;
    return fmt::format("its prices leave profile {} worth {}, more than {}", profile, to_string(left),
                       to_string(witness.value));
  }
  return {};
}

/// Deviations from whole strategies.
std::string check_strategies(const StrategicGame& game, SolutionConcept claim, const OptimalityWitness& witness,
                             const PriceTable& table) {
  for (const auto& [key, prices] : table) {
    const auto& [player, told] = key;
    if (player >= game.player_count()) return "it has a price of nobody's deviation";
    const std::size_t count = game.strategy_count(PlayerId(player));
    const auto exists = [&](const PlayerMove& move) { return move.set == 0 && move.action < count; };
    if (told.has_value() != (claim == SolutionConcept::correlated))
      return "it has a price of another kind of deviation";
    if ((told && !exists(*told)) ||
        !std::ranges::all_of(prices, [&](const auto& entry) { return exists(entry.first); })) {
      return "it has a price of a strategy that there is not";
    }
  }
  return compare_profiles(game, witness, [&](std::size_t profile) {
    Rational sum = 0;
    for (const auto& [key, prices] : table) {
      const PlayerId player(key.first);
      const std::size_t own = game.strategy_in(profile, player);
      if (key.second && key.second->action != own) continue;
      const std::size_t others = profile - own * game.stride(player);
      for (const auto& [move, price] : prices) {
        sum += price * (game.payoff(others + move.action * game.stride(player), player) - game.payoff(profile, player));
      }
    }
    return sum;
  });
}

/// Deviations from moves, in a tree.
class MovePrices {
 public:
  MovePrices(const ExtensiveGame& game, const StrategicForm& form, const PriceTable& table)
      : game_(game), form_(form), table_(table) {
    for (std::uint32_t v = 0; v < game.node_count(); ++v) {
      if (game.kind(NodeId(v)) == NodeKind::terminal) add_end(NodeId(v));
    }
  }

  /// What is wrong with the prices alone.
  [[nodiscard]] std::string find_contradiction() const {
    for (const auto& [key, prices] : table_) {
      const auto& [player, told] = key;
      if (player >= game_.player_count()) return "it has a price of nobody's deviation";
      if (!told) return "it has a price of another kind of deviation";
      const PlayerId owner(player);
      const auto exists = [&](const PlayerMove& move) {
        return move.set < game_.information_set_count(owner) &&
               move.action < game_.action_count(set_of(owner, move.set));
      };
      if (!exists(*told) || !std::ranges::all_of(prices, [&](const auto& entry) { return exists(entry.first); })) {
        return "it has a price of a move that there is not";
      }
      for (std::uint32_t k = 0; k < game_.information_set_count(owner); ++k) {
        if (k != told->set && outflow(owner, prices, k) != inflow(owner, prices, k)) {
          return "its prices are not those of a way to play on";
        }
      }
    }
    return {};
  }

  /// Of every player and strategy what its deviations earn at each end beyond what obeying does, times their prices, if
  /// the others lead there.
  void prepare() {
    for (std::uint32_t i = 0; i < game_.player_count(); ++i) {
      for (const auto& plan : form_.actions[i]) {
        gains_.emplace_back();
        leads_.emplace_back();
        for (const End& end : ends_) {
          gains_.back().push_back(priced_gain(PlayerId(i), plan, end));
          leads_.back().push_back(follows(plan, end.paths[i], 0) ? 1 : 0);
        }
      }
    }
  }

  [[nodiscard]] Rational operator()(std::size_t profile) const {
    std::vector<std::size_t> places;
    std::size_t first = 0;
    for (std::uint32_t i = 0; i < game_.player_count(); ++i) {
      places.push_back(first + form_.game.strategy_in(profile, PlayerId(i)));
      first += form_.actions[i].size();
    }
    Rational sum = 0;
    for (std::size_t e = 0; e < ends_.size(); ++e) {
      const auto astray = std::ranges::count_if(places, [&](std::size_t place) { return leads_[place][e] == 0; });
      if (astray > 1) continue;
      for (const std::size_t place : places) {
        if (astray == 0 || leads_[place][e] == 0) sum += gains_[place][e];
      }
    }
    return sum;
  }

 private:
  struct End {
    NodeId node;
    Rational chance = 1;
    std::vector<std::vector<PlayerMove>> paths;  ///< of each player his moves on the way, the last one first
  };

  [[nodiscard]] InformationSetId set_of(PlayerId player, std::uint32_t set) const {
    return InformationSetId(game_.first_information_set(player).index() + set);
  }

  void add_end(NodeId end) {
    End& added = ends_.emplace_back(End{end, 1, std::vector<std::vector<PlayerMove>>(game_.player_count())});
    for (NodeId node = end; node != ExtensiveGame::root(); node = game_.parent(node)) {
      const NodeId parent = game_.parent(node);
      const std::uint32_t action = game_.action_into(node);
      if (game_.kind(parent) == NodeKind::chance) {
        added.chance *= game_.probability(parent, action);
        continue;
      }
      const PlayerId owner = game_.owner(parent);
      const std::uint32_t first = game_.first_information_set(owner).index();
      added.paths[owner.index()].push_back({game_.information_set(parent).index() - first, action});
    }
  }

  [[nodiscard]] Rational outflow(PlayerId player, const Prices& prices, std::uint32_t set) const {
    Rational sum = 0;
    for (std::uint32_t a = 0; a < game_.action_count(set_of(player, set)); ++a) sum += price_of(prices, {set, a});
    return sum;
  }
  /// The price of the player's last move before a set.
  [[nodiscard]] Rational inflow(PlayerId player, const Prices& prices, std::uint32_t set) const {
    for (NodeId node(game_.members(set_of(player, set)).front()); node != ExtensiveGame::root();
         node = game_.parent(node)) {
      const NodeId parent = game_.parent(node);
      if (game_.kind(parent) != NodeKind::decision || game_.owner(parent) != player) continue;
      const std::uint32_t first = game_.first_information_set(player).index();
      return price_of(prices, {game_.information_set(parent).index() - first, game_.action_into(node)});
    }
    return 0;
  }
  [[nodiscard]] static Rational price_of(const Prices& prices, const PlayerMove& move) {
    const auto found = prices.find(move);
    return found == prices.end() ? Rational(0) : found->second;
  }

  /// Whether a plan has all moves of a path but the first ones.
  [[nodiscard]] static bool follows(const std::vector<std::uint32_t>& plan, const std::vector<PlayerMove>& path,
                                    std::size_t from_the_end) {
    return std::all_of(path.begin(), path.end() - static_cast<std::ptrdiff_t>(from_the_end),
                       [&](const PlayerMove& move) { return plan[move.set] == move.action; });
  }

  [[nodiscard]] Rational priced_gain(PlayerId player, const std::vector<std::uint32_t>& plan, const End& end) const {
    const std::vector<PlayerMove>& path = end.paths[player.index()];
    Rational factor = 0;
    bool obeys = true;
    for (const PlayerMove& move : path) {
      const std::uint32_t told = plan[move.set];
      obeys = obeys && told == move.action;
      const auto prices = table_.find({player.index(), PlayerMove{move.set, told}});
      if (prices == table_.end()) continue;
      factor += price_of(prices->second, path.front());
      if (obeys) factor -= outflow(player, prices->second, move.set);
    }
    return factor == 0 ? Rational(0) : Rational(factor * end.chance * game_.payoff(end.node, player));
  }

  const ExtensiveGame& game_;
  const StrategicForm& form_;
  const PriceTable& table_;
  std::vector<End> ends_;
  std::vector<std::vector<Rational>> gains_;  ///< by player and strategy, then by end
  std::vector<std::vector<char>> leads_;      ///< whether the strategy itself leads to the end
};

/// What is wrong whatever the game; if nothing is, what the check of the prices says.
template <class Check>
std::string check_witness(const Certificate& certificate, const Check& check_prices) {
  if (!certificate.optimality) return {};
  if (certificate.max_regret != 0) return "what is no exact equilibrium is not the best one";
  const OptimalityWitness& witness = *certificate.optimality;
  if (std::string reason = find_contradiction(witness, certificate.payoffs); !reason.empty()) return reason;
  const std::optional<PriceTable> table = sort_prices(witness);
  return table ? check_prices(witness, *table) : "a price is negative, or given twice";
}

}  // namespace

std::string find_optimality_failure(const StrategicGame& game, const Certificate& certificate) {
  return check_witness(certificate, [&](const OptimalityWitness& witness, const PriceTable& table) {
    return check_strategies(game, certificate.claim, witness, table);
  });
}

std::string find_optimality_failure(const ExtensiveGame& game, const StrategicForm& form,
                                    const Certificate& certificate) {
  return check_witness(certificate, [&](const OptimalityWitness& witness, const PriceTable& table) {
    MovePrices prices(game, form, table);
    if (std::string reason = prices.find_contradiction(); !reason.empty()) return reason;
    prices.prepare();
    return compare_profiles(form.game, witness, prices);
  });
}

}  // namespace selectorate
