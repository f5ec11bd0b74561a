#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/prior.hpp>

namespace selectorate {
namespace {

void require_atoms(const std::vector<Prior::Atom>& atoms) {
  double sum = 0;
  for (const Prior::Atom& atom : atoms) {
    if (!std::isfinite(atom.value)) throw InvalidModel("prior", fmt::format("the value {} is not finite", atom.value));
    if (!(atom.probability >= 0)) {
      throw InvalidModel("prior", fmt::format("{} has probability {}", atom.value, atom.probability));
    }
    sum += atom.probability;
  }
  if (!(std::fabs(sum - 1) <= 1e-9)) {
    throw InvalidModel("prior", fmt::format("the probabilities add up to {}: expected 1", sum));
  }
}

}  // namespace

Prior::Prior(std::vector<Atom> atoms) {
  require_atoms(atoms);
  std::sort(atoms.begin(), atoms.end(), [](const Atom& a, const Atom& b) { return a.value < b.value; });
  for (const Atom& atom : atoms) {
    if (atom.probability == 0) continue;
    if (!atoms_.empty() && atoms_.back().value == atom.value) {
      atoms_.back().probability += atom.probability;
    } else {
      atoms_.push_back(atom);
    }
  }
}

Prior::Prior(ErasedDistribution whole) : whole_(std::move(whole)) {}

Prior Prior::truncated(double low, double high) const {
  Prior rest = *this;
  double kept = 0;
  if (is_discrete()) {
    std::erase_if(rest.atoms_, [&](const Atom& atom) { return atom.value < low || atom.value > high; });
    for (const Atom& atom : rest.atoms_) kept += atom.probability;
    for (Atom& atom : rest.atoms_) atom.probability /= kept;
  } else {
    const double from = whole_.support.first;
    const double to = whole_.support.second;
    rest.whole_.support = {std::max(low, from), std::min(high, to)};
    const auto below = [&](double x) { return x <= from ? 0.0 : x >= to ? 1.0 : whole_.cumulative(x); };
    rest.below_ = {std::max(below_.first, below(low)), std::min(below_.second, below(high))};
    kept = (rest.below_.second - rest.below_.first) / (below_.second - below_.first);
  }
  if (!(kept > 0)) throw InvalidModel("prior", fmt::format("has no probability between {} and {}", low, high));
  rest.excluded_ = 1 - (1 - excluded_) * std::min(kept, 1.0);
  return rest;
}

double Prior::cumulative(double x) const {
  double sum = 0;
  for (const Atom& atom : atoms_) sum += atom.value <= x ? atom.probability : 0.0;
  if (is_discrete()) return std::min(sum, 1.0);
  if (x <= whole_.support.first) return 0;
  if (x >= whole_.support.second) return 1;
  return std::clamp((whole_.cumulative(x) - below_.first) / (below_.second - below_.first), 0.0, 1.0);
}

double Prior::quantile(double p) const {
  double sum = 0;
  for (const Atom& atom : atoms_) {
    sum += atom.probability;
    if (sum >= p) return atom.value;
  }
  if (is_discrete()) return atoms_.back().value;
  const double whole = below_.first + p * (below_.second - below_.first);
  return std::clamp(whole_.quantile(whole), whole_.support.first, whole_.support.second);
}

}  // namespace selectorate
