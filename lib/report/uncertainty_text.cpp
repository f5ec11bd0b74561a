#include "report/uncertainty_text.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include <selectorate/io/uncertain_scenario.hpp>
#include <selectorate/report/number_text.hpp>
#include <selectorate/report/text_table.hpp>

#include "report/imposed_sanctions.hpp"
#include "report/prose.hpp"

namespace selectorate {
namespace {

/// A range of less probability than this is not worth a reader's line.
constexpr double worth_telling = 1e-6;

class UncertaintyWriter {
 public:
  UncertaintyWriter(std::ostream& output, const EpisodeReport& report, const EpisodeTextOptions& options)
      : output_(output),
        report_(report),
        options_(options),
        record_(*report.record.uncertainty),
        equilibrium_(record_.equilibrium),
        prior_(make_prior(report.scenario)) {}

  void write() {
    prose(belief());
    prose(choice());
    prose(expectation());
    ranges();
    prose(worth_of_knowing());
    prose(accuracy());
  }

 private:
  void prose(const std::string& text) { write_prose(output_, text, options_.width); }

  std::string belief() const {
    std::string text = fmt::format("What is told above takes {} to be {} and the sender to know it. ",
                                   record_.parameter, number_text(uncertain_value(report_.scenario)));
    if (prior_.is_discrete()) {
      text += fmt::format("Now it holds {} values possible.", prior_.atoms().size());
    } else {
      text +=
          fmt::format("Now its belief is {}: half of the chance lies between {} and {}, nine tenths between {} and {}.",
                      record_.distribution, number_text(prior_.quantile(0.25)), number_text(prior_.quantile(0.75)),
                      number_text(prior_.quantile(0.05)), number_text(prior_.quantile(0.95)));
    }
    if (record_.excluded > worth_telling) {
      text += fmt::format(" (Values that the key cannot have, {} of the distribution, are left out.)",
                          percent_text(record_.excluded));
    }
    return text;
  }

  std::string choice() const {
    const std::string imposed = describe_sanctions(report_.scenario, equilibrium_.intensity, report_.sender_is_free);
    if (!report_.sender_is_free) return "The sanctions are the same.";
    return imposed.empty() ? "The best that the sender can do on average is to impose nothing."
                           : fmt::format("The best on average is to impose {}.", imposed);
  }

  std::string expectation() const {
    const ExpectedResponse& response = equilibrium_.response;
    return fmt::format(
        "The sender then expects to be conceded {} on average: nothing with probability {}, everything with "
        "probability "
        "{}. The leader's chance of staying in office is {} on average.",
        percent_text(response.mean.concession), percent_text(response.concession.nothing()),
        percent_text(response.concession.everything()), percent_text(response.mean.survival));
  }

  void ranges() {
    TextTable table({TextTable::Alignment::left, TextTable::Alignment::right, TextTable::Alignment::left});
    table.add_row({"if " + record_.parameter + " is", "probability", "he concedes"});
    const auto& all = equilibrium_.response.ranges;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].probability < worth_telling) continue;
      table.add_row({values_of(i), percent_text(all[i].probability), concession_of(all[i])});
    }
    table.write(output_);
  }

  std::string values_of(std::size_t i) const {
    const auto& all = equilibrium_.response.ranges;
    if (prior_.is_discrete()) return number_text(all[i].low);
    if (all.size() == 1) return "anything";
    if (i == 0) return "up to " + number_text(all[i].high);
    if (i + 1 == all.size()) return "from " + number_text(all[i].low);
    return fmt::format("{} to {}", number_text(all[i].low), number_text(all[i].high));
  }

  static std::string concession_of(const ResponseRange& range) {
    const auto text = [](double c) { return c < 0.0005 ? "nothing" : c > 0.9995 ? "everything" : percent_text(c); };
    const std::string low = text(range.concession_at_low);
    const std::string high = text(range.concession_at_high);
    return low == high ? low : fmt::format("from {} to {}", low, high);
  }

  /// What the sender would gain on average by learning the value first.
  double knowledge() const { return std::max(equilibrium_.informed_value - equilibrium_.value(), 0.0); }

  std::string worth_of_knowing() const {
    std::string text = fmt::format("That is worth {} to the sender, in its utility", number_text(equilibrium_.value()));
    if (std::isnan(equilibrium_.informed_value)) return text + ".";
    return text + fmt::format("; to learn the value before choosing would be worth {} more.", number_text(knowledge()));
  }

  std::string accuracy() const {
    std::string text;
    if (!prior_.is_discrete()) {
      text = fmt::format(
          "Averages are accurate to about {}: estimated by the quadrature between the jumps that were found, not "
          "proved. ",
          number_text(equilibrium_.response.error));
    }
    if (!report_.sender_is_free) return text;
    text += "The intensities are the best of a search. ";
    const double gain = equilibrium_.best_bound() - equilibrium_.value();
    if (!std::isfinite(gain)) return text;
    return text + fmt::format(
                      "Others could gain at most {}{}, what it is worth to know the value: to choose in "
                      "ignorance is never better.",
                      number_text(gain), prior_.is_discrete() ? " (proved)" : "");
  }

  std::ostream& output_;
  const EpisodeReport& report_;
  const EpisodeTextOptions& options_;
  const UncertaintyRecord& record_;
  const UncertainEquilibrium& equilibrium_;
  Prior prior_;
};

}  // namespace

void write_uncertainty_text(std::ostream& output, const EpisodeReport& report, const EpisodeTextOptions& options) {
  UncertaintyWriter(output, report, options).write();
}

}  // namespace selectorate
