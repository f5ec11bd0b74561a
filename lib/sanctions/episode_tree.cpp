#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/episode_tree.hpp>

#include "sanctions/episode_tree_point.hpp"

namespace selectorate {
namespace {

const PlayerId sender(0);
const PlayerId leader(1);
const PlayerId coalition(2);
const PlayerId citizens(3);

std::string percent(double share) {
  return fmt::format("{:.4g}%", 100 * share);
}

std::string diversion_label(double diverted) {
  if (diverted == 0) return "divert nothing";
  return diverted == 1 ? "divert all" : fmt::format("divert {}", percent(diverted));
}

/// Midpoint quantiles of Logistic(0, scale): scale log(q/(1-q)) at q = (k - 1/2)/K; the one value 0 at scale 0.
std::vector<double> make_shocks(double scale, unsigned quantiles) {
  if (scale == 0) return {0.0};
  std::vector<double> shocks;
  for (unsigned k = 1; k <= quantiles; ++k) {
    const double below = 2.0 * k - 1;
    shocks.push_back(scale * std::log(below / (2.0 * quantiles - below)));
  }
  return shocks;
}

/// What leaving the leader gains over staying with him; nothing within rounding at scale 0 (evaluate_outcome's rule).
double gain_from_leaving(double gain, double scale) {
  return scale == 0 && std::fabs(gain) <= 1e-9 * (1 + std::fabs(gain)) ? 0.0 : gain;
}

class TreeMaker {
 public:
  TreeMaker(const SanctionsEpisode& episode, const EpisodeTreeOptions& options)
      : episode_(episode),
        options_(options),
        e_(episode),
        builder_("Sanctions episode", {"Sender", "Leader", "Coalition", "Citizens"}),
        loyalty_shocks_(make_shocks(e_.s_loyal, options.shock_quantiles)),
        revolt_shocks_(make_shocks(e_.s_revolt, options.shock_quantiles)) {
    require_node_limit();
    if (options_.form == EpisodeTreeForm::full) {
      loyalty_distribution_ = add_equiprobable("loyalty", loyalty_shocks_.size());
      if (revolt_is_possible()) revolt_distribution_ = add_equiprobable("unrest", revolt_shocks_.size());
    }
  }

  ExtensiveGame make() {
    std::vector<std::string> labels;
    for (unsigned i = 0; i <= options_.intensity_steps; ++i) {
      labels.push_back(fmt::format("impose {}", percent(share(i, options_.intensity_steps))));
    }
    const NodeId root = builder_.add_decision(sender, "intensity", labels);
    for (unsigned i = 0; i <= options_.intensity_steps; ++i) {
      builder_.connect(root, i, add_leader(share(i, options_.intensity_steps)));
    }
    return builder_.build(root);
  }

 private:
  static double share(unsigned i, unsigned steps) { return double(i) / steps; }

  [[nodiscard]] bool revolt_is_possible() const { return std::isfinite(e_.barrier); }

  /// Most nodes below one choice of the leader.
  [[nodiscard]] double nodes_per_choice() const {
    if (options_.form == EpisodeTreeForm::reduced) return 3;
    const auto loyal = double(loyalty_shocks_.size());
    const double after_loyalty = revolt_is_possible() ? 1 + 3 * double(revolt_shocks_.size()) : 1;
    return 1 + loyal * (2 + after_loyalty);
  }

  void require_node_limit() const {
    const double choices = (options_.concession_steps + 1.0) * (options_.diversion_steps + 1.0);
    const double nodes = 1 + (options_.intensity_steps + 1.0) * (1 + choices * nodes_per_choice());
    if (nodes <= double(options_.node_limit)) return;
    throw InvalidModel("tree.node_limit", fmt::format("the tree could have {:.0f} nodes, more than the limit of {}",
                                                      nodes, options_.node_limit));
  }

  DistributionId add_equiprobable(const char* what, std::size_t quantiles) {
    const std::vector<Rational> probabilities(quantiles, Rational(1) / Rational(quantiles));
    std::vector<std::string> labels;
    for (std::size_t k = 1; k <= quantiles; ++k) labels.push_back(fmt::format("{} shock {} of {}", what, k, quantiles));
    return builder_.add_distribution(probabilities, labels);
  }

