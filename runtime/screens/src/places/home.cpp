#include <algorithm>
#include <cmath>

#include "age_bands.h"
#include "list_card.h"
#include "views.h"

namespace screens {
namespace {

struct BandLook {
  const char* picture;
  ui::Tone tone;
};

constexpr BandLook looks[] = {{"band-9-11", ui::Tone::teal}, {"band-12-14", ui::Tone::sun}, {"band-15-17", ui::Tone::sky}, {"band-adults", ui::Tone::plum}};

struct Card {
  session::AgeBand ages;
  BandLook look;
  std::vector<const session::TrackCard*> packs;
  std::size_t done = 0;  // lessons, in this visit
};

constexpr float picture_height = 160;

struct CardText {
  std::string name;
  std::string summary;
  std::string count;
  std::string locked = "";   // it opens with the PIN
  std::string why_not = "";  // said when it is pressed and not here
};

// What a card promises in two lines: a shelf of a dozen titles would push every card below the fold.
std::string summary_of(const Card& card, const ui::Frame& frame) {
  if (card.packs.size() == 1) return frame.say(card.packs.front()->summary);
  if (is_adults(card.ages)) return frame.say("home/for-adults", "Courses for schools, cafés and families");
  return frame.say(card.packs[0]->title) + " · " + frame.say(card.packs[1]->title);
}

std::string count_of(const Card& card, ui::Frame& frame) {
  if (card.done > 0) return frame.say_plural("home/done", "{count} lesson done today", "{count} lessons done today", static_cast<long>(card.done));
  if (card.packs.size() > 1) return frame.say_plural("home/courses", "{count} course", "{count} courses", static_cast<long>(card.packs.size()));
  return frame.say_plural("home/lessons", "{count} lesson", "{count} lessons", static_cast<long>(card.packs.front()->lessons.size()));
}

CardText text_of(const Card& card, ui::Frame& frame) {
  CardText text{band_name(card.ages, frame), frame.say("home/not-here", "Not on this screen yet"), "", "",
                frame.say("home/ask", "Ask whoever looks after this screen for it.")};
  if (card.packs.empty()) return text;
  text.summary = summary_of(card, frame);
  text.why_not.clear();
  text.count = count_of(card, frame);
  if (is_adults(card.ages)) text.locked = frame.say("home/with-pin", "an adult opens it with a PIN");
  return text;
}

ui::TextStyle summary_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = 19;
  return style;
}

constexpr float lock = 24;

float locked_height(const std::string& words, float width, ui::Frame& frame) {
  return std::max(lock, frame.measure(words, summary_style(frame), width - lock - 8).h);
}

void draw_locked(const std::string& id, const std::string& words, ui::Column& column, ui::Frame& frame) {
  const ui::TextStyle style = summary_style(frame);
  const ui::Rect row = column.take(locked_height(words, column.width(), frame));
  const float line = frame.measure("X", style, 0).h;
  frame.icon(ui::Icon::lock, {row.x, row.y + std::max(0.0F, (line - lock) / 2), lock, lock}, style.colour);
  frame.text(id + "/locked", {row.x + lock + 8, row.y, row.w - lock - 8, row.h}, words, style);
  column.gap(8);
}

float card_height(const CardText& text, float width, ui::Frame& frame) {
  float height = picture_height + 14;
  height += frame.measure(text.name, ui::subheading_style(frame.theme()), width - 44).h + 4;
  height += std::max(frame.measure(text.summary, summary_style(frame), width - 44).h,
                     frame.measure(text.why_not, summary_style(frame), width - 44).h) + 12;
  if (!text.locked.empty()) height += locked_height(text.locked, width - 44, frame) + 8;
  if (!text.count.empty()) height += ui::badge_size(frame, text.count, width - 44).h + 6;
  return height + 18;
}

bool draw_card(const Card& card, const CardText& text, ui::Rect rect, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  const std::string id = "band/" + std::string(card.look.picture + 5);
  const bool there = !card.packs.empty();
  const ui::ControlState state = frame.control(id, rect, there);
  if (!there) frame.explain(id, text.why_not);
  ui::SurfaceStyle style = there ? ui::pressable_style(theme) : ui::card_style(theme);
  if (!there) style.fill = theme.canvas;
  if (!there) style.shadow = 0;
  ui::answer_touch(style, state, theme);
  frame.surface(rect, style);
  if (state.focused) ui::focus_ring(frame, rect, ui::space::radius);
  const float edge = theme.edge_width;
  const ui::Rect top{rect.x + edge, rect.y + edge, rect.w - 2 * edge, picture_height};
  const float inner = ui::space::radius - edge;
  ui::SurfaceStyle tint;
  tint.fill = ui::hue_of(ui::theme(ui::ThemeName::warm), card.look.tone).soft;  // what the picture was drawn for
  tint.radii = {inner, inner, 0, 0};
  frame.surface(top, tint);
  if (const auto* picture = interface_picture(card.look.picture)) frame.drawing(picture->name, *picture, top, {inner, inner, 0, 0});
  ui::Column column(frame, rect.x + 22, rect.y + picture_height + 14, rect.w - 44);
  column.text(id + "/name", text.name, ui::subheading_style(frame.theme()));
  column.gap(4);
  column.text(id + "/summary", frame.was_refused(id) ? text.why_not : text.summary, summary_style(frame));
  column.gap(10);
  if (!text.locked.empty()) draw_locked(id, text.locked, column, frame);
  if (!text.count.empty()) ui::badge(frame, id + "/count", {column.x(), column.y()}, text.count, card.done > 0 ? ui::Tone::leaf : card.look.tone, column.width());
  return state.pressed;
}

std::vector<Card> cards_of(const Scene& scene) {
  std::vector<Card> cards;
  for (std::size_t i = 0; i < std::size(bands); ++i) {
    Card card{bands[i], looks[i], packs_of(bands[i], scene.tracks)};
    for (const session::TrackCard* pack : card.packs) card.done += session::done_in(scene.shell.progress, pack->pack);
    cards.push_back(std::move(card));
  }
  return cards;
}

session::Home::Action opening(const Card& card) {
  const session::TrackCard& pack = *card.packs.front();
  if (card.packs.size() > 1) return session::OpenShelf{card.ages, is_adults(card.ages)};
  return session::OpenTrack{pack.pack, pack.for_adults};
}

}  // namespace

