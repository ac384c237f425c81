#include "sound/espeak_speaker.h"

#include <algorithm>
#include <array>
#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>
#include <mutex>

#include "base/utf8.h"
#include "sound/said_words.h"

namespace sound {
namespace {

constexpr int usual_words_a_minute = 150;
constexpr int slower_words_a_minute = 105;
constexpr std::array clear_voices{"en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "cs", "sk", "ro", "el", "tr",
                                  "fi", "sv", "da", "nb", "hu", "bg", "hr", "id", "hi"};
constexpr std::array machine_voices{"uk", "be", "sw"};

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

// The functions of the library, found by name.
struct EspeakLibrary {
  void* handle = nullptr;
  int rate_hz = -1;
  decltype(&espeak_Synth) synth = nullptr;
  decltype(&espeak_SetVoiceByProperties) choose_voice = nullptr;
  decltype(&espeak_SetParameter) set = nullptr;

  EspeakLibrary() {
    handle = dlopen("libespeak-ng.so.1", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return;
    decltype(&espeak_Initialize) initialize = nullptr;
    decltype(&espeak_SetSynthCallback) listen = nullptr;
    if (!find("espeak_Initialize", initialize) || !find("espeak_SetSynthCallback", listen) || !find("espeak_Synth", synth) ||
        !find("espeak_SetVoiceByProperties", choose_voice) || !find("espeak_SetParameter", set))
      return;
    rate_hz = initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate_hz > 0) listen(&hear);
  }

  template <typename Function>
  bool find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(handle, name));
    return function != nullptr;
  }

  static int hear(short* samples, int count, espeak_EVENT* events);
};

struct Work {
  std::string_view text;
  const base::IsCancelled& is_cancelled;
  ui::Speech speech;
  std::size_t letter = 1;  // espeak-ng counts letters from one
  std::size_t byte = 0;
  bool cancelled = false;

  std::size_t byte_of(std::size_t wanted) {
    if (wanted < letter) letter = 1, byte = 0;
    for (; letter < wanted && byte < text.size(); ++letter) byte += std::max<std::size_t>(1, base::code_point_bytes(text.substr(byte)));
    return std::min(byte, text.size());
  }
};

int EspeakLibrary::hear(short* samples, int count, espeak_EVENT* events) {
  Work* work = nullptr;
  for (espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
    work = static_cast<Work*>(event->user_data);
    if (work == nullptr || event->type != espeakEVENT_WORD || event->text_position < 1) continue;
    const std::size_t from = work->byte_of(static_cast<std::size_t>(event->text_position));
    const std::size_t to = work->byte_of(static_cast<std::size_t>(event->text_position + std::max(event->length, 0)));
    if (to > from) work->speech.words.push_back({from, to, event->audio_position});
  }
  if (work == nullptr) work = static_cast<Work*>(events->user_data);
  if (work == nullptr) return 0;
  if (samples != nullptr && count > 0) {
    work->speech.sound.samples.insert(work->speech.sound.samples.end(), samples, samples + count);
  }
  work->cancelled = work->cancelled || work->is_cancelled();
  return work->cancelled ? 1 : 0;
}

}  // namespace

ui::VoiceKind EspeakSpeaker::voice_of(std::string_view language) const {
  const auto is = [&](const char* code) { return primary(language) == code; };
  if (std::any_of(clear_voices.begin(), clear_voices.end(), is)) return ui::VoiceKind::clear;
  if (std::any_of(machine_voices.begin(), machine_voices.end(), is)) return ui::VoiceKind::machine;
  return ui::VoiceKind::none;
}

base::Result<ui::Speech> EspeakSpeaker::speak(const ui::Utterance& utterance, const base::IsCancelled& is_cancelled) {
  if (voice_of(utterance.language) == ui::VoiceKind::none) {
    return base::fail(base::ErrorCode::unavailable, "there is no voice for " + utterance.language);
  }
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  static EspeakLibrary library;
  if (library.rate_hz <= 0) {
    return base::fail(base::ErrorCode::unavailable, "nothing can be read aloud; install the packages libespeak-ng1 and espeak-ng-data");
  }
  const std::string code(primary(utterance.language));
  espeak_VOICE voice{};
  voice.languages = code.c_str();
  if (library.choose_voice(&voice) != EE_OK) {
    return base::fail(base::ErrorCode::unavailable, "espeak-ng has no voice for " + utterance.language);
  }
  library.set(espeakRATE, utterance.pace == ui::Pace::slower ? slower_words_a_minute : usual_words_a_minute, 0);
  const SaidWords words = said_words(utterance.text);
  Work work{words.text, is_cancelled, {}};
  work.speech.sound.rate_hz = library.rate_hz;
  const auto said = library.synth(words.text.c_str(), words.text.size() + 1, 0, POS_CHARACTER, 0,
                                  espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, &work);
  if (work.cancelled) return tl::unexpected(base::cancelled());
  if (said != EE_OK) return base::fail(base::ErrorCode::unavailable, "espeak-ng cannot say this text");
  for (ui::SpokenWord& word : work.speech.words) {
    word.from = words.origin[word.from];
    word.to = words.origin[word.to];
  }
  return std::move(work.speech);
}

}  // namespace sound