  /// His choices in order: concessions falling, then diversions rising.
  NodeId add_leader(double intensity) {
    const std::vector<double> s = episode_.package().ray(intensity);
    std::vector<std::string> labels;
    std::vector<NodeId> children;
    for (unsigned i = options_.concession_steps + 1; i-- > 0;) {
      const double c = share(i, options_.concession_steps);
      const unsigned diversions = can_divert(e_, s, c) ? options_.diversion_steps : 0;
      for (unsigned j = 0; j <= diversions; ++j) {
        const double diverted = share(j, options_.diversion_steps);
        const EpisodeTreePoint point = evaluate_tree_point(episode_, e_, s, c, diverted);
        if (!point.feasible) continue;
        labels.push_back(fmt::format("concede {}, {}", percent(c), diversion_label(diverted)));
        children.push_back(options_.form == EpisodeTreeForm::reduced ? add_survival(point) : add_loyalty(point));
      }
    }
    const NodeId node = builder_.add_decision(leader, fmt::format("sanctions at {}", percent(intensity)), labels);
    for (std::uint32_t action = 0; action < children.size(); ++action) builder_.connect(node, action, children[action]);
    return node;
  }

  NodeId add_end(const EpisodeTreePoint& point, bool survives, double coalition_payoff, double citizens_payoff) {
    return builder_.add_terminal(std::array{point.sender_stake + (survives ? 0.0 : e_.omega),
                                            survives ? point.leader_stake : 0.0, coalition_payoff, citizens_payoff});
  }

  /// Reduced form: the leader survives with probability Pi.
  NodeId add_survival(const EpisodeTreePoint& point) {
    const Rational survival = exact_rational(point.survival);
    const NodeId node = builder_.add_chance({survival, Rational(1) - survival}, {"survives", "falls"});
    builder_.connect(node, 0U, add_end(point, true, point.loyal_value, -point.grievance));
    builder_.connect(node, 1U, add_end(point, false, point.challenger_value, -point.grievance));
    return node;
  }

  /// Full form: loyal iff the shock does not exceed V* - h - s_c c + Lambda - V_C.
  NodeId add_loyalty(const EpisodeTreePoint& point) {
    const NodeId node = builder_.add_chance(loyalty_distribution_);
    for (std::uint32_t k = 0; k < loyalty_shocks_.size(); ++k) {
      const double gain =
          gain_from_leaving(point.challenger_value + loyalty_shocks_[k] - point.loyal_value, e_.s_loyal);
      const NodeId choice = builder_.add_decision(coalition, "", {"stay loyal", "defect"});
      builder_.connect(node, k, choice);
      builder_.connect(
          choice, 0U,
          revolt_is_possible() ? add_unrest(point) : add_end(point, true, point.loyal_value, -point.grievance));
      builder_.connect(choice, 1U, add_end(point, false, point.loyal_value + gain, -point.grievance));
    }
    return node;
  }

  /// Full form: revolt iff G - barrier - repress rho/R exceeds the shock.
  NodeId add_unrest(const EpisodeTreePoint& point) {
    const NodeId node = builder_.add_chance(revolt_distribution_);
    for (std::uint32_t k = 0; k < revolt_shocks_.size(); ++k) {
      const double gain = gain_from_leaving(point.grievance - point.resistance - revolt_shocks_[k], e_.s_revolt);
      const NodeId choice = builder_.add_decision(citizens, "", {"keep quiet", "revolt"});
      builder_.connect(node, k, choice);
      builder_.connect(choice, 0U, add_end(point, true, point.loyal_value, -point.grievance));
      builder_.connect(choice, 1U, add_end(point, false, point.loyal_value, gain - point.grievance));
    }
    return node;
  }

  const SanctionsEpisode& episode_;
  const EpisodeTreeOptions& options_;
  LeaderProblem e_;
  GameBuilder builder_;
  std::vector<double> loyalty_shocks_;
  std::vector<double> revolt_shocks_;
  DistributionId loyalty_distribution_;
  DistributionId revolt_distribution_;
};

}  // namespace

ExtensiveGame make_episode_tree(const SanctionsEpisode& episode, const EpisodeTreeOptions& options) {
  require_tree_options(options);
  return TreeMaker(episode, options).make();
}

}  // namespace selectorate
