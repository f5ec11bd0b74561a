#include "check_command.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/certificate_file.hpp>

#include "game_input.hpp"

namespace selectorate::tools {
namespace {

struct CheckArguments {
  std::string game;
  std::string certificate;
};

constexpr const char* footer =
    "A certificate is what `selectorate solve` writes with --certificate or --format json. It is checked in exact\n"
    "arithmetic by code that no solver uses; tools/check_certificate.py does the same in Python.\n"
    "Exit status: 0 accepted, 1 rejected, 2 unreadable.";

CertificateFile read_certificate_input(const std::string& file, const Game& game) {
  if (file == "-") return read_certificate_file(std::cin, "standard input", game);
  std::ifstream input(file, std::ios::binary);
  if (!input) throw ParseError(file, 0, 0, "cannot be opened");
  return read_certificate_file(input, file, game);
}

/// What was accepted, in words.
std::string acceptance(const CertificateList& list, const ListVerdict& verdict) {
  Rational regret = 0;
  for (const Certificate& certificate : list.certificates) regret = std::max(regret, certificate.max_regret);
  const std::string strength = list.certificates.empty() ? ""
                               : regret == 0             ? ", exact"
                                             : fmt::format(", with a regret of at most {}", to_string(regret));
  const bool is_best = !list.certificates.empty() && std::ranges::all_of(list.certificates, [](const auto& entry) {
    return entry.optimality.has_value();
  });
  std::string text = fmt::format("accepted: {} x {}{}{}", list.certificates.size(), to_string(list.claim), strength,
                                 is_best ? "; no other one is worth more" : "");
  if (!list.complete) return text + ".";
  return text + (verdict.recounted ? "; counted again: these are all."
                                   : "; that these are all was not checked, only that each is one.");
}

/// Whether a certificate was accepted, and what is to be said of it.
struct CheckResult {
  bool accepted = false;
  std::string words;  ///< what was accepted, or why not
};

CheckResult check(const Game& game, const CertificateList& list) {
  const ListVerdict verdict = std::visit([&](const auto& form) { return verify_certificates(form, list); }, game);
  return {verdict.accepted, verdict.accepted ? acceptance(list, verdict) : verdict.reason};
}

CheckResult check(const Game& game, const CommitmentRecord& record) {
  if (!record.certificate) return {false, "the computation was cancelled: it has no commitments"};
  const Verdict verdict =
      std::visit([&](const auto& form) { return verify_commitment_certificate(form, *record.certificate); }, game);
  if (!verdict.accepted) return {false, verdict.reason};
  return {true, "accepted: optimal commitments, pure and mixed, exact; nothing pays the leader more."};
}

CheckResult check(const Game& game, const DominanceRecord& record) {
  const Verdict verdict = verify_dominance_record(game, record);
  if (!verdict.accepted) return {false, verdict.reason};
  return {true, fmt::format("accepted: {} {}ly dominated strategies eliminated, exact; {}",
                            record.trace.eliminations.size(), to_string(record.trace.kind),
                            !record.trace.complete ? "more may be dominated."
                            : record.trace.mixed   ? "nothing that is left is dominated."
                                                   : "nothing that is left is dominated by a pure strategy.")};
}

ExitStatus run_check(const CheckArguments& arguments) {
  if (arguments.game == "-" && arguments.certificate == "-") {
    throw Error("game and certificate cannot both come from standard input");
  }
  const Game game = read_game_input(arguments.game);
  const CertificateFile file = read_certificate_input(arguments.certificate, game);
  const CheckResult result = std::visit([&](const auto& content) { return check(game, content); }, file);
  std::cout << (result.accepted ? "" : "rejected: ") << result.words << '\n';
  return result.accepted ? ExitStatus::solved : ExitStatus::failed;
}

}  // namespace

void add_check_command(CLI::App& program, ExitStatus& status) {
  auto arguments = std::make_shared<CheckArguments>();
  CLI::App* command = program.add_subcommand("check", "Check a certificate against its game");
  command->footer(footer);
  command->add_option("GAME", arguments->game, "an .efg or .nfg file, or - for standard input")->required();
  command->add_option("CERTIFICATE", arguments->certificate, "a JSON file of `selectorate solve`, or -")->required();
  command->callback([arguments, &status] { status = run_check(*arguments); });
}

}  // namespace selectorate::tools
