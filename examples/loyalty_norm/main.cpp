// How the loyalty norm W/S moves private rewards, the leader's rent and the welfare of insiders and outsiders,
// first in the textbook model, then in the polity that the sanctions episode starts from. See README.md.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <vector>

#include <selectorate/polity/polity.hpp>
#include <selectorate/polity/stationary_equilibrium.hpp>
#include <selectorate/polity/textbook_model.hpp>

namespace {

constexpr double norms[] = {.001, .003, .01, .03, .1, .2, .3, .5, .7, .9, 1};  // W/S, from a junta to a democracy

struct TextbookRow {
  double norm;
  selectorate::TextbookEquilibrium equilibrium;
};

std::vector<TextbookRow> solve_textbook_rows() {
  std::vector<TextbookRow> rows;
  for (const double norm : norms) {
    const selectorate::TextbookModel model(
        {.population = 1e5, .selectorate = 1e5, .coalition = norm * 1e5, .public_goods_price = 1e4, .discount = .9});
    rows.push_back({norm, selectorate::solve_textbook_equilibrium(model)});
  }
  return rows;
}

void print_textbook_table(const std::vector<TextbookRow>& rows) {
  std::printf("1. The textbook: 100 000 residents, all in the selectorate, discount factor 0.9\n\n");
  std::printf("%6s %6s | %9s %10s %12s | %10s | %9s %9s\n", "W/S", "tax", "leader", "support", "private", "reward",
              "insider", "outsider");
  std::printf("%6s %6s | %9s %10s %12s | %10s | %9s %9s\n", "", "rate", "keeps", "spending", "part of it", "/ insider",
              "welfare", "welfare");
  for (const auto& [norm, found] : rows) {
    std::printf("%6.3f %5.1f%% | %8.1f%% %10.1f %11.1f%% | %10.5f | %9.4f %9.4f\n", norm,
                100 * found.incumbent_tax_rate, 100 * found.surplus / found.revenue, found.support_spending,
                100 * found.private_share, found.private_goods, found.insider_welfare, found.outsider_welfare);
  }
}

void explain_textbook_table(const std::vector<TextbookRow>& rows) {
  const auto worst = std::min_element(rows.begin(), rows.end(), [](const TextbookRow& a, const TextbookRow& b) {
    return a.equilibrium.insider_welfare < b.equilibrium.insider_welfare;
  });
  const auto& first = rows.front().equilibrium;
  const auto& last = rows.back().equilibrium;
  std::printf(
      "\nRead aloud: when one member of the selectorate in a thousand keeps the leader in office, he keeps %.0f %%"
      "\nof the revenue; when everybody does, %.0f %%. Outsiders gain all along (%.2f to %.2f), but insiders lose"
      "\nuntil W/S is about %.2f and gain only after: whoever rules from a narrow base resists opening it.\n\n",
      100 * first.surplus / first.revenue, 100 * last.surplus / last.revenue, first.outsider_welfare,
      last.outsider_welfare, worst->norm);
}

struct PolityRow {
  double norm;
  selectorate::StationaryEquilibrium equilibrium;
};

// The library's default polity, whose figures are illustrative: 25.4 million residents, a party of 3 million,
// 6 billion of revenue, 900 of income a head.
constexpr selectorate::PolityParameters default_polity;

std::vector<PolityRow> solve_polity_rows() {
  std::vector<PolityRow> rows;
  for (const double norm : norms) {
    selectorate::PolityParameters parameters = default_polity;
    parameters.coalition = norm * parameters.selectorate;
    rows.push_back({norm, selectorate::solve_stationary_equilibrium(selectorate::Polity(parameters))});
  }
  return rows;
}

void print_polity_table(const std::vector<PolityRow>& rows) {
  std::printf("2. The polity of a sanctions episode: rewards add to ordinary income (log utility, discount 0.9)\n\n");
  std::printf("%6s %9s | %9s %12s | %14s %12s | %9s\n", "W/S", "insiders", "leader", "support", "reward of an",
              "in years of", "loyalty");
  std::printf("%6s %9s | %9s %12s | %14s %12s | %9s\n", "", "", "keeps", "spending", "insider", "income", "premium");
  for (const auto& [norm, found] : rows) {
    std::printf("%6.3f %9.0f | %8.1f%% %12.3e | %14.2f %12.3f | %9.3f\n", norm, norm * default_polity.selectorate,
                100 * found.leader_rent / default_polity.revenue, found.support_spending, found.private_goods,
                found.private_goods / default_polity.income, found.loyalty_premium);
  }
}

void explain_polity_table(const std::vector<PolityRow>& rows) {
  const auto& [narrow_norm, narrow] = rows.front();
  const auto& [broad_norm, broad] = rows[rows.size() - 2];  // the last row has no outsiders to fear joining
  const auto cheapest = std::min_element(rows.begin(), rows.end(), [](const PolityRow& a, const PolityRow& b) {
    return a.equilibrium.private_goods < b.equilibrium.private_goods;
  });
  std::printf(
      "\nRead aloud: %.0f insiders are kept loyal with %.2f years of income each, %.2f %% of the revenue, because a"
      "\ndefector would lose rewards worth %.2f utils. At W/S = %.1f loyalty costs %.0f %% of the revenue and only %.2f"
      "\nutils hold it together. Rewards fall until W/S is about %.1f, where a weaker loyalty norm has to be made up "
      "for"
      "\nwith money. Sanctions that end with the leader take `leader keeps` before they take anything from his "
      "insiders.\n",
      narrow_norm * default_polity.selectorate, narrow.private_goods / default_polity.income,
      100 * narrow.support_spending / default_polity.revenue, narrow.loyalty_premium, broad_norm,
      100 * broad.support_spending / default_polity.revenue, broad.loyalty_premium, cheapest->norm);
}

}  // namespace

int main() try {
  const auto textbook = solve_textbook_rows();
  print_textbook_table(textbook);
  explain_textbook_table(textbook);
  const auto polity = solve_polity_rows();
  print_polity_table(polity);
  explain_polity_table(polity);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "loyalty_norm: %s\n", error.what());
  return 1;
}
