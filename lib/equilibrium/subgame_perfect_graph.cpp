#include "equilibrium/subgame_perfect_graph.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <mutex>
#include <span>
#include <type_traits>

#include <selectorate/base/error.hpp>

#include "equilibrium/payoff_set.hpp"
#include "equilibrium/scaled_payoffs.hpp"

namespace selectorate {
namespace {

/// How often the caller's progress callback is asked.
constexpr std::uint32_t nodes_between_reports = 1U << 16U;

/// `Number` holds scaled payoffs; `Wide` also their products with chance weights.
template <class Number>
class PayoffGraph final : public SubgamePerfectGraph {
 public:
  using Wide = std::conditional_t<std::is_same_v<Number, Integer>, Integer, int128>;

  PayoffGraph(const ExtensiveGame& game, PayoffScale scale, const SubgamePerfectOptions& options)
      : game_(game),
        scale_(std::move(scale)),
        options_(options),
        players_(game.player_count()),
        weights_(scale_probabilities<Wide>(game, scale_)),
        weight_sum_(narrow<Wide>(scale_.probability_denominator)),
        first_(game.node_count()),
        size_(game.node_count()) {}

  /// Fills in the vectors of every node, from the leaves up.
  void sweep(const ProgressCallback& progress) {
    const std::vector<Number> scaled = scale_payoffs<Number>(game_, scale_);
    const std::size_t nodes = game_.node_count();
    numbers_.reserve(nodes * players_);
    for (auto v = static_cast<std::uint32_t>(nodes); v-- > 0;) {
      if (progress && v % nodes_between_reports == 0 &&
          !progress({"payoff vectors of subgames", nodes - v, nodes, 0})) {
        status_ = Status::cancelled;
        return;
      }
      if (numbers_.size() / players_ + options_.vectors_per_node >= std::numeric_limits<std::uint32_t>::max()) {
        throw InvalidModel("subgame perfection", "there are more than 2^32 payoff vectors; lower vectors_per_node");
      }
      first_[v] = static_cast<std::uint32_t>(numbers_.size() / players_);
      fill(v, scaled);
      size_[v] = static_cast<std::uint32_t>(numbers_.size() / players_) - first_[v];
    }
  }

  [[nodiscard]] Status status() const noexcept override { return status_; }
  [[nodiscard]] const ExtensiveGame& game() const noexcept override { return game_; }

  [[nodiscard]] std::size_t payoff_count(NodeId node) const override {
    return status_ == Status::cancelled ? 0 : size_[node.index()];
  }

  [[nodiscard]] std::vector<Rational> payoffs(NodeId node, std::size_t k) const override {
    std::vector<Rational> row;
    for (const Number& number : at(node.index(), k)) row.push_back(Rational(widen(number), scale_.denominator));
    return row;
  }

  [[nodiscard]] Integer count(std::size_t k) const override {
    count_all();
    return count_of(0, k);
  }

  [[nodiscard]] PureProfile equilibrium(std::size_t k, const Integer& index) const override {
    count_all();
    PureProfile profile;
    profile.actions.resize(game_.information_set_count());
    // What is still to be chosen at each node: one of its vectors, and which of the equilibria that give it.
    std::vector<Choice> choices(game_.node_count());
    choices[0] = {static_cast<std::uint32_t>(k), index};
    for (std::uint32_t v = 0; v < game_.node_count(); ++v) {
      if (owner(v) == ExtensiveGame::chance_owner) choose_at_chance(v, choices);
      if (owner(v) < ExtensiveGame::terminal_owner) profile.actions[game_.links()[v]] = choose_at_decision(v, choices);
      choices[v].index = 0;
    }
    return profile;
  }

 private:
  struct Choice {
    std::uint32_t vector = 0;
    Integer index = 0;
  };
  using Stages = std::vector<PayoffSet<Wide>>;

