// How a field is drawn and what the pointer does in it; all places here are on the screen's side of mirroring.
#include <algorithm>
#include <cmath>
#include <imgui.h>

#include "base/utf8.h"
#include "field_writer.h"
#include "typing_state.h"
#include "ui/stage.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float side_padding = 16;
constexpr float end_padding = 12;
constexpr float caret_width = 2;
constexpr float drag_threshold = 4;
constexpr float line_factor = 1.6F;  // whatever script is written

void fill_pixels(ImDrawList& canvas, Rect pixels, Colour colour) {
  canvas.AddRectFilled(ImVec2(pixels.x, pixels.y), ImVec2(pixels.right(), pixels.bottom()),
                       IM_COL32(colour.r, colour.g, colour.b, colour.a));
}

bool touch(const Rect& one, const Rect& other) {
  return one.y == other.y && one.x <= other.right() + 0.5F && other.x <= one.right() + 0.5F;
}

// The letters from one byte to another, neighbours of one line in one box.
std::vector<Rect> boxes_of(const std::vector<CaretStop>& stops, std::size_t from, std::size_t to) {
  std::vector<Rect> boxes;
  for (const CaretStop& stop : stops) {
    if (stop.at < from || stop.at >= to || stop.letter.w <= 0) continue;
    if (!boxes.empty() && touch(boxes.back(), stop.letter)) {
      const float left = std::min(boxes.back().x, stop.letter.x);
      boxes.back() = {left, stop.letter.y, std::max(boxes.back().right(), stop.letter.right()) - left, stop.letter.h};
    } else {
      boxes.push_back(stop.letter);
    }
  }
  return boxes;
}

}  // namespace

struct Typing::Field {
  Frame& frame;
  Stage& stage;
  TypingState& typing;
  std::string id;
  const FieldLook& look;
  Rect outer;  // in the frame's places
  Rect inner;  // on the screen
  bool several = false;
  bool shows_hint = false;
  bool right_to_left = false;
  Point origin{};  // of the text, on the screen

  Field(Frame& of, std::string_view name, Rect rect, const base::TextEntry& entry, const FieldLook& looks)
      : frame(of),
        stage(of.stage_),
        typing(*of.stage_.typing_),
        id(name),
        look(looks),
        outer(rect),
        several(entry.limits.several_lines) {
    right_to_left = look.right_to_left.value_or(frame.right_to_left());
    const float upright = several ? end_padding : (rect.h - request("").line_height / frame.scale_) / 2;
    inner = frame.to_screen({rect.x + side_padding, rect.y + upright, rect.w - 2 * side_padding, rect.h - 2 * upright});
  }

  TextRequest request(const std::string& text) const {
    // What somebody writes has no marks: a star is a star.
    TextRequest request;
    request.spans = {{text, false, ""}};
    request.size = type::label * frame.text_factor() * frame.scale_;
    request.line_height = std::round(request.size * line_factor);
    request.width = several ? std::floor(inner.w * frame.scale_) : 0;
    request.breaks_words = several;
    request.colour = frame.theme().ink;
    request.language = look.language.empty() ? frame.language() : look.language;
    request.right_to_left = right_to_left;
    return request;
  }

  const std::vector<CaretStop>& stops(const std::string& text) const {
    return typing.stops.of(stage.ports_.text, request(text));
  }

  bool has_focus() const {
    if (frame.muted_) return false;
    return stage.focused_ == id || (typing.field == id && is_key_of_keyboard(stage.focused_));
  }

  // Tab leads over other controls to the keyboard on the screen, a touch elsewhere ends writing.
  bool keeps_keyboard() const { return typing.field == id && typing.next_field.empty() && stage.focus_visible_; }

  Rect on_screen(Rect box) const {
    const float scale = frame.scale_;
    return {origin.x + box.x / scale, origin.y + box.y / scale, box.w / scale, box.h / scale};
  }

  Size text_size(const std::vector<CaretStop>& all) const {
    float right = 0;
    for (const CaretStop& stop : all) right = std::max({right, stop.caret.x, stop.letter.right()});
    return {right / frame.scale_ + caret_width, all.back().caret.bottom() / frame.scale_};
  }

