#include "passages.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "sound/sentences.h"

namespace app {
namespace {

// The bars are the same on every page, and what a button is for is said when it has the focus.
bool is_of_the_bars(const std::string& id) {
  constexpr std::array bars{"frame/", "next/", "skip/"};
  return std::any_of(bars.begin(), bars.end(), [&](const char* bar) { return id.rfind(bar, 0) == 0; });
}

// Dots, dashes and quotation marks alone are nothing that can be said.
bool has_words(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const std::size_t bytes = std::max<std::size_t>(1, base::code_point_bytes(rest));
    const auto byte = static_cast<unsigned char>(rest.front());
    const bool is_mark = rest.starts_with("\xE2\x80") || rest.starts_with("\xC2");
    const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    if (is_plain || (byte >= 0x80 && !is_mark)) return true;
    at += bytes;
  }
  return false;
}

}  // namespace

void add_passages(const std::string& widget, const std::string& words, const PageVoice& voice, std::vector<Passage>& passages,
                  const std::string& language) {
  if (!has_words(words)) return;
  if (std::string recording = voice.recording_of(words); !recording.empty()) {
    passages.push_back({widget, 0, words.size(), words, std::move(recording)});
    return;
  }
  const bool is_own = language.empty();
  if (is_own ? !voice.can_be_made : language != voice.other_language) return;
  for (const sound::Sentence& sentence : sound::sentences(words, is_own ? voice.language : language)) {
    const std::string part = words.substr(sentence.from, sentence.to - sentence.from);
    if (has_words(part)) passages.push_back({widget, sentence.from, sentence.to, part, "", language});
  }
}

std::vector<Passage> passages_of(const std::vector<ui::Widget>& widgets, const PageVoice& voice) {
  int top = 0;
  for (const ui::Widget& widget : widgets) top = std::max(top, widget.layer);
  std::vector<Passage> passages;
  for (const ui::Widget& widget : widgets) {
    if (widget.kind != ui::Widget::Kind::text || widget.layer != top || is_of_the_bars(widget.id)) continue;
    add_passages(widget.id, widget.text, voice, passages, widget.language);
  }
  return passages;
}

}  // namespace app
