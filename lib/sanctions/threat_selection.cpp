#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/sanctions/threat_selection.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

/// A type in fractions.
struct ExactType {
  Rational probability;
  Rational gain;                      ///< sender's, of standing firm against this type over backing down
  std::optional<Rational> threshold;  ///< concedes iff r is at least this; nothing: at no r
};

/// Those who resist, by weight and by what the sender gains from standing firm against them.
struct Resisters {
  Rational weight = 0;
  Rational gain = 0;

  void add(const ExactType& type) {
    weight += type.probability;
    gain += type.probability * type.gain;
  }
};

ExactType make_exact(const ThreatenedType& type, const Rational& probability_sum) {
  const CrisisPayoffs& u = type.payoffs;
  ExactType exact;
  exact.probability = exact_rational(type.probability) / probability_sum;
  exact.gain = exact_rational(u.stand_firm.sender) - exact_rational(u.back_down.sender);
  const Rational price = exact_rational(u.back_down.target) - exact_rational(u.concession.target);
  const Rational harm = exact_rational(u.back_down.target) - exact_rational(u.stand_firm.target);
  if (harm > 0 && price <= harm) exact.threshold = price > 0 ? Rational(price / harm) : Rational(0);
  return exact;
}

class SelectionSearch {
 public:
  SelectionSearch(std::span<const ThreatenedType> types, double cost_limit)
      : types_(types), cost_limit_(exact_rational(cost_limit)) {
    Rational sum = 0;
    for (const ThreatenedType& type : types) sum += exact_rational(type.probability);
    for (const ThreatenedType& type : types) exact_.push_back(make_exact(type, sum));
    for (const ExactType& type : exact_) {
      if (type.threshold) thresholds_.insert(*type.threshold);
    }
  }

  std::vector<ThreatSelection> run() {
    Rational low = 0;
    bool low_is_threshold = false;
    for (const Rational& threshold : thresholds_) {
      if (threshold > 0) search_between(low, low_is_threshold, threshold);
      search_at(threshold);
      low = threshold;
      low_is_threshold = true;
    }
    search_between(low, low_is_threshold, std::nullopt);
    return found_;
  }

 private:
  [[nodiscard]] bool yields(const ExactType& type, const Rational& r) const {
    return type.threshold && *type.threshold < r;
  }
  [[nodiscard]] bool is_indifferent(const ExactType& type, const Rational& r) const {
    return type.threshold && *type.threshold == r;
  }

  /// Whether the sender, gaining `gain` on average, carries out with probability r.
  [[nodiscard]] bool carries_out(const Rational& gain, const Rational& r) const {
    const Rational cutoff = r * cost_limit_;
    return gain == cutoff || (gain > cutoff && r == 1) || (gain < cutoff && r == 0);
  }

  /// The reply r of a sender who gains `gain`, where it is one number.
  [[nodiscard]] Rational reply(const Rational& gain) const {
    if (gain <= 0) return 0;
    return gain >= cost_limit_ ? Rational(1) : Rational(gain / cost_limit_);
  }

  /// Those who resist if r lies between two thresholds; the last to yield if there are none.
  [[nodiscard]] Resisters resisters_above(const Rational& low) const {
    Resisters resisters;
    for (const ExactType& type : exact_) {
      if (!type.threshold || *type.threshold > low) resisters.add(type);
    }
    if (resisters.weight > 0) return resisters;
    for (const ExactType& type : exact_) {
      if (is_indifferent(type, *thresholds_.rbegin())) resisters.add(type);
    }
    return resisters;
  }

  /// r strictly above `low` (from it, where it is no threshold) and strictly below `high` (up to 1, where there is
  /// none).
  void search_between(const Rational& low, bool low_is_threshold, const std::optional<Rational>& high) {
    const Resisters resisters = low_is_threshold ? resisters_above(low) : resisters_above(Rational(-1));
    const Rational gain = resisters.gain / resisters.weight;
    const Rational r = reply(gain);
    if (low_is_threshold ? r > low : r >= low) {
      if (!high || r < *high) add(r, 0);
    }
  }

