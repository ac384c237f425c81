// Packs come from a stick: what is checked, what is refused, and what is there when something goes wrong on the way.
#include <filesystem>

#include "base/file.h"
#include "base/folder.h"
#include "content_writer/key.h"
#include "content_writer/update.h"
#include "stock/pack_folder.h"
#include "support/catch.h"
#include "support/pack_bytes.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using session::PackFit;
using session::PackTrouble;

// "-----BEGIN" and so on are minisign's; of its .pub file a kiosk takes the second line.
std::string public_line(const content_writer::SecretKey& key) {
  const std::string file = content_writer::public_key_file(key.public_key());
  const auto line = file.find('\n') + 1;
  return file.substr(line, file.find('\n', line) - line);
}

struct PackWanted {
  int version = 1;
  std::size_t padding = 0;  // spaces behind the picture, so that copying takes several pieces
  const content_writer::SecretKey* key = nullptr;
  std::string title = "Hello";
  bool damaged = false;  // the picture is not what the manifest says
};

std::string pack_bytes(const PackWanted& wanted) {
  support::Files files = support::small_files();
  files[1].second += std::string(wanted.padding, ' ');
  std::string manifest = support::replaced(support::manifest_of(files), R"("version":1)", "\"version\":" + std::to_string(wanted.version));
  manifest = support::replaced(manifest, R"("title":"Hello")", "\"title\":\"" + wanted.title + "\"");
  if (wanted.damaged) files[1].second[files[1].second.size() - 1] = '!';
  const std::string signature = wanted.key == nullptr ? "" : content_writer::sign(manifest, *wanted.key, "test");
  return support::zip_bytes(support::items_of(manifest, files, signature));
}

struct Desk {
  support::TemporaryFolder folder;
  content::OpenOptions options{{}, true};
  stock::DiskHooks hooks;
  base::IsCancelled is_cancelled = base::never_cancelled;
  std::vector<std::int64_t> heard;

  Desk() {
    fs::create_directory(packs());
    fs::create_directory(stick());
  }
  fs::path packs() const { return folder.path() / "packs"; }
  fs::path stick() const { return folder.path() / "stick"; }
  fs::path withdrawn() const { return folder.path() / "withdrawn.json"; }
  std::unique_ptr<session::PackPort> port() const { return stock::make_pack_port({packs(), withdrawn(), {stick()}, {}}, options, hooks); }
  void put(const std::string& name, const PackWanted& wanted) const { REQUIRE(base::write_file(stick() / name, pack_bytes(wanted))); }
  void have(const std::string& name, const PackWanted& wanted) const { REQUIRE(base::write_file(packs() / name, pack_bytes(wanted))); }
  session::PacksSeen look() const { return port()->look(base::never_cancelled); }
  session::FoundPack only_found() const {
    const session::PacksSeen seen = look();
    REQUIRE(seen.sources.size() == 1);
    REQUIRE(seen.sources[0].packs.size() == 1);
    return seen.sources[0].packs[0];
  }
  tl::expected<session::PackFacts, session::PackFailure> install(const session::FoundPack& found, bool sure = false) {
    return port()->install({found, sure}, is_cancelled, [&](std::int64_t done, std::int64_t) { heard.push_back(done); });
  }
  // Of the folder of packs, hidden ones too, but for the lock.
  std::vector<std::string> names() const {
    std::vector<std::string> names = base::names_in(packs()).value();
    std::erase(names, ".packs.lock");
    return names;
  }
};

constexpr std::size_t three_pieces = (std::size_t{5} << 20) / 2;

}  // namespace

TEST_CASE("a pack on a stick is installed under its id and its version") {
  Desk desk;
  desk.put("anything.parasol", {});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::fresh);
  CHECK(found.pack.lessons == 1);
  REQUIRE(desk.install(found).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
  CHECK(desk.only_found().fit == PackFit::same);
  CHECK(desk.look().installed.at(0).id.value == "org.example.hello");
}

