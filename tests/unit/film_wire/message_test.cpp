// What the kiosk and the media process say to one another, and what neither believes.
#include "film_wire/message.h"

#include <functional>

#include "support/catch.h"

using namespace film_wire;

namespace {

Order usual_order() {
  return {.offset = 100, .size = 5'000, .ring_width = 1280, .ring_height = 720, .slots = 6, .sound_samples = 48'000,
          .sound_channels = 2, .shown_width = 1280, .shown_height = 720, .processor_seconds = 60, .memory_mib = 192};
}

Refused refused_by(std::string_view barrier) {
  Refused refused{.error = 22};
  std::copy(barrier.begin(), barrier.end(), refused.barrier.begin());
  return refused;
}

template <typename Message>
bool is_taken_by_helper(const Message& message) { return parse_to_helper(bytes_of(message)).has_value(); }
template <typename Message>
bool is_taken_by_kiosk(const Message& message) { return parse_to_kiosk(bytes_of(message)).has_value(); }

template <typename Message>
Message with(Message message, const std::function<void(Message&)>& change) {
  change(message);
  return message;
}

}  // namespace

TEST_CASE("a message says what it said when it was written") {
  const auto order = parse_to_helper(bytes_of(usual_order()));
  REQUIRE(order.has_value());
  CHECK(bytes_of(std::get<Order>(*order)) == bytes_of(usual_order()));
  const auto seek = parse_to_helper(bytes_of(Seek{.generation = 7, .to_us = 1'500'000}));
  REQUIRE(seek.has_value());
  CHECK(std::get<Seek>(*seek).to_us == 1'500'000);
  const auto ended = parse_to_kiosk(bytes_of(Ended{.generation = 7, .at_us = 60'000'000}));
  REQUIRE(ended.has_value());
  CHECK(std::get<Ended>(*ended).at_us == 60'000'000);
  const auto refused = parse_to_kiosk(bytes_of(refused_by("system_calls")));
  REQUIRE(refused.has_value());
  CHECK(name_of(std::get<Refused>(*refused)) == "system_calls");
}

TEST_CASE("a message of another length or version or from the wrong side is nothing") {
  const auto bytes = bytes_of(usual_order());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    INFO(length);
    CHECK_FALSE(parse_to_helper(std::span(bytes).first(length)).has_value());
  }
  std::array<std::byte, bytes.size() + 1> longer{};
  std::ranges::copy(bytes, longer.begin());
  CHECK_FALSE(parse_to_helper(longer).has_value());
  CHECK_FALSE(parse_to_kiosk(bytes).has_value());
  CHECK_FALSE(is_taken_by_helper(Ended{.generation = 1}));
  CHECK_FALSE(is_taken_by_helper(Rouse{.head = {.version = 2, .kind = Kind::rouse}}));
  CHECK_FALSE(is_taken_by_helper(Rouse{.head = {.magic = 1, .kind = Kind::rouse}}));
  CHECK_FALSE(is_taken_by_helper(Rouse{.head = {.kind = Kind::broken}}));
}

TEST_CASE("an order whose numbers make no sense is nothing") {
  REQUIRE(is_taken_by_helper(usual_order()));
  using Change = std::function<void(Order&)>;
  const std::vector<std::pair<const char*, Change>> changes{
      {"no bytes", [](Order& o) { o.size = 0; }},
      {"bytes beyond the last", [](Order& o) { o.offset = (std::uint64_t{1} << 62) - 1; }},
      {"a size that wraps around", [](Order& o) { o.size = UINT64_MAX; }},
      {"an offset that wraps around", [](Order& o) { o.offset = UINT64_MAX - 100; }},
      {"no width", [](Order& o) { o.ring_width = 0; }},
      {"a wide ring", [](Order& o) { o.ring_width = most_width + 1; }},
      {"a tall ring", [](Order& o) { o.ring_height = most_height + 1; }},
      {"one slot", [](Order& o) { o.slots = 1; }},
      {"many slots", [](Order& o) { o.slots = most_slots + 1; }},
      {"little sound", [](Order& o) { o.sound_samples = 4'799; }},
      {"much sound", [](Order& o) { o.sound_samples = most_sound_samples + 1; }},
      {"no channel", [](Order& o) { o.sound_channels = 0; }},
      {"three channels", [](Order& o) { o.sound_channels = 3; }},
      {"shown wider than the ring", [](Order& o) { o.shown_width = 1281; }},
      {"shown taller than the ring", [](Order& o) { o.shown_height = 721; }},
      {"no time", [](Order& o) { o.processor_seconds = 0; }},
      {"no memory", [](Order& o) { o.memory_mib = 0; }},
      {"all memory", [](Order& o) { o.memory_mib = UINT32_MAX; }},
      {"something where nothing is", [](Order& o) { o.unused = 1; }}};
  for (const auto& [what, change] : changes) {
    INFO(what);
    CHECK_FALSE(is_taken_by_helper(with(usual_order(), change)));
  }
}

TEST_CASE("the kiosk believes no place beyond a day and no name that could be anything else") {
  CHECK(is_taken_by_kiosk(About{.duration_us = most_film_us, .width = 1280, .height = 720, .has_sound = 1}));
  CHECK_FALSE(is_taken_by_kiosk(About{.duration_us = most_film_us + 1}));
  CHECK_FALSE(is_taken_by_kiosk(About{.duration_us = -1}));
  CHECK_FALSE(is_taken_by_kiosk(About{.width = 1280, .height = 0}));
  CHECK_FALSE(is_taken_by_kiosk(About{.width = most_width + 1, .height = 2}));
  CHECK_FALSE(is_taken_by_kiosk(About{.has_sound = 2}));
  CHECK_FALSE(is_taken_by_kiosk(Sought{.generation = 0}));
  CHECK_FALSE(is_taken_by_kiosk(Sought{.generation = 1, .sound_at_us = INT64_MIN}));
  CHECK_FALSE(is_taken_by_kiosk(Ended{.generation = 1, .at_us = INT64_MAX}));
  CHECK_FALSE(is_taken_by_kiosk(Broken{.trouble = Trouble::none_such}));
  CHECK_FALSE(is_taken_by_kiosk(Broken{.trouble = static_cast<Trouble>(77)}));
  CHECK(is_taken_by_kiosk(Broken{.trouble = Trouble::damaged}));
  CHECK_FALSE(is_taken_by_kiosk(refused_by("")));
  CHECK_FALSE(is_taken_by_kiosk(refused_by("two words")));
  CHECK_FALSE(is_taken_by_kiosk(refused_by(std::string_view("a\0b", 3))));
  CHECK_FALSE(is_taken_by_kiosk(refused_by("a_name_that_does_not_end_in_here")));
}
