#include "stock/copy_out.h"

#include "stick_and_packs.h"

using namespace stock_test;

namespace {

struct Kiosk {
  Desk desk;
  content_writer::SecretKey key = content_writer::make_key().value();
  const content::PackId hello{"org.example.hello"};

  Kiosk() { desk.options = {{public_line(key)}, false}; }
  void has(const PackWanted& wanted, const char* name) {
    PackWanted with_key = wanted;
    with_key.key = &key;
    REQUIRE(base::write_file(desk.packs() / name, pack_bytes(with_key)));
  }
  auto copy() { return stock::copy_out(desk.packs(), desk.options, hello, desk.stick(), desk.is_cancelled, desk.hooks); }
  std::vector<std::string> on_stick() const { return base::names_in(desk.stick()).value(); }
};

}  // namespace

TEST_CASE("the newest version of a pack goes on a stick and opens there") {
  Kiosk kiosk;
  kiosk.has({1}, "one.parasol");
  kiosk.has({2}, "two.parasol");
  REQUIRE(base::write_file(kiosk.desk.stick() / "holiday.jpg", "mine"));
  const auto copied = kiosk.copy();
  REQUIRE(copied);
  CHECK_FALSE(copied->was_there);
  CHECK(copied->pack.version == 2);
  CHECK(kiosk.on_stick() == std::vector<std::string>{"holiday.jpg", "org.example.hello-2.parasol"});
  CHECK(content::Pack::open(copied->file, kiosk.desk.options).has_value());
  CHECK(kiosk.copy()->was_there);
}

TEST_CASE("what a stick holds damaged under a pack's name is written again") {
  Kiosk kiosk;
  kiosk.has({1}, "one.parasol");
  const fs::path there = kiosk.copy()->file;
  fs::resize_file(there, fs::file_size(there) - 1);
  CHECK_FALSE(kiosk.copy()->was_there);
  CHECK(kiosk.copy()->was_there);
}

TEST_CASE("a pack that is not here or nobody trusted has signed or that is damaged here goes on no stick") {
  Kiosk kiosk;
  CHECK(kiosk.copy().error().why == PackTrouble::not_here);
  REQUIRE(base::write_file(kiosk.desk.packs() / "unsigned.parasol", pack_bytes({1})));
  CHECK(kiosk.copy().error().why == PackTrouble::not_here);
  PackWanted damaged;
  damaged.damaged = true;
  kiosk.has(damaged, "damaged.parasol");
  CHECK(kiosk.copy().error().why == PackTrouble::damaged);
  CHECK(kiosk.on_stick().empty());
}

TEST_CASE("a stick that is full or not there or pulled out holds nothing of the pack afterwards") {
  Kiosk kiosk;
  kiosk.has({1, 3 << 20}, "one.parasol");
  kiosk.desk.hooks.free_bytes = [](const fs::path&) { return std::uint64_t{1000}; };
  CHECK(kiosk.copy().error().why == PackTrouble::no_room);
  kiosk.desk.hooks = {};
  bool pulled_out = false;
  kiosk.desk.is_cancelled = [&] { return pulled_out; };
  kiosk.desk.hooks.after_piece = [&](std::uint64_t) { pulled_out = true; };
  CHECK_FALSE(kiosk.copy().error().why);
  CHECK(kiosk.on_stick().empty());
  pulled_out = false;
  kiosk.desk.hooks = {};
  fs::remove_all(kiosk.desk.stick());
  CHECK(kiosk.copy().error().why == PackTrouble::not_written);
}
