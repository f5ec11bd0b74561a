#include "output.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/file_writer.hpp>

namespace selectorate::tools {
namespace {

bool is_standard_output(const OutputChoice& choice) {
  return choice.file.empty() || choice.file == "-";
}

}  // namespace

void add_output_options(CLI::App& command, OutputChoice& choice, const std::string& formats) {
  command.add_option("-o,--output", choice.file, "write to a file; its ending gives the format")->type_name("FILE");
  command.add_option("--format", choice.format, formats)->type_name("FORMAT");
}

std::string choose_format(const OutputChoice& choice, std::span<const std::string_view> known) {
  std::string format = choice.format;
  if (format.empty() && is_standard_output(choice)) return "text";
  if (format.empty()) {
    format = std::filesystem::path(choice.file).extension().string();
    if (format.empty()) return "text";
    format.erase(0, 1);
    if (format == "txt") return "text";
  }
  if (std::find(known.begin(), known.end(), format) == known.end()) {
    throw Error(fmt::format("format '{}' is not one of {}", format, fmt::join(known, ", ")));
  }
  return format;
}

void write_output(const OutputChoice& choice, const std::function<void(std::ostream&)>& write) {
  if (!is_standard_output(choice)) return write_file(choice.file, write);
  write(std::cout);
  std::cout.flush();
  if (!std::cout) throw Error("standard output cannot be written");
}

}  // namespace selectorate::tools
