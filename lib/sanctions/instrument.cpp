#include <selectorate/sanctions/instrument.hpp>

namespace selectorate {

std::string_view to_string(InstrumentKind kind) noexcept {
  switch (kind) {
    case InstrumentKind::trade_embargo:
      return "trade_embargo";
    case InstrumentKind::luxury_ban:
      return "luxury_ban";
    case InstrumentKind::dual_use_ban:
      return "dual_use_ban";
    case InstrumentKind::financial_sanctions:
      return "financial_sanctions";
    case InstrumentKind::aid_cut:
      return "aid_cut";
    case InstrumentKind::travel_ban:
      return "travel_ban";
    case InstrumentKind::custom:
      return "custom";
  }
  return "custom";
}

std::optional<InstrumentKind> instrument_kind(std::string_view name) noexcept {
  for (const InstrumentKind kind : instrument_kinds) {
    if (to_string(kind) == name) return kind;
  }
  return std::nullopt;
}

Instrument make_instrument(InstrumentKind kind) noexcept {
  Instrument i;
  i.kind = kind;
  switch (kind) {
    case InstrumentKind::trade_embargo:  // broad: hits revenue and everyone's income, leaks through smugglers
      i.revenue = 0.3;
      i.income = 0.2;
      i.rent = 0.05;
      i.enforcement = 0.6;
      i.evasion_cost = 0.8;
      i.cost = 0.2;
      break;
    case InstrumentKind::luxury_ban:  // selective: the ruling circle's rewards lose their worth
      i.luxury = 0.4;
      i.rent = 0.01;
      i.enforcement = 0.4;
      i.evasion_cost = 0.5;
      i.cost = 0.02;
      break;
    case InstrumentKind::dual_use_ban:  // slows the programme
      i.dual_use = 0.5;
      i.rent = 0.01;
      i.enforcement = 0.6;
      i.evasion_cost = 0.8;
      i.cost = 0.05;
      break;
    case InstrumentKind::financial_sanctions:  // banks comply: little slips through
      i.revenue = 0.2;
      i.income = 0.05;
      i.luxury = 0.1;
      i.dual_use = 0.1;
      i.enforcement = 0.8;
      i.evasion_cost = 1.5;
      i.cost = 0.05;
      break;
    case InstrumentKind::aid_cut:  // the donor simply stops paying
      i.revenue = 0.1;
      i.income = 0.02;
      i.cost = 0.01;
      break;
    case InstrumentKind::travel_ban:
      i.elite = 0.05;
      i.enforcement = 0.8;
      i.evasion_cost = 1;
      i.cost = 0.005;
      break;
    case InstrumentKind::custom:
      break;
  }
  return i;
}

}  // namespace selectorate
