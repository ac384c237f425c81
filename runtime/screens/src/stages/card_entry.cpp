// Which card the reader has, before the questions: its pictures are tapped in the order in which they stand on it.
#include <algorithm>
#include <array>

#include "cards.h"
#include "page_parts.h"
#include "views.h"

namespace screens {
namespace {

using evaluation::CardPicture;
using session::CardEntry;
using session::CardTold;
using SaidHere = Said<CardEntry>;
using ui::Rect;

constexpr float gap = 12;
constexpr std::size_t row_length = std::tuple_size_v<evaluation::CardRow>;

std::string word_for(CardPicture picture, ui::Frame& frame) {
  switch (picture) {
    case CardPicture::bird: return frame.say("card/bird", "Bird");
    case CardPicture::boat: return frame.say("card/boat", "Boat");
    case CardPicture::cup: return frame.say("card/cup", "Cup");
    case CardPicture::drum: return frame.say("card/drum", "Drum");
    case CardPicture::fish: return frame.say("card/fish", "Fish");
    case CardPicture::flower: return frame.say("card/flower", "Flower");
    case CardPicture::hat: return frame.say("card/hat", "Hat");
    case CardPicture::house: return frame.say("card/house", "House");
    case CardPicture::key: return frame.say("card/key", "Key");
    case CardPicture::kite: return frame.say("card/kite", "Kite");
    case CardPicture::ladder: return frame.say("card/ladder", "Ladder");
    case CardPicture::mountain: return frame.say("card/mountain", "Mountain");
    case CardPicture::tree: return frame.say("card/tree", "Tree");
  }
  return "";
}

void draw_picture(const std::string& id, Rect rect, CardPicture picture, ui::Frame& frame) {
  frame.card_picture(id, rect, static_cast<std::size_t>(picture), base::name_of(picture), word_for(picture, frame));
}

// Both alike and above the pictures: whoever has no card goes on as easily as who has one.
SaidHere draw_ways_on(ui::Column& column, ui::Frame& frame) {
  const std::string none = frame.say("cards/none", "I have no card");
  const std::string lost = frame.say("cards/lost", "I was asked weeks ago, and my card is lost");
  ui::ButtonLook look;
  look.strong_edge = true;
  look.chrome = false;
  const float wanted = std::max(ui::button_size(frame, none, look).w, ui::button_size(frame, lost, look).w);
  const bool beside = 2 * wanted + gap <= column.width();
  const float width = beside ? std::max(wanted, 300.0F) : column.width();
  const float height = std::max({ui::space::touch, ui::button_height(frame, none, look, width), ui::button_height(frame, lost, look, width)});
  Rect rect = column.take(height);
  rect.w = std::min(width, column.width());
  SaidHere said;
  if (ui::button(frame, "cards/none", rect, none, look)) said = session::HaveNoCard{};
  if (!beside) column.gap(gap);
  const Rect below = beside ? Rect{rect.x + rect.w + gap, rect.y, rect.w, height} : column.take(height);
  if (ui::button(frame, "cards/lost", below, lost, look)) said = session::LostMyCard{};
  return said;
}

// The places of the card from the side on which its language begins, as they stand on paper.
void draw_row(const CardEntry& entry, Rect row, float edge, ui::Frame& frame) {
  const float arrow = edge / 2;
  frame.icon(ui::Icon::next, {row.x, row.y + (edge - arrow) / 2, arrow, arrow}, frame.theme().teal.strong);
  for (std::size_t place = 0; place < row_length; ++place) {
    const Rect rect{row.x + arrow + 8 + static_cast<float>(place) * (edge + 8), row.y, edge, edge};
    if (place < entry.tapped.size()) draw_picture("tapped/" + std::to_string(place + 1), rect, entry.tapped[place], frame);
    else draw_empty_place(frame, rect, edge * 0.16F);
  }
}

SaidHere draw_tapped(const CardEntry& entry, ui::Column& column, ui::Frame& frame) {
  const float edge = std::min(64.0F, (column.width() - 8 * static_cast<float>(row_length)) / (static_cast<float>(row_length) + 0.5F));
  const float wide = edge / 2 + static_cast<float>(row_length) * (edge + 8);
  const std::string label = frame.say("cards/take-back", "Take the last one back");
  ui::ButtonLook look;
  look.icon = ui::Icon::turn_back;
  look.chrome = false;
  look.enabled = !entry.tapped.empty() && !entry.looking;
  const float button = ui::button_size(frame, label, look).w;
  const bool beside = wide + 24 + button <= column.width();
  const Rect row = column.take(beside ? std::max(edge, ui::button_size(frame, label, look).h) : edge);
  draw_row(entry, row, edge, frame);
  if (!beside) column.gap(gap);
  const float width = std::min(button, column.width());
  const float height = ui::button_height(frame, label, look, width);
  const Rect place = beside ? Rect{row.x + wide + 24, row.y, width, std::max(height, row.h)} : column.take(height);
  if (ui::button(frame, "cards/take-back", {place.x, place.y, width, place.h}, label, look)) return session::TakeBackPicture{};
  return std::nullopt;
}

// Never whose fault it is: what can be done.
std::string told_words(CardTold told, ui::Frame& frame) {
  switch (told) {
    case CardTold::slip: return frame.say("cards/slip", "These five make no card yet. That happens easily. Look at your card once more and tap it again from the arrow.");
    case CardTold::not_ours: return frame.say("cards/not-ours", "This screen does not know that card. Maybe it is from another screen. You can tap another one, or go on without a card.");
    case CardTold::came_back: return frame.say("cards/came-back", "This card has been here for the questions already. Thank you! Now comes the lesson.");
    case CardTold::nothing: break;
  }
  return "";
}

void draw_told(const CardEntry& entry, ui::Column& column, ui::Frame& frame) {
  const std::string words = told_words(entry.told, frame);
  if (words.empty()) return;
  draw_feedback(words, entry.told == CardTold::came_back ? ui::Tone::leaf : ui::Tone::sun, std::nullopt, column, frame, Judges::no);
  column.gap(gap);
}

ui::TextStyle word_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = ui::type::small;
  style.align = ui::Align::centre;
  return style;
}

bool draw_choice(CardPicture picture, Rect rect, bool enabled, ui::Frame& frame) {
  const std::string id = "card/" + std::string(base::name_of(picture));
  const ui::ControlState state = frame.control(id, rect, enabled);
  ui::SurfaceStyle surface = ui::pressable_style(frame.theme());
  surface.radii = ui::Radii::all(16);
  ui::answer_touch(surface, state, frame.theme());
  frame.surface(rect, surface);
  if (state.focused) ui::focus_ring(frame, rect, 16);
  const std::string word = word_for(picture, frame);
  const float words = frame.measure(word, word_style(frame), rect.w - 12).h;
  const float edge = std::min(rect.w - 16, rect.h - words - 16);
  draw_picture(id + "/picture", {rect.x + (rect.w - edge) / 2, rect.y + 6, edge, edge}, picture, frame);
  frame.text(id + "/label", {rect.x + 6, rect.y + rect.h - words - 5, rect.w - 12, words}, word, word_style(frame));
  frame.call(id, word);
  return state.pressed;
}

SaidHere draw_pictures(const CardEntry& entry, ui::Column& column, ui::Frame& frame) {
  const auto& names = base::enum_names<CardPicture>;
  const float least = std::max(120.0F, 96 * frame.text_factor());
  const Cells cells(names.size(), column.width(), least, gap);
  float words = 0;
  for (std::size_t i = 0; i < names.size(); ++i) words = std::max(words, frame.measure(word_for(static_cast<CardPicture>(i), frame), word_style(frame), cells.width() - 12).h);
  const float height = 72 + words + 16;
  const Rect table = column.take(cells.height(height));
  const bool takes = !entry.looking && !(entry.is_full() && entry.told == CardTold::nothing);
  SaidHere said;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto picture = static_cast<CardPicture>(i);
    if (draw_choice(picture, cells.cell(i, table.x, table.y, height), takes, frame)) said = session::TapPicture{picture};
  }
  return said;
}

