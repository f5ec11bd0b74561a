#include "equilibrium/sequence_pairs.hpp"

#include <set>
#include <utility>

namespace selectorate {
namespace {

/// Pairs of information sets, one of each player, that lie on one path.
std::set<std::pair<std::uint32_t, std::uint32_t>> find_connected_sets(const ExtensiveGame& game) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> connected;
  for (std::uint32_t v = 0; v < game.node_count(); ++v) {
    const NodeId node(v);
    if (game.kind(node) != NodeKind::decision) continue;
    const std::uint32_t set = game.information_set(node).index();
    for (NodeId above = node; above != ExtensiveGame::root();) {
      above = game.parent(above);
      if (game.kind(above) != NodeKind::decision || game.owner(above) == game.owner(node)) continue;
      const std::uint32_t other = game.information_set(above).index();
      connected.insert(game.owner(node) == PlayerId(0) ? std::pair{set, other} : std::pair{other, set});
    }
  }
  return connected;
}

}  // namespace

SequencePairs::SequencePairs(const SequenceForm& form) : columns_(form.sequence_count(PlayerId(1))) {
  const ExtensiveGame& game = form.game();
  const std::uint32_t rows = form.sequence_count(PlayerId(0));
  std::vector<bool> is_relevant(std::size_t{rows} * columns_, false);
  for (std::uint32_t s = 0; s < rows; ++s) is_relevant[std::size_t{s} * columns_] = true;
  for (std::uint32_t t = 0; t < columns_; ++t) is_relevant[t] = true;
  for (const auto& [h, k] : find_connected_sets(game)) {
    for (std::uint32_t a = 0; a < game.action_count(InformationSetId(h)); ++a) {
      const std::uint32_t s = form.first_sequence(InformationSetId(h)) + a;
      for (std::uint32_t d = 0; d < game.action_count(InformationSetId(k)); ++d) {
        is_relevant[std::size_t{s} * columns_ + form.first_sequence(InformationSetId(k)) + d] = true;
      }
    }
  }
  numbers_.assign(is_relevant.size(), none);
  for (std::size_t pair = 0; pair < numbers_.size(); ++pair) {
    if (is_relevant[pair]) numbers_[pair] = count_++;
  }
}

}  // namespace selectorate
