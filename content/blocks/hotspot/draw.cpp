#include "blocks/hotspot/draw.h"

#include <algorithm>
#include <cmath>

#include "cards.h"
#include "page_parts.h"
#include "session/shown_order.h"

namespace screens {
namespace {

using HotspotSaid = BlockSaid<content::Hotspot>;
using ui::Rect;

constexpr float gap = 16;
constexpr float sign_edge = 32;

HotspotSaid tapped(const content::PictureSpot& spot) { return HotspotSaid(session::HotspotAction(session::TapSpot{spot.id})); }

// The frame mirrors places. A picture of a file is not mirrored, so its areas are turned round beforehand; a scene that is
// described is mirrored as a whole, and its areas with it.
bool keeps_sides(const content::Hotspot& block, const ui::Frame& frame) {
  return frame.right_to_left() && block.picture.scene() == nullptr;
}

// Where the area is seen.
Rect rect_of(const content::SpotArea& area, Rect picture, bool turned) {
  const double x = turned ? 1 - area.x - area.width : area.x;
  Rect rect{picture.x + static_cast<float>(x) * picture.w, picture.y + static_cast<float>(area.y) * picture.h,
            static_cast<float>(area.width) * picture.w, static_cast<float>(area.height) * picture.h};
  const float wider = std::max(0.0F, ui::space::touch - rect.w);
  const float higher = std::max(0.0F, ui::space::touch - rect.h);
  rect = {rect.x - wider / 2, rect.y - higher / 2, rect.w + wider, rect.h + higher};
  rect.x = std::clamp(rect.x, picture.x, std::max(picture.x, picture.right() - rect.w));
  rect.y = std::clamp(rect.y, picture.y, std::max(picture.y, picture.bottom() - rect.h));
  return rect;
}

// A light line within a dark one is seen on any picture.
void draw_outline(Rect rect, ui::Colour colour, bool dashed, ui::Frame& frame) {
  ui::SurfaceStyle line;
  line.fill = {0, 0, 0, 0};
  line.edge = frame.theme().card;
  line.edge_width = 8;
  line.radii = ui::Radii::all(18);
  frame.surface(rect, line);
  line.edge = colour;
  line.edge_width = 4;
  line.radii = ui::Radii::all(16);
  line.dashed = dashed;
  frame.surface(rect.inset(2), line);
}

void draw_sign(Rect rect, const content::PictureSpot& spot, ui::Frame& frame) {
  const ui::ToneColours colours = ui::colours_of(frame.theme(), spot.good ? ui::Tone::leaf : ui::Tone::coral);
  const Rect at{rect.right() - sign_edge - 4, rect.y + 4, sign_edge, sign_edge};
  ui::SurfaceStyle ground;
  ground.fill = colours.fill;
  ground.edge = colours.text;
  ground.edge_width = frame.theme().edge_width;
  ground.radii = ui::Radii::all(sign_edge / 2);
  frame.surface(at, ground);
  frame.icon(spot.good ? ui::Icon::check : ui::Icon::turn_back, at.inset(6), colours.text);
}

bool draw_spot(const content::PictureSpot& spot, Rect rect, bool found, ui::Frame& frame) {
  const ui::ControlState state = frame.control("spot/" + spot.id, rect);
  frame.call("spot/" + spot.id, frame.say(spot.text));
  if (found) frame.mark_as("spot/" + spot.id, spot.good ? ui::Widget::Mark::good : ui::Widget::Mark::again);
  const ui::Theme& theme = frame.theme();
  if (found) {
    draw_outline(rect, (spot.good ? theme.leaf : theme.coral).on_soft, !spot.good, frame);
    draw_sign(rect, spot, frame);
  } else if (state.hovered || state.held) {
    draw_outline(rect, theme.ink, true, frame);
  }
  if (state.held) {
    ui::SurfaceStyle press;
    press.fill = {theme.ink.r, theme.ink.g, theme.ink.b, 40};
    press.radii = ui::Radii::all(18);
    frame.surface(rect, press);
  }
  if (state.focused) {
    draw_outline(rect.inset(-7), theme.ink, false, frame);
    frame.note_ring(rect.inset(-5));
  }
  return state.pressed;
}

// By keys one goes over the picture as one reads: from line to line.
std::vector<const content::PictureSpot*> in_reading_order(const content::Hotspot& block, bool turned) {
  std::vector<const content::PictureSpot*> order;
  for (const content::PictureSpot& spot : block.spots) order.push_back(&spot);
  const auto start = [&](const content::PictureSpot& spot) {
    return turned ? -spot.area.x - spot.area.width : spot.area.x;
  };
  std::stable_sort(order.begin(), order.end(), [&](const content::PictureSpot* a, const content::PictureSpot* b) {
    const bool same_line = a->area.y < b->area.y + b->area.height / 2 && b->area.y < a->area.y + a->area.height / 2;
    return same_line ? start(*a) < start(*b) : a->area.y < b->area.y;
  });
  return order;
}

HotspotSaid draw_picture(const content::Hotspot& block, const session::HotspotState& state, Rect card,
                         ui::Frame& frame) {
  frame.surface(card, ui::card_style(frame.theme()));
  const Rect picture = card.inset(frame.theme().edge_width);
  frame.picture("picture", picture, block.picture, ui::Radii::all(ui::space::radius - frame.theme().edge_width));
  HotspotSaid said;
  for (const content::PictureSpot* spot : in_reading_order(block, keeps_sides(block, frame))) {
    const Rect rect = rect_of(spot->area, picture, keeps_sides(block, frame));
    if (draw_spot(*spot, rect, session::is_found(*spot, state), frame)) said = tapped(*spot);
  }
  return said;
}

std::string count_words(const content::Hotspot& block, const session::HotspotState& state, ui::Frame& frame) {
  const auto all = std::count_if(block.spots.begin(), block.spots.end(), [](const auto& spot) { return spot.good; });
  const auto found = std::count_if(block.spots.begin(), block.spots.end(),
                                   [&](const auto& spot) { return spot.good && session::is_found(spot, state); });
  if (found == all) return frame.say("spots/all-found", "You found every place. Well spotted.");
  if (state.found.empty()) return frame.say("spots/how", "Tap on the places in the picture.");
  return with_numbers(frame, frame.say("spots/found", "You found {found} of {all} places. Look for more, or go on."),
                      {{"{found}", found}, {"{all}", all}});
}

void draw_reply(const content::Hotspot& block, const session::HotspotState& state, ui::Column& column,
                ui::Frame& frame) {
  const content::PictureSpot* last = session::last_found(state, block);
  if (last == nullptr) return;
  draw_feedback(frame.say(last->feedback), last->good ? ui::Tone::leaf : ui::Tone::coral, std::nullopt, column, frame);
  column.gap(gap);
}

HotspotSaid draw_list(const content::Hotspot& block, const session::HotspotState& state, ui::Column& column,
                      ui::Frame& frame) {
  HotspotSaid said;
  const std::string label = state.listed ? frame.say("spots/hide-list", "Hide the list")
                                         : frame.say("spots/show-list", "Show the places as a list");
  ui::ButtonLook look;
  const float room = column.width();
  const float width = std::min(room, ui::button_size(frame, label, look).w);
  const Rect row = column.take(ui::button_size(frame, label, look).h + (width < room ? 0.0F : 24.0F));
  if (ui::button(frame, "spots/list", {row.x, row.y, width, row.h}, label, look)) {
    said = HotspotSaid(session::HotspotAction(session::ListSpots{!state.listed}));
  }
  if (!state.listed) return said;
  for (const content::PictureSpot* spot : session::shown_order(block.spots, block.id.value)) {
    column.gap(14);
    const std::string words = frame.say(spot->text);
    const Rect rect = column.take(ui::choice_height(frame, words, column.width()));
    const bool found = session::is_found(*spot, state);
    const ui::ChoiceMark mark = !found       ? ui::ChoiceMark::none
                                : spot->good ? ui::ChoiceMark::good
                                             : ui::ChoiceMark::again;
    if (ui::choice(frame, "list/" + spot->id, rect, words, mark)) said = tapped(*spot);
  }
  return said;
}

struct Sides {
  const content::Hotspot& block;
  const session::HotspotState& state;
};

// The picture stays where it is while the words beside it scroll.
HotspotSaid draw_side_by_side(const Sides& sides, ui::Frame& frame) {
  const Rect area = content_area(frame);
  const float ratio = static_cast<float>(content::height_of_width(sides.block.shape));
  const float high = frame.size().h - 100 - 104;
  const float width = std::floor(std::min(high / ratio, frame.size().w * 0.5F));
  HotspotSaid said = draw_picture(sides.block, sides.state, {32, 100, width, std::floor(width * ratio)}, frame);
  const float x = 32 + width + 40;
  const float room = frame.size().w - x - 48;
  frame.begin_scroll("spots", {x - 12, area.y, room + 24, area.h}, ui::Follow::growth);
  ui::Column column(frame, x, 24, room);
  column.text("question", frame.say(sides.block.question), ui::heading_style(frame.theme()));
  column.gap(8);
  column.text("spots/count", count_words(sides.block, sides.state, frame), ui::hint_style(frame.theme()));
  column.gap(gap);
  draw_reply(sides.block, sides.state, column, frame);
  if (HotspotSaid one = draw_list(sides.block, sides.state, column, frame)) said = std::move(one);
  frame.end_scroll(column.y() + 16);
  return said;
}

// What is said keeps a place of its own below the picture that scrolls, unless it is so long that too little would be
// left.
float height_of_reply(const Sides& sides, float width, ui::Frame& frame) {
  const content::PictureSpot* last = session::last_found(sides.state, sides.block);
  if (last == nullptr) return 0;
  const float high = feedback_height(frame.say(last->feedback), width, frame) + gap;
  return high < content_area(frame).h / 2 ? high : 0;
}

HotspotSaid draw_stacked(const Sides& sides, ui::Frame& frame) {
  const Rect area = content_area(frame);
  const Rect place = content_column(frame, 960);
  const float ratio = static_cast<float>(content::height_of_width(sides.block.shape));
  const float reply = height_of_reply(sides, place.w, frame);
  frame.begin_scroll("spots", {area.x, area.y, area.w, area.h - reply},
                     reply > 0 ? ui::Follow::nothing : ui::Follow::growth);
  ui::Column column(frame, place.x, 14, place.w);
  column.text("question", frame.say(sides.block.question), ui::heading_style(frame.theme()));
  column.gap(8);
  column.text("spots/count", count_words(sides.block, sides.state, frame), ui::hint_style(frame.theme()));
  column.gap(gap);
  const float width = std::min(column.width(), 960.0F);
  const Rect row = column.take(std::floor(width * ratio));
  HotspotSaid said = draw_picture(sides.block, sides.state, {row.x + (row.w - width) / 2, row.y, width, row.h}, frame);
  column.gap(gap);
  if (HotspotSaid one = draw_list(sides.block, sides.state, column, frame)) said = std::move(one);
  if (reply == 0) {
    column.gap(gap);
    draw_reply(sides.block, sides.state, column, frame);
  }
  frame.end_scroll(column.y() + 16);
  if (reply > 0) {
    ui::Column below(frame, place.x, area.bottom() - reply + gap / 2, place.w);
    draw_reply(sides.block, sides.state, below, frame);
  }
  return said;
}

}  // namespace

HotspotSaid View<content::Hotspot>::draw(const content::Hotspot& block, const session::HotspotState& state,
                                         const session::OpenLesson&, ui::Frame& frame) {
  const bool stacked = is_stacked(frame) || block.shape == content::PictureShape::wide;
  return stacked ? draw_stacked({block, state}, frame) : draw_side_by_side({block, state}, frame);
}

BlockBars View<content::Hotspot>::bars(const session::HotspotState& state, const content::Hotspot& block, ui::Frame&) {
  BlockBars bars;
  bars.has_parts_left = !session::all_good_found(state, block);
  return bars;
}

}  // namespace screens
