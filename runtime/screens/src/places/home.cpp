#include <algorithm>
#include <cmath>
#include <span>

#include "age_bands.h"
#include "lesson_language.h"
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

constexpr float usual_picture = 160;
constexpr float least_picture = 56;  // a lower one shows nothing

// In a low window one whole card is seen all the same: the heading is one line, and pictures leave room.
bool is_low(const ui::Frame& frame) { return frame.size().h < 560; }

struct CardText {
  std::string name;
  std::string summary;
  std::string count;
  std::string language = "";  // of the summary, where that is not the reader's
  std::string locked = "";    // it opens with the PIN
  std::string why_not = "";   // said when it is pressed and not here
};

// What a card promises in two lines: a shelf of a dozen titles would push every card below the fold.
void say_summary(const Card& card, CardText& text, const ui::Frame& frame) {
  if (is_adults(card.ages) && card.packs.size() > 1) {
    text.summary = frame.say("home/for-adults", "Courses for schools, cafés and families");
    return;
  }
  const session::TrackCard& pack = *card.packs.front();
  text.summary = frame.say(pack.summary);
  text.language = other_language_of(pack.summary, pack.source_language(), frame);
}

std::string count_of(const Card& card, ui::Frame& frame) {
  if (card.done > 0) return frame.say_plural("home/done", "{count} lesson done today", "{count} lessons done today", static_cast<long>(card.done));
  if (card.packs.size() > 1) return frame.say_plural("home/courses", "{count} course", "{count} courses", static_cast<long>(card.packs.size()));
  return frame.say_plural("home/lessons", "{count} lesson", "{count} lessons", static_cast<long>(card.packs.front()->lessons.size()));
}

CardText text_of(const Card& card, ui::Frame& frame) {
  CardText text{band_name(card.ages, frame), frame.say("home/not-here", "Not on this screen yet"), "", "", "",
                frame.say("home/ask", "Ask whoever looks after this screen for it.")};
  if (card.packs.empty()) return text;
  say_summary(card, text, frame);
  text.why_not.clear();
  text.count = count_of(card, frame);
  if (is_adults(card.ages)) text.locked = frame.say("home/with-pin", "an adult opens it with a PIN");
  return text;
}

ui::TextStyle summary_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.size = 19;
  style.on_frame_side = true;
  return style;
}

// Words behind a picture that says the same: that it is locked, or in which language it is.
constexpr float sign = 24;

float sign_height(const std::string& words, float width, ui::Frame& frame) {
  return words.empty() ? 0 : std::max(sign, frame.measure(words, summary_style(frame), width - sign - 8).h) + 8;
}

void draw_sign(const std::string& id, ui::Icon icon, const std::string& words, ui::Column& column, ui::Frame& frame) {
  if (words.empty()) return;
  const ui::TextStyle style = summary_style(frame);
  const ui::Rect row = column.take(sign_height(words, column.width(), frame));
  const float line = frame.measure("X", style, 0).h;
  frame.icon(icon, {row.x, row.y + std::max(0.0F, (line - sign) / 2), sign, sign}, style.colour);
  frame.text(id, {row.x + sign + 8, row.y, row.w - sign - 8, row.h - 8}, words, style);
}

float card_height(const CardText& text, float width, float picture_height, ui::Frame& frame) {
  float height = picture_height + 14;
  height += frame.measure(text.name, ui::subheading_style(frame.theme()), width - 44).h + 4;
  const auto height_of_words = [&](const std::string& words) { return words.empty() ? 0.0F : frame.measure(words, summary_style(frame), width - 44).h; };
  height += std::max(height_of_words(text.summary), height_of_words(text.why_not)) + 12;
  height += sign_height(text.language, width - 44, frame) + sign_height(text.locked, width - 44, frame);
  if (!text.count.empty()) height += ui::badge_size(frame, text.count, width - 44).h + 6;
  return height + 18;
}

void draw_band(const Card& card, ui::Rect rect, float picture_height, ui::Frame& frame) {
  const float edge = frame.theme().edge_width;
  const ui::Rect top{rect.x + edge, rect.y + edge, rect.w - 2 * edge, picture_height};
  const float inner = ui::space::radius - edge;
  ui::SurfaceStyle tint;
  tint.fill = ui::hue_of(ui::theme(ui::ThemeName::warm), card.look.tone).soft;  // what the picture was drawn for
  tint.radii = {inner, inner, 0, 0};
  frame.surface(top, tint);
  // Whole rather than across: what is longer than it was drawn would cut its heads.
  constexpr float drawn_width = 1.9F;
  const float width = std::min(top.w, std::round(top.h * drawn_width));
  const ui::Radii cut = width < top.w ? ui::Radii{} : ui::Radii{inner, inner, 0, 0};
  if (const auto* picture = interface_picture(card.look.picture)) frame.drawing(picture->name, *picture, {top.x + (top.w - width) / 2, top.y, width, top.h}, cut);
}

