#include "support/catch.h"
#include "support/fake_stage.h"
#include "ui/texture_cache.h"

namespace {

// A drawing of 100 bytes.
ui::Drawing drawing() { return {ui::Bitmap{5, 5, std::vector<std::uint32_t>(25)}, {1, 2}}; }

}  // namespace

TEST_CASE("what was drawn once is not drawn again") {
  support::FakeTextures device;
  ui::TextureCache cache(device, 1000);
  cache.begin_frame();
  int drawn = 0;
  const auto draw = [&] {
    ++drawn;
    return drawing();
  };
  const ui::TextureHandle first = cache.get("a", draw).handle;
  CHECK(cache.get("a", draw).handle == first);
  CHECK(drawn == 1);
  CHECK(cache.bytes() == 100);
  CHECK(cache.get("a", draw).width == 5);
  CHECK(cache.get("a", draw).offset.y == 2);
}

TEST_CASE("over the limit the least recently used go first") {
  support::FakeTextures device;
  ui::TextureCache cache(device, 250);
  ui::TextureHandle handles[3] = {};
  const char* names[] = {"a", "b", "c"};
  for (int i = 0; i < 3; ++i) {
    cache.begin_frame();
    handles[i] = cache.get(names[i], drawing).handle;
    if (i == 1) cache.get("a", drawing);
    cache.end_frame();
  }
  // "b" was last used in the second frame, as "a" was; one of them had to go.
  CHECK(cache.bytes() == 200);
  CHECK(device.alive.count(handles[2]) == 1);
  cache.begin_frame();
  cache.get("c", drawing);
  cache.get("d", drawing);
  cache.end_frame();
  CHECK(device.alive.size() == 2);
  CHECK(device.alive.count(handles[0]) == 0);
  CHECK(device.alive.count(handles[1]) == 0);
}

TEST_CASE("what this frame used is never let go even over the limit") {
  support::FakeTextures device;
  ui::TextureCache cache(device, 50);
  cache.begin_frame();
  for (const char* name : {"a", "b", "c"}) cache.get(name, drawing);
  cache.end_frame();
  CHECK(cache.bytes() == 300);
  CHECK(device.alive.size() == 3);
  cache.begin_frame();
  cache.get("b", drawing);
  cache.end_frame();
  CHECK(device.alive.size() == 1);
}

TEST_CASE("an empty drawing is remembered and takes no texture") {
  support::FakeTextures device;
  ui::TextureCache cache(device, 1000);
  int drawn = 0;
  const auto empty = [&] {
    ++drawn;
    return ui::Drawing{};
  };
  CHECK(cache.get("a", empty).handle == nullptr);
  CHECK(cache.get("a", empty).handle == nullptr);
  CHECK(drawn == 1);
  CHECK(device.uploads == 0);
  cache.clear();
  CHECK_FALSE(device.released_twice);
}

TEST_CASE("a cache releases all it has once") {
  support::FakeTextures device;
  {
    ui::TextureCache cache(device, 1000);
    cache.get("a", drawing);
    cache.get("b", drawing);
    cache.clear();
    CHECK(device.alive.empty());
    CHECK(cache.bytes() == 0);
    cache.get("a", drawing);
  }
  CHECK(device.alive.empty());
  CHECK_FALSE(device.released_twice);
}
