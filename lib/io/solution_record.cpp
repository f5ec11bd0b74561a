#include <selectorate/certificate/canonical_hash.hpp>
#include <selectorate/io/solution_record.hpp>

namespace selectorate {

SolutionRecord make_solution_record(const Game& game, std::string concept_name) {
  SolutionRecord record;
  record.concept_name = std::move(concept_name);
  record.list.game_hash = std::visit([](const auto& form) { return canonical_hash(form); }, game);
  return record;
}

}  // namespace selectorate
