#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/parallel.hpp>
#include <selectorate/sanctions/enforcement_equilibria.hpp>

#include "sanctions/enforcement_bounds.hpp"
#include "sanctions/enforcement_signs.hpp"

namespace selectorate {
namespace {

constexpr std::size_t chunk = 1U << 14U;    // profiles that one thread takes at a time
constexpr std::size_t block = 256 * chunk;  // profiles between two looks at the limit and the caller

/// One profile after the other, in the order of their numbers, with the units that enforce.
class ProfileCursor {
 public:
  ProfileCursor(const EnforcementGame& game, const std::vector<WeightUnits>& units, std::uint64_t profile)
      : game_(game), units_(units), counts_(game.counts(profile)) {
    for (std::size_t g = 0; g < counts_.size(); ++g) sum_ += units_[g] * counts_[g];
  }

  void advance() noexcept {
    for (std::size_t g = 0; g < counts_.size(); ++g) {
      if (counts_[g] < game_.groups()[g].count) {
        ++counts_[g];
        sum_ += units_[g];
        return;
      }
      sum_ -= units_[g] * counts_[g];
      counts_[g] = 0;
    }
  }

  [[nodiscard]] WeightUnits sum() const noexcept { return sum_; }
  [[nodiscard]] std::uint32_t count(std::size_t group) const noexcept { return counts_[group]; }
  [[nodiscard]] bool full(std::size_t group) const noexcept { return counts_[group] == game_.groups()[group].count; }

 private:
  const EnforcementGame& game_;
  const std::vector<WeightUnits>& units_;
  std::vector<std::uint32_t> counts_;
  WeightUnits sum_ = 0;
};

class EquilibriumSearch {
 public:
  explicit EquilibriumSearch(const EnforcementGame& game)
      : game_(game),
        total_(static_cast<double>(narrow_units(game.total_units()))),
        signs_(make_gain_signs(game)),
        bounds_(game) {
    for (std::size_t g = 0; g < game.groups().size(); ++g) units_.push_back(narrow_units(game.units(g)));
  }

  /// Appends the equilibria among [begin, end), at most `limit`.
  void search(std::uint64_t begin, std::uint64_t end, std::size_t limit,
              std::vector<EnforcementEquilibrium>& found) const {
    ProfileCursor cursor(game_, units_, begin);
    for (std::uint64_t profile = begin; profile < end && found.size() < limit; ++profile, cursor.advance()) {
      if (is_equilibrium(cursor)) found.push_back(describe(profile, cursor));
    }
  }

 private:
  [[nodiscard]] bool is_equilibrium(const ProfileCursor& cursor) const noexcept {
    for (std::size_t g = 0; g < units_.size(); ++g) {
      if (cursor.count(g) > 0 && signs_[g].sign(cursor.sum() - units_[g]) < 0) return false;
      if (!cursor.full(g) && signs_[g].sign(cursor.sum()) > 0) return false;
    }
    return true;
  }

  [[nodiscard]] EnforcementEquilibrium describe(std::uint64_t profile, const ProfileCursor& cursor) const {
    const WeightUnits sum = cursor.sum();
    const Interval enforcement = bounds_.enforcement(sum);
    const Interval value = bounds_.value(enforcement);
    bool indifferent = false;
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t g = 0; g < units_.size(); ++g) {
      if (cursor.count(g) > 0) {
        const Interval others = bounds_.enforcement(sum - units_[g]);
        indifferent = indifferent || signs_[g].sign(sum - units_[g]) == 0;
        most = std::max(most, -bounds_.gain(g, others, bounds_.value(others), value).low());
      }
      if (!cursor.full(g)) {
        const Interval after = bounds_.value(bounds_.enforcement(sum + units_[g]));
        indifferent = indifferent || signs_[g].sign(sum) == 0;
        most = std::max(most, bounds_.gain(g, enforcement, value, after).high());
      }
    }
    // A strict loss smaller than rounding is still a loss: the smallest negative number stands for it.
    const double largest_gain = indifferent ? 0 : std::min(most, -std::numeric_limits<double>::denorm_min());
    // The nearest double rather than the middle of its enclosure, so that full enforcement is 1.
    return {.profile = profile, .enforcement = static_cast<double>(sum) / total_, .largest_gain = largest_gain};
  }

