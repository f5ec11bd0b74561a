#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <selectorate/base/status.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/behavior_profile.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// A solved game as it is written down: what was asked, how it was solved, and the equilibria with their evidence.
struct SolutionRecord {
  std::string concept_name;  ///< what was asked for: "nash", "spe", …
  std::string method;        ///< which solver, in words
  Status status = Status::converged;
  /// Whether only equilibria in which nobody randomises were looked for: then a complete list is one of those.
  bool pure_only = false;
  CertificateList list;  ///< one certificate for each equilibrium: its profile, payoffs and regret
  /// Maximal sets of equilibria that are connected, as numbers in the list; empty where they were not looked for.
  std::vector<std::vector<std::size_t>> components = {};
  std::uint64_t work = 0;  ///< in the method's own unit
  std::uint64_t seed = 0;  ///< of the random numbers that the method drew; 0 if it drew none
};

/// A record without equilibria, of a game whose hash it notes.
[[nodiscard]] SELECTORATE_EXPORT SolutionRecord make_solution_record(const Game& game, std::string concept_name);

/// What a solver's answer, made with certificates, comes to as a record.
template <class Profile>
[[nodiscard]] SolutionRecord make_solution_record(const Game& game, std::string concept_name,
                                                  Solution<Profile> solution) {
  SolutionRecord record = make_solution_record(game, std::move(concept_name));
  record.method = std::move(solution.method);
  record.status = solution.status;
  record.pure_only = std::is_same_v<Profile, PureProfile>;
  record.list.claim = solution.claim;
  record.list.described_as = solution.described_as;
  record.list.complete = solution.complete;
  record.list.certificates = std::move(solution.certificates);
  record.components = std::move(solution.components);
  record.work = solution.work;
  return record;
}

}  // namespace selectorate
