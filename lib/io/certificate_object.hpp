#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// The title of a game of either form.
[[nodiscard]] const std::string& title_of(const Game& game);

/// Number of a player's information sets, and which is his first; a strategic game has one a player.
[[nodiscard]] std::uint32_t set_count(const Game& game, PlayerId player);
[[nodiscard]] InformationSetId first_set(const Game& game, PlayerId player);
[[nodiscard]] std::size_t player_count(const Game& game);

/// Numbers as fractions in quotes.
[[nodiscard]] nlohmann::ordered_json fractions(std::span<const Rational> numbers);

/// `[{"profile": 3, "probability": "1/2"}]`
[[nodiscard]] nlohmann::ordered_json distribution_list(std::span<const ProfileProbability> distribution);

/// `{"behavior": …, "payoffs": …, …}`, an entry of "equilibria".
[[nodiscard]] nlohmann::ordered_json equilibrium_object(const Game& game, const Certificate& certificate);

/// `{"claim": …, "kind": …, "max_regret": …, "game_hash": …}`: what all certificates of a list have in common, and the
/// largest of their regrets.
[[nodiscard]] nlohmann::ordered_json summary_object(const CertificateList& list);

/// The enumerator's name, as files have it.
[[nodiscard]] std::string_view to_string(SolutionSet set) noexcept;

}  // namespace selectorate