  const EnforcementGame& game_;
  double total_;  ///< units of all states together
  std::vector<WeightUnits> units_;
  std::vector<GainSigns> signs_;
  EnforcementBounds bounds_;
};

/// Every group answers the others' enforcement, all its states alike, until nothing moves.
/// \param leaving  from everybody, those leave who gain by it; otherwise from nobody, those join who gain by it
std::vector<std::uint32_t> respond_until_still(const EnforcementGame& game, const std::vector<GainSigns>& signs,
                                               bool leaving, unsigned& rounds) {
  const std::size_t groups = game.groups().size();
  std::vector<std::uint32_t> counts(groups);
  WeightUnits sum = 0;
  const auto move = [&](std::size_t g, std::uint32_t count) {
    const WeightUnits units = narrow_units(game.units(g));
    sum += units * count - units * counts[g];
    counts[g] = count;
  };
  if (leaving) {
    for (std::size_t g = 0; g < groups; ++g) move(g, game.groups()[g].count);
  }
  for (bool moved = true; moved; ++rounds) {
    moved = false;
    for (std::size_t g = 0; g < groups; ++g) {
      const bool in = counts[g] > 0;
      if (in != leaving) continue;
      const int sign = signs[g].sign(leaving ? sum - narrow_units(game.units(g)) : sum);
      if (leaving ? sign >= 0 : sign <= 0) continue;
      move(g, leaving ? 0 : game.groups()[g].count);
      moved = true;
    }
  }
  return counts;
}

}  // namespace

PureEnforcement solve_pure_enforcement(const EnforcementGame& game, const EnforcementOptions& options,
                                       const ProgressCallback& progress) {
  const std::uint64_t profiles = game.profile_count();
  if (profiles > options.profile_limit) {
    throw InvalidModel("sender_state",
                       fmt::format("there are more than {} profiles to look at", options.profile_limit));
  }
  const EquilibriumSearch search(game);
  PureEnforcement result;
  for (std::uint64_t begin = 0; begin < profiles && result.status == Status::converged; begin += block) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(block, profiles - begin));
    std::vector<std::vector<EnforcementEquilibrium>> found((size + chunk - 1) / chunk);
    // One more than the limit tells whether there are more.
    const std::size_t wanted = options.limit - result.equilibria.size() + 1;
    parallel_chunks(size, chunk, options.threads, [&](std::size_t first, std::size_t last) {
      search.search(begin + first, begin + last, wanted, found[first / chunk]);
    });
    for (const auto& part : found) {
      result.equilibria.insert(result.equilibria.end(), part.begin(), part.end());
    }
    result.profiles = begin + size;
    if (result.equilibria.size() > options.limit) {
      result.equilibria.resize(options.limit);
      result.status = Status::truncated;
    } else if (progress && !progress({"profiles", result.profiles, profiles, 0})) {
      result.status = result.profiles < profiles ? Status::cancelled : result.status;
    }
  }
  if (result.equilibria.empty() && result.status == Status::converged) result.status = Status::no_equilibrium;
  return result;
}

Complementarity verify_complementarity(const EnforcementGame& game) {
  const std::vector<GainSigns> signs = make_gain_signs(game);
  return {
      .increasing_differences =
          std::all_of(signs.begin(), signs.end(), [](const GainSigns& s) { return s.gain_never_falls(); }),
      .single_crossing = std::all_of(signs.begin(), signs.end(), [](const GainSigns& s) { return s.never_falls(); })};
}

EnforcementRange solve_enforcement_range(const EnforcementGame& game) {
  const std::vector<GainSigns> signs = make_gain_signs(game);
  for (std::size_t g = 0; g < signs.size(); ++g) {
    if (signs[g].never_falls()) continue;
    throw InvalidModel(fmt::format("sender_state[{}]", g),
                       "it stops enforcing when more others enforce, so there need be no least equilibrium");
  }
  EnforcementRange range;
  range.least = respond_until_still(game, signs, false, range.rounds);
  range.greatest = respond_until_still(game, signs, true, range.rounds);
  range.least_enforcement = game.enforcement(range.least);
  range.greatest_enforcement = game.enforcement(range.greatest);
  return range;
}

}  // namespace selectorate
