#include "narrator.h"

#include <algorithm>
#include <utility>

#include "sound/sentences.h"

namespace app {
namespace {

constexpr std::size_t ahead = 2;

bool same(const std::optional<ui::SpokenWords>& a, const std::optional<ui::SpokenWords>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->id == b->id && a->from == b->from && a->to == b->to);
}

// Nobody has written down when the words of a recording are said, so a sentence is marked for its share of the whole.
const std::string& language_of(const Passage& passage, const Manner& manner) {
  return passage.language.empty() ? manner.language : passage.language;
}

std::vector<ui::SpokenWord> estimated(const Passage& passage, const std::string& language, std::int64_t length_ms) {
  std::vector<ui::SpokenWord> words;
  const auto all = static_cast<std::int64_t>(std::max<std::size_t>(1, passage.words.size()));
  for (const sound::Sentence& sentence : sound::sentences(passage.words, language)) {
    words.push_back({sentence.from, sentence.to, length_ms * static_cast<std::int64_t>(sentence.from) / all});
  }
  return words;
}

}  // namespace

void Narrator::say(const std::vector<Passage>& passages, const Manner& manner) {
  stop();
  add(passages, manner);
}

void Narrator::add(const std::vector<Passage>& passages, const Manner& manner) {
  for (const Passage& passage : passages) waiting_.push_back({passage, manner});
  order_ahead();
}

void Narrator::stop() {
  if (is_speaking()) {
    voices_.cancel();
    audio_.stop_narration();
  }
  waiting_.clear();
  current_.reset();
}

void Narrator::order_ahead() {
  for (std::size_t i = 0; i < std::min(ahead, waiting_.size()); ++i) {
    Waiting& next = waiting_[i];
    if (next.order != 0) continue;
    next.order = ++orders_;
    voices_.order({next.order, {next.passage.words, language_of(next.passage, next.manner), next.manner.pace}, next.manner.pack, next.passage.recording});
  }
}

void Narrator::take_ready() {
  for (VoiceReady& ready : voices_.ready()) {
    const auto at = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& waiting) { return waiting.order == ready.number; });
    if (at == waiting_.end()) continue;
    if (ready.speech) {
      at->speech = std::move(*ready.speech);
      continue;
    }
    const base::Error& error = ready.speech.error();
    if (last_failure_ != error.message) failure_ = error;
    last_failure_ = error.message;
    // A damaged recording is one text less; where no voice can be made at all the rest would fail too.
    if (error.code == base::ErrorCode::unavailable) return stop();
    waiting_.erase(at);
  }
}

void Narrator::begin(Waiting waiting) {
  Current next;
  next.passage = std::move(waiting.passage);
  next.began_ms = clock_.monotonic_ms();
  next.length_ms = waiting.speech->sound.length_ms();
  next.words = next.passage.recording.empty() ? std::move(waiting.speech->words) : estimated(next.passage, language_of(next.passage, waiting.manner), next.length_ms);
  audio_.narrate(std::make_shared<const ui::Waveform>(std::move(waiting.speech->sound)));
  begun_.push_back(next.passage);
  current_ = std::move(next);
}

bool Narrator::look() {
  const auto before = spoken();
  const bool was_speaking = is_speaking();
  take_ready();
  if (current_ && clock_.monotonic_ms() >= current_->began_ms + current_->length_ms) current_.reset();
  if (!current_ && !waiting_.empty() && waiting_.front().speech) {
    Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    begin(std::move(next));
  }
  order_ahead();
  return !same(before, spoken()) || was_speaking != is_speaking();
}

std::optional<ui::SpokenWords> Narrator::words_at(const Current& current, std::int64_t now_ms) const {
  const Passage& passage = current.passage;
  if (passage.widget.empty()) return std::nullopt;
  if (current.words.empty()) return ui::SpokenWords{passage.widget, passage.from, passage.to};
  const ui::SpokenWord* said = &current.words.front();
  for (const ui::SpokenWord& word : current.words) {
    if (word.at_ms <= now_ms - current.began_ms) said = &word;
  }
  return ui::SpokenWords{passage.widget, passage.from + said->from, passage.from + said->to};
}

std::optional<ui::SpokenWords> Narrator::spoken() const {
  if (!current_) return std::nullopt;
  return words_at(*current_, clock_.monotonic_ms());
}

std::optional<std::int64_t> Narrator::next_look_ms() const {
  if (!current_) {
    const bool is_ready = !waiting_.empty() && waiting_.front().speech.has_value();
    return is_ready ? std::optional(clock_.monotonic_ms()) : std::nullopt;
  }
  const std::int64_t now = clock_.monotonic_ms() - current_->began_ms;
  std::int64_t next = current_->length_ms;
  for (const ui::SpokenWord& word : current_->words) {
    if (word.at_ms > now) next = std::min(next, word.at_ms);
  }
  return current_->began_ms + next;
}

}  // namespace app
