#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/certificate_list.hpp>

#include "certificate/recount.hpp"

namespace selectorate {
namespace {

ListVerdict refused(std::string reason) {
  return {.accepted = false, .reason = std::move(reason)};
}

std::string place(std::size_t index) {
  return fmt::format("equilibrium {}", index + 1);
}

/// The first certificate that is about the same profile or distribution as an earlier one.
std::optional<std::string> find_repetition(const std::vector<Certificate>& certificates) {
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = certificates[i].behavior == certificates[j].behavior &&
                        certificates[i].distribution == certificates[j].distribution;
      if (same) return fmt::format("{} is {} again", place(i), place(j));
    }
  }
  return std::nullopt;
}

bool is_pure(const Certificate& certificate) {
  const auto values = certificate.behavior.values();
  return std::all_of(values.begin(), values.end(), [](const Rational& p) { return p == 0 || p == 1; });
}

std::optional<Integer> recount(const StrategicGame& game, SolutionConcept claim, std::size_t limit) {
  return claim == SolutionConcept::pure_nash ? count_pure_nash(game, limit) : std::nullopt;
}

std::optional<Integer> recount(const ExtensiveGame& game, SolutionConcept claim, std::size_t limit) {
  if (claim == SolutionConcept::pure_nash) return count_pure_nash(game, limit);
  if (claim != SolutionConcept::subgame_perfect || !game.has_perfect_information()) return std::nullopt;
  return count_pure_subgame_perfect(game, limit);
}

template <class Game>
ListVerdict verify_members(const Game& game, const CertificateList& list) {
  if (list.game_hash != canonical_hash(game)) return refused("it is about another game: the hashes differ");
  for (std::size_t i = 0; i < list.certificates.size(); ++i) {
    const Certificate& certificate = list.certificates[i];
    if (certificate.claim != list.claim) {
      return refused(
          fmt::format("{} claims {}, the list {}", place(i), to_string(certificate.claim), to_string(list.claim)));
    }
    const Verdict verdict = verify_certificate(game, certificate);
    if (!verdict.accepted) return refused(fmt::format("{}: {}", place(i), verdict.reason));
  }
  if (auto repetition = find_repetition(list.certificates)) return refused(*std::move(repetition));
  return {.accepted = true, .reason = {}};
}

template <class Game>
ListVerdict verify(const Game& game, const CertificateList& list, const RecountOptions& options) {
  ListVerdict verdict = verify_members(game, list);
  if (!verdict.accepted || !list.complete) return verdict;
  const std::optional<Integer> count = recount(game, list.claim, options.limit);
  if (!count) return verdict;
  const auto pure = std::count_if(list.certificates.begin(), list.certificates.end(), [](const Certificate& entry) {
    return entry.kind == CertificateKind::exact && is_pure(entry);
  });
  if (*count != pure) {
    return refused(
        fmt::format("it has {} pure equilibria and says that these are all, but there are {}", pure, count->str()));
  }
  verdict.recounted = true;
  return verdict;
}

}  // namespace

ListVerdict verify_certificates(const ExtensiveGame& game, const CertificateList& list, const RecountOptions& options) {
  return verify(game, list, options);
}

ListVerdict verify_certificates(const StrategicGame& game, const CertificateList& list, const RecountOptions& options) {
  return verify(game, list, options);
}

}  // namespace selectorate
