#include "listening.h"

#include <algorithm>
#include <utility>

#include "content/markup.h"
#include "log.h"

namespace app {

void RecordedTexts::show(const ui::Translator& translator, const content::Recordings* recordings, const content::Recordings* of_source) {
  translator_ = &translator;
  of_source_ = of_source;
  if (recordings_ != recordings) entries_.clear();
  recordings_ = recordings;
}

std::string RecordedTexts::translate(const content::Text& text) const {
  std::string words = translator_->translate(text);
  const auto remember = [&](const content::Recordings* recordings) {
    if (recordings == nullptr) return false;
    const auto at = recordings->find(text.key);
    if (at != recordings->end()) entries_.insert_or_assign(content::plain_text(words), at->second);
    return at != recordings->end();
  };
  if (!remember(recordings_) && of_source_ != nullptr && !of_source_->empty() && !translator_->has(text)) remember(of_source_);
  return words;
}

std::string RecordedTexts::recording_of(const std::string& words) const {
  const auto at = entries_.find(words);
  return at == entries_.end() ? std::string() : at->second;
}

Listening::Listening(const SoundPorts& ports, const Library& library, const base::Clock& clock)
    : ports_(ports), library_(library), had_device_(ports.audio == nullptr || ports.audio->has_device()) {
  if (ports.audio != nullptr && ports.voices != nullptr) narrator_.emplace(*ports.voices, *ports.audio, clock);
}

const ui::Translator& Listening::texts_of(const session::Shell& shell, const ui::Translator& translator) {
  const content::PackId* const pack = session::pack_of(shell.place);
  const std::string of = pack == nullptr ? "" : pack->value + "|" + shell.reader.language;
  if (of != recordings_of_) {
    recordings_of_ = of;
    recordings_ = pack == nullptr ? content::Recordings{} : library_.recordings(*pack, shell.reader.language);
    const session::TrackCard* const card = pack == nullptr ? nullptr : library_.card(*pack);
    of_source_ = card == nullptr || card->source_language() == shell.reader.language ? content::Recordings{} : library_.recordings(*pack, card->source_language());
    texts_.show(translator, nullptr);
  }
  texts_.show(translator, &recordings_, &of_source_);
  return texts_;
}

// What is shown was written in and nobody has translated; "" when all of it is in the reader's language.
std::string Listening::other_language(const session::Shell& shell) const {
  const content::PackId* const pack = session::pack_of(shell.place);
  if (pack == nullptr) return {};
  const session::TrackCard* const card = library_.card(*pack);
  if (card == nullptr || card->source_language() == shell.reader.language) return {};
  const session::OpenLesson* const open = session::lesson_in(shell.place);
  const bool is_other = open != nullptr ? !texts_.has(open->lesson.title)
                                          : std::any_of(card->lessons.begin(), card->lessons.end(), [&](const auto& each) { return !texts_.has(each.title); });
  return is_other ? card->source_language() : std::string();
}

screens::Hearing Listening::offered(const session::Shell& shell) const {
  screens::Hearing hearing;
  hearing.may_sound = ports_.audio != nullptr;
  hearing.no_device = hearing.may_sound && !had_device_;
  hearing.has_sound = hearing.may_sound && had_device_ && shell.settings.loudest_percent > 0;
  if (!narrator_ || !hearing.has_sound) return hearing;
  const auto voice = [&](const std::string& language) {
    return ports_.speaker == nullptr || language.empty() ? ui::VoiceKind::none : ports_.speaker->voice_of(language);
  };
  const ui::VoiceKind own = voice(shell.reader.language);
  const ui::VoiceKind other = voice(other_language(shell));
  hearing.own_voice = own != ui::VoiceKind::none;
  hearing.can_slow = hearing.own_voice || other != ui::VoiceKind::none;
  hearing.by_machine = own == ui::VoiceKind::machine || other == ui::VoiceKind::machine;
  hearing.can_read = hearing.can_slow || !recordings_.empty();
  hearing.reads = narrator_->is_speaking();
  return hearing;
}

void Listening::mark(ui::Stage& stage) {
  if (!narrator_) return;
  const auto spoken = narrator_->spoken();
  const std::string id = spoken ? spoken->id : "";
  if (!id.empty() && id != revealed_) stage.reveal_text(id);
  revealed_ = id;
  stage.mark_spoken(spoken);
}

// A touch that leads to or comes from where nothing is heard is not heard either; what opening a page means still is.
void Listening::notice(const ui::Stage& stage) {
  if (stage.is_hushed()) cues_.clear();
  hushed_ = hushed_ || stage.is_hushed();
  for (const ui::Cue cue : stage.cues()) {
    if (!hushed_ || cue == ui::Cue::parasol_opens) cues_.insert(cue);
  }
}

void Listening::sound_cue(const session::Shell& shell) {
  const bool wanted = shell.reader.sounds == session::Sounds::on && shell.settings.loudest_percent > 0;
  if (ports_.audio != nullptr && wanted && !cues_.empty()) ports_.audio->play(*cues_.rbegin());
  cues_.clear();
  hushed_ = false;
}

void Listening::say_by_ear(const session::Shell& shell, const screens::Drawn& drawn) {
  const screens::Announcements said = by_ear_.hear(drawn, texts_);
  const PageVoice voice = voice_of(shell);
  std::vector<Passage> passages;
  for (const screens::Announcement& each : said.all) {
    if (each.widget.empty()) passages.push_back({"", 0, 0, each.words});
    else add_passages(each.widget, each.words, voice, passages, each.language);
  }
  if (passages.empty()) return;
  if (said.at_once) narrator_->say(passages, manner_of(shell));
  else narrator_->add(passages, manner_of(shell));
  look();
}

void Listening::end_turn(const session::Shell& shell, const std::string& page, const ui::Stage& stage, bool acted) {
  sound_cue(shell);
  const bool by_ear = narrator_ && shell.reader.by_ear && offered(shell).own_voice;
  if (is_speaking() && shell.reader.voice != voice_ && page == page_) read(shell, stage);
  if (page != page_ || was_by_ear_ != by_ear) stop_reading();
  if (was_by_ear_ != by_ear) by_ear_.forget();
  if (by_ear) {
    const auto carried = stage.carried();
    say_by_ear(shell, {page, stage.widgets(), carried ? carried->target : "", acted});
  }
  was_by_ear_ = by_ear;
  page_ = page;
  voice_ = shell.reader.voice;
}

bool Listening::look() {
  const bool has_device = ports_.audio == nullptr || ports_.audio->has_device();
  const bool came_or_went = std::exchange(had_device_, has_device) != has_device;
  if (!narrator_) return came_or_went;
  const bool changed = narrator_->look() || came_or_went;
  if (const auto failure = narrator_->take_failure()) log::warn(failure->message);
  return changed;
}

PageVoice Listening::voice_of(const session::Shell& shell) const {
  const std::string other = other_language(shell);
  const bool can_be_made = !other.empty() && ports_.speaker != nullptr && ports_.speaker->voice_of(other) != ui::VoiceKind::none;
  return {shell.reader.language, offered(shell).own_voice, [this](const std::string& words) { return texts_.recording_of(words); },
          can_be_made ? other : std::string()};
}

Manner Listening::manner_of(const session::Shell& shell) const {
  const content::PackId* const pack = session::pack_of(shell.place);
  return {shell.reader.language, shell.reader.voice == session::Voice::slower ? ui::Pace::slower : ui::Pace::usual,
          pack == nullptr ? content::PackId() : *pack};
}

void Listening::read(const session::Shell& shell, const ui::Stage& stage) {
  if (!narrator_) return;
  narrator_->say(passages_of(stage.widgets(), voice_of(shell)), manner_of(shell));
  look();
}

void Listening::stop_reading() {
  if (narrator_) narrator_->stop();
}

void Listening::silence() {
  stop_reading();
  by_ear_.forget();
  cues_.clear();
  if (ports_.audio != nullptr) ports_.audio->silence();
}

void Listening::look_for_device() {
  if (ports_.audio != nullptr) ports_.audio->look_for_device();
}

}  // namespace app
