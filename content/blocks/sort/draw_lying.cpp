#include "blocks/sort/draw_lying.h"

#include <algorithm>

#include "ui/widgets.h"

namespace screens {
namespace {

using ui::Rect;

constexpr float mark_edge = 24;
constexpr float padding = 8;
constexpr float strip_gap = 6;
constexpr float lean = 6;  // of a basket's sides
constexpr float above = 12;
constexpr float below = 8;

Rect inner_of(Rect open) { return {open.x + 12 + lean, open.y + above, open.w - 24 - 2 * lean, open.h - above - below}; }

ui::Colour edge_of(const LyingCard& lying, const ui::Theme& theme) { return lying.well ? theme.leaf.strong : theme.coral.on_soft; }

void draw_ground(const LyingCard& lying, Rect at, ui::Frame& frame) {
  ui::SurfaceStyle card;
  card.fill = frame.theme().card;
  card.edge = edge_of(lying, frame.theme());
  card.edge_width = frame.theme().edge_width;
  card.radii = ui::Radii::all(10);
  card.dashed = !lying.well;
  frame.surface(at, card);
}

void draw_mark(const LyingCard& lying, ui::Point centre, ui::Frame& frame) {
  const Rect mark{centre.x - mark_edge / 2, centre.y - mark_edge / 2, mark_edge, mark_edge};
  ui::SurfaceStyle disc;
  disc.fill = edge_of(lying, frame.theme());
  disc.radii = ui::Radii::all(mark_edge / 2);
  frame.surface(mark, disc);
  frame.icon(lying.well ? ui::Icon::check : ui::Icon::turn_back, mark.inset(4), frame.theme().card);
}

bool all_pictured(const std::vector<LyingCard>& cards) {
  return std::all_of(cards.begin(), cards.end(), [](const LyingCard& each) { return each.card->picture.has_value(); });
}

// ---- one below the other ----

constexpr float strip_picture_width = 76;
constexpr float strip_picture_height = 48;

// What stands beside the words. What words need more than it goes first: the picture, then the mark, which then stands
// above them.
struct Strips {
  bool picture = false;
  bool mark_above = false;
  ui::TextStyle style;

