#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/luxury_list.hpp>

#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();

void require_lists(std::span<const LuxuryGood> goods, std::span<const LuxuryList> lists) {
  if (goods.empty()) throw InvalidModel("good", "there are none");
  if (lists.empty()) throw InvalidModel("list", "there are none");
  double total = 0;
  for (std::size_t k = 0; k < goods.size(); ++k) {
    require_range(fmt::format("good[{}].share", k), goods[k].share, 0, largest);
    total += goods[k].share;
  }
  if (!(total > 0)) throw InvalidModel("good.share", "nothing is spent on any good");
  for (std::size_t i = 0; i < lists.size(); ++i) {
    require_range(fmt::format("list[{}].weight", i), lists[i].weight, std::numeric_limits<double>::min(), largest);
    if (lists[i].listed.size() != goods.size()) {
      throw InvalidModel(fmt::format("list[{}].listed", i),
                         fmt::format("expected {}, one for each good, found {}", goods.size(), lists[i].listed.size()));
    }
    for (const double part : lists[i].listed) require_range(fmt::format("list[{}].listed", i), part, 0, 1);
  }
}

/// How far one good is listed by everybody, by anybody, and on average over trade.
struct GoodListing {
  double least = 1;
  double most = 0;
  double mean = 0;
};

GoodListing evaluate_listing(std::span<const LuxuryList> lists, std::size_t good) {
  GoodListing listing;
  double weight = 0;
  for (const LuxuryList& list : lists) {
    listing.least = std::min(listing.least, list.listed[good]);
    listing.most = std::max(listing.most, list.listed[good]);
    listing.mean += list.weight * list.listed[good];
    weight += list.weight;
  }
  listing.mean /= weight;
  return listing;
}

}  // namespace

std::string_view to_string(ListRule rule) noexcept {
  switch (rule) {
    case ListRule::minimum:
      return "minimum";
    case ListRule::mean:
      return "mean";
    case ListRule::lead:
      return "lead";
  }
  return "minimum";
}

ListAgreement evaluate_list_agreement(std::span<const LuxuryGood> goods, std::span<const LuxuryList> lists,
                                      ListRule rule) {
  require_lists(goods, lists);
  double spent = 0;
  double stopped = 0;
  double everybody = 0;
  double anybody = 0;
  for (std::size_t k = 0; k < goods.size(); ++k) {
    const GoodListing listing = evaluate_listing(lists, k);
    const double part = rule == ListRule::minimum ? listing.least
                        : rule == ListRule::mean  ? listing.mean
                                                  : lists.front().listed[k];
    spent += goods[k].share;
    stopped += goods[k].share * part;
    everybody += goods[k].share * listing.least;
    anybody += goods[k].share * listing.most;
  }
  return {.coverage = std::min(stopped / spent, 1.0), .agreement = anybody > 0 ? everybody / anybody : 1};
}

}  // namespace selectorate
