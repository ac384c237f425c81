// Where the keyboard's focus is, and that its ring is seen.
#include <algorithm>
#include <utility>

#include "typing_state.h"
#include "ui/ring_sides.h"
#include "ui/stage.h"

namespace ui {
namespace {

bool forward(Key key, bool right_to_left) {
  return key == Key::tab || key == Key::down || key == (right_to_left ? Key::left : Key::right);
}

bool backward(Key key, bool right_to_left) {
  return key == Key::back_tab || key == Key::up || key == (right_to_left ? Key::right : Key::left);
}

// As many of its sides as tell a ring from two lines, and clear of where its window ends and fades out below the sign that
// there is more.
bool is_ring_seen(const Ring& ring) {
  constexpr float line = 2;
  constexpr float clear = 24;
  int sides = 0;
  for (const Point on : on_sides_of(ring, line)) {
    const bool ends_here = ring.visible.bottom() < ring.rect.bottom() && on.y > ring.visible.bottom() - clear;
    if (ring.visible.holds(on) && !ends_here) ++sides;
  }
  return sides >= 3;
}

bool is_focus_seen(const Widget& focused, const std::vector<Ring>& rings) {
  bool has_ring = false;
  for (const Ring& ring : rings) {
    if (ring.rect.common(focused.rect).empty()) continue;
    has_ring = true;
    if (is_ring_seen(ring)) return true;
  }
  return !has_ring && focused.visible == focused.rect;
}

bool is_label(const Widget& text, const std::vector<Widget>& widgets) {
  const Point middle = text.rect.centre();
  return std::any_of(widgets.begin(), widgets.end(), [&](const Widget& each) {
    return each.kind == Widget::Kind::control && each.layer == text.layer && each.rect.holds(middle);
  });
}

}  // namespace

std::array<Point, 4> on_sides_of(const Ring& ring, float depth) {
  constexpr float enough = 60;
  const Rect& rect = ring.rect;
  const bool is_cut = ring.visible.bottom() < rect.bottom() && ring.visible.h >= enough;
  const Point middle{rect.centre().x, is_cut ? std::min(rect.centre().y, ring.visible.centre().y) : rect.centre().y};
  return {Point{rect.x + depth, middle.y}, Point{rect.right() - depth, middle.y}, Point{middle.x, rect.y + depth}, Point{middle.x, rect.bottom() - depth}};
}

void Stage::focus(const std::string& id) {
  focus_visible_ = false;
  if (id.empty()) return;
  focused_ = id;
  show_focus();
}

// The focus goes on where something is when its control has gone away.
void Stage::keep_focus() {
  const bool lost = std::find(focus_order_.begin(), focus_order_.end(), focused_) == focus_order_.end();
  if (!lost || focused_.empty()) return;
  const auto content = std::find_if(focus_order_.begin(), focus_order_.end(), [&](const std::string& id) {
    return id.rfind("frame/", 0) != 0 && std::find(never_by_itself_.begin(), never_by_itself_.end(), id) == never_by_itself_.end();
  });
  focused_ = content != focus_order_.end() ? *content : focus_order_.empty() ? "" : focus_order_.front();
  is_given_ = true;
  if (focus_visible_) unsettled_ = true;
}

// What scrolls by itself, or brings new words, may leave the focus out of sight. It comes into sight together with the new
// words it answers; where there is no room for both the words stay, and the ring is shown again by the next key.
void Stage::keep_ring_in_sight() {
  const bool by_reader = std::exchange(moved_by_reader_, false) || !revealed_text_.empty();
  const bool was_seen = std::exchange(was_ring_seen_, false);
  const bool is_given = std::exchange(is_given_, false);
  const bool was_tried = std::exchange(reveals_by_itself_, false);
  const std::optional<Rect> words = note_new_words();
  revealed_words_.reset();
  if (!focus_visible_ || carrying_.carried()) return;
  const auto focused = std::find_if(widgets_.begin(), widgets_.end(), [](const Widget& widget) { return widget.focused; });
  if (focused == widgets_.end()) return;
  was_ring_seen_ = is_focus_seen(*focused, rings_);
  if (was_ring_seen_ || by_reader || !(was_seen || is_given || was_tried)) return;
  if (was_tried) return wait_out_of_sight();
  reveals_by_itself_ = true;
  reveal_ = focused_;
  revealed_words_ = words;
  unsettled_ = true;
}

// Where the words and pictures are that were not there, or not the same, when the page last stood still.
std::optional<Rect> Stage::note_new_words() {
  std::optional<Rect> place;
  std::map<std::string, std::string, std::less<>> said;
  for (const Widget& widget : widgets_) {
    const bool is_said = focus_visible_ && widget.kind != Widget::Kind::control && widget.scrolls && !widget.visible.empty();
    if (!is_said || is_label(widget, widgets_)) continue;
    said.emplace(widget.id, widget.text);
    const auto before = said_.find(widget.id);
    const bool is_new = before == said_.end() || before->second != widget.text;
    if (is_new) place = place ? place->around(widget.visible) : widget.visible;
  }
  said_.swap(said);
  return place;
}

void Stage::wait_out_of_sight() {
  focus_visible_ = false;
  waits_out_of_sight_ = true;
  reveals_by_itself_ = false;
  reveal_.clear();
  unsettled_ = true;
}

void Stage::move_focus(bool pointer_down, bool right_to_left) {
  if (pointer_down) focus_visible_ = waits_out_of_sight_ = false;
  for (const Key key : std::vector<Key>(keys_)) {
    if (key == Key::enter && waits_out_of_sight_ && !focus_visible_) {
      std::erase(keys_, key);
      show_focus();
      continue;
    }
    const bool ahead = forward(key, right_to_left);
    if (key == Key::enter && focus_visible_) activated_ = focused_;
    if (!ahead && !backward(key, right_to_left)) continue;
    std::erase(keys_, key);
    if (focus_order_.empty()) continue;
    const auto count = focus_order_.size();
    const auto found = std::find(focus_order_.begin(), focus_order_.end(), focused_);
    std::size_t at = static_cast<std::size_t>(found - focus_order_.begin());
    const bool writes_there = !typing_->field.empty() && typing_->field == focused_;  // its caret says where the focus is
    if (focused_.empty() || found == focus_order_.end()) {
      at = ahead ? 0 : count - 1;
    } else if (focus_visible_ || writes_there) {
      at = (at + (ahead ? 1 : count - 1)) % count;
    }
    focused_ = focus_order_[at];
    show_focus();
  }
}

void Stage::show_focus() {
  focus_visible_ = true;
  waits_out_of_sight_ = reveals_by_itself_ = false;
  moved_by_reader_ = true;
  reveal_ = focused_;
}

}  // namespace ui
