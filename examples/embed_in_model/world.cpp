#include "world.hpp"

#include <array>
#include <bit>
#include <chrono>
#include <cmath>

#include <selectorate/base/parallel.hpp>

#include "allocation_count.hpp"

namespace {

constexpr unsigned years_of_commitment = 25;
constexpr std::size_t countries_of_a_group = 5;

/// FNV-1a (Fowler, Noll & Vo) over the bytes of a number's bits.
std::uint64_t hash_on(std::uint64_t hash, std::uint64_t bits) noexcept {
  for (int byte = 0; byte < 8; ++byte) hash = (hash ^ ((bits >> (8 * byte)) & 0xffU)) * 1099511628211ULL;
  return hash;
}

selectorate::Package make_package() {
  selectorate::Instrument embargo = make_instrument(selectorate::InstrumentKind::trade_embargo);
  embargo.revenue = .5;
  embargo.income = .3;
  embargo.cost = .05;
  return selectorate::Package(std::array{embargo});
}

}  // namespace

Country::Country(std::uint64_t seed, std::uint64_t index, double coalition) : random_(seed, index) {
  polity_ = {.population = 1,
             .selectorate = .45,
             .coalition = coalition,
             .revenue = .3,
             .income = .7,
             .subsistence = .2,
             .public_goods_weight = .2,
             .public_goods_price = 1,
             .risk_aversion = 1,
             .discount = .6};
  normal_revenue_ = polity_.revenue;
  actors_.citizens = {.barrier = .3, .repression_effect = 3, .revolt_shock = .05, .repression_limit = 1};
  actors_.sender.humanitarian_weight = .02;
  replace_leader();
}

void Country::live_through_year(unsigned year, const selectorate::Package& package,
                                selectorate::EpisodeWorkspace& workspace) {
  // A walk in logs that is drawn back to normal, so that no country vanishes in two centuries.
  const double drift = .1 * std::log(normal_revenue_ / polity_.revenue);
  polity_.revenue *= std::exp(drift + random_.uniform(-.1, .1));

  const selectorate::SanctionsEpisode episode(selectorate::Polity(polity_), package, actors_);
  if (year % years_of_commitment == 0) {
    intensity_ = solve(episode, workspace, {.certify = false}).intensity.front();
  }
  const auto response = solve_leader_response(episode, std::array{intensity_}, workspace);
  remember(response);
  if (random_.uniform() > response.outcome.survival) {
    ++depositions_;
    replace_leader();
  }
}

void Country::remember(const selectorate::LeaderResponse& response) noexcept {
  total_intensity_ += intensity_;
  total_concession_ += response.action.concession;
  total_diverted_share_ += response.outcome.diverted_share;
  for (const double number :
       {intensity_, response.action.concession, response.action.diversion, response.action.repression,
        response.action.support_spending, response.value, response.outcome.survival, response.outcome.sender_value}) {
    hash_ = hash_on(hash_, std::bit_cast<std::uint64_t>(number));
  }
}

void Country::replace_leader() noexcept {
  actors_.leader.policy_value = random_.uniform(0, .3);
  actors_.leader.leader_specific = random_.uniform(.3, 1);
}

WorldHistory run_world(const WorldOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const selectorate::Package package = make_package();
  WorldHistory history;
  // From a junta to a broad republic, evenly spaced in logs.
  for (std::size_t i = 0; i < options.countries; ++i) {
    const double position = static_cast<double>(i) / static_cast<double>(options.countries);
    history.countries.emplace_back(options.seed, i, .001 * std::pow(400, position));
  }
  std::vector<std::size_t> allocations(options.countries, 0);
  selectorate::parallel_chunks(options.countries, countries_of_a_group, options.threads,
                               [&](std::size_t begin, std::size_t end) {
                                 selectorate::EpisodeWorkspace workspace;
                                 std::size_t warm = 0;
                                 for (unsigned year = 0; year < options.years; ++year) {
                                   if (year == 1) warm = allocations_of_this_thread();
                                   for (std::size_t i = begin; i < end; ++i)
                                     history.countries[i].live_through_year(year, package, workspace);
                                 }
                                 allocations[begin] = allocations_of_this_thread() - warm;
                               });
  for (std::size_t i = 0; i < options.countries; ++i) {
    history.hash = hash_on(history.hash, history.countries[i].hash());
    history.allocations_after_warm_up += allocations[i];
  }
  history.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return history;
}
