#include <ostream>

#include <nlohmann/json.hpp>

#include <selectorate/base/version.hpp>
#include <selectorate/io/solution_json.hpp>

#include "io/certificate_object.hpp"
#include "io/json_text.hpp"

namespace selectorate {

void write_solution_json(std::ostream& output, const Game& game, const SolutionRecord& record) {
  nlohmann::ordered_json equilibria = nlohmann::ordered_json::array();
  for (const Certificate& certificate : record.list.certificates) {
    equilibria.push_back(equilibrium_object(game, certificate));
  }
  nlohmann::ordered_json components = nlohmann::ordered_json::array();
  for (const auto& component : record.components) components.push_back(component);
  const nlohmann::ordered_json object = {{"schema", 1},
                                         {"game", title_of(game)},
                                         {"concept", record.concept_name},
                                         {"method", record.method},
                                         {"complete", record.list.complete},
                                         {"pure_only", record.pure_only},
                                         {"described_as", to_string(record.list.described_as)},
                                         {"status", to_string(record.status)},
                                         {"equilibria", std::move(equilibria)},
                                         {"components", std::move(components)},
                                         {"certificate", summary_object(record.list)},
                                         {"version", version()},
                                         {"seed", record.seed}};
  write_json_text(output, object);
}

}  // namespace selectorate