  float before() const { return padding + (picture ? strip_picture_width + padding : 0); }
  float room(float width) const { return width - before() - padding - (mark_above ? 0 : mark_edge + padding); }
};

bool whole_words(const std::vector<LyingCard>& cards, const Strips& strips, float width, const ui::Frame& frame) {
  const float room = strips.room(width);
  return std::all_of(cards.begin(), cards.end(), [&](const LyingCard& each) { return frame.measure(frame.say(each.card->text), strips.style, room).w <= room; });
}

Strips strips_of(const std::vector<LyingCard>& cards, float width, const ui::Frame& frame) {
  constexpr float least_beside_picture = 100;
  constexpr float least_letters = 7;  // of a word that would stand out of its basket
  Strips strips;
  strips.style = ui::body_style(frame.theme());
  strips.style.size = ui::type::small;
  strips.picture = all_pictured(cards);
  if (strips.picture && strips.room(width) >= least_beside_picture * frame.text_factor() && whole_words(cards, strips, width, frame)) return strips;
  strips.picture = false;
  strips.mark_above = !whole_words(cards, strips, width, frame);
  while (!whole_words(cards, strips, width, frame) && strips.style.size > least_letters) strips.style.size -= 1;
  return strips;
}

float strip_height(const LyingCard& lying, const Strips& strips, float width, const ui::Frame& frame) {
  const float words = frame.measure(frame.say(lying.card->text), strips.style, strips.room(width)).h;
  if (strips.mark_above) return mark_edge + 4 + words + 2 * padding;
  return std::max({mark_edge + 2 * padding, words + 2 * padding, strips.picture ? strip_picture_height + 8 : 0});
}

float strips_height(const std::vector<LyingCard>& cards, float width, const ui::Frame& frame) {
  const Strips strips = strips_of(cards, width, frame);
  float all = -strip_gap;
  for (const LyingCard& each : cards) all += strip_height(each, strips, width, frame) + strip_gap;
  return all;
}

void draw_strip(const std::string& group, const LyingCard& lying, const Strips& strips, Rect at, ui::Frame& frame) {
  draw_ground(lying, at, frame);
  if (strips.picture) {
    frame.picture("lies/" + lying.card->id, {at.x + padding, at.centre().y - strip_picture_height / 2, strip_picture_width, strip_picture_height}, *lying.card->picture, ui::Radii::all(6));
  }
  const std::string words = frame.say(lying.card->text);
  const float room = strips.room(at.w);
  const float height = frame.measure(words, strips.style, room).h;
  const float top = strips.mark_above ? at.y + padding + mark_edge + 4 : at.y + (at.h - height) / 2;
  frame.text(group + "/lies/" + lying.card->id, {at.x + strips.before(), top, room, height}, words, strips.style);
  const float mark = strips.mark_above ? at.y + padding + mark_edge / 2 : at.centre().y;
  draw_mark(lying, {at.right() - padding - mark_edge / 2, mark}, frame);
}

// What was laid last at the bottom.
void draw_strips(const std::string& group, const std::vector<LyingCard>& cards, Rect inner, ui::Frame& frame) {
  const Strips strips = strips_of(cards, inner.w, frame);
  const float all = strips_height(cards, inner.w, frame);
  const bool scrolls = all > inner.h + 0.5F;
  if (scrolls) frame.begin_scroll(group + "/lies", inner, ui::Follow::end);
  float y = scrolls ? 0 : inner.bottom() - all;
  for (const LyingCard& each : cards) {
    const float height = strip_height(each, strips, inner.w, frame);
    draw_strip(group, each, strips, {inner.x, y, inner.w, height}, frame);
    y += height + strip_gap;
  }
  if (scrolls) frame.end_scroll(all);
}

// ---- side by side, where each has room for a picture and its words below it ----

constexpr float captions_gap = 8;

ui::TextStyle caption_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = ui::type::small;
  style.align = ui::Align::centre;
  style.colour = frame.theme().ink;
  return style;
}

struct Captioned {
  float width = 0;
  float picture = 0;  // how high
  float words = 0;
};

// None where words would leave the pictures too little.
std::optional<Captioned> captioned_of(const std::vector<LyingCard>& cards, Rect inner, const ui::Frame& frame) {
  constexpr float least_width = 104;
  constexpr float least_picture = 56;
  if (!all_pictured(cards)) return std::nullopt;
  const auto count = static_cast<float>(cards.size());
  Captioned captioned;
  captioned.width = std::min(160.0F, (inner.w - captions_gap * (count - 1)) / count);
  if (captioned.width < least_width) return std::nullopt;
  for (const LyingCard& each : cards) {
    const ui::TextSize size = frame.measure(frame.say(each.card->text), caption_style(frame), captioned.width - 12);
    if (size.w > captioned.width - 12) return std::nullopt;
    captioned.words = std::max(captioned.words, size.h);
  }
  captioned.picture = std::min(captioned.width * 0.7F, inner.h - captioned.words - 10);
  if (captioned.picture < least_picture) return std::nullopt;
  return captioned;
}

void draw_captioned(const std::string& group, const std::vector<LyingCard>& cards, const Captioned& captioned, Rect inner, ui::Frame& frame) {
  const float height = captioned.picture + captioned.words + 10;
  float x = inner.x;
  for (const LyingCard& each : cards) {
    const Rect card{x, inner.bottom() - height, captioned.width, height};
    draw_ground(each, card, frame);
    frame.picture("lies/" + each.card->id, Rect{card.x, card.y, card.w, captioned.picture}.inset(4), *each.card->picture, ui::Radii::all(6));
    draw_mark(each, {card.right() - 2 - mark_edge / 2, card.y + 2 + mark_edge / 2}, frame);
    frame.text(group + "/lies/" + each.card->id, {card.x + 6, card.y + captioned.picture + 2, card.w - 12, captioned.words}, frame.say(each.card->text), caption_style(frame));
    x += captioned.width + captions_gap;
  }
}

}  // namespace

float lying_height(const std::vector<LyingCard>& cards, float width, const OpenHeight& height, ui::Frame& frame) {
  constexpr float of_the_next = 24;  // what is seen of it tells that there is more
  if (cards.empty()) return height.least;
  const Rect inner = inner_of({0, 0, width, height.least});
  if (captioned_of(cards, inner, frame)) return height.least;
  float longest = 0;
  for (const LyingCard& each : cards) longest = std::max(longest, strips_height({each}, inner.w, frame));
  const float one = std::min(longest + above + below + of_the_next, height.most);
  return std::clamp(strips_height(cards, inner.w, frame) + above + below, height.least, std::max({height.least, height.room, one}));
}

void draw_lying(const std::string& group, const std::vector<LyingCard>& cards, Rect open, ui::Frame& frame) {
  if (cards.empty()) return;
  const Rect inner = inner_of(open);
  if (const auto captioned = captioned_of(cards, inner, frame)) return draw_captioned(group, cards, *captioned, inner, frame);
  draw_strips(group, cards, inner, frame);
}

}  // namespace screens
