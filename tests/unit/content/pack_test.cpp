#include "content/pack.h"

#include <array>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

using base::ErrorCode;
using content::Pack;
using support::TemporaryFolder;

content::OpenOptions anyone() {
  content::OpenOptions options;
  options.allow_unsigned = true;
  return options;
}

// Not base::write_file, which waits for the disk: some tests open a thousand packs.
base::Result<Pack> open_bytes(const TemporaryFolder& folder, const std::string& bytes) {
  std::ofstream(folder.path() / "a.parasol", std::ios::binary) << bytes;
  return Pack::open(folder.path() / "a.parasol", anyone());
}

support::ZipItem deflated(const std::string& name, const std::string& content) {
  support::ZipItem item;
  item.name = name;
  item.packed = support::deflate(content);
  item.size = content.size();
  item.crc = support::crc32(content);
  item.method = 8;
  return item;
}

}  // namespace

TEST_CASE("a sound pack is opened and read") {
  const TemporaryFolder folder;
  const auto pack = open_bytes(folder, support::small_pack());
  REQUIRE(pack.has_value());
  CHECK(pack->manifest().id.value == "org.example.hello");
  CHECK(pack->manifest_hash() == content::hash_of(support::manifest_of(support::small_files())));
  CHECK_FALSE(pack->is_trusted());
  CHECK_FALSE(pack->signature().has_value());
  CHECK(pack->lesson_ids() == std::vector<content::LessonId>{content::LessonId("hello")});
  CHECK(pack->lesson(content::LessonId("hello"))->title.source == "Hello");
  const auto picture = pack->read("media/hello.svg");
  REQUIRE(picture.has_value());
  CHECK(std::string(picture->begin(), picture->end()) == support::small_picture);
  CHECK(pack->verify() == content::Findings{});
}

TEST_CASE("a pack is read by several threads at once") {
  const TemporaryFolder folder;
  support::Files files{{"lessons/a.json", ""}, {"lessons/b.json", ""}};
  for (auto& [name, text] : files) {
    for (int i = 0; i < 3'000; ++i) text += name + std::to_string(i);
  }
  std::vector<support::ZipItem> items = support::items_of(support::manifest_of(files), {});
  for (const auto& [name, text] : files) items.push_back(deflated(name, text));
  const auto pack = open_bytes(folder, support::zip_bytes(items));
  REQUIRE(pack.has_value());
  std::array<int, 2> read_wrong{};
  const auto read_often = [&](std::size_t which) {
    for (int i = 0; i < 200; ++i) {
      const auto bytes = pack->read(files[which].first);
      if (!bytes || std::string(bytes->begin(), bytes->end()) != files[which].second) ++read_wrong[which];
    }
  };
  std::thread other(read_often, 1);
  read_often(0);
  other.join();
  CHECK(read_wrong == std::array<int, 2>{0, 0});
}

TEST_CASE("what a pack does not have is not found") {
  const TemporaryFolder folder;
  const auto pack = open_bytes(folder, support::small_pack());
  REQUIRE(pack.has_value());
  CHECK(pack->read("media/other.svg").error() == base::Error{ErrorCode::not_found, "the pack has no entry \"media/other.svg\""});
  CHECK(pack->read("manifest.json").error() == base::Error{ErrorCode::not_found, "the pack has no entry \"manifest.json\""});
  CHECK(pack->catalogue("uk").error() == base::Error{ErrorCode::not_found, "the pack has no entry \"i18n/uk.mo\""});
  CHECK(Pack::open(folder.path() / "none.parasol", anyone()).error().code == ErrorCode::not_found);
}

TEST_CASE("a pack cut short at any byte is refused as corrupt") {
  const TemporaryFolder folder;
  const std::string sound = support::small_pack();
  for (std::size_t length = 0; length < sound.size(); ++length) {
    const auto pack = open_bytes(folder, sound.substr(0, length));
    REQUIRE_FALSE(pack.has_value());
    REQUIRE(pack.error() == base::Error{ErrorCode::corrupt, length < 4 ? "the pack is not a ZIP file" : "the pack is cut short"});
  }
}

TEST_CASE("a pack with any one byte changed is refused or reported") {
  const TemporaryFolder folder;
  const std::string sound = support::small_pack();
  std::size_t accepted = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const auto pack = open_bytes(folder, changed);
    if (pack && pack->verify().empty()) ++accepted;
  }
  // An unsigned manifest may say other words, and some header fields (versions, modes) say nothing to
  // the reader. A signed pack leaves only the latter.
  CHECK(accepted < sound.size() / 8);
}