TEST_CASE("a newer version takes the place of the one before") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.put("hello.parasol", {2});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::newer);
  REQUIRE(desk.install(found)->version == 2);
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-2.parasol"});
}

TEST_CASE("an older version is installed only by somebody who is sure") {
  Desk desk;
  desk.have("hello.parasol", {2});
  desk.put("hello.parasol", {1});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::older);
  CHECK(desk.install(found).error().why == PackTrouble::source_gone);
  CHECK(desk.look().installed.at(0).version == 2);
  REQUIRE(desk.install(found, true).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
}

TEST_CASE("copying tells how far it is and comes to its end") {
  Desk desk;
  desk.put("hello.parasol", {1, three_pieces});
  const session::FoundPack found = desk.only_found();
  REQUIRE(desk.install(found).has_value());
  REQUIRE(desk.heard.size() == 3);
  CHECK(desk.heard[0] < desk.heard[1]);
  CHECK(desk.heard[2] == static_cast<std::int64_t>(found.pack.bytes));
}

TEST_CASE("a stick that is pulled out in the middle leaves what was there before") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.put("hello.parasol", {2, three_pieces});
  const session::FoundPack found = desk.only_found();
  desk.hooks.after_piece = [&](std::uint64_t) { fs::resize_file(desk.stick() / "hello.parasol", 10); };
  CHECK(desk.install(found).error().why == PackTrouble::source_gone);
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
  CHECK(desk.look().installed.at(0).version == 1);
}

TEST_CASE("a stick that went away before copying began is told as gone") {
  Desk desk;
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  fs::remove(desk.stick() / "hello.parasol");
  CHECK(desk.install(found).error().why == PackTrouble::source_gone);
  CHECK(desk.names().empty());
}

TEST_CASE("another pack under the name that was chosen is not installed") {
  Desk desk;
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  desk.put("hello.parasol", {3});
  CHECK(desk.install(found).error().why == PackTrouble::source_gone);
  CHECK(desk.names().empty());
}

TEST_CASE("a pack that is too large for the disk is refused before anything is copied") {
  Desk desk;
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  desk.hooks.free_bytes = [&](const fs::path&) { return found.pack.bytes + stock::kept_free - 1; };
  CHECK(desk.install(found).error().why == PackTrouble::no_room);
  CHECK(desk.heard.empty());
  desk.hooks.free_bytes = [&](const fs::path&) { return found.pack.bytes + stock::kept_free; };
  CHECK(desk.install(found).has_value());
}

TEST_CASE("a folder of packs that is not there cannot be written") {
  Desk desk;
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  fs::remove_all(desk.packs());
  CHECK(desk.install(found).error().why == PackTrouble::not_written);
}

TEST_CASE("what is stopped in the middle leaves nothing behind") {
  Desk desk;
  desk.put("hello.parasol", {1, three_pieces});
  const session::FoundPack found = desk.only_found();
  desk.is_cancelled = [&] { return !desk.heard.empty(); };
  CHECK_FALSE(desk.install(found).error().why.has_value());
  CHECK(desk.names().empty());
}

TEST_CASE("what a power cut left of a copy is removed by the next") {
  Desk desk;
  REQUIRE(base::write_file(desk.packs() / ".incoming-org.example.hello", std::string("half a pack")));
  CHECK(desk.look().installed.empty());
  desk.put("hello.parasol", {});
  REQUIRE(desk.install(desk.only_found()).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
}

TEST_CASE("both versions being there after a power cut counts as the newer") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.have("org.example.hello-2.parasol", {2});
  const auto installed = desk.look().installed;
  REQUIRE(installed.size() == 1);
  CHECK(installed[0].version == 2);
}

TEST_CASE("a pack with other content than its manifest says is not installed") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.put("hello.parasol", {.version = 2, .damaged = true});
  CHECK(desk.install(desk.only_found()).error().why == PackTrouble::damaged);
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
}

