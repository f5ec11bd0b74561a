/// \file
/// Property: any bytes are read as a scenario or refused with ParseError, and what is read prints to a text that reads
/// back and prints the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/io/scenario.hpp>

namespace {

std::string print(const selectorate::Scenario& scenario) {
  std::ostringstream output;
  selectorate::write_scenario(output, scenario);
  return output.str();
}

selectorate::Scenario read(const std::string& text) {
  std::istringstream input(text);
  return selectorate::read_scenario(input, "fuzz");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  selectorate::Scenario scenario;
  try {
    scenario = read(std::string(reinterpret_cast<const char*>(data), size));
  } catch (const selectorate::ParseError&) {
    return 0;
  }
  const std::string printed = print(scenario);
  if (print(read(printed)) != printed) std::abort();
  return 0;
}
