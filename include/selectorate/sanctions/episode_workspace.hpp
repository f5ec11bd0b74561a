#pragma once

#include <memory>
#include <memory_resource>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/episode_equilibrium.hpp>

namespace selectorate {

/// Memory that solving an episode needs, kept from one call to the next.
///
/// Make one for each thread, and pass it to `solve_leader_response`, `solve_concession_curve` or `solve`. It grows with
/// the largest proof that it has served and never shrinks; a call that needs no more allocates nothing. Answers do not
/// depend on what the workspace was used for before.
/// \see tests/sanctions/episode_workspace_test.cpp, examples/embed_in_model
class SELECTORATE_EXPORT EpisodeWorkspace {
 public:
  EpisodeWorkspace();

  /// The answer of the last `solve`.
  [[nodiscard]] const EpisodeEquilibrium& equilibrium() const noexcept { return equilibrium_; }

  /// Where the solvers take memory from.
  [[nodiscard]] std::pmr::memory_resource& memory() noexcept { return *memory_; }

 private:
  friend SELECTORATE_EXPORT const EpisodeEquilibrium& solve(const SanctionsEpisode& episode,
                                                            EpisodeWorkspace& workspace, const EpisodeOptions& options,
                                                            const ProgressCallback& progress);
  friend SELECTORATE_EXPORT EpisodeEquilibrium solve(const SanctionsEpisode& episode, const EpisodeOptions& options,
                                                     const ProgressCallback& progress);

  std::unique_ptr<std::pmr::memory_resource> memory_;
  EpisodeEquilibrium equilibrium_;
};

}  // namespace selectorate