  [[nodiscard]] std::uint16_t owner(std::uint32_t v) const noexcept { return game_.owners()[v]; }
  [[nodiscard]] std::uint32_t children_begin(std::uint32_t v) const noexcept { return game_.first_children()[v]; }
  [[nodiscard]] std::uint32_t children_end(std::uint32_t v) const noexcept { return game_.first_children()[v + 1]; }
  [[nodiscard]] std::span<const Number> at(std::uint32_t v, std::size_t k) const noexcept {
    return std::span<const Number>(numbers_).subspan((first_[v] + k) * players_, players_);
  }
  [[nodiscard]] std::size_t find(std::uint32_t v, std::span<const Number> wanted) const {
    return find_payoffs<Number>(
        size_[v], [&](std::size_t k) { return at(v, k); }, wanted);
  }
  /// Probability of the branch that leads to a child, times L.
  [[nodiscard]] const Wide& weight(std::uint32_t v, std::uint32_t child) const noexcept {
    return weights_[game_.first_probability(game_.links()[v]) + (child - children_begin(v))];
  }

  void fill(std::uint32_t v, const std::vector<Number>& scaled) {
    if (owner(v) == ExtensiveGame::terminal_owner) {
      const auto row = std::span<const Number>(scaled).subspan(game_.links()[v] * players_, players_);
      numbers_.insert(numbers_.end(), row.begin(), row.end());
      return;
    }
    bool single = true;
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) single = single && size_[c] == 1;
    const bool chance = owner(v) == ExtensiveGame::chance_owner;
    if (single && chance) return average_single(v);
    if (single) {
      if (decide_single(v)) return;
    }
    if (chance) return average(v);
    decide(v);
  }

  /// Copies a vector of the graph to its end. Growth is prepared first, since the vector may lie in the same array.
  void append(std::uint32_t v, std::size_t k) {
    const std::size_t from = (first_[v] + k) * players_;
    for (std::size_t i = 0; i < players_; ++i) numbers_.push_back(Number(numbers_[from + i]));
  }

  /// A decision among subgames with one vector each; false if the best is not unique.
  bool decide_single(std::uint32_t v) {
    const std::size_t mover = owner(v);
    std::uint32_t best = children_begin(v);
    bool unique = true;
    for (std::uint32_t c = best + 1; c < children_end(v); ++c) {
      const Number& offer = at(c, 0)[mover];
      const Number& most = at(best, 0)[mover];
      unique = offer > most || (unique && offer != most);
      if (offer > most) best = c;
    }
    if (!unique) return false;
    append(best, 0);
    return true;
  }

  /// The most that the mover can secure: the largest, over actions, of the least that an action's subgame gives him.
  [[nodiscard]] Number secured(std::uint32_t v) const {
    const std::size_t mover = owner(v);
    Number most = at(children_begin(v), 0)[mover];
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) {
      Number least = at(c, 0)[mover];
      for (std::size_t k = 1; k < size_[c]; ++k) least = std::min(least, at(c, k)[mover]);
      if (c == children_begin(v) || least > most) most = least;
    }
    return most;
  }

