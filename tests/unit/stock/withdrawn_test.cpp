// What was withdrawn stays away, whatever happens to the file that says so.
#include "unit/stock/stick_and_packs.h"

using namespace stock_test;

TEST_CASE("a withdrawn pack is gone and does not come back by itself") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.have("older.parasol", {2});
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")).has_value());
  CHECK(desk.names().empty());
  desk.have("back-again.parasol", {3});
  CHECK(desk.look().installed.empty());
  CHECK(stock::withdrawn_packs(desk.withdrawn()).packs == std::set{content::PackId("org.example.hello")});
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
  CHECK(stock::withdrawn_packs(desk.withdrawn()).packs.empty());
}

TEST_CASE("what nobody chose is not installed where the pack was withdrawn after it was looked at") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.put("hello.parasol", {2});
  const auto by_nobody = stock::make_pack_port({desk.packs(), desk.withdrawn(), {desk.stick()}, {}, stock::Choice::nobody}, desk.options);
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::newer);
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")).has_value());
  const auto done = by_nobody->install({found, false}, base::never_cancelled, [](std::int64_t, std::int64_t) {});
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().why == PackTrouble::not_here);
  CHECK(desk.names().empty());
  CHECK(stock::withdrawn_packs(desk.withdrawn()).packs == std::set{content::PackId("org.example.hello")});
}

TEST_CASE("a pack that is not here cannot be withdrawn") {
  Desk desk;
  CHECK(desk.port()->withdraw(content::PackId("org.example.none")).error().why == PackTrouble::not_here);
  CHECK_FALSE(fs::exists(desk.withdrawn()));
}

TEST_CASE("what is known of withdrawn packs is read whole or not at all") {
  support::TemporaryFolder folder;
  const fs::path file = folder.path() / "withdrawn.json";
  CHECK(stock::withdrawn_packs(file).is_known);
  const std::string whole = "{\n \"format\": 1,\n \"packs\": [\n  \"org.example.hello\"\n ]\n}\n";
  REQUIRE(base::write_file(file, whole));
  CHECK(stock::withdrawn_packs(file).packs.size() == 1);
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
    INFO(length);
    REQUIRE(base::replace_file(file, whole.substr(0, length)));
    CHECK_FALSE(stock::withdrawn_packs(file).is_known);
  }
  for (const char* text : {"[]", "{\"format\": 2, \"packs\": []}", "{\"format\": 1}", "{\"format\": 1, \"packs\": [3]}"}) {
    INFO(text);
    REQUIRE(base::replace_file(file, std::string(text)));
    CHECK_FALSE(stock::withdrawn_packs(file).is_known);
  }
}

TEST_CASE("what was withdrawn is read from its copy when its file is damaged or gone") {
  Desk desk;
  desk.have("hello.parasol", {1});
  REQUIRE(desk.port()->withdraw(content::PackId("org.example.hello")).has_value());
  desk.have("back-again.parasol", {1});
  REQUIRE(base::replace_file(desk.withdrawn(), std::string("damaged")));
  CHECK(desk.look().installed.empty());
  CHECK(desk.look().is_withdrawn_known);
  CHECK(desk.look().problem == desk.withdrawn().string() + " is damaged, so which packs were withdrawn is read from its copy");
  fs::remove(desk.withdrawn());
  CHECK(desk.look().installed.empty());
}

TEST_CASE("when it is not known what was withdrawn nothing comes back but what is installed again") {
  Desk desk;
  desk.have("hello.parasol", {1});
  desk.have("world.parasol", {.id = "org.example.world"});
  desk.put("hello.parasol", {1});
  fs::create_directory(desk.withdrawn());
  const auto seen = desk.look();
  CHECK(seen.installed.empty());
  CHECK_FALSE(seen.is_withdrawn_known);
  CHECK(seen.problem == desk.withdrawn().string() + " is a folder, not a file, so it is not known which packs were withdrawn, and all count as withdrawn: install again those that belong here");
  fs::remove(desk.withdrawn());
  REQUIRE(base::write_file(desk.withdrawn(), std::string("damaged")));
  const session::FoundPack found = desk.only_found();
  CHECK(found.fit == PackFit::fresh);
  REQUIRE(desk.install(found).has_value());
  REQUIRE(desk.look().installed.size() == 1);
  CHECK(desk.look().installed[0].id.value == "org.example.hello");
  CHECK(desk.look().is_withdrawn_known);
}

TEST_CASE("a withdrawal that cannot be kept leaves no file behind") {
  Desk desk;
  desk.have("hello.parasol", {1});
  fs::create_directory(desk.withdrawn());
  const auto done = desk.port()->withdraw(content::PackId("org.example.hello"));
  CHECK(done.error().why == PackTrouble::not_written);
  CHECK_FALSE(fs::exists(desk.withdrawn().string() + ".tmp"));
  CHECK(desk.names() == std::vector<std::string>{"hello.parasol"});
}
