#pragma once

#include <iosfwd>
#include <string_view>
#include <variant>

#include <selectorate/base/export.hpp>
#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/dominance_record.hpp>
#include <selectorate/io/game_file.hpp>

namespace selectorate {

/// What a certificate file may hold: equilibria, optimal commitments, or a trace of iterated elimination.
using CertificateFile = std::variant<CertificateList, CommitmentRecord, DominanceRecord>;

/// Reads a certificate of any kind, whichever its claim says.
/// \param file  what error messages call the text
/// \throws ParseError as the readers of each kind. Whether the claim holds is not looked at.
[[nodiscard]] SELECTORATE_EXPORT CertificateFile read_certificate_file(std::string_view text, std::string_view file,
                                                                       const Game& game);
/// The same from a stream, which is read to its end.
[[nodiscard]] SELECTORATE_EXPORT CertificateFile read_certificate_file(std::istream& input, std::string_view file,
                                                                       const Game& game);

}  // namespace selectorate
