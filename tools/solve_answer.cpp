#include "solve_answer.hpp"

#include <selectorate/io/certificate_json.hpp>
#include <selectorate/io/solution_csv.hpp>
#include <selectorate/io/solution_json.hpp>
#include <selectorate/report/commitment_text.hpp>
#include <selectorate/report/dominance_text.hpp>

namespace selectorate::tools {
namespace {

void write_json(std::ostream& output, const Game& game, const SolutionRecord& record) {
  write_solution_json(output, game, record);
}
void write_json(std::ostream& output, const Game& game, const CommitmentRecord& record) {
  write_commitment_json(output, game, record);
}
void write_json(std::ostream& output, const Game& game, const DominanceRecord& record) {
  write_dominance_json(output, game, record);
}

void write_csv(std::ostream& output, const Game& game, const SolutionRecord& record) {
  write_solution_csv(output, game, record);
}
void write_csv(std::ostream& output, const Game& game, const CommitmentRecord& record) {
  write_commitment_csv(output, game, record);
}
void write_csv(std::ostream& output, const Game& game, const DominanceRecord& record) {
  write_dominance_csv(output, game, record);
}

void write_text(std::ostream& output, const Game& game, const SolutionRecord& record,
                const SolutionTextOptions& options) {
  write_solution_text(output, game, record, options);
}
void write_text(std::ostream& output, const Game& game, const CommitmentRecord& record,
                const SolutionTextOptions& options) {
  write_commitment_text(output, game, record, options);
}
void write_text(std::ostream& output, const Game& game, const DominanceRecord& record,
                const SolutionTextOptions& options) {
  write_dominance_text(output, game, record, options);
}

}  // namespace

void write_answer(std::ostream& output, const std::string& format, const Game& game, const SolveAnswer& answer,
                  const SolutionTextOptions& options) {
  std::visit(
      [&](const auto& record) {
        if (format == "json") return write_json(output, game, record);
        if (format == "csv") return write_csv(output, game, record);
        write_text(output, game, record, options);
      },
      answer);
}

void write_evidence(std::ostream& output, const Game& game, const SolveAnswer& answer) {
  if (const auto* solution = std::get_if<SolutionRecord>(&answer)) {
    return write_certificate_json(output, game, solution->list);
  }
  write_answer(output, "json", game, answer, {});
}

ExitStatus exit_status_of(const SolveAnswer& answer) {
  const Status status = std::visit([](const auto& record) { return record.status; }, answer);
  if (status == Status::iteration_limit || status == Status::cancelled || status == Status::truncated) {
    return ExitStatus::limit;
  }
  const auto* solution = std::get_if<SolutionRecord>(&answer);
  return solution != nullptr && solution->list.certificates.empty() ? ExitStatus::failed : ExitStatus::solved;
}

}  // namespace selectorate::tools
