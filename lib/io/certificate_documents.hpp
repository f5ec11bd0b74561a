#pragma once

#include <string_view>

#include <selectorate/certificate/certificate_list.hpp>
#include <selectorate/io/commitment_record.hpp>
#include <selectorate/io/dominance_record.hpp>
#include <selectorate/io/game_file.hpp>

#include "io/document.hpp"

namespace selectorate {

/// What the public readers of certificates do once the text is a document.
/// \param file  what error messages call the text
/// \throws ParseError as they do
[[nodiscard]] CertificateList read_certificate_list(const DocumentNode& top, std::string_view file, const Game& game);
[[nodiscard]] CommitmentRecord read_commitment(const DocumentNode& top, std::string_view file, const Game& game);
[[nodiscard]] DominanceRecord read_dominance(const DocumentNode& top, std::string_view file, const Game& game);

}  // namespace selectorate
