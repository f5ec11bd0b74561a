#include <array>
#include <string_view>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/sanctions/inspection_game.hpp>

namespace selectorate {
namespace {

void require_above(std::string_view field, const Rational& value, const Rational& other) {
  if (value > other) return;
  throw InvalidModel(field,
                     fmt::format("expected more than {}, found {}: one player has a choice that is best whatever "
                                 "the other does",
                                 other.str(), value.str()));
}

}  // namespace

InspectionEquilibrium evaluate_inspection_game(const InspectionGame& game) {
  const Rational a = exact_rational(game.target.violate_sanctioned);
  const Rational b = exact_rational(game.target.violate_unsanctioned);
  const Rational c = exact_rational(game.target.comply_sanctioned);
  const Rational d = exact_rational(game.target.comply_unsanctioned);
  const Rational A = exact_rational(game.sender.violate_sanctioned);
  const Rational B = exact_rational(game.sender.violate_unsanctioned);
  const Rational C = exact_rational(game.sender.comply_sanctioned);
  const Rational D = exact_rational(game.sender.comply_unsanctioned);
  require_above("target.violate_unsanctioned", b, d);
  require_above("target.comply_sanctioned", c, a);
  require_above("sender.violate_sanctioned", A, B);
  require_above("sender.comply_unsanctioned", D, C);
  return {.violate = (D - C) / ((A - B) + (D - C)), .sanction = (b - d) / ((b - a) + (c - d))};
}

StrategicGame make_inspection_game(const InspectionGame& game) {
  const InspectionPayoffs& t = game.target;
  const InspectionPayoffs& s = game.sender;
  // The first player's strategy varies fastest.
  ExactTable payoffs(2);
  payoffs.append(std::array{t.violate_sanctioned, s.violate_sanctioned});
  payoffs.append(std::array{t.comply_sanctioned, s.comply_sanctioned});
  payoffs.append(std::array{t.violate_unsanctioned, s.violate_unsanctioned});
  payoffs.append(std::array{t.comply_unsanctioned, s.comply_unsanctioned});
  return {"Inspection", {"Target", "Sender"}, {{"violate", "comply"}, {"sanction", "refrain"}}, payoffs};
}

BehaviorProfile<Rational> make_inspection_profile(const StrategicGame& game, const InspectionEquilibrium& equilibrium) {
  BehaviorProfile<Rational> profile(game);
  const auto set = [&profile](std::uint32_t player, const Rational& first) {
    profile.at(InformationSetId(player))[0] = first;
    profile.at(InformationSetId(player))[1] = 1 - first;
  };
  set(0, equilibrium.violate);
  set(1, equilibrium.sanction);
  return profile;
}

}  // namespace selectorate
