#include "check_command.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <selectorate/base/error.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/certificate_json.hpp>

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

CertificateList read_certificate_input(const std::string& file, const Game& game) {
  if (file == "-") return read_certificate_json(std::cin, "standard input", game);
  std::ifstream input(file, std::ios::binary);
  if (!input) throw ParseError(file, 0, 0, "cannot be opened");
  return read_certificate_json(input, file, game);
}

/// What was accepted, in words.
std::string acceptance(const CertificateList& list, const ListVerdict& verdict) {
  Rational regret = 0;
  for (const Certificate& certificate : list.certificates) regret = std::max(regret, certificate.max_regret);
  const std::string strength = list.certificates.empty() ? ""
                               : regret == 0             ? ", exact"
                                             : fmt::format(", with a regret of at most {}", to_string(regret));
  std::string text = fmt::format("accepted: {} x {}{}", list.certificates.size(), to_string(list.claim), strength);
  if (!list.complete) return text + ".";
  return text + (verdict.recounted ? "; counted again: these are all."
                                   : "; that these are all was not checked, only that each is one.");
}

ExitStatus run_check(const CheckArguments& arguments) {
  if (arguments.game == "-" && arguments.certificate == "-") {
    throw Error("game and certificate cannot both come from standard input");
  }
  const Game game = read_game_input(arguments.game);
  const CertificateList list = read_certificate_input(arguments.certificate, game);
  const ListVerdict verdict = std::visit([&](const auto& form) { return verify_certificates(form, list); }, game);
  if (!verdict.accepted) {
    std::cout << "rejected: " << verdict.reason << '\n';
    return ExitStatus::failed;
  }
  std::cout << acceptance(list, verdict) << '\n';
  return ExitStatus::solved;
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
