#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/threat_game.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
const PlayerId sender(0);
const PlayerId target(1);

void require_shares(std::string_view field, const std::vector<double>& shares) {
  if (shares.empty()) throw InvalidModel(field, "expected at least one value");
  for (const double share : shares) require_range(field, share, 0, 1);
  std::vector<double> sorted = shares;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    throw InvalidModel(field, "names one value twice");
  }
}

void require_game(const ThreatGame& game) {
  if (game.types.empty()) throw InvalidModel("types", "expected at least one type");
  for (const ThreatType& type : game.types) {
    require_range("types.probability", type.probability, std::numeric_limits<double>::denorm_min(), largest);
    require_range("types.cost", type.cost, -largest, largest);
  }
  require_shares("intensities", game.intensities);
  require_shares("concessions", game.concessions);
  require_range("prize", game.prize, 0, largest);
  require_range("audience_cost", game.audience_cost, 0, largest);
  require_range("stake", game.stake, 0, largest);
  require_range("pain", game.pain, 0, largest);
}

class ThreatTreeMaker {
 public:
  explicit ThreatTreeMaker(const ThreatGame& game) : game_(game), builder_("Threat", {"Sender", "Target"}) {
    for (const double s : game.intensities) threats_.push_back(fmt::format("threaten {}", s));
    for (const double c : game.concessions) answers_.push_back(fmt::format("concede {}", c));
  }

  ExtensiveGame make() {
    Rational sum = 0;
    for (const ThreatType& type : game_.types) sum += exact_rational(type.probability);
    std::vector<Rational> probabilities;
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < game_.types.size(); ++i) {
      probabilities.push_back(exact_rational(game_.types[i].probability) / sum);
      labels.push_back(fmt::format("type {}: cost {}", i + 1, game_.types[i].cost));
    }
    const NodeId root = builder_.add_chance(probabilities, labels);
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      const NodeId threat = builder_.add_decision(sender, labels[i], threats_);
      builder_.connect(root, i, threat);
      for (std::uint32_t j = 0; j < threats_.size(); ++j) builder_.connect(threat, j, add_answer(i, labels[i], j));
    }
    return builder_.build(root);
  }

 private:
  /// The target knows the threat, not the type.
  NodeId add_answer(std::uint32_t type, const std::string& label, std::uint32_t threat) {
    const NodeId answer = builder_.add_decision(target, "after " + threats_[threat], answers_);
    const Rational s = exact_rational(game_.intensities[threat]);
    const Rational k = exact_rational(game_.types[type].cost);
    for (std::uint32_t i = 0; i < answers_.size(); ++i) {
      const Rational c = exact_rational(game_.concessions[i]);
      const Rational residual = s * (1 - c);
      const Rational gained = exact_rational(game_.prize) * c;
      const Rational given = exact_rational(game_.stake) * c;
      const NodeId last = builder_.add_decision(sender, fmt::format("{}, {}, {}", label, threats_[threat], answers_[i]),
                                                {"impose", "back down"});
      builder_.connect(answer, i, last);
      const Rational pain = exact_rational(game_.pain) * residual;
      builder_.connect(last, 0U, builder_.add_terminal({gained - k * residual, -given - pain}));
      const Rational shame = exact_rational(game_.audience_cost) * residual;
      builder_.connect(last, 1U, builder_.add_terminal({gained - shame, -given}));
    }
    return answer;
  }

  const ThreatGame& game_;
  GameBuilder builder_;
  std::vector<std::string> threats_;
  std::vector<std::string> answers_;
};

}  // namespace

ExtensiveGame make_threat_tree(const ThreatGame& game) {
  require_game(game);
  return ThreatTreeMaker(game).make();
}

}  // namespace selectorate
