#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <selectorate/base/export.hpp>

namespace selectorate {

/// A kind of goods that insiders are rewarded with.
struct LuxuryGood {
  std::string name = "good";
  double share = 1;  ///< what they spend on it, >= 0, in any unit: shares of the sum are what counts
};

/// What one sender takes to be a luxury.
struct LuxuryList {
  std::string sender = "sender";
  double weight = 1;           ///< trade with the target, > 0, in any unit
  std::vector<double> listed;  ///< for each good, the part of it that the sender stops, in [0, 1]
};

/// How senders' lists become one ban.
enum class ListRule {
  minimum,  ///< a good is stopped as far as everybody lists it: whoever does not, sells it to all who want it
  mean,     ///< each sender stops its own share of trade, and nobody steps in
  lead,     ///< everybody enforces the first sender's list
};

/// The enumerator's name.
[[nodiscard]] SELECTORATE_EXPORT std::string_view to_string(ListRule rule) noexcept;

/// What senders' lists amount to.
struct ListAgreement {
  double coverage = 0;  ///< part of insiders' luxury spending that the ban stops, in [0, 1]
  /// Part of what anybody lists that everybody lists, by value: 1 where all lists are equal or empty.
  double agreement = 1;
};

/// No list says what a luxury is unless the senders agree on one: the enforcement of a luxury ban under each rule.
///
/// With v_k the goods' shares and l_ik the lists, coverage is sum_k v_k min_i l_ik, sum_k v_k sum_i w_i l_ik or
/// sum_k v_k l_0k; agreement is sum_k v_k min_i l_ik / sum_k v_k max_i l_ik. Multiply `Instrument::enforcement` of a
/// luxury ban with the coverage.
/// \throws InvalidModel naming the field, also if there is no good or no list
[[nodiscard]] SELECTORATE_EXPORT ListAgreement evaluate_list_agreement(std::span<const LuxuryGood> goods,
                                                                       std::span<const LuxuryList> lists,
                                                                       ListRule rule);

}  // namespace selectorate
