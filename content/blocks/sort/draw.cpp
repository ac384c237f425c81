#include "blocks/sort/draw.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "blocks/sort/draw_lying.h"
#include "cards.h"
#include "page_parts.h"
#include "ui/grounds.h"

namespace screens {
namespace {

using SortSaid = BlockSaid<content::Sort>;
using ui::Rect;

constexpr float gap = 16;
constexpr float rim_height = 16;
constexpr float rim_reach = 6;
constexpr float sign_edge = 28;

struct Table {
  const content::Sort& block;
  const session::SortState& state;
  const content::SortCard& shown;
  const content::SortPlace* place;  // where the card in hand lies
  float rim = 0;                    // of the basket it is held over, below its middle
};

struct GroupLook {
  ui::Tone tone;
  std::optional<ui::Icon> icon;
};

GroupLook look_of(const content::SortGroup& group, std::size_t index) {
  constexpr std::array tones{ui::Tone::teal, ui::Tone::sun, ui::Tone::plum, ui::Tone::sky};
  if (!group.sign) return {tones[index % tones.size()], std::nullopt};
  switch (*group.sign) {
    case content::GroupSign::check:
      return {ui::Tone::leaf, ui::Icon::check};
    case content::GroupSign::pause:
      return {ui::Tone::sun, ui::Icon::pause};
    case content::GroupSign::tell:
      return {ui::Tone::coral, ui::Icon::people};
    case content::GroupSign::question:
      return {ui::Tone::plum, ui::Icon::question};
    case content::GroupSign::heart:
      return {ui::Tone::coral, ui::Icon::heart};
    case content::GroupSign::lock:
      return {ui::Tone::sky, ui::Icon::lock};
  }
  return {ui::Tone::teal, std::nullopt};
}

// Beside its sign, or below it.
enum class Label { beside, below };

float label_room(float width, bool has_sign, Label label) { return width - 52 - (has_sign && label == Label::beside ? sign_edge + 10 : 0); }

// Bold, in letters of a size with which no word of any basket is wider than its foot.
ui::TextStyle group_style(const content::Sort& block, float width, Label label, const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.weight = ui::Weight::bold;
  const auto fits = [&](const content::SortGroup& group) {
    const float room = label_room(width, group.sign.has_value(), label);
    return frame.measure(frame.say(group.text), style, room).w <= room;
  };
  while (style.size > 12 && !std::all_of(block.groups.begin(), block.groups.end(), fits)) style.size -= 1;
  return style;
}

// The lower part of a basket, with its words.
struct Foot {
  ui::TextStyle words;
  Label label = Label::beside;
  float height = ui::space::touch;
};

// In a narrow basket words have the room of their sign, which then stands above them.
Foot foot_of(const content::Sort& block, float width, ui::Frame& frame) {
  Foot foot{group_style(block, width, Label::beside, frame)};
  if (foot.words.size < ui::type::small) {
    const ui::TextStyle below = group_style(block, width, Label::below, frame);
    if (below.size > foot.words.size) foot = {below, Label::below};
  }
  for (const content::SortGroup& group : block.groups) {
    const bool above = group.sign && foot.label == Label::below;
    const float words = frame.measure(frame.say(group.text), foot.words, label_room(width, group.sign.has_value(), foot.label)).h;
    foot.height = std::max(foot.height, words + (above ? sign_edge + 24 : 28));
  }
  return foot;
}

void draw_words_below(const content::SortGroup& group, ui::Icon sign, Rect foot, ui::TextStyle style, ui::Frame& frame) {
  const std::string words = frame.say(group.text);
  const float room = label_room(foot.w, true, Label::below);
  style.align = ui::Align::centre;
  const float height = frame.measure(words, style, room).h;
  const float top = foot.y + (foot.h - height - sign_edge - 2) / 2;
  frame.icon(sign, {foot.centre().x - sign_edge / 2, top, sign_edge, sign_edge}, style.colour);
  frame.text("group/" + group.id + "/label", {foot.x + (foot.w - room) / 2, top + sign_edge + 2, room, height}, words, style);
}

void draw_group_words(const content::SortGroup& group, const GroupLook& look, Rect foot, const Foot& of, ui::Frame& frame) {
  ui::TextStyle style = of.words;
  style.colour = ui::basket_words(frame.theme(), look.tone);
  if (look.icon && of.label == Label::below) return draw_words_below(group, *look.icon, foot, style, frame);
  const std::string words = frame.say(group.text);
  const float room = label_room(foot.w, look.icon.has_value(), Label::beside);
  const ui::TextSize size = frame.measure(words, style, room);
  const float sign = look.icon ? sign_edge + 10 : 0;
  const float x = foot.x + (foot.w - sign - std::min(size.w, room)) / 2;
  if (look.icon) frame.icon(*look.icon, {x, foot.centre().y - sign_edge / 2, sign_edge, sign_edge}, style.colour);
  frame.text("group/" + group.id + "/label",
             {x + sign, foot.y + (foot.h - size.h) / 2, std::min(size.w + 1, room), size.h}, words, style);
}

// Those that lie well, and the card in hand wherever it lies.
std::vector<LyingCard> cards_in(const content::SortGroup& group, const Table& table) {
  std::vector<LyingCard> cards;
  for (const session::PutCard& put : table.state.put) {
    const content::SortPlace* place = session::place_of(put.card, table.state, table.block);
    const auto card = std::find_if(table.block.cards.begin(), table.block.cards.end(), [&](const auto& each) { return each.id == put.card; });
    const bool in_hand = put.card == table.shown.id;
    if (put.group == group.id && place != nullptr && card != table.block.cards.end() && (place->good || in_hand)) cards.push_back({&*card, place->good});
  }
  return cards;
}

// A basket: what lies in it above the rim, what it is for below.
SortSaid draw_group(std::size_t index, Rect rect, const Foot& foot, Table& table, ui::Frame& frame) {
  const content::SortGroup& group = table.block.groups[index];
  const std::string id = "group/" + group.id;
  const GroupLook look = look_of(group, index);
  const ui::ToneColours colours = ui::colours_of(frame.theme(), look.tone);
  const ui::ControlState state = frame.control(id, rect);
  const ui::DropState drop = frame.drop_target(id, rect);
  ui::BasketLook basket{ui::card_style(frame.theme(), look.tone), look.tone, foot.height, rim_height, rim_reach};
  basket.body.edge = colours.text;
  if (drop.over) {
    basket.body.edge_width += 3;
    table.rim = rect.h / 2 - foot.height - rim_height;
  }
  ui::answer_touch(basket.body, state, frame.theme());
  ui::draw_basket(frame, rect, basket);
  const Rect top{rect.x, rect.y, rect.w, rect.h - foot.height - rim_height};
  if (drop.open) {
    ui::SurfaceStyle place;
    place.fill = frame.theme().card;
    place.edge = colours.text;
    place.edge_width = 3;
    place.radii = ui::Radii::all(12);
    place.dashed = true;
    frame.surface(top.inset(14), place);
  }
  if (state.focused) ui::focus_ring(frame, {rect.x - rim_reach, rect.y, rect.w + 2 * rim_reach, rect.h}, 20);
  draw_group_words(group, look, {rect.x, rect.bottom() - foot.height, rect.w, foot.height}, foot, frame);
  draw_lying(id, cards_in(group, table), top, frame);
  if (drop.payload) return SortSaid(session::SortAction(session::PutCard{*drop.payload, group.id}));
  if (state.pressed) return SortSaid(session::SortAction(session::PutCard{table.shown.id, group.id}));
  return std::nullopt;
}

constexpr float least_open = 80;  // what lies in a basket, and the place for it, are as high as a finger

// How high baskets stand open: as there is room for, with an answer below.
OpenHeight open_heights(const Cells& cells, float above, float closed, ui::Frame& frame) {
  const Rect area = content_area(frame);
  const float answer = gap + 106 * frame.text_factor();
  const float rows = static_cast<float>(cells.rows());
  const float room = (area.h - above - answer - gap) / rows - closed;
  if (is_stacked(frame)) return {std::clamp(room, least_open, 240.0F), room, area.h - closed - 2 * gap};
  return {std::max(110.0F, std::clamp(room, area.h * 0.3F, 300.0F)), room, area.h - above - closed - gap};
}

// All that may come to lie in it for good.
std::vector<LyingCard> cards_for(const content::SortGroup& group, const content::Sort& block) {
  std::vector<LyingCard> cards;
  for (const content::SortCard& card : block.cards) {
    const bool fits = std::any_of(card.places.begin(), card.places.end(), [&](const content::SortPlace& place) { return place.group == group.id && place.good; });
    if (fits) cards.push_back({&card, true});
  }
  return cards;
}

SortSaid draw_groups(Table& table, ui::Column& column, ui::Frame& frame) {
  const std::size_t count = table.block.groups.size();
  constexpr float row_gap = 2 * rim_reach + 12;
  const Cells cells(count, column.width() - 2 * rim_reach, 150 * std::max(1.0F, frame.text_factor()), row_gap);
  const Foot foot = foot_of(table.block, cells.width(), frame);
  const float closed = foot.height + rim_height;
  const OpenHeight open = open_heights(cells, column.y(), closed, frame);
  SortSaid said;
  for (std::size_t first = 0; first < count; first += cells.columns()) {
    if (first > 0) column.gap(row_gap);
    const std::size_t end = std::min(count, first + cells.columns());
    float height = open.least;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, lying_height(cards_for(table.block.groups[i], table.block), cells.width(), open, frame));
    const Rect row = column.take(closed + height);
    for (std::size_t i = first; i < end; ++i) {
      if (SortSaid one = draw_group(i, cells.cell(i - first, row.x + rim_reach, row.y, row.h), foot, table, frame)) said = std::move(one);
    }
  }
  return said;
}

CardFace face_of(const content::SortCard& card, ui::Frame& frame) {
  CardFace face;
  face.picture = card.picture ? &*card.picture : nullptr;
  face.words = frame.say(card.text);
  const bool upright = is_stacked(frame) && content_area(frame).h > 900;  // with room for a large picture
  face.beside = is_stacked(frame) && !upright && frame.text_factor() < 1.45F;
  face.picture_height = upright ? 240 : is_stacked(frame) ? 110 : 200;
  face.least_height = is_stacked(frame) ? 80 : 190;
  face.style = ui::body_style(frame.theme());
  if (face.picture == nullptr && !is_stacked(frame)) {  // words alone are what the card is
    face.style = ui::subheading_style(frame.theme());
    face.style.align = ui::Align::centre;
  }
  return face;
}

// The card lies in its place until it is carried; then it is drawn last, above everything.
void draw_card_in_hand(const Table& table, ui::Column& column, ui::Frame& frame) {
  const CardFace face = face_of(table.shown, frame);
  const Rect home = column.take(card_height(frame, face, column.width()));
  const std::string id = "card/" + table.shown.id;
  ui::DragLook drag;
  // A card as high as the window must let a finger scroll past it.
  drag.start = home.h < content_area(frame).h * 0.6F ? ui::DragStart::at_once : ui::DragStart::sideways;
  const ui::DragState state = frame.draggable(id, home, table.shown.id, drag);
  if (state.carried) return draw_empty_place(frame, home, 20);
  CardLook look;
  if (table.place != nullptr && table.place->good) look = {ui::Tone::leaf, ui::Icon::check, false};
  draw_card(frame, id, home, face, look, state.control);
}

void draw_carried(const Table& table, ui::Frame& frame) {
  const auto carried = frame.carried();
  if (!carried || carried->payload != table.shown.id) return;
  CardFace face = face_of(table.shown, frame);
  Rect rect = carried->rect;
  if (!carried->by_pointer) {
    // Over a basket all of it is seen, by its words where the window is too low for more, and the words of every basket below it.
    if (rect.h > content_area(frame).h * 0.5F) {
      face.picture = nullptr;
      face.least_height = 0;
      rect = frame.held({rect.w, card_height(frame, face, rect.w)});
    }
    const float above_the_rim = frame.held({}).y + table.rim - rect.h;
    if (above_the_rim < rect.y && frame.is_visible({rect.x, above_the_rim, rect.w, 1})) rect.y = above_the_rim;
  }
  draw_card(frame, "carried", rect, face, {ui::Tone::plain, std::nullopt, true}, {});
}

std::string count_words(const Table& table, ui::Frame& frame) {
  const std::size_t well = session::cards_lying_well(table.state, table.block);
  if (well == table.block.cards.size()) return frame.say("sort/all", "Every card has its place.");
  return with_numbers(frame, frame.say("sort/count", "{done} of {all} cards have their place"),
                      {{"{done}", static_cast<long>(well)}, {"{all}", static_cast<long>(table.block.cards.size())}});
}

// Once every card was tried: the next that does not lie well, for whoever wants to.
SortSaid draw_next(const Table& table, ui::Column& column, ui::Frame& frame) {
  const content::SortCard* next = session::next_card(table.state, table.block);
  if (next == nullptr || table.place == nullptr || session::next_untried(table.state, table.block) != nullptr) return std::nullopt;
  ui::ButtonLook look;
  look.icon = ui::Icon::next;
  look.icon_at_end = true;
  const std::string label = frame.say("sort/again", "Look at one again");
  const ui::Size size = ui::button_size(frame, label, look);
  column.gap(gap);
  const Rect row = column.take(size.h);
  if (!ui::button(frame, "sort/next", {row.x, row.y, std::min(size.w, row.w), row.h}, label, look)) return std::nullopt;
  return SortSaid(session::SortAction(session::ShowCard{next->id}));
}

void draw_reply(const Table& table, ui::Column& column, ui::Frame& frame) {
  if (table.place == nullptr) return;
  column.gap(gap);
  draw_feedback(frame.say(table.place->feedback), table.place->good ? ui::Tone::leaf : ui::Tone::coral, std::nullopt,
                column, frame);
}

void draw_head(const Table& table, ui::Column& column, ui::Frame& frame) {
  column.text("question", frame.say(table.block.question), ui::heading_style(frame.theme()));
  column.gap(4);
  column.text("sort/count", count_words(table, frame), ui::hint_style(frame.theme()));
  column.gap(gap);
}

// Returns where the longer of the two ends.
float draw_side_by_side(Table& table, const ui::Column& head, ui::Frame& frame, SortSaid& said) {
  const float card = std::floor(head.width() * 0.3F);
  ui::Column start(frame, head.x(), head.y(), card);
  ui::Column end(frame, head.x() + card + 40, head.y(), head.width() - card - 40);
  draw_card_in_hand(table, start, frame);
  if (SortSaid put = draw_groups(table, end, frame)) said = std::move(put);
  draw_reply(table, end, frame);
  if (SortSaid next = draw_next(table, end, frame)) said = std::move(next);
  return std::max(start.y(), end.y());
}

float draw_stacked(Table& table, ui::Column& column, ui::Frame& frame, SortSaid& said) {
  draw_card_in_hand(table, column, frame);
  column.gap(gap);
  if (SortSaid put = draw_groups(table, column, frame)) said = std::move(put);
  draw_reply(table, column, frame);
  if (SortSaid next = draw_next(table, column, frame)) said = std::move(next);
  return column.y();
}

}  // namespace

