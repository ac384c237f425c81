// What is offered to be heard, by what there is to hear it from.
#include "library.h"
#include "listening.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

namespace {

struct FakeAudio final : ui::AudioOut {
  bool there = true;
  int looked = 0;

  void play(ui::Cue) override {}
  void narrate(std::shared_ptr<const ui::Waveform>) override {}
  void stop_narration() override {}
  void silence() override {}
  void look_for_device() override { ++looked; }
  bool has_device() const override { return there; }
};

struct EnglishSpeaker final : ui::Speaker {
  ui::VoiceKind voice_of(std::string_view language) const override { return language == "en" ? ui::VoiceKind::clear : ui::VoiceKind::none; }
  base::Result<ui::Speech> speak(const ui::Utterance&, const base::IsCancelled&) override { return ui::Speech{}; }
};

}  // namespace

TEST_CASE("nothing to hear is offered while there is no device and again when there is one") {
  const support::TemporaryFolder folder;
  auto library = app::Library::open(folder.path(), {}, {});
  REQUIRE(library.has_value());
  FakeAudio audio;
  EnglishSpeaker speaker;
  app::InlineVoices voices(app::make_voice_with(speaker, *library));
  const base::VirtualClock clock;
  app::Listening listening({&audio, &speaker, &voices}, *library, clock);
  const session::Shell shell;
  CHECK(listening.offered(shell).can_read);
  CHECK_FALSE(listening.look());
  audio.there = false;
  CHECK(listening.look());
  CHECK_FALSE(listening.look());
  CHECK(listening.offered(shell).no_device);
  CHECK(listening.offered(shell).may_sound);
  CHECK_FALSE(listening.offered(shell).has_sound);
  CHECK_FALSE(listening.offered(shell).can_read);
  CHECK_FALSE(listening.offered(shell).own_voice);
  audio.there = true;
  CHECK(listening.look());
  CHECK(listening.offered(shell).can_read);
  listening.look_for_device();
  CHECK(audio.looked == 1);
}

TEST_CASE("before a device is found the first page offers nothing to hear, so that none of it goes away again") {
  const support::TemporaryFolder folder;
  auto library = app::Library::open(folder.path(), {}, {});
  REQUIRE(library.has_value());
  FakeAudio audio;
  audio.there = false;
  EnglishSpeaker speaker;
  app::InlineVoices voices(app::make_voice_with(speaker, *library));
  const base::VirtualClock clock;
  const app::Listening listening({&audio, &speaker, &voices}, *library, clock);
  CHECK_FALSE(listening.offered(session::Shell{}).has_sound);
}
