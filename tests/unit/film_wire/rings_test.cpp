// Pictures and sound in shared memory, and a writer that was taken over.
#include "film_wire/rings.h"

#include <algorithm>
#include <numeric>
#include <thread>
#include <vector>

#include "support/catch.h"

using namespace film_wire;

namespace {

Order small_order() {
  return {.size = 1, .ring_width = 33, .ring_height = 17, .slots = 3, .sound_samples = 4'800, .sound_channels = 2};
}

// As the kernel would give it: zero, and beginning with a page.
struct Memory {
  explicit Memory(std::size_t size) : bytes(size + 4096) {}
  std::span<std::byte> whole() {
    void* begin = bytes.data();
    std::size_t space = bytes.size();
    const std::size_t size = bytes.size() - 4096;
    return {static_cast<std::byte*>(std::align(4096, size, begin, space)), size};
  }
  std::vector<std::byte> bytes;
};

struct Pictures {
  Order order = small_order();
  Memory memory{picture_ring_bytes(order)};
  PictureWriter writer{memory.whole(), order};
  PictureReader reader{memory.whole(), order};

  void write(std::int64_t at_us, std::uint32_t width = 32, std::uint32_t height = 16) {
    std::ranges::fill(writer.room().first(layout_of(width, height).bytes), static_cast<std::byte>(at_us));
    writer.write({.generation = 1, .width = width, .height = height, .at_us = at_us});
  }
};

struct Sound {
  Order order = small_order();
  Memory memory{sound_ring_bytes(order)};
  SoundWriter writer{memory.whole(), order};
  SoundReader reader{memory.whole(), order};

  void write(std::size_t count) {
    std::vector<std::int16_t> samples(count * 2);
    std::iota(samples.begin(), samples.end(), next);
    next = static_cast<std::int16_t>(next + static_cast<std::int16_t>(samples.size()));
    writer.write(samples);
  }
  std::int16_t next = 0;
};

void set_count(std::span<std::byte> memory, std::uint64_t count) { std::memcpy(memory.data(), &count, sizeof count); }

}  // namespace

TEST_CASE("the planes of a picture do not overlap and end within it") {
  for (const auto& [width, height] : {std::pair{1U, 1U}, {16U, 16U}, {33U, 17U}, {1280U, 720U}, {1919U, 1081U}}) {
    INFO(width << " × " << height);
    const PictureLayout layout = layout_of(width, height);
    CHECK(layout.y_pitch >= width);
    CHECK(layout.uv_pitch >= (width + 1) / 2);
    CHECK(layout.u_at >= layout.y_pitch * height);
    CHECK(layout.v_at >= layout.u_at + layout.uv_pitch * ((height + 1) / 2));
    CHECK(layout.bytes >= layout.v_at + layout.uv_pitch * ((height + 1) / 2));
  }
}

TEST_CASE("pictures come in the order in which they were written and the ring fills up") {
  Pictures ring;
  for (int turn = 0; turn < 5; ++turn) {
    for (std::int64_t i = 0; i < 3; ++i) {
      REQUIRE(ring.writer.has_room());
      ring.write(turn * 10 + i);
    }
    CHECK_FALSE(ring.writer.has_room());
    CHECK(ring.reader.count() == 3);
    for (std::int64_t i = 0; i < 3; ++i) {
      const auto picture = ring.reader.look(0);
      REQUIRE(picture.has_value());
      CHECK(picture->facts.at_us == turn * 10 + i);
      CHECK(std::ranges::count(picture->pixels, static_cast<std::byte>(turn * 10 + i)) ==
            static_cast<std::ptrdiff_t>(picture->pixels.size()));
      ring.reader.release();
    }
    CHECK_FALSE(ring.reader.look(0).has_value());
  }
}

TEST_CASE("the writer learns where the reader is") {
  Pictures ring;
  ring.reader.tell_place(1'234'567);
  CHECK(ring.writer.place_us() == 1'234'567);
}

TEST_CASE("a ring that says it holds more pictures than it can is believed no more") {
  for (const std::uint64_t count : {std::uint64_t{4}, std::uint64_t{1} << 31, std::uint64_t{1} << 32, UINT64_MAX}) {
    Pictures ring;
    ring.write(1);
    REQUIRE(ring.reader.count() == 1);
    set_count(ring.memory.whole(), count);
    CHECK(ring.reader.count() == 0);
    CHECK_FALSE(ring.reader.is_sound());
    set_count(ring.memory.whole(), 1);
    CHECK(ring.reader.count() == 0);
  }
}

TEST_CASE("a picture larger than its place or outside of time is not shown") {
  using Change = void (*)(PictureFacts&);
  for (const Change change : {Change([](PictureFacts& f) { f.width = 34; }), Change([](PictureFacts& f) { f.height = 18; }),
                              Change([](PictureFacts& f) { f.width = 0; }), Change([](PictureFacts& f) { f.width = UINT32_MAX; }),
                              Change([](PictureFacts& f) { f.at_us = -1; }), Change([](PictureFacts& f) { f.at_us = INT64_MAX; })}) {
    Pictures ring;
    PictureFacts facts{.generation = 1, .width = 33, .height = 17, .at_us = 5};
    change(facts);
    ring.writer.write(facts);
    CHECK_FALSE(ring.reader.look(0).has_value());
    CHECK_FALSE(ring.reader.is_sound());
  }
}

TEST_CASE("sound comes as it was written however often the ring begins again") {
  Sound ring;
  std::int16_t expected = 0;
  std::vector<std::int16_t> heard(2'000);
  for (int turn = 0; turn < 40; ++turn) {
    ring.write(1'000);
    REQUIRE(ring.reader.read(heard) == 1'000);
    for (const std::int16_t sample : heard) REQUIRE(sample == expected++);
    ring.reader.take(1'000);
  }
  CHECK(ring.reader.read(heard) == 0);
  CHECK(ring.writer.written() == 40'000);
}

TEST_CASE("sound fills its ring and no more and can be read ahead") {
  Sound ring;
  ring.write(4'800);
  CHECK(ring.writer.room() == 0);
  std::vector<std::int16_t> heard(20);
  REQUIRE(ring.reader.read(heard, 4'795) == 5);
  CHECK(heard.front() == 9'590);
  CHECK(ring.reader.read(heard, 4'800) == 0);
  ring.reader.take_up_to(4'800);
  CHECK(ring.writer.room() == 4'800);
  CHECK(ring.reader.is_sound());
}

TEST_CASE("a ring that says it holds more sound than it can is believed no more") {
  for (const std::uint64_t count : {std::uint64_t{4'801}, UINT64_MAX}) {
    Sound ring;
    std::vector<std::int16_t> heard(20'000);
    set_count(ring.memory.whole(), count);
    CHECK(ring.reader.read(heard) == 0);
    CHECK_FALSE(ring.reader.is_sound());
  }
  Sound backwards;
  backwards.write(100);
  backwards.reader.take(100);
  set_count(backwards.memory.whole(), 99);
  CHECK(backwards.reader.written() == 100);
  CHECK_FALSE(backwards.reader.is_sound());
  Sound elsewhere;
  elsewhere.write(100);
  elsewhere.reader.take_up_to(101);
  CHECK(elsewhere.reader.taken() == 0);
  CHECK_FALSE(elsewhere.reader.is_sound());
}

TEST_CASE("two threads pass pictures and sound on without losing one") {
  Pictures pictures;
  Sound sound;
  std::thread helper([&] {
    for (std::int64_t at_us = 0; at_us < 3'000;) {
      if (pictures.writer.has_room()) pictures.write(at_us++);
      if (sound.writer.room() >= 10) sound.write(10);
    }
  });
  std::int64_t expected = 0;
  std::vector<std::int16_t> heard(20);
  std::int16_t next = 0;
  bool is_right = true;
  while (expected < 3'000) {
    if (const auto picture = pictures.reader.look(0)) {
      is_right = is_right && picture->facts.at_us == expected++;
      pictures.reader.release();
    }
    const std::size_t count = sound.reader.read(heard);
    for (std::size_t i = 0; i < 2 * count; ++i) is_right = is_right && heard[i] == next++;
    sound.reader.take(count);
  }
  helper.join();
  CHECK(is_right);
}
