#include <algorithm>
#include <vector>

#include "views.h"

namespace screens {
namespace {

struct Card {
  std::string id;
  std::string badge;
  std::string name;
  std::string words;
  ui::Tone tone;
};

// Numbers appear here only from a signed contacts pack, verified and not expired (R8). Without one the
// card says who to look for, keeps listening and reporting apart, and names no number.
std::vector<Card> cards(ui::Frame& frame) {
  return {
      {"adult", frame.say("help/adult-badge", "Near you · talk"), frame.say("help/adult", "An adult you trust"),
       frame.say("help/adult-text", "At home, at school or next door. If the first one does not listen, tell the next."), ui::Tone::teal},
      {"here", frame.say("help/here-badge", "In this place"), frame.say("help/here", "Who looks after this screen"),
       frame.say("help/here-text", "Ask them who you can talk to here, somewhere quiet."), ui::Tone::plum},
      {"helpline", frame.say("help/helpline-badge", "Helpline · talk"), frame.say("help/helpline", "Someone who listens"),
       frame.say("help/helpline-text", "A helpline is for children. No number has been checked for this screen yet."), ui::Tone::sky},
      {"danger", frame.say("help/danger-badge", "Danger right now"), frame.say("help/danger", "Get away and call out"),
       frame.say("help/danger-text", "Go where other people are. Any adult can call the police or an ambulance."), ui::Tone::coral}};
}

constexpr float padding = 18;

float picture_edge(float width) { return std::min(136.0F, width * 0.2F); }

float text_width(float width) { return width - 2 * padding - picture_edge(width) - 22; }

float card_height(const Card& card, float width, ui::Frame& frame) {
  const float room = text_width(width);
  ui::TextStyle badge;
  badge.size = ui::type::badge;
  badge.weight = ui::Weight::bold;
  const float text = frame.measure(card.badge, badge, room - 28).h + 10 + 10 + frame.measure(card.name, ui::subheading_style(frame.theme()), room).h +
                     4 + frame.measure(card.words, ui::hint_style(frame.theme()), room).h;
  return std::max(picture_edge(width), text) + 2 * padding;
}

void draw_card(const Card& card, ui::Rect rect, ui::Frame& frame) {
  frame.surface(rect, ui::card_style(frame.theme()));
  const float picture = picture_edge(rect.w);
  const ui::Rect square{rect.x + padding, rect.y + (rect.h - picture) / 2, picture, picture};
  ui::SurfaceStyle tint;
  tint.fill = ui::hue_of(ui::theme(ui::ThemeName::warm), card.tone).soft;  // what the picture was drawn for
  tint.edge = frame.theme().line;
  tint.edge_width = frame.theme().tints ? 0 : frame.theme().edge_width;
  tint.radii = ui::Radii::all(18);
  frame.surface(square, tint);
  if (const auto* file = interface_picture("help-" + card.id)) frame.drawing(file->name, *file, square, ui::Radii::all(18));
  const float room = text_width(rect.w);
  const float content = card_height(card, rect.w, frame) - 2 * padding;
  ui::Column column(frame, square.right() + 22, rect.y + (rect.h - content) / 2, room);
  if (content <= picture) {
    ui::TextStyle badge;
    badge.size = ui::type::badge;
    badge.weight = ui::Weight::bold;
    const float text = frame.measure(card.badge, badge, room - 28).h + 24 + frame.measure(card.name, ui::subheading_style(frame.theme()), room).h +
                       frame.measure(card.words, ui::hint_style(frame.theme()), room).h;
    column.gap((picture - text) / 2);
  }
  column.gap(ui::badge(frame, "help/" + card.id + "/badge", {column.x(), column.y()}, card.badge, card.tone, room).h);
  column.gap(10);
  column.text("help/" + card.id + "/name", card.name, ui::subheading_style(frame.theme()));
  column.gap(4);
  column.text("help/" + card.id + "/text", card.words, ui::hint_style(frame.theme()));
}

}  // namespace

Bars bars_of(const session::HelpCard&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("help/title", "Get help");
  bars.note = frame.say("help/not-recorded", "Opening this page is not recorded");
  return bars;
}

SaidAnywhere draw_overlay(const session::HelpCard&, const Scene&, ui::Frame& frame) {
  frame.hush();
  frame.begin_scroll("help", content_area(frame));
  ui::Column column(frame, side_margin(frame), 10, frame.size().w - 2 * side_margin(frame));
  column.text("help/heading", frame.say("help/heading", "You can talk to someone. It is not your fault."), ui::title_style(frame.theme()));
  column.gap(2);
  column.text("help/lead", frame.say("help/lead", "This screen cannot tell anyone for you. These people can listen and help."), ui::lead_style(frame.theme()));
  column.gap(12);
  const std::size_t in_row = frame.text_factor() > 1.3F || is_narrow(frame) ? 1 : 2;
  const float gap = 18;
  const float width = (column.width() - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row);
  const std::vector<Card> all = cards(frame);
  float height = 0;
  for (const Card& card : all) height = std::max(height, card_height(card, width, frame));
  float y = column.y();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float x = column.x() + static_cast<float>(i % in_row) * (width + gap);
    draw_card(all[i], {x, y, width, height}, frame);
    if (i % in_row == in_row - 1) y += height + gap;
  }
  ui::Column below(frame, side_margin(frame), y, column.width());
  below.text("help/hotline", frame.say("help/hotline", "A hotline is different: a page or a picture is reported there, to be taken down. Never send one on."), ui::hint_style(frame.theme()));
  frame.end_scroll(below.y() + 12);
  return std::nullopt;
}

}  // namespace screens