TEST_CASE("what is no pack is listed with its reason") {
  Desk desk;
  REQUIRE(base::write_file(desk.stick() / "broken.parasol", std::string("no pack")));
  REQUIRE(base::write_file(desk.stick() / "holiday.jpg", std::string("no pack either")));
  const auto seen = desk.look();
  REQUIRE(seen.sources[0].refused.size() == 1);
  CHECK(seen.sources[0].refused[0].name == "broken.parasol");
  CHECK(seen.sources[0].refused[0].why == PackTrouble::damaged);
}

TEST_CASE("a pack cut short at any byte is refused and nothing is written") {
  Desk desk;
  const std::string whole = pack_bytes({});
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    INFO(length);
    REQUIRE(base::replace_file(desk.stick() / "cut.parasol", whole.substr(0, length)));
    const auto seen = desk.look();
    REQUIRE(seen.sources[0].packs.empty());
    REQUIRE(seen.sources[0].refused.size() == 1);
  }
  CHECK(desk.names().empty());
}

TEST_CASE("links on a stick are not followed") {
  Desk desk;
  REQUIRE(base::write_file(desk.folder.path() / "elsewhere.parasol", pack_bytes({})));
  fs::create_symlink(desk.folder.path() / "elsewhere.parasol", desk.stick() / "link.parasol");
  CHECK(desk.look().sources[0].packs.empty());
}

TEST_CASE("the same pack under two names is offered once") {
  Desk desk;
  desk.put("one.parasol", {});
  desk.put("two.parasol", {});
  CHECK(desk.look().sources[0].packs.size() == 1);
}

TEST_CASE("a folder within the stick is looked into") {
  Desk desk;
  fs::create_directory(desk.stick() / "packs");
  REQUIRE(base::write_file(desk.stick() / "packs" / "hello.parasol", pack_bytes({})));
  CHECK(desk.look().sources[0].packs.size() == 1);
}

TEST_CASE("a pack that nobody trusted has signed is refused before it is copied") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  const auto theirs = content_writer::make_key().value();
  desk.options = {{public_line(ours)}, false};
  desk.put("hello.parasol", {.key = &theirs});
  const auto seen = desk.look();
  CHECK(seen.sources[0].packs.empty());
  REQUIRE(seen.sources[0].refused.size() == 1);
  CHECK(seen.sources[0].refused[0].why == PackTrouble::untrusted);
}

TEST_CASE("an unsigned pack never takes the place of a signed one") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  desk.options = {{public_line(ours)}, true};
  desk.have("hello.parasol", {.key = &ours});
  desk.put("hello.parasol", {2});
  const auto seen = desk.look();
  REQUIRE(seen.sources[0].refused.size() == 1);
  CHECK(seen.sources[0].refused[0].why == PackTrouble::weaker);
}

TEST_CASE("a pack of the same name with another trusted signature is installed only by somebody who is sure") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  const auto theirs = content_writer::make_key().value();
  desk.options = {{public_line(ours), public_line(theirs)}, false};
  desk.have("hello.parasol", {.key = &ours});
  desk.put("hello.parasol", {.version = 2, .key = &theirs});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::other_signer);
  CHECK_FALSE(desk.install(found).has_value());
  CHECK(desk.install(found, true)->is_trusted);
}

TEST_CASE("a withdrawn pack is gone and does not come back by itself") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.have("older.parasol", {2});
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")).has_value());
  CHECK(desk.names().empty());
  desk.have("back-again.parasol", {3});
  CHECK(desk.look().installed.empty());
  CHECK(stock::withdrawn_packs(desk.withdrawn()).value() == std::set{content::PackId("org.example.hello")});
}

