#include "sanctions/response_sample.hpp"

#include "sanctions/make_response.hpp"
#include "sanctions/sender_search.hpp"

namespace selectorate {

ResponseSample solve_response_sample(const UncertainEpisode& episode, std::span<const double> intensities,
                                     double value) {
  const SanctionsEpisode certain = episode.at(value);
  const LeaderProblem e(certain);
  Intensities s;
  s.size = intensities.size();
  std::copy(intensities.begin(), intensities.end(), s.values.begin());
  const SenderPoint point = SenderSearch(certain, e).evaluate(s);
  const EpisodeOutcome outcome = make_response(certain, intensities, point.response).outcome;

  ResponseSample sample{.value = value, .diverted = outcome.diverted_share, .moments = {}};
  sample.moments.values = {point.response.concession,   outcome.survival,    point.optimistic,
                           point.pessimistic,           outcome.constraint,  outcome.outsider_income,
                           outcome.insider_consumption, outcome.leader_value};
  return sample;
}

ExpectedOutcome make_expected_outcome(const Moments& means) noexcept {
  const auto& m = means.values;
  return {.concession = m[Moments::concession],
          .constraint = m[Moments::constraint],
          .survival = m[Moments::survival],
          .outsider_income = m[Moments::outsider_income],
          .insider_consumption = m[Moments::insider_consumption],
          .leader_value = m[Moments::leader_value],
          .sender_value = m[Moments::sender_value],
          .sender_value_pessimistic = m[Moments::sender_value_pessimistic]};
}

}  // namespace selectorate
