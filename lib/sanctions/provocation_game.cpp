#include <array>
#include <limits>

#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/base/rational.hpp>
#include <selectorate/game/game_builder.hpp>
#include <selectorate/sanctions/provocation_game.hpp>

#include "sanctions/fixed_concession.hpp"
#include "sanctions/parameter_check.hpp"

namespace selectorate {
namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr std::array messages = {"hold back", "test"};

void require_game(const ProvocationGame& game) {
  if (game.types.empty()) throw InvalidModel("types", "expected at least one type");
  if (game.intensities.empty()) throw InvalidModel("intensities", "expected at least one intensity");
  for (const ProvocationType& type : game.types) {
    require_range("types.probability", type.probability, std::numeric_limits<double>::denorm_min(), largest);
    if (type.answers.size() == game.intensities.size()) continue;
    throw InvalidModel("types.answers", fmt::format("type {} has {} answers for {} intensities", type.name,
                                                    type.answers.size(), game.intensities.size()));
  }
}

std::vector<Rational> make_prior(const ProvocationGame& game) {
  Rational sum = 0;
  for (const ProvocationType& type : game.types) sum += exact_rational(type.probability);
  std::vector<Rational> prior;
  for (const ProvocationType& type : game.types) prior.push_back(exact_rational(type.probability) / sum);
  return prior;
}

/// Payoffs of target and sender after a message and an answer.
std::vector<Rational> make_payoffs(const ProvocationType& type, std::uint32_t message, const CrisisOutcome& outcome) {
  Rational target = exact_rational(outcome.target);
  Rational sender = exact_rational(outcome.sender);
  if (message == test_missile) {
    target -= exact_rational(type.test_cost);
    sender -= exact_rational(type.test_harm);
  }
  return {target, sender};
}

}  // namespace

ProvocationGame make_provocation_game(std::span<const ProvocationEpisode> types, std::span<const double> intensities,
                                      double demand) {
  require_range("demand", demand, std::numeric_limits<double>::min(), 1);
  ProvocationGame game;
  for (const double intensity : intensities) {
    require_range("intensities", intensity, 0, 1);
    game.intensities.push_back(fmt::format("intensity {}", intensity));
  }
  for (const ProvocationEpisode& kind : types) {
    ProvocationType type{kind.name, kind.probability, kind.test_cost, 0, {}};
    for (const double intensity : intensities) {
      const std::vector<double> s = kind.episode.package().ray(intensity);
      const auto value = [&](double concession) {
        const EpisodeOutcome outcome = evaluate_fixed_concession(kind.episode, s, concession);
        return CrisisOutcome{outcome.sender_value, outcome.leader_value};
      };
      type.answers.push_back({.resist = value(0), .concede = value(demand)});
    }
    game.types.push_back(std::move(type));
  }
  require_game(game);
  return game;
}

bool concedes(const ProvocationType& type, std::size_t intensity) {
  const ProvocationAnswers& answers = type.answers.at(intensity);
  return answers.concede.target >= answers.resist.target;
}

SignallingGame make_provocation_signalling(const ProvocationGame& game) {
  require_game(game);
  SignallingDescription description;
  description.title = "Provocation";
  description.prior = make_prior(game);
  description.sender = "Target";
  description.receiver = "Sender";
  for (const char* message : messages) description.messages.push_back({message, game.intensities});
  for (const ProvocationType& type : game.types) {
    description.types.push_back(type.name);
    auto& target = description.sender_payoffs.emplace_back(messages.size());
    auto& sender = description.receiver_payoffs.emplace_back(messages.size());
    for (std::uint32_t message = 0; message < messages.size(); ++message) {
      for (std::size_t i = 0; i < game.intensities.size(); ++i) {
        const ProvocationAnswers& answers = type.answers[i];
        const auto payoffs = make_payoffs(type, message, concedes(type, i) ? answers.concede : answers.resist);
        target[message].push_back(payoffs[0]);
        sender[message].push_back(payoffs[1]);
      }
    }
  }
  return SignallingGame(std::move(description));
}

ExtensiveGame make_provocation_tree(const ProvocationGame& game) {
  require_game(game);
  const PlayerId target(0);
  const PlayerId sender(1);
  GameBuilder builder("Provocation", {"Target", "Sender"});
  std::vector<std::string> names;
  for (const ProvocationType& type : game.types) names.push_back(type.name);
  const NodeId root = builder.add_chance(make_prior(game), names);
  for (std::uint32_t t = 0; t < game.types.size(); ++t) {
    const ProvocationType& type = game.types[t];
    const NodeId choice = builder.add_decision(target, type.name, {messages[0], messages[1]});
    builder.connect(root, t, choice);
    for (std::uint32_t message = 0; message < messages.size(); ++message) {
      const NodeId response =
          builder.add_decision(sender, fmt::format("after {}", messages[message]), game.intensities);
      builder.connect(choice, message, response);
      for (std::uint32_t i = 0; i < game.intensities.size(); ++i) {
        const NodeId answer =
            builder.add_decision(target, fmt::format("{}, {}, {}", type.name, messages[message], game.intensities[i]),
                                 {"resist", "concede"});
        builder.connect(response, i, answer);
        builder.connect(answer, 0U, builder.add_terminal(make_payoffs(type, message, type.answers[i].resist)));
        builder.connect(answer, 1U, builder.add_terminal(make_payoffs(type, message, type.answers[i].concede)));
      }
    }
  }
  return builder.build(root);
}

}  // namespace selectorate
