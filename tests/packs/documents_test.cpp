// Holds the reader to the documents that check_schemas.py holds the published schemas to.
#include <filesystem>

#include "base/file.h"
#include "content/contacts.h"
#include "content/film.h"
#include "content/instrument.h"
#include "content/lesson.h"
#include "content/manifest.h"
#include "support/catch.h"

namespace {

bool is_accepted(const std::string& name, const std::string& json, content::Findings& findings) {
  if (name.starts_with("lesson-")) return content::parse_lesson(json, "document", findings).has_value();
  if (name.starts_with("instrument-")) return content::parse_instrument(json, "document", findings).has_value();
  if (name.starts_with("contacts-")) return content::parse_contacts(json, "document", findings).has_value();
  if (name.starts_with("film-")) return content::parse_film(json, "document", findings).has_value();
  return content::parse_manifest(json, findings).has_value();
}

// Documents about one kind of block stand in its room, the others in tests/packs.
std::vector<std::filesystem::path> documents() {
  const std::filesystem::path root = SOURCE_FOLDER;
  std::vector<std::filesystem::path> folders{root / "tests/packs/documents"};
  for (const char* rooms : {"content/blocks", "content/items"}) {
    if (!std::filesystem::is_directory(root / rooms)) continue;
    for (const auto& room : std::filesystem::directory_iterator(root / rooms)) folders.push_back(room.path() / "documents");
  }
  std::vector<std::filesystem::path> files;
  for (const auto& folder : folders) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
  }
  return files;
}

}  // namespace

TEST_CASE("the reader judges each shared document as its name says") {
  std::size_t count = 0;
  for (const auto& file : documents()) {
    const std::string name = file.filename().string();
    INFO(name);
    const auto json = base::read_text_file(file);
    REQUIRE(json.has_value());
    content::Findings findings;
    const bool accepted = is_accepted(name, *json, findings);
    INFO((findings.empty() ? std::string("nothing found") : findings[0].where + ": " + findings[0].message));
    CHECK(accepted == name.substr(name.find('-') + 1).starts_with("good-"));
    CHECK(accepted == !content::has_errors(findings));
    ++count;
  }
  CHECK(count >= 90);
}
