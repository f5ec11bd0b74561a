#include <selectorate/sanctions/episode_workspace.hpp>

#include "sanctions/leader_search.hpp"
#include "sanctions/recycled_memory.hpp"

namespace selectorate {

EpisodeWorkspace::EpisodeWorkspace() : memory_(std::make_unique<RecycledMemory>()) {
  equilibrium_.intensity.reserve(Package::max_instruments);
  equilibrium_.ties.reserve(LeaderMaxima::capacity);
}

}  // namespace selectorate
