// Updates: what changed between two versions of a pack, and the new one put together of the old one and of that.
#include <filesystem>

#include "base/file.h"
#include "content/update_file.h"
#include "content_writer/key.h"
#include "content_writer/update.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

const content::OpenOptions anyone{{}, true};

std::string version_of(int version, const std::string& picture, const content_writer::SecretKey* key = nullptr) {
  support::Files files = support::small_files();
  files.emplace_back("media/large.ogg", std::string(50'000, 'x'));
  files[1].second += picture;
  const std::string manifest = support::replaced(support::manifest_of(files), R"("version":1)", "\"version\":" + std::to_string(version));
  return support::zip_bytes(support::items_of(manifest, files, key == nullptr ? "" : content_writer::sign(manifest, *key, "test")));
}

struct Folder {
  support::TemporaryFolder folder;
  fs::path file(const char* name) const { return folder.path() / name; }
  fs::path old_pack() const { return file("old.parasol"); }
  fs::path new_pack() const { return file("new.parasol"); }
  fs::path update() const { return file("new.parasol-update"); }

  explicit Folder(const content_writer::SecretKey* key = nullptr) {
    REQUIRE(base::write_file(old_pack(), version_of(1, " ", key)));
    REQUIRE(base::write_file(new_pack(), version_of(2, "  ", key)));
  }
  base::Result<std::string> applied(const fs::path& base) const {
    TRY_ASSIGN(const content::UpdateFile update_file, content::UpdateFile::open(update(), anyone));
    std::string bytes;
    const auto take = [&](const char* piece, std::size_t count) -> base::Result<void> {
      bytes.append(piece, count);
      return {};
    };
    TRY(update_file.apply(base, take, base::never_cancelled));
    return bytes;
  }
};

content::UpdateRecipe small_recipe() { return {std::string(64, 'a'), 100, 50, std::string(64, 'b'), {{true, 20, 30}, {false, 0, 20}}}; }

std::string problem_of(const content::UpdateRecipe& recipe) {
  content::Findings findings;
  if (content::parse_recipe(content::recipe_json(recipe), findings)) return "";
  return findings.at(0).message;
}

}  // namespace

TEST_CASE("an update makes the new pack of the old one byte for byte") {
  const Folder folder;
  const auto sizes = content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update());
  REQUIRE(sizes.has_value());
  CHECK(sizes->carried < 10'000);
  CHECK(fs::file_size(folder.update()) < 20'000);
  CHECK(folder.applied(folder.old_pack()).value() == base::read_text_file(folder.new_pack()).value());
}

TEST_CASE("an update knows the pack it makes before it is applied") {
  const Folder folder;
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  const auto update = content::UpdateFile::open(folder.update(), anyone);
  REQUIRE(update.has_value());
  CHECK(update->manifest().version == 2);
  CHECK(update->recipe().size == fs::file_size(folder.new_pack()));
  CHECK(update->recipe().base == content::Pack::open(folder.old_pack(), anyone)->manifest_hash());
}

TEST_CASE("an update is trusted by the signature of the pack it makes") {
  const auto ours = content_writer::make_key().value();
  const auto theirs = content_writer::make_key().value();
  const Folder folder(&ours);
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  const auto line = [](const content_writer::SecretKey& key) {
    const std::string file = content_writer::public_key_file(key.public_key());
    return file.substr(file.find('\n') + 1, 56);
  };
  CHECK(content::UpdateFile::open(folder.update(), {{line(ours)}, false})->is_trusted());
  CHECK(content::UpdateFile::open(folder.update(), {{line(theirs)}, false}).error().code == ErrorCode::untrusted);
}

TEST_CASE("an update of another pack than the one that is here makes nothing") {
  const Folder folder;
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  REQUIRE(base::write_file(folder.file("other.parasol"), version_of(1, " longer")));
  CHECK(folder.applied(folder.file("other.parasol")).error().code == ErrorCode::invalid_input);
  REQUIRE(base::write_file(folder.file("alike.parasol"), version_of(1, "!")));
  CHECK(folder.applied(folder.file("none.parasol")).error().code == ErrorCode::not_found);
}

TEST_CASE("no update is made to a version that is not newer nor to another pack") {
  const Folder folder;
  CHECK(content_writer::write_update(folder.new_pack(), folder.old_pack(), folder.update()).error().code == ErrorCode::invalid_input);
  CHECK(content_writer::write_update(folder.old_pack(), folder.old_pack(), folder.update()).error().code == ErrorCode::invalid_input);
  CHECK_FALSE(fs::exists(folder.update()));
}

TEST_CASE("an update cut short at any byte is refused") {
  const Folder folder;
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  const std::string whole = base::read_text_file(folder.update()).value();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    REQUIRE(base::replace_file(folder.file("cut"), whole.substr(0, length)));
    REQUIRE_FALSE(content::UpdateFile::open(folder.file("cut"), anyone).has_value());
  }
}

TEST_CASE("an update in which a byte is changed makes nothing that could be taken for the pack") {
  const Folder folder;
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  const std::string whole = base::read_text_file(folder.update()).value();
  const std::string wanted = base::read_text_file(folder.new_pack()).value();
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    INFO(at);
    REQUIRE(base::replace_file(folder.update(), changed));
    const auto applied = folder.applied(folder.old_pack());
    CHECK((!applied.has_value() || *applied == wanted));
  }
}

TEST_CASE("a pack is no update and an update is no pack") {
  const Folder folder;
  REQUIRE(content_writer::write_update(folder.old_pack(), folder.new_pack(), folder.update()));
  CHECK(content::UpdateFile::open(folder.new_pack(), anyone).error().code == ErrorCode::corrupt);
  CHECK(content::Pack::open(folder.update(), anyone).error().code == ErrorCode::corrupt);
}

TEST_CASE("a recipe is read as it was written") {
  content::Findings findings;
  CHECK(content::parse_recipe(content::recipe_json(small_recipe()), findings) == small_recipe());
}

TEST_CASE("a recipe that does not fit together is refused") {
  content::UpdateRecipe outside = small_recipe();
  outside.parts[0].offset = 71;
  CHECK(problem_of(outside) == "this part lies outside of the pack it is taken from");
  content::UpdateRecipe shorter = small_recipe();
  shorter.parts.pop_back();
  CHECK(problem_of(shorter) == "the parts together are not as long as the pack");
  content::UpdateRecipe disordered = small_recipe();
  disordered.parts[1].offset = 1;
  CHECK(problem_of(disordered) == "what is carried is not taken in its order");
  content::UpdateRecipe empty = small_recipe();
  empty.parts.clear();
  CHECK_FALSE(problem_of(empty).empty());
}

TEST_CASE("a recipe of a newer format is told as newer") {
  content::Findings findings;
  CHECK_FALSE(content::parse_recipe(R"({"format": 2})", findings).has_value());
  CHECK(findings.at(0).rule == "newer-format");
}
