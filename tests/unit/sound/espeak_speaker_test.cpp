#include <algorithm>
#include <cstdlib>

#include "sound/espeak_speaker.h"
#include "support/catch.h"

namespace {

ui::Speech said(const ui::Utterance& utterance) {
  sound::EspeakSpeaker speaker;
  auto speech = speaker.speak(utterance, base::never_cancelled);
  REQUIRE(speech.has_value());
  return std::move(*speech);
}

int loudest(const ui::Waveform& wave) {
  int most = 0;
  for (const std::int16_t sample : wave.samples) most = std::max(most, std::abs(static_cast<int>(sample)));
  return most;
}

}  // namespace

TEST_CASE("a sentence that is said can be heard and is about as long as people take for it") {
  const ui::Speech speech = said({"A gift that comes with a secret is worth a pause.", "en"});
  CHECK(loudest(speech.sound) > 3000);
  CHECK(speech.sound.length_ms() > 2000);
  CHECK(speech.sound.length_ms() < 7000);
}

TEST_CASE("the words of a sentence come in order and each within the sound") {
  const std::string text = "Привіт, друже мій.";
  const ui::Speech speech = said({text, "uk"});
  REQUIRE(speech.words.size() == 3);
  CHECK(text.substr(speech.words[0].from, speech.words[0].to - speech.words[0].from) == "Привіт");
  CHECK(text.substr(speech.words[1].from, speech.words[1].to - speech.words[1].from) == "друже");
  CHECK(std::is_sorted(speech.words.begin(), speech.words.end(), [](const auto& a, const auto& b) { return a.at_ms < b.at_ms; }));
  CHECK(speech.words.back().at_ms < speech.sound.length_ms());
}

TEST_CASE("each language has its own voice and slower takes longer") {
  const std::string text = "Information im Internet";
  CHECK(said({text, "de"}).sound.samples != said({text, "en"}).sound.samples);
  const auto usual = said({text, "en"}).sound.length_ms();
  CHECK(said({text, "en", ui::Pace::slower}).sound.length_ms() > usual * 5 / 4);
}

TEST_CASE("where synthesis is not understood there is no voice and some voices are called a machine's") {
  const sound::EspeakSpeaker speaker;
  for (const char* none : {"th", "ar", "fil", "tl", "xx", ""}) CHECK(speaker.voice_of(none) == ui::VoiceKind::none);
  for (const char* machine : {"uk", "be", "sw"}) CHECK(speaker.voice_of(machine) == ui::VoiceKind::machine);
  CHECK(speaker.voice_of("en-XA") == ui::VoiceKind::clear);
}

TEST_CASE("a language without a voice is refused by name") {
  sound::EspeakSpeaker speaker;
  CHECK(speaker.speak({"สวัสดี", "th"}, base::never_cancelled).error().message == "there is no voice for th");
}

TEST_CASE("what is being said ends as soon as somebody asks") {
  sound::EspeakSpeaker speaker;
  int asked = 0;
  std::string text;
  while (text.size() < 100'000) text += "This is a very long text that nobody wants to hear. ";
  const auto speech = speaker.speak({text, "en"}, [&] { return ++asked == 3; });
  CHECK(speech.error().message == base::cancelled().message);
  CHECK(asked == 3);
}