  // Where the text begins: at its start edge, moved by what has been scrolled.
  void place_text(const std::vector<CaretStop>& all) {
    Point& by = typing.scrolled[id].by;
    const Size size = text_size(all);
    const float wide = std::max(0.0F, size.w - inner.w);
    by.x = several ? 0 : right_to_left ? std::clamp(by.x, 0.0F, wide) : std::clamp(by.x, -wide, 0.0F);
    by.y = std::clamp(by.y, std::min(0.0F, inner.h - size.h), 0.0F);
    const bool at_end = right_to_left && !several;
    origin = {(at_end ? inner.right() - size.w : inner.x) + by.x, inner.y + by.y};
  }

  // Scrolls until the caret is in sight, when it has moved.
  void follow(const std::vector<CaretStop>& all, const CaretStop& at, std::pair<std::size_t, std::size_t> seen) {
    if (std::exchange(typing.scrolled[id].seen, seen) == seen) return;
    const Rect caret = on_screen(at.caret);
    Point& by = typing.scrolled[id].by;
    by.x += std::max(0.0F, inner.x - caret.x) - std::max(0.0F, caret.x + caret_width - inner.right());
    by.y += std::max(0.0F, inner.y - caret.y) - std::max(0.0F, caret.bottom() - inner.bottom());
    place_text(all);
  }

  Point in_text(Point pointer) const {
    return {(pointer.x - origin.x) * frame.scale_, (pointer.y - origin.y) * frame.scale_};
  }

  void point(FieldWriter& writer, const ControlState& state) {
    // In a scroll area the wheel is the area's.
    if (state.hovered && several && frame.areas_.empty()) {
      typing.scrolled[id].by.y += frame.input_.wheel * request("").line_height / frame.scale_;
    }
    if (!state.held) return;
    const Point pointer = frame.input_.pointer;
    if (!stage.pointer_was_down_) {
      stage.focused_ = id;
      stage.scrolling_.let_go_of_finger();  // a drag in a field selects
      typing.pressed_at = pointer;
      typing.drags = false;
      if (frame.input_.clicks >= 3) return writer.choose_all();
      if (frame.input_.clicks == 2) return writer.choose_word(in_text(pointer));
      return writer.put_caret(in_text(pointer), false);
    }
    const float moved = std::max(std::abs(pointer.x - typing.pressed_at.x), std::abs(pointer.y - typing.pressed_at.y));
    typing.drags = typing.drags || moved > drag_threshold;
    if (typing.drags) writer.put_caret(in_text(pointer), true);
  }

  void draw_ground(const ControlState& state, bool focus) const {
    const Theme& theme = frame.theme();
    SurfaceStyle ground;
    ground.fill = theme.card;
    ground.edge = focus ? theme.teal.strong : theme.soft;
    ground.edge_width = theme.edge_width;
    ground.radii = Radii::all(16);
    frame.surface(outer, ground);
    if (state.focused) focus_ring(frame, outer, 16);
  }

  void draw_text(const base::TextEntry& entry, bool focus) {
    const Theme& theme = frame.theme();
    const std::size_t start = entry.selection_start();
    const base::Composition& composed = entry.composition;
    std::string shown = entry.text;
    if (!composed.text.empty()) shown.replace(start, entry.selection_end() - start, composed.text);
    const auto& all = stops(shown);
    place_text(all);
    const std::size_t caret = composed.text.empty() ? entry.caret : start + composed.caret;
    const auto behind =
        std::upper_bound(all.begin(), all.end(), caret, [](std::size_t at, const CaretStop& s) { return at < s.at; });
    const CaretStop& at = behind == all.begin() ? all.front() : *std::prev(behind);
    if (focus) follow(all, at, {caret, shown.size()});

    const Rect clip = frame.to_pixels(inner.inset(-caret_width));
    frame.canvas().PushClipRect(ImVec2(clip.x, clip.y), ImVec2(clip.right(), clip.bottom()), true);
    if (focus && composed.text.empty()) {
      for (const Rect& box : boxes_of(all, start, entry.selection_end()))
        fill_pixels(frame.canvas(), frame.to_pixels(on_screen(box)), theme.teal.soft);
    }
    if (!shown.empty()) draw_letters(request(shown));
    if (!composed.text.empty()) underline(all, start, start + composed.text.size());
    const Rect place = on_screen(at.caret);
    if (focus)
      fill_pixels(frame.canvas(), frame.to_pixels({place.x, place.y + place.h * 0.1F, caret_width, place.h * 0.8F}),
                  theme.ink);
    frame.canvas().PopClipRect();
    if (focus) typing.caret = place;
    record_text(shown);
  }

