#include "typing_state.h"

#include <algorithm>
#include <cmath>

#include "ui/stage.h"

namespace ui {
namespace {

std::optional<TextKey> text_key(Key key) {
  switch (key) {
    case Key::left:
      return TextKey::left;
    case Key::right:
      return TextKey::right;
    case Key::up:
      return TextKey::up;
    case Key::down:
      return TextKey::down;
    case Key::home:
      return TextKey::line_start;
    case Key::end:
      return TextKey::line_end;
    case Key::enter:
      return TextKey::enter;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string key_of_field(const TextRequest& request) {
  std::string key;
  for (const content::Span& span : request.spans) key += span.text;
  for (const float value : {request.size, request.line_height, request.width})
    key += '|' + std::to_string(std::lround(value * 16));
  key += request.right_to_left ? 'R' : 'L';
  key += request.breaks_words ? 'W' : 'N';
  return key + request.language;
}

const std::vector<CaretStop>& StopsCache::of(TextShaper& shaper, const TextRequest& request) {
  const std::string key = key_of_field(request);
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const auto& entry) { return entry.first == key; });
  if (found != known_.end()) {
    known_.splice(known_.begin(), known_, found);
  } else {
    known_.emplace_front(key, shaper.caret_stops(request));
    if (known_.size() > most) known_.pop_back();
  }
  return known_.front().second;
}

// Takes out of the input what is for a field: typed words always, so that nobody else could see them, and keys that
// move in text while they would not move the focus ring over other controls.
Input Stage::keep_typing(const FrameSetup& setup, Input input) {
  TypingState& typing = *typing_;
  if (setup.page != page_ || !setup.typing) typing = TypingState{};
  typing.now = std::exchange(typing.next, {});
  const std::vector<TextEvent> typed = std::exchange(input.text, {});
  if (typing.field.empty()) typing.now.clear();
  if (!typing_place()) return input;
  typing.now.insert(typing.now.end(), typed.begin(), typed.end());
  std::erase_if(input.keys, [&](Key key) {
    const auto meant = text_key(key);
    if (meant) typing.now.emplace_back(TextKeyPress{*meant, false});
    return meant.has_value();
  });
  return input;
}

void Stage::end_typing() {
  TypingState& typing = *typing_;
  typing.now.clear();
  const std::string before = std::exchange(typing.field, std::exchange(typing.next_field, {}));
  typing.place = std::exchange(typing.caret, {});
  // The keyboard comes and goes with the field, and only the next frame knows.
  typing_pending_ = !typing.next.empty() || std::exchange(typing.keyboard_changed, false) || typing.field != before;
}

void Stage::write_elsewhere(std::string_view chosen) {
  TypingState& typing = *typing_;
  if (typing.field == chosen || is_key_of_keyboard(chosen)) return;
  typing.keyboard_changed = typing.keyboard_changed || !typing.field.empty();  // it goes, which the next frame draws
  typing.field.clear();
  typing.next_field.clear();
}

std::optional<Rect> Stage::typing_place() const {
  if (focus_visible_ && focused_ != typing_->field) return std::nullopt;
  return typing_->place;
}

std::optional<Typing> Frame::typing() {
  if (!setup_.typing) return std::nullopt;
  return Typing(*this);
}

bool Typing::somebody_writes() const { return !frame_.stage_.typing_->field.empty(); }

void Typing::stop() {
  TypingState& typing = *frame_.stage_.typing_;
  typing.field.clear();
  typing.next_field.clear();
  typing.caret.reset();
  frame_.stage_.focused_.clear();
}

}  // namespace ui