Bars PlaceView<session::Home>::bars(const session::Home&, const Scene&, ui::Frame&) {
  Bars bars;
  bars.is_home = true;
  bars.can_go_back = false;
  bars.desk = session::OpenDesk{};
  return bars;
}

Said<session::Home> PlaceView<session::Home>::draw(const session::Home&, const Scene& scene, ui::Frame& frame) {
  const ui::Rect area = content_area(frame);
  Said<session::Home> action;
  frame.begin_scroll("home", area);
  ui::Column column(frame, side_margin(frame), 14, frame.size().w - 2 * side_margin(frame));
  const std::string title = frame.say("home/title", "Hello! What brings you here today?");
  if (session::done_in(scene.shell.progress) > 0) {
    draw_list_head("home", title, scene.shell.progress, column, frame);
  } else {
    column.text("home/title", title, ui::title_style(frame.theme()));
  }
  column.gap(4);
  column.text("home/lead", frame.say("home/lead", "Free, private, about 15 minutes. This screen never asks your name."), ui::lead_style(frame.theme()));
  column.gap(32);
  const float gap = 24;
  const float least = frame.text_factor() > 1.3F ? 400.0F : 260.0F;
  const auto fit = static_cast<std::size_t>((column.width() + gap) / (least + gap));
  const std::size_t in_row = fit >= 4 ? 4 : fit >= 2 ? 2 : 1;
  const float width = std::floor((column.width() - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row));
  const std::vector<Card> cards = cards_of(scene);
  std::vector<CardText> texts;
  float height = 0;
  for (const Card& card : cards) {
    texts.push_back(text_of(card, frame));
    height = std::max(height, card_height(texts.back(), width, frame));
  }
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const float x = column.x() + static_cast<float>(i % in_row) * (width + gap);
    const float y = column.y() + static_cast<float>(i / in_row) * (height + gap);
    if (draw_card(cards[i], texts[i], {x, y, width, height}, frame)) action = opening(cards[i]);
  }
  const auto rows = static_cast<float>(cards.size() / in_row);
  frame.end_scroll(column.y() + rows * (height + gap) - gap + 16);
  if (!action && frame.key_pressed(ui::Key::f2)) action = session::OpenDesk{};
  return action;
}

}  // namespace screens
