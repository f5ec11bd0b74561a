#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <selectorate/base/rational.hpp>
#include <selectorate/game/extensive_game.hpp>
#include <selectorate/game/sequence_form.hpp>

#include "equilibrium/lcp/complementary_system.hpp"
#include "equilibrium/lp/integer_program.hpp"
#include "equilibrium/sequence_complementarity.hpp"
#include "equilibrium/sequence_numbering.hpp"

namespace selectorate {

/// A game's complementarity problem where the prior's weight z has gone, for one set of payoffs after another: the
/// same columns, rows and pairs as in `SequenceComplementarity`, so that the end of a path there can be tried here.
///
/// Without z the prior's payoffs drop out: r = E'p - A (y' + l). All numbers are integers from the start. Payoffs are
/// moved and scaled, one positive factor for each player, which changes p alone; the infinitesimal is e / `unit`, so
/// that mistakes are integers as well.
class PayoffProgram {
 public:
  /// \param problem  that of the form, with any payoffs
  PayoffProgram(const SequenceForm& form, const SequenceComplementarity& problem);

  /// e in units of the infinitesimal.
  [[nodiscard]] const Integer& unit() const noexcept { return unit_; }

  /// Expected payoffs by entry and player, moved to be nowhere negative, as integers without a common divisor; and for
  /// each player how far they range where play leads for certain.
  struct EntryPayoffs {
    std::vector<Integer> values;
    std::vector<Rational> ranges;
    bool is_constant_sum = true;  ///< whether what chance leaves of two players' payoffs always sums to the same
  };
  /// \param game  the form's, with any payoffs
  [[nodiscard]] EntryPayoffs find_payoffs(const ExtensiveGame& game) const;
  [[nodiscard]] IntegerProgram make(const EntryPayoffs& payoffs) const;
  /// The problem around that program, without a start of its own.
  [[nodiscard]] ComplementarySystem make_system(const EntryPayoffs& payoffs) const;

 private:
  /// An end of the game that chance allows.
  struct Terminal {
    std::uint32_t payoff_row;
    std::uint32_t entry;
    std::uint32_t weight;  ///< place in `weights_`
  };
  /// An entry of a column: a number, or an entry's payoff.
  struct Slot {
    std::uint32_t row;
    std::uint32_t source;  ///< place in the payoffs, or `fixed`
    int value;
  };
  /// power * value of the infinitesimal; power 0: no mistake
  struct Mistake {
    std::size_t power = 0;
    Integer value;
  };
  static constexpr std::uint32_t fixed = 0xffffffffU;

  void find_terminals();
  void find_mistakes(const SequenceComplementarity& problem);
  void list_columns();
  void list_fixed_trembles();
  void copy_system(const SequenceComplementarity& problem);
  void add_tremble_columns(const EntryPayoffs& payoffs, IntegerProgram& program) const;
  void fill_rows(const EntryPayoffs& payoffs, IntegerProgram& program) const;

  const SequenceForm& form_;
  const SequenceNumbering& numbering_;
  std::vector<Terminal> terminals_;
  std::vector<Integer> weights_;        ///< different chance probabilities of terminals, over `weight_denominator_`
  std::vector<Integer> entry_weights_;  ///< chance probabilities of entries, likewise
  Integer weight_denominator_ = 1;
  Integer unit_ = 1;
  std::size_t degree_ = 0;
  std::vector<std::vector<Mistake>> mistakes_;                ///< by player and sequence
  std::vector<std::vector<Slot>> columns_;                    ///< without the trembles
  std::vector<std::vector<IntegerProgram::Entry>> trembles_;  ///< by power: their entries below the responses
  ComplementarySystem system_;
};

}  // namespace selectorate
