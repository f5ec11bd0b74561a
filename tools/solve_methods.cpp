#include "solve_methods.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>

#include "method_tables.hpp"

namespace selectorate::tools {
namespace {

/// Other names of concepts.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"subgame_perfect", "spe"}, {"pure_nash", "pure"},         {"agent", "agent_nash"},
    {"ce", "correlated"},       {"cce", "coarse_correlated"},  {"extensive_form_correlated", "efce"},
    {"minimax", "zero_sum"},    {"stackelberg", "commitment"}, {"iterated_dominance", "dominance"}};

std::string_view resolve_concept(std::string_view name) {
  for (const auto& [synonym, concept_name] : synonyms) {
    if (name == synonym) return concept_name;
  }
  return name;
}

std::vector<std::string_view> concepts() {
  std::vector<std::string_view> names;
  for (const SolveMethod& method : solve_methods()) {
    if (std::find(names.begin(), names.end(), method.concept_name) == names.end()) {
      names.push_back(method.concept_name);
    }
  }
  return names;
}

std::string_view default_concept(const Game& game, const MethodWish& wish) {
  if (has_perfect_information(game)) return "spe";
  return has_constant_sum(game) && !wish.all ? "zero_sum" : "nash";
}

/// Why a method cannot do what is wished; empty if it can.
std::string refusal(const SolveMethod& method, const Game& game, const MethodWish& wish) {
  if (wish.exact && !method.is_exact) return "it is not exact";
  if (wish.all && !method.finds_all) return "it does not look for all";
  if (!method.suits(game)) return fmt::format("the game needs {}", method.needs);
  return {};
}

}  // namespace

SolutionRecord take_first(SolutionRecord record, const SolveRequest& request) {
  if (!request.first || record.list.certificates.empty()) return record;
  if (record.status == Status::truncated) record.status = Status::converged;
  if (record.list.certificates.size() > 1) {
    record.list.certificates.resize(1);
    record.list.complete = false;
    record.components.clear();
  }
  return record;
}

const std::vector<SolveMethod>& solve_methods() {
  static const std::vector<SolveMethod> methods = [] {
    std::vector<SolveMethod> all;
    for (const auto part : {subgame_methods(), nash_methods(), correlated_methods(), strategy_methods()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return methods;
}

const SolveMethod& choose_method(const Game& game, const MethodWish& wish) {
  const std::string_view concept_name =
      wish.concept_name.empty() ? default_concept(game, wish) : resolve_concept(wish.concept_name);
  std::vector<std::string> refusals;
  std::vector<std::string_view> names;
  for (const SolveMethod& method : solve_methods()) {
    if (method.concept_name != concept_name) continue;
    names.push_back(method.name);
    if (!wish.method.empty() && wish.method != method.name) continue;
    std::string reason = refusal(method, game, wish);
    if (reason.empty()) return method;
    refusals.push_back(fmt::format("{}: {}", method.name, std::move(reason)));
  }
  if (names.empty()) {
    throw Error(fmt::format("--concept {}: expected one of {}", wish.concept_name, fmt::join(concepts(), ", ")));
  }
  if (refusals.empty()) {
    throw Error(
        fmt::format("--method {}: for {} expected one of {}", wish.method, concept_name, fmt::join(names, ", ")));
  }
  throw Error(fmt::format("no method for {} here ({})", concept_name, fmt::join(refusals, "; ")));
}

}  // namespace selectorate::tools