  /// r at a threshold: those indifferent resist with the probability that makes it the sender's reply.
  void search_at(const Rational& r) {
    Resisters firm;
    Resisters indifferent;
    for (const ExactType& type : exact_) {
      if (is_indifferent(type, r)) {
        indifferent.add(type);
      } else if (!yields(type, r)) {
        firm.add(type);
      }
    }
    const auto gain_at = [&](const Rational& share) {
      return Rational((firm.gain + share * indifferent.gain) / (firm.weight + share * indifferent.weight));
    };
    // The sender's gain is monotone in the share: its ends, and where it equals the cost of the marginal sender.
    // Where nobody is firm, these are the last to yield.
    if (carries_out(gain_at(firm.weight > 0 ? 0 : 1), r)) add(r, 0);
    if (carries_out(gain_at(1), r)) add(r, 1);
    const Rational slope = indifferent.gain - r * cost_limit_ * indifferent.weight;
    if (slope == 0) return;
    const Rational share = (r * cost_limit_ * firm.weight - firm.gain) / slope;
    if (share > 0 && share < 1) add(r, share);
  }

  void add(const Rational& r, const Rational& share) {
    ThreatSelection selection;
    selection.credibility = static_cast<double>(r);
    double resisting = 0;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      const bool mixes = is_indifferent(exact_[i], r);
      const Rational resist = yields(exact_[i], r) ? Rational(0) : mixes ? share : Rational(1);
      const auto probability = static_cast<double>(exact_[i].probability);
      selection.resist.push_back(static_cast<double>(resist));
      selection.posterior.push_back(probability * selection.resist.back());
      resisting += selection.posterior.back();
      selection.concede_unselected += probability * (types_[i].succeeds_imposed ? 1 : 0);
      selection.concession_unselected += probability * types_[i].imposed_concession;
    }
    selection.sanctions_frequency = resisting * selection.credibility;
    if (resisting == 0) blame_the_last(selection, resisting);
    for (std::size_t i = 0; i < types_.size(); ++i) {
      double& posterior = selection.posterior[i];
      posterior /= resisting;
      selection.concede_imposed += posterior * (types_[i].succeeds_imposed ? 1 : 0);
      selection.concession_imposed += posterior * types_[i].imposed_concession;
      selection.concede_to_threat += static_cast<double>(exact_[i].probability) * (1 - selection.resist[i]);
    }
    found_.push_back(std::move(selection));
  }

  void blame_the_last(ThreatSelection& selection, double& resisting) const {
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (!is_indifferent(exact_[i], *thresholds_.rbegin())) continue;
      selection.posterior[i] = static_cast<double>(exact_[i].probability);
      resisting += selection.posterior[i];
    }
  }

  std::span<const ThreatenedType> types_;
  Rational cost_limit_;
  std::vector<ExactType> exact_;
  std::set<Rational> thresholds_;
  std::vector<ThreatSelection> found_;
};

}  // namespace

ThreatenedType make_threatened_type(double probability, const EpisodeCrisis& crisis, double demand) {
  const double concession = crisis.imposed.action.concession;
  // The leader's maximum is flat: his concession is known to about 1e-5.
  return {probability, crisis.payoffs, concession, concession >= demand - 1e-5};
}

std::vector<ThreatenedType> make_threatened_types(const SanctionsEpisode& episode, std::span<const PolicyValue> values,
                                                  const CrisisTerms& terms, const LeaderOptions& options) {
  if (values.empty()) throw InvalidModel("types", "expected at least one value of the policy");
  std::vector<ThreatenedType> types;
  for (const PolicyValue& value : values) {
    EpisodeActors actors = episode.actors();
    actors.leader.policy_value = value.value;
    const SanctionsEpisode own(episode.polity(), episode.package(), actors);
    const EpisodeCrisis crisis = make_episode_crisis(own, terms, options);
    types.push_back(make_threatened_type(value.probability, crisis, terms.demand));
  }
  return types;
}

std::vector<ThreatSelection> solve_threat_selection(std::span<const ThreatenedType> types, double cost_limit) {
  if (types.empty()) throw InvalidModel("types", "expected at least one type");
  require_range("cost_limit", cost_limit, 0, largest);
  for (const ThreatenedType& type : types) {
    require_range("types.probability", type.probability, std::numeric_limits<double>::min(), largest);
  }
  return SelectionSearch(types, cost_limit).run();
}

}  // namespace selectorate