SortSaid View<content::Sort>::draw(const content::Sort& block, const session::SortState& state,
                                   const session::OpenLesson&, ui::Frame& frame) {
  const content::SortCard& shown = session::shown_card(state, block);
  Table table{block, state, shown, session::place_of(shown.id, state, block)};
  const Rect place = content_column(frame, 1180);
  SortSaid said;
  frame.begin_scroll("sort", content_area(frame), ui::Follow::growth);
  ui::Column column(frame, place.x, 14, place.w);
  draw_head(table, column, frame);
  const float end =
      is_stacked(frame) ? draw_stacked(table, column, frame, said) : draw_side_by_side(table, column, frame, said);
  draw_carried(table, frame);
  frame.end_scroll(end + 16);
  return said;
}

BlockBars View<content::Sort>::bars(const session::SortState& state, const content::Sort& block, ui::Frame& frame) {
  BlockBars bars;
  const content::SortCard* next = session::next_untried(state, block);
  bars.has_parts_left = next != nullptr;
  if (next == nullptr) return bars;
  const bool lies = session::place_of(session::shown_card(state, block).id, state, block) != nullptr;
  bars.next_part = BlockBars::Part{frame.say("sort/next", "Next card"), lies, session::SortAction(session::ShowCard{next->id})};
  return bars;
}

}  // namespace screens