TEST_CASE("a withdrawn pack comes back when it is installed again") {
  Desk desk;
  desk.have("hello.parasol", {2});
  desk.put("hello.parasol", {1});
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")).has_value());
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::fresh);
  REQUIRE(desk.install(found).has_value());
  CHECK(desk.look().installed.size() == 1);
  CHECK(stock::withdrawn_packs(desk.withdrawn())->empty());
}

TEST_CASE("a pack that is not here cannot be withdrawn") {
  Desk desk;
  CHECK(desk.port()->withdraw(content::PackId("org.example.none")).error().why == PackTrouble::not_here);
  CHECK_FALSE(fs::exists(desk.withdrawn()));
}

TEST_CASE("what is known of withdrawn packs is read whole or not at all") {
  support::TemporaryFolder folder;
  const fs::path file = folder.path() / "withdrawn.json";
  CHECK(stock::withdrawn_packs(file)->empty());
  const std::string whole = "{\n \"format\": 1,\n \"packs\": [\n  \"org.example.hello\"\n ]\n}\n";
  REQUIRE(base::write_file(file, whole));
  CHECK(stock::withdrawn_packs(file)->size() == 1);
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
    INFO(length);
    REQUIRE(base::replace_file(file, whole.substr(0, length)));
    CHECK(stock::withdrawn_packs(file).error().code == base::ErrorCode::corrupt);
  }
  for (const char* text : {"[]", "{\"format\": 2, \"packs\": []}", "{\"format\": 1}", "{\"format\": 1, \"packs\": [3]}"}) {
    INFO(text);
    REQUIRE(base::replace_file(file, std::string(text)));
    CHECK_FALSE(stock::withdrawn_packs(file).has_value());
  }
}

TEST_CASE("an update takes the place of the pack it is for") {
  Desk desk;
  desk.have("hello.parasol", {1});
  const fs::path newer = desk.folder.path() / "newer.parasol";
  REQUIRE(base::write_file(newer, pack_bytes({2})));
  REQUIRE(content_writer::write_update(desk.packs() / "hello.parasol", newer, desk.stick() / "hello.parasol-update"));
  const session::FoundPack found = desk.only_found();
  CHECK(found.is_update);
  CHECK(found.fit == PackFit::newer);
  REQUIRE(desk.install(found).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-2.parasol"});
  CHECK(base::read_text_file(desk.packs() / "org.example.hello-2.parasol").value() == base::read_text_file(newer).value());
  CHECK(desk.only_found().fit == PackFit::same);
}

TEST_CASE("an update of a version that is not here is refused") {
  Desk desk;
  const fs::path older = desk.folder.path() / "older.parasol";
  const fs::path newer = desk.folder.path() / "newer.parasol";
  REQUIRE(base::write_file(older, pack_bytes({2})));
  REQUIRE(base::write_file(newer, pack_bytes({3})));
  REQUIRE(content_writer::write_update(older, newer, desk.stick() / "hello.parasol-update"));
  const auto refused = [&] { return desk.look().sources[0].refused; };
  REQUIRE(refused().size() == 1);
  CHECK(refused()[0].why == PackTrouble::no_base);
  desk.have("hello.parasol", {1});
  CHECK(refused()[0].why == PackTrouble::no_base);
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
}

TEST_CASE("an update that carries something else than it says leaves the old pack in its place") {
  Desk desk;
  desk.have("hello.parasol", {1});
  const fs::path newer = desk.folder.path() / "newer.parasol";
  const fs::path update = desk.stick() / "hello.parasol-update";
  REQUIRE(base::write_file(newer, pack_bytes({2})));
  REQUIRE(content_writer::write_update(desk.packs() / "hello.parasol", newer, update));
  std::string bytes = base::read_text_file(update).value();
  const auto at = bytes.rfind("A pack to try");  // in what is carried
  REQUIRE(at != std::string::npos);
  bytes[at] = 'B';
  REQUIRE(base::replace_file(update, bytes));
  CHECK(desk.install(desk.only_found()).error().why == PackTrouble::damaged);
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
}