TEST_CASE("a deflated lesson is read and a wrong checksum is refused") {
  const TemporaryFolder folder;
  auto items = support::small_items();
  items[1] = deflated("lessons/hello.json", std::string(support::small_lesson));
  const auto pack = open_bytes(folder, support::zip_bytes(items));
  REQUIRE(pack.has_value());
  CHECK(pack->lesson(content::LessonId("hello")).has_value());
  CHECK(pack->extent("lessons/hello.json").error() ==
        base::Error{ErrorCode::invalid_input, "the entry \"lessons/hello.json\" is compressed"});
  items[1].crc = 7;
  const auto wrong = open_bytes(folder, support::zip_bytes(items));
  REQUIRE(wrong.has_value());
  CHECK(wrong->lesson(content::LessonId("hello")).error() ==
        base::Error{ErrorCode::corrupt, "the entry \"lessons/hello.json\" cannot be unpacked"});
}

TEST_CASE("a pack with ZIP64 records is read") {
  const TemporaryFolder folder;
  support::ZipEnd end;
  end.zip64 = true;
  auto items = support::small_items();
  // The picture's sizes stand in ZIP64 fields, in front of it and in the directory.
  const std::uint64_t size = support::small_picture.size();
  support::append(items[2].extra, 1, 2);
  support::append(items[2].extra, 16, 2);
  support::append(items[2].extra, size, 8);
  support::append(items[2].extra, size, 8);
  items[2].change_central = [](std::string& bytes) { support::overwrite(bytes, 20, 0xFFFFFFFFFFFFFFFF, 8); };
  items[2].change_local = [extra = items[2].extra](std::string& bytes) {
    support::overwrite(bytes, 18, 0xFFFFFFFFFFFFFFFF, 8);
    support::overwrite(bytes, 28, extra.size(), 2);
    bytes += extra;
  };
  const auto pack = open_bytes(folder, support::zip_bytes(items, end));
  REQUIRE(pack.has_value());
  CHECK(pack->verify() == content::Findings{});
}

TEST_CASE("the extent of a film is where its bytes lie in the file") {
  const TemporaryFolder folder;
  const std::string bytes = support::small_pack();
  const auto pack = open_bytes(folder, bytes);
  REQUIRE(pack.has_value());
  const auto extent = pack->extent("media/hello.svg");
  REQUIRE(extent.has_value());
  CHECK(bytes.substr(extent->offset, extent->size) == support::small_picture);
}

TEST_CASE("a pack stays itself when its file is replaced while it is open") {
  const TemporaryFolder folder;
  const auto pack = open_bytes(folder, support::small_pack());
  REQUIRE(pack.has_value());
  REQUIRE(base::write_file(folder.path() / "a.parasol", "something else").has_value());
  CHECK(pack->verify() == content::Findings{});
}

TEST_CASE("a pack that shrinks while it is open is refused when it is read") {
  const TemporaryFolder folder;
  const auto pack = open_bytes(folder, support::small_pack());
  REQUIRE(pack.has_value());
  std::filesystem::resize_file(folder.path() / "a.parasol", 100);
  CHECK(pack->read("media/hello.svg").error() == base::Error{ErrorCode::corrupt, "the pack is cut short"});
}

TEST_CASE("folders and named pipes are no packs") {
  const TemporaryFolder folder;
  CHECK(Pack::open(folder.path(), anyone()).error() == base::Error{ErrorCode::corrupt, "the pack is not a file"});
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(Pack::open(folder.path() / "pipe", anyone()).error() == base::Error{ErrorCode::corrupt, "the pack is not a file"});
}

TEST_CASE("a broken lesson says how many problems it has") {
  const TemporaryFolder folder;
  support::Files files = support::small_files();
  files[0].second = support::replaced(support::replaced(files[0].second, "\"minutes\": 5", "\"minutes\": 0"), "**see**", "**see");
  const auto pack = open_bytes(folder, support::zip_bytes(support::items_of(support::manifest_of(files), files)));
  REQUIRE(pack.has_value());
  CHECK(pack->lesson(content::LessonId("hello")).error() ==
        base::Error{ErrorCode::corrupt, "lessons/hello.json minutes: this must be from 1 to 60, not 0, and 1 more"});
}

TEST_CASE("a pack that loads is not opened unsigned unless the operator says so") {
  const TemporaryFolder folder;
  REQUIRE(base::write_file(folder.path() / "a.parasol", support::small_pack()).has_value());
  CHECK(Pack::open(folder.path() / "a.parasol", {}).error() == base::Error{ErrorCode::untrusted, "the pack is not signed"});
}
