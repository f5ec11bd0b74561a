#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/certificate/certificate.hpp>
#include <selectorate/certificate/correlated_regret.hpp>
#include <selectorate/certificate/regret.hpp>
#include <selectorate/certificate/trigger_regret.hpp>
#include <selectorate/game/expected_payoff.hpp>
#include <selectorate/game/strategic_form.hpp>

#include "certificate/claim_conditions.hpp"
#include "certificate/optimality_check.hpp"

namespace selectorate {
namespace {

/// The values of a certificate at one node agree with its children, and the mover has no better one-shot deviation.
Verdict check_node(const ExtensiveGame& game, const Certificate& certificate, NodeId node) {
  const auto players = static_cast<std::uint32_t>(game.player_count());
  const auto value = [&](NodeId at, std::uint32_t i) -> const Rational& {
    return certificate.node_values[std::size_t{at.index()} * players + i];
  };
  const NodeKind kind = game.kind(node);
  for (std::uint32_t i = 0; i < players; ++i) {
    Rational expected = kind == NodeKind::terminal ? game.payoff(node, PlayerId(i)) : Rational(0);
    for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
      const Rational weight = kind == NodeKind::chance ? game.probability(node, action)
                                                       : certificate.behavior.at(game.information_set(node))[action];
      expected += weight * value(game.child(node, action), i);
    }
    if (value(node, i) == expected) continue;
    return rejected(fmt::format("{}: the value of {} is {}, not {}", game.path_in_words(node),
                                game.player_name(PlayerId(i)), to_string(expected), to_string(value(node, i))));
  }
  if (kind != NodeKind::decision) return {true, {}};
  const PlayerId owner = game.owner(node);
  for (std::uint32_t action = 0; action < game.child_count(node); ++action) {
    const Rational gain = value(game.child(node, action), owner.index()) - value(node, owner.index());
    if (gain <= 0) continue;
    return rejected(fmt::format("{}: {} gains {} by playing '{}'", game.path_in_words(node), game.player_name(owner),
                                to_string(gain), game.action_label(node, action)));
  }
  return {true, {}};
}

Verdict check_one_shot_deviations(const ExtensiveGame& game, const Certificate& certificate) {
  if (!game.has_perfect_information()) return rejected("one-shot deviations prove nothing without perfect information");
  const std::size_t expected = game.node_count() * game.player_count();
  if (certificate.node_values.size() != expected) {
    return rejected(fmt::format("{} node values found, {} expected", certificate.node_values.size(), expected));
  }
  for (std::uint32_t v = 0; v < game.node_count(); ++v) {
    Verdict verdict = check_node(game, certificate, NodeId(v));
    if (!verdict.accepted) return verdict;
  }
  return {true, {}};
}

Verdict check_regret(const ExtensiveGame& game, const Certificate& certificate) {
  if (certificate.claim == SolutionConcept::subgame_perfect) {
    const Rational regret = evaluate_subgame_regret(game, certificate.behavior);
    if (regret <= certificate.max_regret) return {true, {}};
    return rejected(fmt::format("somebody gains {} in a subgame, more than {}", to_string(regret),
                                to_string(certificate.max_regret)));
  }
  const std::vector<Rational> regrets = certificate.claim == SolutionConcept::agent_nash
                                            ? evaluate_agent_regrets(game, certificate.behavior)
                                            : evaluate_regrets(game, certificate.behavior);
  for (std::uint32_t i = 0; i < regrets.size(); ++i) {
    if (regrets[i] <= certificate.max_regret) continue;
    return rejected(fmt::format("{} gains {} by deviating, more than {}", game.player_name(PlayerId(i)),
                                to_string(regrets[i]), to_string(certificate.max_regret)));
  }
  return {true, {}};
}

/// Recommendations that come move by move are judged in the tree.
Verdict verify_in_tree(const ExtensiveGame& game, const Certificate& certificate) {
  const std::vector<Rational> regrets = evaluate_trigger_regrets(game, certificate.distribution);
  const StrategicForm form = make_strategic_form(game);
  if (certificate.payoffs != evaluate_expected_payoffs(form.game, certificate.distribution)) {
    return rejected("the distribution has other expected payoffs");
  }
  if (std::string reason = find_contradiction(certificate); !reason.empty()) return rejected(std::move(reason));
  for (std::uint32_t i = 0; i < regrets.size(); ++i) {
    if (regrets[i] <= certificate.max_regret) continue;
    return rejected(fmt::format("{} gains {} by disobeying at some move, more than {}", game.player_name(PlayerId(i)),
                                to_string(regrets[i]), to_string(certificate.max_regret)));
  }
  if (std::string reason = find_optimality_failure(game, form, certificate); !reason.empty()) {
    return rejected("it may not be the best: " + reason);
  }
  return {true, {}};
}

/// A distribution is judged where its profiles are numbered; the certificate speaks of the tree.
Verdict verify_in_strategic_form(const ExtensiveGame& game, const Certificate& certificate) {
  const StrategicGame form = make_strategic_form(game).game;
  Certificate translated = certificate;
  translated.game_hash = canonical_hash(form);
  return verify_certificate(form, translated);
}

Verdict verify(const ExtensiveGame& game, const Certificate& certificate) {
  if (certificate.game_hash != canonical_hash(game)) return rejected("it is about another game: the hashes differ");
  if (certificate.claim == SolutionConcept::extensive_form_correlated) return verify_in_tree(game, certificate);
  if (is_correlated(certificate.claim)) return verify_in_strategic_form(game, certificate);
  if (certificate.optimality) return rejected("only a distribution is said to be the best one");
  check_profile(game, certificate.behavior);
  check_claim(game, certificate.claim, certificate.behavior);
  if (certificate.payoffs != evaluate_expected_payoffs(game, certificate.behavior)) {
    return rejected("the profile has other expected payoffs");
  }
  if (std::string reason = find_contradiction(certificate); !reason.empty()) return rejected(std::move(reason));
  const bool has_witness = certificate.claim == SolutionConcept::subgame_perfect &&
                           certificate.kind == CertificateKind::exact && !certificate.node_values.empty();
  return has_witness ? check_one_shot_deviations(game, certificate) : check_regret(game, certificate);
}

}  // namespace

std::string_view to_string(SolutionConcept claim) noexcept {
  switch (claim) {
    case SolutionConcept::nash:
      return "nash";
    case SolutionConcept::pure_nash:
      return "pure_nash";
    case SolutionConcept::agent_nash:
      return "agent_nash";
    case SolutionConcept::subgame_perfect:
      return "subgame_perfect";
    case SolutionConcept::zero_sum_value:
      return "zero_sum_value";
    case SolutionConcept::correlated:
      return "correlated";
    case SolutionConcept::coarse_correlated:
      return "coarse_correlated";
    case SolutionConcept::extensive_form_correlated:
      return "extensive_form_correlated";
  }
  return "unknown";
}

std::string_view to_string(CertificateKind kind) noexcept {
  switch (kind) {
    case CertificateKind::exact:
      return "exact";
    case CertificateKind::regret_bound:
      return "regret_bound";
  }
  return "unknown";
}

Verdict verify_certificate(const ExtensiveGame& game, const Certificate& certificate) {
  try {
    return verify(game, certificate);
  } catch (const InvalidModel& error) {
    return rejected(error.what());
  }
}

}  // namespace selectorate
