#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include <selectorate/base/export.hpp>
#include <selectorate/io/game_file.hpp>
#include <selectorate/io/solution_record.hpp>

namespace selectorate {

struct SolutionTextOptions {
  bool color = false;            ///< headings in bold by ANSI escapes, for terminals
  std::size_t width = 96;        ///< characters of a line of prose
  std::size_t equilibria = 100;  ///< most equilibria to show
  std::size_t places = 40;       ///< most information sets of an equilibrium, or profiles of a distribution, to show
  std::string method_note =
      {};  ///< why this method was taken, as "because the game has perfect information"; may be empty
};

/// Tells a student what the equilibria are: the concept in a sentence, who does what where in the game's own names,
/// what everybody expects, whether these are all, and how far that is proved.
SELECTORATE_EXPORT void write_solution_text(std::ostream& output, const Game& game, const SolutionRecord& record,
                                            const SolutionTextOptions& options = {});

/// A number as its fraction, or rounded to six digits after "about" where the fraction has more than twelve characters.
[[nodiscard]] SELECTORATE_EXPORT std::string fraction_text(const Rational& number);

}  // namespace selectorate