bool draw_card(const Card& card, const CardText& text, ui::Rect rect, float picture_height, ui::Frame& frame) {
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
  if (picture_height > 0) draw_band(card, rect, picture_height, frame);
  ui::Column column(frame, rect.x + 22, rect.y + picture_height + 14, rect.w - 44);
  column.text(id + "/name", text.name, ui::subheading_style(frame.theme()));
  column.gap(4);
  const std::string& summary = frame.was_refused(id) ? text.why_not : text.summary;
  if (!summary.empty()) column.text(id + "/summary", summary, summary_style(frame));
  column.gap(10);
  draw_sign(id + "/language", ui::Icon::globe, text.language, column, frame);
  draw_sign(id + "/locked", ui::Icon::lock, text.locked, column, frame);
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

float height_of(std::span<const CardText> texts, float width, float picture, ui::Frame& frame) {
  float height = 0;
  for (const CardText& text : texts) height = std::max(height, card_height(text, width, picture, frame));
  return height;
}

// How high pictures may be for the first row to be seen whole. Gives up what is said of a card before its name.
float picture_that_fits(std::vector<CardText>& texts, std::size_t in_row, float width, float room, ui::Frame& frame) {
  const auto first_row = [&] { return height_of(std::span(texts).first(in_row), width, 0, frame); };
  if (first_row() > room) {
    for (CardText& text : texts) text.summary.clear();
  }
  const float picture = std::min(room - first_row(), usual_picture);
  return picture < least_picture ? 0 : picture;
}

// Pictures give up a little where that shows all rows of cards whole.
float picture_of_rows(const std::vector<CardText>& texts, std::size_t in_row, float width, float room, ui::Frame& frame) {
  constexpr float most_given_up = 48;
  const auto rows = static_cast<float>((texts.size() + in_row - 1) / in_row);
  const float lacking = std::ceil((rows * (height_of(texts, width, usual_picture, frame) + 24) - 24 - room) / rows);
  return lacking > 0 && lacking <= most_given_up ? usual_picture - lacking : usual_picture;
}

// In a low window as large as one line of it has room.
ui::TextStyle title_style(const std::string& title, float width, const ui::Frame& frame) {
  ui::TextStyle style = ui::title_style(frame.theme());
  if (!is_low(frame)) return style;
  for (const float size : {34.0F, 30.0F, 26.0F, 20.0F, 18.0F, 16.0F}) {
    style.size = size;
    if (frame.measure(title, style, 0).w <= width) break;
  }
  return style;
}

// Where there is nothing to play, whoever looks after the screen reads what to do.
std::string lead_of(const Scene& scene, ui::Frame& frame) {
  if (!scene.tracks.empty()) return frame.say("home/lead", "Free, private, 15 to 25 minutes. This screen never asks your name.");
  if (scene.has_refused_packs) {
    return frame.say("home/refused", "There are lessons here, and none of them can be opened. Whoever looks after this screen reads why at its desk, behind the lock, under “Packs”.");
  }
  return frame.say("home/nothing", "There are no lessons on this screen yet. Whoever looks after it brings some in at its desk, behind the lock, under “Packs”.");
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
  const bool low = is_low(frame);
  if (session::done_in(scene.shell.progress) > 0) {
    draw_list_head("home", title, scene.shell.progress, column, frame);
  } else {
    column.text("home/title", title, title_style(title, column.width(), frame));
  }
  column.gap(4);
  const std::string lead = lead_of(scene, frame);
  if (!low) column.text("home/lead", lead, ui::lead_style(frame.theme()));
  column.gap(low ? 10 : 32);
  const float gap = 24;
  const float least = frame.text_factor() > 1.3F ? 400.0F : 260.0F;
  const auto fit = static_cast<std::size_t>((column.width() + gap) / (least + gap));
  const std::size_t in_row = fit >= 4 ? 4 : fit >= 2 ? 2 : 1;
  const float width = std::floor((column.width() - gap * static_cast<float>(in_row - 1)) / static_cast<float>(in_row));
  const std::vector<Card> cards = cards_of(scene);
  std::vector<CardText> texts;
  for (const Card& card : cards) texts.push_back(text_of(card, frame));
  const float picture = low ? picture_that_fits(texts, in_row, width, area.h - column.y() - 8, frame)
                            : picture_of_rows(texts, in_row, width, area.h - column.y() - 8, frame);
  for (std::size_t i = 0; i < cards.size(); i += in_row) {
    // Rows are as high as each other where all of them are seen.
    const float height = height_of(low ? std::span(texts).subspan(i, in_row) : std::span(texts), width, picture, frame);
    for (std::size_t j = i; j < i + in_row; ++j) {
      const float x = column.x() + static_cast<float>(j - i) * (width + gap);
      if (draw_card(cards[j], texts[j], {x, column.y(), width, height}, picture, frame)) action = opening(cards[j]);
    }
    column.gap(height + gap);
  }
  column.gap(16 - gap);
  if (low) column.text("home/lead", lead, ui::lead_style(frame.theme()));
  const float end = column.y() + (low ? 12 : 0);
  constexpr float shadow = 8;
  frame.end_scroll(end - 16 + shadow <= area.h ? std::min(end, area.h) : end);  // no bar where everything is seen
  if (!action && frame.key_pressed(ui::Key::f2)) action = session::OpenDesk{};
  return action;
}

}  // namespace screens
