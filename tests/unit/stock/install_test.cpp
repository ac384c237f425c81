// Packs come from a stick: what is checked, what is refused, and what is there when something goes wrong on the way.
#include "unit/stock/stick_and_packs.h"

using namespace stock_test;

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
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  REQUIRE(base::write_file(desk.packs() / ".incoming-org.example.other", std::string("half a pack")));
  REQUIRE(desk.install(found).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
}

TEST_CASE("what a power cut left of a copy is removed by whoever looks") {
  Desk desk;
  REQUIRE(base::write_file(desk.packs() / ".incoming-org.example.hello", std::string("half a pack")));
  CHECK(desk.look().installed.empty());
  CHECK(desk.names().empty());
}

TEST_CASE("a copy that is under way is left alone by whoever looks") {
  Desk desk;
  REQUIRE(base::write_file(desk.packs() / ".incoming-org.example.hello", std::string("half a pack")));
  const auto lock = base::FileLock::acquire(desk.packs() / ".packs.lock");
  CHECK(stock::remove_interrupted_copies(desk.packs()) == 0);
  CHECK(desk.names() == std::vector<std::string>{".incoming-org.example.hello"});
}

TEST_CASE("one file is looked at alone") {
  Desk desk;
  desk.put("one.parasol", {1});
  desk.put("two.parasol", {2});
  const auto seen = stock::make_pack_port({desk.packs(), desk.withdrawn(), {desk.stick() / "one.parasol"}, {}}, desk.options)->look(base::never_cancelled);
  REQUIRE(seen.sources.size() == 1);
  REQUIRE(seen.sources[0].packs.size() == 1);
  CHECK(seen.sources[0].packs[0].pack.version == 1);
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

TEST_CASE("the same version signed by another trusted key takes the place of the one before when somebody is sure") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  const auto theirs = content_writer::make_key().value();
  desk.options = {{public_line(ours), public_line(theirs)}, false};
  desk.have("hello.parasol", {.key = &ours});
  desk.put("hello.parasol", {.key = &theirs});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::other_signer);
  CHECK_FALSE(desk.install(found).has_value());
  REQUIRE(desk.install(found, true).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
  desk.options = {{public_line(theirs)}, false};  // the old key is given up
  CHECK(desk.look().installed.size() == 1);
  CHECK(desk.only_found().fit == PackFit::same);
}

TEST_CASE("the same version signed by two keys is offered twice") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  const auto theirs = content_writer::make_key().value();
  desk.options = {{public_line(ours), public_line(theirs)}, false};
  desk.put("one.parasol", {.key = &ours});
  desk.put("two.parasol", {.key = &theirs});
  CHECK(desk.look().sources[0].packs.size() == 2);
}

TEST_CASE("an unsigned twin of what is here signed is refused") {
  Desk desk;
  const auto ours = content_writer::make_key().value();
  desk.options = {{public_line(ours)}, true};
  desk.have("hello.parasol", {.key = &ours});
  desk.put("hello.parasol", {});
  const auto seen = desk.look();
  REQUIRE(seen.sources[0].refused.size() == 1);
  CHECK(seen.sources[0].refused[0].why == PackTrouble::weaker);
}

TEST_CASE("a pack that was damaged here is mended by the same version") {
  Desk desk;
  desk.have("hello.parasol", {.damaged = true});
  desk.put("hello.parasol", {});
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::mends);
  REQUIRE(desk.install(found).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-1.parasol"});
  CHECK(base::read_text_file(desk.packs() / "org.example.hello-1.parasol").value() == pack_bytes({}));
  CHECK(desk.only_found().fit == PackFit::same);
}

TEST_CASE("a pack that is damaged on the stick too mends nothing") {
  Desk desk;
  desk.have("hello.parasol", {.damaged = true});
  desk.put("hello.parasol", {.damaged = true});
  CHECK(desk.install(desk.only_found()).error().why == PackTrouble::damaged);
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
}

TEST_CASE("what was damaged of a pack goes when the pack is installed") {
  Desk desk;
  const std::string whole = pack_bytes({1});
  REQUIRE(base::write_file(desk.packs() / "anything.parasol", whole.substr(0, whole.size() - 40)));  // its manifest says what it was
  REQUIRE(base::write_file(desk.packs() / "hello.parasol", std::string("PK")));                      // its name does
  REQUIRE(base::write_file(desk.packs() / "org.example.hello-7.parasol", std::string("PK")));
  REQUIRE(base::write_file(desk.packs() / "other.parasol", std::string("PK")));
  CHECK(desk.look().refused.size() == 4);
  desk.put("hello.parasol", {2});
  REQUIRE(desk.install(desk.only_found()).has_value());
  CHECK(desk.names() == std::vector<std::string>{"org.example.hello-2.parasol", "other.parasol"});
}

TEST_CASE("an update of what is damaged here asks for the whole pack") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.put_update("hello.parasol", {2});
  desk.have("hello.parasol", {.version = 1, .damaged = true});
  const auto done = desk.install(desk.only_found());
  CHECK(done.error().why == PackTrouble::no_base);
  CHECK(done.error().message == "hello.parasol, which it changes, is damaged: bring the whole pack");
}

TEST_CASE("an update takes the place of the pack it is for") {
  Desk desk;
  desk.have("hello.parasol", {1});
  const fs::path newer = desk.put_update("hello.parasol", {2});
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
