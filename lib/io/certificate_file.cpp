#include <istream>
#include <string>

#include <selectorate/base/error.hpp>
#include <selectorate/io/certificate_file.hpp>

#include "io/certificate_documents.hpp"
#include "io/document_reader.hpp"
#include "io/stream_text.hpp"

namespace selectorate {
namespace {

class ClaimReader : private DocumentReader {
 public:
  explicit ClaimReader(std::string_view file) : DocumentReader(file) {}

  [[nodiscard]] const std::string& read(const DocumentNode& top) const {
    check_schema(top);
    return member(member(top, "certificate", Kind::table), "claim", Kind::text).text;
  }
};

}  // namespace

CertificateFile read_certificate_file(std::string_view text, std::string_view file, const Game& game) {
  const DocumentNode top = parse_json_document(text, file);
  const std::string& claim = ClaimReader(file).read(top);
  if (claim == "commitment") return read_commitment(top, file, game);
  if (claim == "dominance") return read_dominance(top, file, game);
  return read_certificate_list(top, file, game);
}

CertificateFile read_certificate_file(std::istream& input, std::string_view file, const Game& game) {
  return read_certificate_file(read_text(input), file, game);
}

}  // namespace selectorate
