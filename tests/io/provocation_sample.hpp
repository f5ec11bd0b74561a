#pragma once

#include <selectorate/io/provocation_record.hpp>

namespace selectorate::testing {

/// Sanctions cost the target 1 and the sender 1/4 if they are in vain. The tough keep a stake of 3 and never concede;
/// the weak keep one of 1/2 and concede to full sanctions, which is worth 1 to the sender.
inline ProvocationRecord sample_provocation(double tough, double test_cost) {
  const auto answers = [](double stake) {
    return std::vector<ProvocationAnswers>{{.resist = {0, stake}, .concede = {1, 0}},
                                           {.resist = {-.25, stake - 1}, .concede = {1, 0}}};
  };
  const ProvocationGame game{
      .intensities = {"none", "full"},
      .types = {
          {.name = "tough", .probability = tough, .test_cost = test_cost, .test_harm = 0, .answers = answers(3)},
          {.name = "weak", .probability = 1 - tough, .test_cost = test_cost, .test_harm = 0, .answers = answers(.5)}}};
  const auto type = [&](const char* name, double probability, double stake) {
    return TargetType{.name = name,
                      .probability = probability,
                      .test_cost = test_cost,
                      .policy_value = stake,
                      .coalition = 2000,
                      .barrier = .6};
  };
  return solve_provocation_record({.intensities = {0, 1}, .demand = 1},
                                  {type("tough", tough, 3), type("weak", 1 - tough, .5)}, game);
}

}  // namespace selectorate::testing
