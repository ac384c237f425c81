// Where a sheet goes, how far it is, and what became of it.
#include <algorithm>

#include "views.h"

namespace screens {
namespace {

using session::PrintCard;
using session::PrintPlace;
using ui::Rect;

constexpr float padding = 36;
constexpr float gap = 12;
constexpr std::int64_t told_after_ms = 300;       // what is done sooner needs no word
constexpr std::int64_t stopped_after_ms = 2'000;  // what takes longer can be stopped

// What stands on the card, from top to bottom; heights are known before anything is drawn.
struct Item {
  enum class Kind { title, words, button, bar };
  Kind kind = Kind::words;
  std::string id;
  std::string label;
  session::Anywhere action = session::CloseOverlay{};
  ui::ButtonLook look{};
};

std::string with_name(std::string words, const std::string& mark, const std::string& name) {
  if (const auto at = words.find(mark); at != std::string::npos) words.replace(at, mark.size(), name);
  return words;
}

std::string label_of(const PrintPlace& place, const ui::Frame& frame) {
  const std::string words = place.kind == session::PlaceKind::printer ? frame.say("print/on", "Print on {name}")
                                                                      : frame.say("print/in", "Save as PDF in {name}");
  return with_name(words, "{name}", place.name);
}

Item paper_item(session::Paper paper, const PrintCard& card, const ui::Frame& frame) {
  const bool a4 = paper == session::Paper::a4;
  Item item{Item::Kind::button, a4 ? "print/a4" : "print/letter",
            a4 ? frame.say("print/a4", "Paper: A4") : frame.say("print/letter", "Paper: Letter"),
            session::PrintAction(session::ChoosePaper{paper})};
  item.look.selected = card.paper == paper;
  return item;
}

std::string sentence_of(session::PrintTrouble why, const ui::Frame& frame) {
  using session::PrintTrouble;
  switch (why) {
    case PrintTrouble::not_there: return frame.say("print/gone", "{name} is not there. Is it plugged in?");
    case PrintTrouble::locked: return frame.say("print/locked", "{name} can only be read, so nothing can be saved in it. Is it write-protected?");
    case PrintTrouble::full: return frame.say("print/full", "There is no room left in {name}.");
    case PrintTrouble::cut_off: return frame.say("print/cut-off", "{name} could not be written to the end. Leave it in, and try again.");
    case PrintTrouble::silent: return frame.say("print/silent", "{name} does not answer. Is it switched on, and does it have paper?");
    case PrintTrouble::refused: return frame.say("print/refused", "{name} takes no sheets now. Please ask whoever looks after this screen.");
    case PrintTrouble::not_made: return frame.say("print/not-made", "The sheet could not be made. The log of this screen says why.");
  }
  return "";
}

std::string trouble_words(session::PrintTrouble why, const PrintPlace& place, const ui::Frame& frame) {
  return with_name(sentence_of(why, frame), "{name}", place.name);
}

Item again_item(const ui::Frame& frame) {
  return {Item::Kind::button, "print/again", frame.say("print/again", "Try again"), session::PrintAction(session::FindPlacesAgain{})};
}

void add(std::vector<Item>& items, const PrintCard&, const session::LookingForPlaces&, ui::Frame& frame) {
  items.push_back({Item::Kind::words, "print/looking", frame.say("print/looking", "Looking for printers …")});
}

void add(std::vector<Item>& items, const PrintCard& card, const session::ChoosingPlace& choosing, ui::Frame& frame) {
  const session::PrintPlacesFound& found = choosing.found;
  if (!found.any_is_set) {
    items.push_back({Item::Kind::words, "print/not-set", frame.say("print/not-set", "This screen has no printer and no place to save in. Please ask whoever looks after it.")});
    return;
  }
  if (found.places.empty() && found.closed.empty()) {
    items.push_back({Item::Kind::words, "print/nowhere",
                     frame.say("print/nowhere", "No printer can be reached from this screen. Please ask whoever looks after it.")});
  }
  std::size_t closed = 0;
  for (const session::ClosedPlace& each : found.closed) {
    items.push_back({Item::Kind::words, "print/closed/" + std::to_string(++closed), trouble_words(each.why, each.place, frame)});
  }
  if (found.places.empty()) {
    items.push_back(again_item(frame));
    return;
  }
  items.push_back(paper_item(session::Paper::a4, card, frame));
  items.push_back(paper_item(session::Paper::letter, card, frame));
  std::size_t number = 0;
  for (const PrintPlace& place : found.places) {
    Item item{Item::Kind::button, "print/to/" + std::to_string(++number), label_of(place, frame), session::PrintAction(session::PrintTo{place})};
    item.look.tone = ui::Tone::teal;
    item.look.filled = number == 1;
    item.look.icon = ui::Icon::printer;
    items.push_back(std::move(item));
  }
}

void add(std::vector<Item>& items, const PrintCard&, const session::Printing& printing, ui::Frame& frame) {
  const std::int64_t waited = frame.waited_ms("print/waiting");
  if (waited < told_after_ms) return frame.wake_at(frame.now_ms() + told_after_ms - waited);
  items.push_back({Item::Kind::words, "print/working", with_name(frame.say("print/working", "The sheet is on its way to {name} …"), "{name}", printing.place.name)});
  if (printing.of > 0) items.push_back({Item::Kind::bar, "print/bar", ""});
  if (waited < stopped_after_ms) return frame.wake_at(frame.now_ms() + stopped_after_ms - waited);
  items.push_back({Item::Kind::button, "print/stop", frame.say("print/stop", "Stop"), session::PrintAction(session::StopPrinting{})});
}

void add(std::vector<Item>& items, const PrintCard&, const session::Printed& printed, ui::Frame& frame) {
  std::string words = printed.file.empty() ? frame.say("print/printed", "The sheet was sent to {name}.")
                                           : frame.say("print/saved", "Saved as {file} in {name}.");
  words = with_name(with_name(words, "{name}", printed.place.name), "{file}", printed.file);
  items.push_back({Item::Kind::words, "print/done", words});
}

void add(std::vector<Item>& items, const PrintCard&, const session::NotPrinted& failed, ui::Frame& frame) {
  items.push_back({Item::Kind::words, "print/failed", trouble_words(failed.why, failed.place, frame)});
  items.push_back(again_item(frame));
}

std::vector<Item> items_of(const PrintCard& card, ui::Frame& frame) {
  std::vector<Item> items{{Item::Kind::title, "print/title", frame.say("print/title", "Print or save")}};
  std::visit([&](const auto& state) { add(items, card, state, frame); }, card.state);
  items.push_back({Item::Kind::button, "menu/close", frame.say("menu/close", "Close")});
  return items;
}

ui::TextStyle style_of(const Item& item, const ui::Frame& frame) {
  return item.kind == Item::Kind::title ? ui::heading_style(frame.theme()) : ui::body_style(frame.theme());
}

// A button whose words are wider than the card breaks them.
float height_of(const Item& item, float width, const ui::Frame& frame) {
  if (item.kind == Item::Kind::bar) return 32;
  if (item.kind != Item::Kind::button) return frame.measure(item.label, style_of(item, frame), width).h;
  const ui::Size whole = ui::button_size(frame, item.label, item.look);
  if (whole.w <= width) return whole.h;
  ui::TextStyle style = ui::body_style(frame.theme());
  style.size = item.look.text_size;
  style.weight = ui::Weight::bold;
  return std::max(whole.h, frame.measure(item.label, style, width - 80).h + 24);
}

bool draw_item(const Item& item, Rect rect, const PrintCard& card, ui::Frame& frame) {
  if (item.kind == Item::Kind::bar) {
    if (const auto* printing = std::get_if<session::Printing>(&card.state))
      ui::progress(frame, rect, static_cast<std::size_t>(printing->done), static_cast<std::size_t>(printing->of));
    return false;
  }
  if (item.kind != Item::Kind::button) {
    frame.text(item.id, rect, item.label, style_of(item, frame));
    return false;
  }
  const float width = std::min(rect.w, ui::button_size(frame, item.label, item.look).w);
  return ui::button(frame, item.id, {rect.x, rect.y, width, rect.h}, item.label, item.look);
}

}  // namespace

SaidAnywhere draw_overlay(const PrintCard& card, const Scene&, ui::Frame& frame) {
  const std::vector<Item> items = items_of(card, frame);
  const float width = std::min(720.0F, frame.size().w - 2 * side_margin(frame));
  const float room = width - 2 * padding;
  float height = 0;
  for (const Item& item : items) height += height_of(item, room, frame) + gap;
  const float most = content_area(frame).bottom() - 16;
  const float card_height = std::min(height - gap + 2 * padding, most);
  const Rect rect{(frame.size().w - width) / 2, 16 + (most - card_height) / 2, width, card_height};
  frame.surface(rect, ui::dialogue_style(frame.theme()));
  frame.begin_scroll("print", {rect.x + 20, rect.y + padding / 2, rect.w - 40, rect.h - padding});
  ui::Column column(frame, rect.x + padding, padding / 2, room);
  SaidAnywhere said;
  for (const Item& item : items) {
    if (draw_item(item, column.take(height_of(item, room, frame)), card, frame)) said = item.action;
    column.gap(gap);
  }
  frame.end_scroll(column.y() - gap + padding / 2);
  return said;
}

}  // namespace screens
