#include "equilibrium/signalling/signalling_programs.hpp"

namespace selectorate {

SignallingPrograms::SignallingPrograms(const SignallingGame& game)
    : types(game.type_count()), messages(game.message_count()), responses(game.total_response_count()) {
  for (std::uint32_t j = 0; j < types * messages; ++j) sender.add_column(0);
  for (std::uint32_t m = 0; m < messages; ++m) sender.add_column(0, ColumnDomain::free);
  for (std::uint32_t t = 0; t < types; ++t) {
    const std::uint32_t row = sender.add_row(RowSense::equal, game.prior(t));
    for (std::uint32_t m = 0; m < messages; ++m) sender.add_entry(row, weight(t, m), 1);
  }
  for (std::uint32_t j = 0; j < responses; ++j) receiver.add_column(0);
  for (std::uint32_t t = 0; t < types; ++t) receiver.add_column(0, ColumnDomain::free);
  for (std::uint32_t m = 0; m < messages; ++m) {
    const std::uint32_t sum = receiver.add_row(RowSense::equal, 1);
    for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
      receiver.add_entry(sum, probability(game.first_response(m) + r), 1);
      const std::uint32_t row = sender.add_row(RowSense::at_most, 0);
      sender.add_entry(row, types * messages + m, -1);
      for (std::uint32_t t = 0; t < types; ++t) sender.add_entry(row, weight(t, m), game.receiver_payoff(t, m, r));
    }
  }
  for (std::uint32_t t = 0; t < types; ++t) {
    for (std::uint32_t m = 0; m < messages; ++m) {
      const std::uint32_t row = receiver.add_row(RowSense::at_most, 0);
      receiver.add_entry(row, responses + t, -1);
      for (std::uint32_t r = 0; r < game.response_count(m); ++r) {
        receiver.add_entry(row, probability(game.first_response(m) + r), game.sender_payoff(t, m, r));
      }
    }
  }
}

LinearProgram make_threat_program(const SignallingGame& game, std::uint32_t message,
                                  const std::vector<Rational>& payoffs) {
  LinearProgram program;
  for (std::uint32_t r = 0; r < game.response_count(message); ++r) program.add_column(0);
  const std::uint32_t sum = program.add_row(RowSense::equal, 1);
  for (std::uint32_t r = 0; r < game.response_count(message); ++r) program.add_entry(sum, r, 1);
  for (std::uint32_t t = 0; t < game.type_count(); ++t) {
    const std::uint32_t row = program.add_row(RowSense::at_most, payoffs[t]);
    for (std::uint32_t r = 0; r < game.response_count(message); ++r) {
      program.add_entry(row, r, game.sender_payoff(t, message, r));
    }
  }
  return program;
}

}  // namespace selectorate
