#include <SDL.h>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "sound/kalimba.h"
#include "sound/output.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

using sound::DeviceWatch;
using sound::Mixer;

struct FakeDevice final : sound::Device {
  bool can_open = true;
  bool there = true;
  bool is_open = false;
  int opened = 0;
  int tried = 0;
  Fill fill;

  base::Result<void> open(int, Fill wanted) override {
    ++tried;
    if (!can_open) return base::fail(base::ErrorCode::unavailable, "there is no device");
    ++opened;
    is_open = true;
    fill = std::move(wanted);
    return {};
  }
  void close() override { is_open = false; }
  bool is_there() const override { return there; }
  bool is_found() override { return can_open; }
  void play(int ms) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(ms) * 48);
    fill(samples);
  }
};

struct Table {
  FakeDevice device;
  Mixer mixer{1};
  std::vector<std::string> told;
  int came = 0;
  DeviceWatch watch{device, mixer, [this](const std::optional<std::string>& why) {
                      if (why) told.push_back(*why);
                      else ++came;
                    }};

  void play() { mixer.play(std::make_shared<const ui::Waveform>(ui::Waveform{48'000, std::vector<std::int16_t>(4800, 1000)})); }
};

}  // namespace

TEST_CASE("whether there is a device is known without opening it and known anew when it is looked for again") {
  Table table;
  CHECK_FALSE(table.watch.has_device());
  table.watch.find();
  table.watch.find();
  CHECK(table.watch.has_device());
  CHECK(table.came == 1);
  table.device.can_open = false;
  table.watch.find();
  table.watch.find();
  CHECK_FALSE(table.watch.has_device());
  CHECK(table.device.tried == 0);
  CHECK(table.told == std::vector<std::string>{"there is no sound device; sounds are left out until there is one"});
  table.device.can_open = true;
  table.watch.find();
  CHECK(table.watch.has_device());
  CHECK(table.came == 2);
  table.play();
  CHECK(table.watch.look(0) == DeviceWatch::look_ms);
  table.device.there = false;
  table.watch.look(100);
  CHECK_FALSE(table.watch.has_device());
}

TEST_CASE("the device is opened by the first sound and closed behind the last and nothing wakes in between") {
  Table table;
  CHECK(!table.watch.look(0));
  CHECK(table.device.tried == 0);
  table.play();
  CHECK(table.watch.look(10) == DeviceWatch::look_ms);
  CHECK(table.device.is_open);
  table.device.play(100);
  CHECK(table.watch.look(110) == DeviceWatch::look_ms);
  CHECK(!table.watch.look(1010));
  CHECK(!table.device.is_open);
  CHECK(!table.watch.look(5000));
  CHECK(table.told.empty());
}

TEST_CASE("without a device one line is said and nothing is tried for ten seconds") {
  Table table;
  table.device.can_open = false;
  for (int i = 0; i < 100; ++i) {
    table.play();
    CHECK(!table.watch.look(i * 50));
    CHECK(table.mixer.is_silent());
  }
  CHECK(table.device.tried == 1);
  table.play();
  table.watch.look(10'000);
  CHECK(table.device.tried == 2);
  CHECK(table.told == std::vector<std::string>{"there is no device; sounds are left out until there is one"});
}

TEST_CASE("a device that is unplugged while it plays is let go and used again when it is back") {
  Table table;
  table.play();
  table.watch.look(0);
  table.device.there = false;
  CHECK(!table.watch.look(100));
  CHECK(!table.device.is_open);
  CHECK(table.told == std::vector<std::string>{"the sound device is gone; sounds are left out until there is one"});
  table.device.there = true;
  table.play();
  table.watch.look(10'100);
  CHECK(table.device.is_open);
  CHECK(table.told.size() == 1);
  // When it goes once more that is said once more.
  table.device.there = false;
  table.watch.look(10'200);
  CHECK(table.told.size() == 2);
}

TEST_CASE("a driver that is not there is refused with what it said") {
  SDL_setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  const auto device = sound::default_device();
  const auto opened = device->open(48'000, [](std::span<std::int16_t>) {});
  SDL_setenv("SDL_AUDIODRIVER", "", 1);
  REQUIRE(!opened.has_value());
  CHECK(opened.error().code == base::ErrorCode::unavailable);
  CHECK(opened.error().message.rfind("no sound device can be opened (", 0) == 0);
}

// SDL's driver "disk" writes what a device would play into a file.
TEST_CASE("what is played arrives at the device") {
  const support::TemporaryFolder folder;
  const auto file = (folder.path() / "heard.raw").string();
  SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
  SDL_setenv("SDL_DISKAUDIOFILE", file.c_str(), 1);
  SDL_setenv("SDL_DISKAUDIODELAY", "1", 1);
  std::mutex mutex;
  std::condition_variable more;
  std::size_t filled = 0;
  const auto device = sound::default_device();
  const auto opened = device->open(48'000, [&](std::span<std::int16_t> samples) {
    std::fill(samples.begin(), samples.end(), std::int16_t{1234});
    const std::lock_guard lock(mutex);
    filled += samples.size();
    more.notify_one();
  });
  REQUIRE(opened.has_value());
  CHECK(device->is_there());
  {
    std::unique_lock lock(mutex);
    CHECK(more.wait_for(lock, std::chrono::seconds(10), [&] { return filled >= 4096; }));
  }
  device->close();
  SDL_setenv("SDL_AUDIODRIVER", "", 1);
  // A device begins with silence until it is told to play.
  std::ifstream heard(file, std::ios::binary);
  std::int16_t sample = 0;
  while (sample == 0 && heard.read(reinterpret_cast<char*>(&sample), sizeof sample)) {
  }
  CHECK(sample == 1234);
}

TEST_CASE("an output without a device ends at once and says it once") {
  std::mutex mutex;
  std::condition_variable said;
  std::vector<std::string> told;
  auto device = std::make_unique<FakeDevice>();
  device->can_open = false;
  {
    sound::Output output(std::move(device), 60, [&](const std::optional<std::string>& why) {
      const std::lock_guard lock(mutex);
      told.push_back(why.value_or(""));
      said.notify_one();
    });
    output.play(ui::Cue::touch);
    output.play(ui::Cue::page);
    std::unique_lock lock(mutex);
    CHECK(said.wait_for(lock, std::chrono::seconds(10), [&] { return !told.empty(); }));
  }
  CHECK(told.size() == 1);
}
