#include <condition_variable>
#include <mutex>

#include "narrator.h"
#include "support/catch.h"

namespace {

using app::Manner;
using app::Narrator;
using app::Passage;
using Words = std::vector<std::string>;

// Voices that are ready when the test says so: 1000 ms each, two words.
struct FakeVoices final : app::Voices {
  std::vector<app::VoiceOrder> ordered;
  std::vector<app::VoiceReady> done;
  int cancelled = 0;

  void order(app::VoiceOrder order) override { ordered.push_back(std::move(order)); }
  void cancel() override {
    ++cancelled;
    done.clear();
  }
  std::vector<app::VoiceReady> ready() override { return std::exchange(done, {}); }
  void finish(std::size_t index) {
    ui::Speech speech{{1000, std::vector<std::int16_t>(1000)}, {{0, 3, 0}, {4, 7, 400}}};
    done.push_back({ordered.at(index).number, speech});
  }
  void fail(std::size_t index, base::ErrorCode code) { done.push_back({ordered.at(index).number, base::fail(code, "it does not work")}); }
};

struct FakeAudio final : ui::AudioOut {
  int narrated = 0;
  int stopped = 0;

  void play(ui::Cue) override {}
  void narrate(std::shared_ptr<const ui::Waveform>) override { ++narrated; }
  void stop_narration() override { ++stopped; }
  void silence() override {}
};

struct Table {
  FakeVoices voices;
  FakeAudio audio;
  base::VirtualClock clock;
  Narrator narrator{voices, audio, clock};

  void say(const Words& all) {
    std::vector<Passage> passages;
    for (const std::string& words : all) passages.push_back({"text", 10, 10 + words.size(), words});
    narrator.say(passages, Manner{"en", ui::Pace::usual, content::PackId("pack")});
  }
  void pass(std::int64_t ms) {
    clock.advance_ms(ms);
    narrator.look();
  }
  std::string spoken() const {
    const auto words = narrator.spoken();
    return words ? words->id + " " + std::to_string(words->from) + "-" + std::to_string(words->to) : "nothing";
  }
};

}  // namespace

TEST_CASE("passages are said one after another and the word that is said is known") {
  Table table;
  table.say({"one two", "six ten"});
  CHECK(table.narrator.is_speaking());
  CHECK(table.spoken() == "nothing");
  table.voices.finish(0);
  table.pass(0);
  CHECK(table.spoken() == "text 10-13");
  CHECK(table.narrator.next_look_ms() == table.clock.monotonic_ms() + 400);
  table.pass(400);
  CHECK(table.spoken() == "text 14-17");
  table.voices.finish(1);
  table.pass(600);
  CHECK(table.audio.narrated == 2);
  CHECK(table.spoken() == "text 10-13");
  table.pass(1000);
  CHECK(!table.narrator.is_speaking());
  CHECK(!table.narrator.next_look_ms());
}

TEST_CASE("two passages are made ahead and no more") {
  Table table;
  table.say({"a a", "b b", "c c", "d d"});
  CHECK(table.voices.ordered.size() == 2);
  table.voices.finish(0);
  table.pass(0);
  CHECK(table.voices.ordered.size() == 3);
}

TEST_CASE("stopping is at once and what was ordered is never said") {
  Table table;
  table.say({"one two", "six ten"});
  table.voices.finish(0);
  table.pass(0);
  table.narrator.stop();
  CHECK(!table.narrator.is_speaking());
  CHECK(table.audio.stopped == 1);
  CHECK(table.voices.cancelled == 1);
  table.voices.finish(1);
  table.pass(5000);
  CHECK(table.audio.narrated == 1);
}

TEST_CASE("what is said next takes the place of what is said or comes behind it") {
  Table table;
  table.say({"one two"});
  table.voices.finish(0);
  table.pass(0);
  table.narrator.add({{"", 0, 0, "later on"}}, {"en", ui::Pace::usual, {}});
  CHECK(table.audio.stopped == 0);
  table.say({"now"});
  CHECK(table.audio.stopped == 1);
  CHECK(table.voices.ordered.back().utterance.text == "now");
}

TEST_CASE("a recording that is damaged is left out and where no voice can be made nothing is tried again and again") {
  Table table;
  table.say({"one two", "six ten"});
  table.voices.fail(0, base::ErrorCode::corrupt);
  table.voices.finish(1);
  table.pass(0);
  CHECK(table.audio.narrated == 1);
  CHECK(table.narrator.take_failure()->message == "it does not work");
  table.say({"one two", "six ten"});
  table.voices.fail(2, base::ErrorCode::unavailable);
  table.pass(0);
  CHECK(!table.narrator.is_speaking());
  // The same reason is said once.
  CHECK(!table.narrator.take_failure());
}

TEST_CASE("of a recording the sentence that is said is marked by its share") {
  Table table;
  const std::string words = "Stop now. Go on.";
  table.narrator.say({{"text", 0, words.size(), words, "media/voice/th/a.ogg"}}, {"en", ui::Pace::usual, content::PackId("pack")});
  CHECK(table.voices.ordered.at(0).recording == "media/voice/th/a.ogg");
  table.voices.finish(0);
  table.pass(0);
  CHECK(table.spoken() == "text 0-9");
  table.pass(650);
  CHECK(table.spoken() == "text 10-16");
}

TEST_CASE("voices are made in a thread and what was cancelled is never delivered") {
  std::mutex mutex;
  std::condition_variable changed;
  int made = 0;
  bool may_go_on = false;
  int woken = 0;
  app::ThreadedVoices voices(
      [&](const app::VoiceOrder&, const base::IsCancelled&) -> base::Result<ui::Speech> {
        std::unique_lock lock(mutex);
        ++made;
        changed.notify_all();
        changed.wait(lock, [&] { return may_go_on; });
        return ui::Speech{};
      },
      [&] {
        const std::lock_guard lock(mutex);
        ++woken;
        changed.notify_all();
      });
  voices.order({1, {"one", "en"}, {}, ""});
  {
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, std::chrono::seconds(10), [&] { return made == 1; }));
  }
  voices.cancel();
  voices.order({2, {"two", "en"}, {}, ""});
  {
    const std::lock_guard lock(mutex);
    may_go_on = true;
    changed.notify_all();
  }
  {
    std::unique_lock lock(mutex);
    REQUIRE(changed.wait_for(lock, std::chrono::seconds(10), [&] { return woken == 1; }));
  }
  const auto ready = voices.ready();
  REQUIRE(ready.size() == 1);
  CHECK(ready[0].number == 2);
}

TEST_CASE("a passage in another language is ordered of a voice of that language") {
  Table table;
  table.narrator.say({{"text", 0, 3, "Так"}, {"text", 4, 7, "Yes", "", "en"}}, Manner{"uk", ui::Pace::usual, content::PackId("pack")});
  REQUIRE(table.voices.ordered.size() == 2);
  CHECK(table.voices.ordered[0].utterance.language == "uk");
  CHECK(table.voices.ordered[1].utterance.language == "en");
}