  void decide(std::uint32_t v) {
    has_ties_ = true;
    const Number threshold = secured(v);
    PayoffSet<Number> survivors(players_);
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) {
      for (std::size_t k = 0; k < size_[c]; ++k) {
        if (at(c, k)[owner(v)] >= threshold) survivors.add(at(c, k));
      }
    }
    survivors.normalize();
    if (survivors.truncate(options_.vectors_per_node)) status_ = Status::truncated;
    for (std::size_t k = 0; k < survivors.size(); ++k) {
      numbers_.insert(numbers_.end(), survivors[k].begin(), survivors[k].end());
    }
  }

  void average_single(std::uint32_t v) {
    for (std::size_t i = 0; i < players_; ++i) {
      Wide sum = 0;
      for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) sum += weight(v, c) * Wide(at(c, 0)[i]);
      numbers_.push_back(static_cast<Number>(Wide(sum / weight_sum_)));
    }
  }

  void average(std::uint32_t v) {
    bool truncated = false;
    const Stages stages = sum_in_stages(v, truncated);
    if (truncated) status_ = Status::truncated;
    for (std::size_t k = 0; k < stages.back().size(); ++k) {
      for (const Wide& sum : stages.back()[k]) numbers_.push_back(static_cast<Number>(Wide(sum / weight_sum_)));
    }
  }

  /// The different weighted sums over the first 0, 1, 2, … children of a chance node.
  [[nodiscard]] Stages sum_in_stages(std::uint32_t v, bool& truncated) const {
    Stages stages(1, PayoffSet<Wide>(players_));
    std::vector<Wide> sum(players_, Wide(0));
    stages.back().add(sum);
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) {
      PayoffSet<Wide> next(players_);
      const PayoffSet<Wide>& before = stages.back();
      for (std::size_t j = 0; j < before.size(); ++j) {
        for (std::size_t k = 0; k < size_[c]; ++k) {
          for (std::size_t i = 0; i < players_; ++i) sum[i] = before[j][i] + weight(v, c) * Wide(at(c, k)[i]);
          next.add(sum);
        }
      }
      next.normalize();
      truncated = next.truncate(options_.vectors_per_node) || truncated;
      stages.push_back(std::move(next));
    }
    return stages;
  }

  [[nodiscard]] Integer count_of(std::uint32_t v, std::size_t k) const {
    return counts_.empty() ? Integer(1) : counts_[first_[v] + k];
  }

  /// Counts the equilibria behind every vector, once.
  void count_all() const {
    std::call_once(counted_, [this] {
      if (!has_ties_) return;
      counts_.resize(numbers_.size() / players_);
      for (auto v = static_cast<std::uint32_t>(game_.node_count()); v-- > 0;) {
        if (owner(v) == ExtensiveGame::chance_owner) {
          count_at_chance(v);
          continue;
        }
        for (std::size_t k = 0; k < size_[v]; ++k) {
          counts_[first_[v] + k] = owner(v) == ExtensiveGame::terminal_owner ? Integer(1) : count_at_decision(v, k);
        }
      }
    });
  }

  /// Number of ways to play a subgame that leave its mover's predecessor content with `ceiling`.
  [[nodiscard]] Integer count_up_to(std::uint32_t child, std::size_t mover, const Number& ceiling) const {
    Integer sum = 0;
    for (std::size_t k = 0; k < size_[child]; ++k) {
      if (at(child, k)[mover] <= ceiling) sum += count_of(child, k);
    }
    return sum;
  }

  /// Equilibria in which the mover takes `action_child` for the vector `vector`: ways to play that subgame for it,
  /// times ways to play the others so that none is better for him. 0 if the action does not lead to the vector.
  [[nodiscard]] Integer count_of_action(std::uint32_t v, std::span<const Number> vector,
                                        std::uint32_t action_child) const {
    const std::size_t place = find(action_child, vector);
    if (place == size_[action_child]) return 0;
    Integer ways = count_of(action_child, place);
    for (std::uint32_t c = children_begin(v); c < children_end(v) && ways != 0; ++c) {
      if (c != action_child) ways *= count_up_to(c, owner(v), vector[owner(v)]);
    }
    return ways;
  }

  [[nodiscard]] Integer count_at_decision(std::uint32_t v, std::size_t k) const {
    Integer sum = 0;
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) sum += count_of_action(v, at(v, k), c);
    return sum;
  }

  /// Ways to reach each sum of each stage.
  [[nodiscard]] std::vector<std::vector<Integer>> count_stages(std::uint32_t v, const Stages& stages) const {
    std::vector<std::vector<Integer>> ways{{Integer(1)}};
    std::vector<Wide> sum(players_);
    for (std::size_t stage = 1; stage < stages.size(); ++stage) {
      const std::uint32_t c = children_begin(v) + static_cast<std::uint32_t>(stage) - 1;
      std::vector<Integer> next(stages[stage].size(), Integer(0));
      for (std::size_t j = 0; j < stages[stage - 1].size(); ++j) {
        for (std::size_t k = 0; k < size_[c]; ++k) {
          for (std::size_t i = 0; i < players_; ++i)
            sum[i] = stages[stage - 1][j][i] + weight(v, c) * Wide(at(c, k)[i]);
          const std::size_t place = find_sum(stages[stage], sum);
          if (place < next.size()) next[place] += ways.back()[j] * count_of(c, k);
        }
      }
      ways.push_back(std::move(next));
    }
    return ways;
  }

  [[nodiscard]] static std::size_t find_sum(const PayoffSet<Wide>& stage, std::span<const Wide> sum) {
    return find_payoffs<Wide>(
        stage.size(), [&](std::size_t k) { return stage[k]; }, sum);
  }

  void count_at_chance(std::uint32_t v) const {
    bool truncated = false;
    const Stages stages = sum_in_stages(v, truncated);
    const std::vector<std::vector<Integer>> ways = count_stages(v, stages);
    std::copy(ways.back().begin(), ways.back().end(), counts_.begin() + static_cast<std::ptrdiff_t>(first_[v]));
  }

  /// Chooses an action by the node's index and passes the rest of the index on to the children; returns the action.
  std::uint32_t choose_at_decision(std::uint32_t v, std::vector<Choice>& choices) const {
    const std::span<const Number> vector = at(v, choices[v].vector);
    Integer index = choices[v].index;
    std::uint32_t chosen = children_begin(v);
    for (;; ++chosen) {
      const Integer block = count_of_action(v, vector, chosen);
      if (index < block) break;
      index -= block;
    }
    for (std::uint32_t c = children_begin(v); c < children_end(v); ++c) {
      const Integer ways = c == chosen ? count_of(c, find(c, vector)) : count_up_to(c, owner(v), vector[owner(v)]);
      Integer rest = index % ways;
      index /= ways;
      std::size_t k = c == chosen ? find(c, vector) : 0;
      if (c != chosen) {
        for (;; ++k) {
          if (at(c, k)[owner(v)] > vector[owner(v)]) continue;
          if (rest < count_of(c, k)) break;
          rest -= count_of(c, k);
        }
      }
      choices[c] = {static_cast<std::uint32_t>(k), std::move(rest)};
    }
    return chosen - children_begin(v);
  }

  /// Finds, from the last child to the first, which vectors add up to the node's, by the node's index.
  void choose_at_chance(std::uint32_t v, std::vector<Choice>& choices) const {
    bool truncated = false;
    const Stages stages = sum_in_stages(v, truncated);
    const std::vector<std::vector<Integer>> ways = count_stages(v, stages);
    Integer index = choices[v].index;
    std::size_t place = choices[v].vector;
    std::vector<Wide> before(players_);
    for (std::size_t stage = stages.size() - 1; stage > 0; --stage) {
      const std::uint32_t c = children_begin(v) + static_cast<std::uint32_t>(stage) - 1;
      for (std::size_t k = 0; k < size_[c]; ++k) {
        for (std::size_t i = 0; i < players_; ++i)
          before[i] = stages[stage][place][i] - weight(v, c) * Wide(at(c, k)[i]);
        const std::size_t from = find_sum(stages[stage - 1], before);
        if (from == stages[stage - 1].size()) continue;
        const Integer block = ways[stage - 1][from] * count_of(c, k);
        if (index >= block) {
          index -= block;
          continue;
        }
        choices[c] = {static_cast<std::uint32_t>(k), Integer(index % count_of(c, k))};
        index /= count_of(c, k);
        place = from;
        break;
      }
    }
  }

  ExtensiveGame game_;
  PayoffScale scale_;
  SubgamePerfectOptions options_;
  std::size_t players_;
  std::vector<Wide> weights_;
  Wide weight_sum_;
  Status status_ = Status::converged;
  bool has_ties_ = false;
  std::vector<std::uint32_t> first_;  ///< number of each node's first vector
  std::vector<std::uint32_t> size_;   ///< number of its vectors
  std::vector<Number> numbers_;       ///< all vectors, `players_` numbers each
  mutable std::once_flag counted_;
  mutable std::vector<Integer> counts_;  ///< equilibria behind each vector; empty where all are one
};

template <class Number>
std::shared_ptr<const SubgamePerfectGraph> make_graph(const ExtensiveGame& game, PayoffScale scale,
                                                      const SubgamePerfectOptions& options,
                                                      const ProgressCallback& progress) {
  auto graph = std::make_shared<PayoffGraph<Number>>(game, std::move(scale), options);
  graph->sweep(progress);
  return graph;
}

}  // namespace

std::shared_ptr<const SubgamePerfectGraph> make_subgame_perfect_graph(const ExtensiveGame& game,
                                                                      const SubgamePerfectOptions& options,
                                                                      const ProgressCallback& progress) {
  const PayoffScale scale = find_payoff_scale(game);
  // A chance node's sum is below the largest value times L, and must leave room for the sign.
  const std::size_t sum_bits = scale.value_bits + scale.weight_bits();
  if (scale.value_bits < 63 && sum_bits < 127) return make_graph<std::int64_t>(game, scale, options, progress);
  if (sum_bits < 127) return make_graph<int128>(game, scale, options, progress);
  return make_graph<Integer>(game, scale, options, progress);
}

}  // namespace selectorate
