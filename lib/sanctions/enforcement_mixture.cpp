#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/enforcement_mixture.hpp>

#include "sanctions/bernstein.hpp"

namespace selectorate {
namespace {

/// One group mixes while the others do as `counts` say.
class MixingGroup {
 public:
  MixingGroup(const EnforcementGame& game, std::size_t group, std::vector<std::uint32_t> counts)
      : game_(game), group_(group), counts_(std::move(counts)), others_(game.enforcement(counts_)) {}

  void solve(std::vector<EnforcementMixture>& found) const {
    const Bernstein own = expected_gain(group_, others_, members() - 1);
    if (own.is_zero()) {
      // Every p leaves the group indifferent; 1/2 stands for all of them where the others agree.
      const RootBracket any = {Rational(1) / 2, Rational(1) / 2};
      if (others_agree(own, any)) found.push_back(describe(own, any, true));
      return;
    }
    for (const RootBracket& root : find_unit_roots(own)) {
      if (others_agree(own, root)) found.push_back(describe(own, root, false));
    }
  }

 private:
  [[nodiscard]] std::uint32_t members() const { return game_.groups()[group_].count; }

  /// Expected gain from enforcing to a state of `group` when `mixing` states mix and the rest enforces `certain`.
  [[nodiscard]] Bernstein expected_gain(std::size_t group, const Rational& certain, std::uint32_t mixing) const {
    std::vector<Rational> coefficients;
    for (std::uint32_t m = 0; m <= mixing; ++m) {
      coefficients.push_back(game_.gain(group, certain + m * game_.share(group_)));
    }
    return Bernstein(std::move(coefficients));
  }

  /// The same for a state of another group, as the counts have it enforce or not.
  [[nodiscard]] Bernstein gain_of_other(std::size_t group) const {
    return expected_gain(group, counts_[group] > 0 ? Rational(others_ - game_.share(group)) : others_, members());
  }

  [[nodiscard]] bool others_agree(const Bernstein& own, const RootBracket& root) const {
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      if (g == group_) continue;
      const int sign = sign_at_root(gain_of_other(g), own, root);
      if (counts_[g] > 0 ? sign < 0 : sign > 0) return false;
    }
    return true;
  }

  [[nodiscard]] EnforcementMixture describe(const Bernstein& own, const RootBracket& root, bool every) const {
    EnforcementMixture mixture;
    mixture.group = group_;
    mixture.counts = counts_;
    mixture.low = root.low;
    mixture.high = root.high;
    mixture.every_probability = every;
    mixture.probability = to_double(Rational((root.low + root.high) / 2));
    const Rational p = exact_rational(mixture.probability);
    mixture.enforcement = to_double(Rational(others_ + p * members() * game_.share(group_)));
    // A mixing state that would rather enforce gains (1-p) f, one that would rather not p (-f).
    const Rational gain = own.at(p);
    mixture.largest_gain = gain > 0 ? Rational((1 - p) * gain) : Rational(-p * gain);
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      if (g == group_) continue;
      const Rational other = gain_of_other(g).at(p);
      mixture.largest_gain = std::max(mixture.largest_gain, counts_[g] > 0 ? Rational(-other) : other);
    }
    return mixture;
  }

  const EnforcementGame& game_;
  std::size_t group_;
  std::vector<std::uint32_t> counts_;
  Rational others_;  ///< E of those who enforce for sure
};

void require_manageable(const EnforcementGame& game) {
  constexpr std::size_t most_groups = 12;
  constexpr unsigned most_states = 64;
  if (game.groups().size() > most_groups) {
    throw InvalidModel("sender_state",
                       fmt::format("expected at most {} groups, found {}", most_groups, game.groups().size()));
  }
  for (std::size_t g = 0; g < game.groups().size(); ++g) {
    if (game.groups()[g].count <= most_states) continue;
    throw InvalidModel(fmt::format("sender_state[{}].count", g),
                       fmt::format("expected at most {}, found {}", most_states, game.groups()[g].count));
  }
}

}  // namespace

std::vector<EnforcementMixture> solve_enforcement_mixtures(const EnforcementGame& game) {
  require_manageable(game);
  const std::size_t groups = game.groups().size();
  std::vector<EnforcementMixture> found;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::uint32_t mask = 0; mask < 1U << groups; ++mask) {
      if ((mask >> group & 1U) != 0) continue;
      std::vector<std::uint32_t> counts(groups);
      for (std::size_t g = 0; g < groups; ++g) counts[g] = (mask >> g & 1U) != 0 ? game.groups()[g].count : 0;
      MixingGroup(game, group, std::move(counts)).solve(found);
    }
  }
  return found;
}

}  // namespace selectorate
