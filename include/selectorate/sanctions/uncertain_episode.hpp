#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include <selectorate/base/export.hpp>
#include <selectorate/sanctions/concession_distribution.hpp>
#include <selectorate/sanctions/episode.hpp>
#include <selectorate/sanctions/prior.hpp>

namespace selectorate {

/// An episode whose sender does not know one number of it: the leader's beta, the size of his coalition, the barrier to
/// revolt (model.md 3.4). The leader knows it, and answers as in the episode that it makes.
class SELECTORATE_EXPORT UncertainEpisode {
 public:
  using Maker = std::function<SanctionsEpisode(double)>;

  /// \param episode_at  the episode at a value of the number; every value that `prior` gives must make a valid one,
  ///                    and instruments and the intensities fixed must be as many at all. Called from several threads
  /// \throws InvalidModel if the prior's quartiles make episodes that differ in this, or what `episode_at` throws
  UncertainEpisode(Prior prior, Maker episode_at);

  [[nodiscard]] const Prior& prior() const noexcept { return prior_; }
  [[nodiscard]] SanctionsEpisode at(double value) const { return episode_at_(value); }

 private:
  Prior prior_;
  Maker episode_at_;
};

/// How expectations are computed.
struct ExpectationOptions {
  /// Quadrature is refined until its estimated error is at most this, as far as its limit of work allows.
  double tolerance = 1e-7;
  /// Places where the leader's response jumps are located to this much probability.
  double resolution = 1e-10;
};

/// Means over what the sender does not know. Money and persons in the scenario's units.
struct ExpectedOutcome {
  double concession = 0;
  double constraint = 0;  ///< share of the contested programme's value that the sanctions destroy
  double survival = 0;
  double outsider_income = 0;
  double insider_consumption = 0;
  double leader_value = 0;
  double sender_value = 0;              ///< the leader's ties broken for the sender
  double sender_value_pessimistic = 0;  ///< against; differs from the other for discrete priors only
};

/// Values of the unknown over which the leader's response changes without a jump and stays of one sort: nothing
/// conceded, something, everything.
struct ResponseRange {
  double low = 0;  ///< of the unknown; a continuous prior's outermost ends are where all but 1e-9 of it has passed
  double high = 0;
  double probability = 0;
  double concession_at_low = 0;
  double concession_at_high = 0;
};

/// The leader's response to given intensities as the sender expects it.
struct ExpectedResponse {
  ExpectedOutcome mean;
  ConcessionDistribution concession;
  std::vector<ResponseRange> ranges;  ///< in rising order of the unknown; for a discrete prior one for each value
  /// Of the means of concession, survival and the sender's value, each: the quadrature's own estimate, plus what the
  /// places of jumps (known to 1e-8 of probability) and the outermost 1e-9 of the prior leave open. An estimate, not a
  /// bound: a sort of response that shows only between neighbouring samples (32 even ones, more where it changes) is
  /// not seen. 0 for a discrete prior.
  double error = 0;
  std::size_t responses = 0;  ///< how many leader's problems were solved
};

/// Solves the leader's problem over the prior at given intensities.
///
/// For a continuous prior the jumps of the response are located first, by bisection in probability; between them Gauss
/// and Kronrod's rule (Boost.Math) integrates what is smooth, the panel with the largest error being halved first.
/// \param intensities one in [0, 1] for each instrument
/// \throws InvalidModel if the size or a value of `intensities` is wrong
/// \complexity a few hundred leader's responses, one for each value of a discrete prior
/// \see tests/sanctions/uncertain_episode_test.cpp: the deterministic limit in closed form
[[nodiscard]] SELECTORATE_EXPORT ExpectedResponse solve_expected_response(const UncertainEpisode& episode,
                                                                          std::span<const double> intensities,
                                                                          const ExpectationOptions& options = {});

}  // namespace selectorate
