#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include <selectorate/base/error.hpp>
#include <selectorate/io/certificate_file.hpp>
#include <selectorate/io/certificate_json.hpp>

#include "io/certificate_sample.hpp"
#include "io/commitment_sample.hpp"

namespace selectorate {
namespace {

TEST(CertificateFile, IsOfTheKindThatItsClaimSays) {
  const Game commitment = testing::make_commitment_game();
  std::stringstream text;
  write_commitment_json(text, commitment, testing::make_commitment_record());
  EXPECT_TRUE(std::holds_alternative<CommitmentRecord>(read_certificate_file(text, "a.json", commitment)));

  const Game dominance = testing::make_mixed_dominance_game();
  text = std::stringstream();
  write_dominance_json(text, dominance, testing::make_dominance_sample());
  EXPECT_TRUE(std::holds_alternative<DominanceRecord>(read_certificate_file(text, "a.json", dominance)));

  const StrategicGame chicken = testing::make_chicken();
  text = std::stringstream();
  write_certificate_json(text, chicken, testing::make_chicken_record(chicken).list);
  EXPECT_TRUE(std::holds_alternative<CertificateList>(read_certificate_file(text, "a.json", chicken)));
}

TEST(CertificateFile, NeedsAClaim) {
  const Game game = testing::make_commitment_game();
  EXPECT_THROW((void)read_certificate_file("{\"schema\": 1}", "a.json", game), ParseError);
  EXPECT_THROW((void)read_certificate_file("[]", "a.json", game), ParseError);
}

}  // namespace
}  // namespace selectorate
