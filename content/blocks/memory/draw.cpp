#include "blocks/memory/draw.h"

#include <algorithm>

#include "cards.h"
#include "page_parts.h"

namespace screens {
namespace {

using MemorySaid = BlockSaid<content::Memory>;
using ui::Rect;

constexpr float gap = 16;
constexpr float back_icon = 40;

CardFace face_of(const content::MemoryCard& card, ui::Frame& frame) {
  CardFace face;
  face.picture = card.picture ? &*card.picture : nullptr;
  if (!card.text.empty()) face.words = frame.say(card.text);
  face.picture_height = 96;
  face.style = ui::body_style(frame.theme());
  face.style.size = ui::type::label;
  face.style.align = ui::Align::centre;
  if (face.picture == nullptr) face.style.weight = ui::Weight::semibold;
  return face;
}

std::string back_words(std::size_t index, ui::Frame& frame) {
  return with_numbers(frame, frame.say("memory/card", "Card {number}"), {{"{number}", static_cast<long>(index + 1)}});
}

ui::TextStyle back_style(const ui::Theme& theme) {
  ui::TextStyle style;
  style.size = ui::type::small;
  style.weight = ui::Weight::semibold;
  style.align = ui::Align::centre;
  style.colour = theme.teal.on_soft;
  return style;
}

// Every card keeps its place: all are as high as the highest, whichever way they lie.
float height_of_all(const std::vector<session::LyingCard>& cards, float width, ui::Frame& frame) {
  float height = 120;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    height = std::max(height, card_height(frame, face_of(*cards[i].card, frame), width));
    height =
        std::max(height, frame.measure(back_words(i, frame), back_style(frame.theme()), width - 24).h + back_icon + 40);
  }
  return height;
}

void draw_back(const std::string& id, std::size_t index, Rect rect, const ui::ControlState& state, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  ui::SurfaceStyle back = ui::card_style(theme, ui::Tone::teal);
  back.radii = ui::Radii::all(20);
  ui::answer_touch(back, state, theme);
  frame.surface(rect, back);
  if (state.focused) ui::focus_ring(frame, rect, 20);
  const std::string words = back_words(index, frame);
  const ui::TextStyle style = back_style(theme);
  const float high = frame.measure(words, style, rect.w - 24).h;
  const float top = rect.y + (rect.h - back_icon - 8 - high) / 2;
  frame.icon(ui::Icon::umbrella, {rect.centre().x - back_icon / 2, top, back_icon, back_icon}, theme.teal.strong);
  frame.text(id + "/label", {rect.x + 12, top + back_icon + 8, rect.w - 24, high}, words, style);
}

bool draw_lying(const session::LyingCard& card, std::size_t index, Rect rect, const session::MemoryState& state,
                ui::Frame& frame) {
  const std::string id = "card/" + card.id;
  const ui::ControlState control = frame.control(id, rect);
  const bool found = session::is_found(card, state);
  if (found || session::is_open(card, state)) {
    CardLook look;
    if (found) look = {ui::Tone::leaf, ui::Icon::check, false};
    draw_card(frame, id, rect, face_of(*card.card, frame), look, control);
  } else {
    draw_back(id, index, rect, control, frame);
  }
  return control.pressed;
}

void draw_reply(const content::Memory& block, const session::MemoryState& state, ui::Column& column, ui::Frame& frame) {
  const content::MemoryPair* pair = session::last_found(state, block);
  if (pair != nullptr) {
    column.gap(gap);
    draw_feedback(frame.say(pair->feedback), ui::Tone::leaf, std::nullopt, column, frame);
  } else if (state.open.size() == 2) {
    column.gap(gap);
    draw_feedback(frame.say("memory/no-pair", "These two are no pair. Look at them, then turn another card."),
                  ui::Tone::sun, std::nullopt, column, frame);
  }
}

}  // namespace

MemorySaid View<content::Memory>::draw(const content::Memory& block, const session::MemoryState& state,
                                       const session::OpenLesson&, ui::Frame& frame) {
  const Rect place = content_column(frame, 1180);
  frame.begin_scroll("memory", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 14, place.w);
  column.text("title", frame.say(block.title), ui::heading_style(frame.theme()));
  column.gap(4);
  const bool all = state.found.size() == block.pairs.size();
  column.text("instruction",
              all ? frame.say("memory/all", "You found every pair.")
                  : frame.say("memory/how", "Turn two cards that belong together. There is no hurry."),
              ui::hint_style(frame.theme()));
  column.gap(gap);
  const auto cards = session::cards_of(block);
  const Cells cells(cards.size(), column.width(), 170 * std::max(1.0F, frame.text_factor()), gap);
  const float height = height_of_all(cards, cells.width(), frame);
  const Rect table = column.take(cells.height(height));
  MemorySaid said;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (draw_lying(cards[i], i, cells.cell(i, table.x, table.y, height), state, frame))
      said = MemorySaid(session::TurnCard{cards[i].id});
  }
  draw_reply(block, state, column, frame);
  frame.end_scroll(column.y() + 16);
  return said;
}

BlockBars View<content::Memory>::bars(const session::MemoryState& state, const content::Memory& block, ui::Frame&) {
  BlockBars bars;
  bars.has_parts_left = state.found.size() < block.pairs.size();
  return bars;
}

}  // namespace screens
