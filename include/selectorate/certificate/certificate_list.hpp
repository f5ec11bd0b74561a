#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/solution.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/strategic_game.hpp>

namespace selectorate {

/// Certificates of one claim about one game, and whether they are said to be all there are: plain data, checked by
/// `verify_certificates`.
struct CertificateList {
  SolutionConcept claim = SolutionConcept::nash;  ///< of every certificate
  std::string game_hash;                          ///< `canonical_hash` of the game; of every certificate
  SolutionSet described_as = SolutionSet::points;
  bool complete = false;  ///< as `Solution::complete`; an empty complete list says that there is none
  std::vector<Certificate> certificates;
};

/// Whether a list was accepted, why not, and how far its completeness was looked into.
struct ListVerdict {
  bool accepted = false;
  std::string reason;  ///< empty if accepted; otherwise which certificate, counted from 1, and what is wrong with it
  /// Whether the equilibria were counted again. Without it a complete list is accepted for its members only.
  bool recounted = false;
};

struct RecountOptions {
  /// Most strategy profiles to look through, and most payoff vectors to keep at a node.
  std::size_t limit = 1'000'000;
};

/// Decides whether every certificate proves its claim, no two are about the same profile, and, where that can be
/// counted, whether a complete list has all.
///
/// Counted again, by code that no solver uses, are pure Nash equilibria (every pure profile is tried) and pure
/// subgame-perfect equilibria under perfect information (from the leaves up).
/// \complexity that of `verify_certificate` for each; the recount within its limit
[[nodiscard]] SELECTORATE_EXPORT ListVerdict verify_certificates(const ExtensiveGame& game, const CertificateList& list,
                                                                 const RecountOptions& options = {});
[[nodiscard]] SELECTORATE_EXPORT ListVerdict verify_certificates(const StrategicGame& game, const CertificateList& list,
                                                                 const RecountOptions& options = {});

}  // namespace selectorate