  void draw_letters(const TextRequest& wanted) const {
    const Colour c = wanted.colour;
    const std::string key = "f" + std::to_string(c.r << 16 | c.g << 8 | c.b) + key_of_field(wanted);
    const Texture& texture = stage.cache_.get(key, [&] {
      DrawnText drawn = stage.ports_.text.draw(wanted);
      return Drawing{std::move(drawn.bitmap), drawn.offset};
    });
    frame.blit(texture, std::round(origin.x * frame.scale_) + texture.offset.x,
               std::round(origin.y * frame.scale_) + texture.offset.y);
  }

  void underline(const std::vector<CaretStop>& all, std::size_t from, std::size_t to) const {
    for (const Rect& box : boxes_of(all, from, to)) {
      const Rect under = on_screen(box);
      fill_pixels(frame.canvas(), frame.to_pixels({under.x, under.y + under.h * 0.86F, under.w, 2}), frame.theme().ink);
    }
  }

  const std::vector<std::string>& undrawn_of(const std::string& text) const {
    TypingState::Looked& looked = typing.looked[id];
    std::string key = key_of_field(request(text));
    if (looked.key == key) return looked.undrawn;
    looked = {std::move(key), {}};
    if (!has_box(text)) return looked.undrawn;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t bytes = std::max<std::size_t>(1, base::code_point_bytes(std::string_view(text).substr(at)));
      std::string sign = text.substr(at, bytes);
      at += bytes;
      const bool is_new = std::find(looked.undrawn.begin(), looked.undrawn.end(), sign) == looked.undrawn.end();
      if (is_new && has_box(sign)) looked.undrawn.push_back(std::move(sign));
    }
    return looked.undrawn;
  }

  bool has_box(const std::string& text) const { return !text.empty() && stage.ports_.text.measure(request(text)).missing_glyphs > 0; }

  void record_text(const std::string& shown) const {
    if (shows_hint) return;  // which stands where the words will
    Widget details;
    details.text = shown;
    frame.record(Widget::Kind::text, id + "/text", inner, details);
  }

  void draw_hint() const {
    const TextStyle style = hint_style(frame.theme());
    const TextSize size = frame.measure(look.hint, style, outer.w - 2 * side_padding);
    const float y = several ? outer.y + end_padding : outer.y + (outer.h - size.h) / 2;
    frame.text(id + "/hint", {outer.x + side_padding, y, outer.w - 2 * side_padding, size.h}, look.hint, style);
  }
};

FieldAnswer Typing::field(std::string_view id, Rect rect, const base::TextEntry& entry, const FieldLook& look) {
  Field field(frame_, id, rect, entry, look);
  const ControlState state = frame_.control(id, rect);
  field.stage.widgets_.back().takes_text = true;
  field.place_text(field.stops(entry.text));
  FieldWriter writer(entry,
                     {[&](const std::string& text) -> const std::vector<CaretStop>& { return field.stops(text); },
                      field.stage.ports_.clipboard, field.right_to_left, &field.typing.column});
  field.point(writer, state);
  const bool focus = field.has_focus();
  if (focus) {
    for (const TextEvent& event : std::exchange(field.typing.now, {})) writer.take(event);
  }
  if (focus || field.keeps_keyboard()) field.typing.next_field = field.id;
  field.draw_ground(state, focus);
  const base::TextEntry& written = writer.entry();
  field.shows_hint = written.text.empty() && written.composition.text.empty() && !look.hint.empty();
  if (field.shows_hint) field.draw_hint();
  field.draw_text(written, focus);
  FieldAnswer answer = writer.answer();
  answer.writes = focus;
  answer.undrawn = field.undrawn_of(written.text);
  return answer;
}

float Typing::field_height(const FieldLook& look) const {
  const float line = std::round(type::label * frame_.text_factor() * frame_.scale_ * line_factor) / frame_.scale_;
  return std::max(space::touch, std::ceil(line * static_cast<float>(look.lines) + 2 * end_padding));
}

}  // namespace ui