SaidHere draw_asking(const CardEntry& entry, ui::Column& column, ui::Frame& frame) {
  column.text("cards/title", frame.say("cards/question", "Do you have a card with pictures?"), ui::heading_style(frame.theme()));
  column.gap(2);
  SaidHere said;
  const auto take = [&](SaidHere here) {
    if (here) said = std::move(here);
    column.gap(gap);
  };
  const std::string how = frame.say("cards/how", "Tap its five pictures, beginning at the arrow. Then what you say today and weeks later goes together. No name is on it, and nobody is told whose it is.");
  // Where the words are as long as the window, whoever has no card does not look for the way on below them.
  const bool ways_first = frame.measure(how, ui::hint_style(frame.theme()), column.width()).h > content_area(frame).h * 0.4F;
  const auto draw_how = [&] {
    column.text("cards/how", how, ui::hint_style(frame.theme()));
    column.gap(gap);
  };
  if (!ways_first) draw_how();
  take(draw_ways_on(column, frame));
  if (ways_first) draw_how();
  take(draw_tapped(entry, column, frame));
  draw_told(entry, column, frame);
  take(draw_pictures(entry, column, frame));
  return said;
}

}  // namespace

Bars StageView<CardEntry>::bars(const CardEntry& entry, const session::LessonVisit&, ui::Frame& frame) {
  const auto action = [](CardEntry::Action what) { return session::PlaceAction(session::LessonVisit::Action(std::move(what))); };
  Bars bars;
  bars.title = frame.say("survey/before", "Before we start");
  const bool came_back = entry.told == CardTold::came_back;
  if (!came_back) bars.skip = action(session::HaveNoCard{});
  const bool can_show = entry.is_full() && entry.told == CardTold::nothing && !entry.looking;
  bars.primary = Primary{next_label(frame), came_back || can_show, came_back ? action(session::GoToLesson{}) : action(session::OfferCard{})};
  return bars;
}

SaidHere StageView<CardEntry>::draw(const CardEntry& entry, const session::LessonVisit&, const Scene&, ui::Frame& frame) {
  frame.hush();
  const Rect place = content_column(frame, 1100);
  frame.begin_scroll("cards", content_area(frame));
  ui::Column column(frame, place.x, 8, place.w);
  SaidHere said;
  if (entry.told == CardTold::came_back) draw_told(entry, column, frame);
  else said = draw_asking(entry, column, frame);
  frame.end_scroll(column.y());
  return said;
}

}  // namespace screens
