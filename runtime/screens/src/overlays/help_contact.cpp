#include "help_contact.h"

#include <algorithm>

#include "base/languages.h"
#include "base/utf8.h"
#include "views.h"

namespace screens {
namespace {

constexpr float padding = 16;
constexpr float beside_picture = 22;

// A number and an address are read from left to right in every language: between Unicode's isolates.
std::string from_left(const std::string& text) { return "\u2066" + text + "\u2069"; }

// With places where a line may end in what is one long word: an address, or what somebody at the desk has typed.
std::string breakable(const std::string& text) {
  constexpr int longest_run = 16;
  constexpr const char* break_here = "\u200B";
  std::string result;
  int run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = base::code_point_bytes(std::string_view(text).substr(at));
    const std::string_view letter = std::string_view(text).substr(at, bytes);
    result += letter;
    at += bytes;
    run = letter == " " ? 0 : run + 1;
    const bool is_joint = letter == "/" || letter == "." || letter == "?" || letter == "&" || letter == "_";
    if (!is_joint && run < longest_run) continue;
    result += break_here;
    run = 0;
  }
  return result;
}

std::string without_scheme(const std::string& address) {
  std::string text = address.substr(std::string_view("https://").size());
  if (text.ends_with('/')) text.pop_back();
  return from_left(breakable(text));
}

void add(std::string& line, const std::string& words) {
  if (words.empty()) return;
  if (!line.empty()) line += "\n";  // one thought a row
  line += words;
}

std::string languages_of(const content::Contact& contact) {
  std::string names;
  for (const std::string& code : contact.languages) names += (names.empty() ? "" : ", ") + base::native_name(code);
  return names;
}

// In one row where it has room, so that the card is low and more of them are seen at once.
std::string when_and_how(const content::Contact& contact, ui::Frame& frame) {
  std::string words = frame.say(contact.hours);
  const auto then = [&](const std::string& more) {
    if (more.empty()) return;
    if (!words.empty()) words += " · ";
    words += more;
  };
  then(contact.costs ? frame.say(*contact.costs) : frame.say("help/free", "Free"));
  then(languages_of(contact));
  return words;
}

HelpContact shown_contact(const content::Contact& contact, ui::Frame& frame) {
  HelpContact card;
  const std::string chat = contact.chat.empty() ? "" : frame.say("help/chat", "Chat:") + " " + without_scheme(contact.chat);
  if (!contact.phone.empty()) {
    card.code = content::phone_address(contact.phone);
    card.name = from_left(contact.phone);
    card.who = frame.beside(frame.say(contact.name));
    if (!contact.web.empty()) add(card.words, without_scheme(contact.web));
    add(card.words, chat);
  } else {
    card.code = contact.chat.empty() ? contact.web : contact.chat;
    card.name = frame.beside(frame.say(contact.name));
    card.who = contact.chat.empty() ? without_scheme(contact.web) : chat;
    if (!contact.chat.empty() && !contact.web.empty()) add(card.words, without_scheme(contact.web));
  }
  add(card.words, frame.say(contact.audience));
  add(card.words, when_and_how(contact, frame));
  return card;
}

using ListOf = std::vector<content::Contact> content::Contacts::*;

bool shows_any(const content::Contacts& area, ListOf list, std::optional<base::Date> today) {
  return std::any_of((area.*list).begin(), (area.*list).end(), [&](const content::Contact& contact) { return content::shown(contact, today); });
}

struct Kind {
  ListOf list;
  std::string id;
  std::string badge;
  ui::Tone tone;
};

std::vector<HelpContact> shown_of(const Kind& kind, std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame) {
  const bool several = std::count_if(areas.begin(), areas.end(), [&](const auto& area) { return shows_any(area, kind.list, today); }) > 1;
  std::vector<HelpContact> all;
  std::size_t understood = 0;
  for (const content::Contacts& area : areas) {
    for (const content::Contact& contact : area.*kind.list) {
      if (!content::shown(contact, today)) continue;
      HelpContact card = shown_contact(contact, frame);
      card.id = "help/" + kind.id + "/" + area.id.value + "/" + contact.id.value;
      card.badge = several ? kind.badge + " · " + frame.say(area.area) : kind.badge;
      card.tone = kind.tone;
      const bool speaks = std::find(contact.languages.begin(), contact.languages.end(), frame.language()) != contact.languages.end();
      all.insert(all.begin() + static_cast<std::ptrdiff_t>(speaks ? understood++ : all.size()), std::move(card));
    }
  }
  return all;
}

ui::TextStyle name_style(const HelpContact& contact, const ui::Frame& frame) {
  ui::TextStyle style = ui::subheading_style(frame.theme());
  if (!contact.code.empty()) style.size = ui::type::heading;
  return style;
}

ui::TextStyle who_style(const ui::Frame& frame) {
  ui::TextStyle style = ui::body_style(frame.theme());
  style.weight = ui::Weight::bold;
  style.size = ui::type::label;
  return style;
}

ui::TextStyle badge_style() {
  ui::TextStyle style;
  style.size = ui::type::badge;
  style.weight = ui::Weight::bold;
  return style;
}

// A drawing gives way where it would push people out of sight; a code never does.
bool has_square(const HelpContact& contact, const ui::Frame& frame) { return !contact.code.empty() || !shows_few_lines(frame); }

float picture_edge(const HelpContact& contact, float width, const ui::Frame& frame) {
  return has_square(contact, frame) ? std::min(136.0F, width * 0.24F) : 0;
}

float square_width(const HelpContact& contact, float width, const ui::Frame& frame) {
  return has_square(contact, frame) ? picture_edge(contact, width, frame) + beside_picture : 0;
}

float text_width(const HelpContact& contact, float width, const ui::Frame& frame) {
  return width - 2 * padding - square_width(contact, width, frame);
}

float text_height(const HelpContact& contact, float room, ui::Frame& frame) {
  const float who = contact.who.empty() ? 0 : frame.measure(contact.who, who_style(frame), room).h + 2;
  return frame.measure(contact.badge, badge_style(), room - 28).h + 10 + 10 + frame.measure(contact.name, name_style(contact, frame), room).h + 4 + who +
         frame.measure(contact.words, ui::hint_style(frame.theme()), room).h;
}

// White under a code, whatever the colours: a camera looks for dark on light.
void draw_square(const HelpContact& contact, ui::Rect square, ui::Frame& frame) {
  ui::SurfaceStyle ground;
  ground.radii = ui::Radii::all(contact.code.empty() ? 18 : 10);
  if (contact.code.empty()) {
    ground.fill = ui::hue_of(ui::theme(ui::ThemeName::warm), contact.tone).soft;  // what the picture was drawn for
    ground.edge = frame.theme().line;
    ground.edge_width = frame.theme().tints ? 0 : frame.theme().edge_width;
    frame.surface(square, ground);
    if (const auto* file = interface_picture(contact.picture)) frame.drawing(file->name, *file, square, ui::Radii::all(18));
    return;
  }
  ground.fill = ui::rgb(0xFFFFFF);
  ground.edge = frame.theme().line;
  ground.edge_width = frame.theme().edge_width;
  frame.surface(square, ground);
  frame.qr_code(contact.id + "/code", square.inset(6), contact.code);
}

}  // namespace

HelpContact local_contact(const session::LocalHelp& help, ui::Frame& frame) {
  HelpContact card;
  card.id = "help/here";
  card.picture = "help-here";
  card.badge = frame.say("help/here-badge", "In this place");
  card.tone = ui::Tone::plum;
  if (!session::has_contact(help)) {
    card.name = frame.say("help/here", "Who looks after this screen");
    card.words = frame.say("help/here-text", "Ask them who you can talk to here, somewhere quiet.");
    return card;
  }
  const session::LocalContact& contact = help.contact;
  card.name = breakable(contact.name);
  card.who = breakable(contact.where);
  if (content::is_phone(contact.phone)) card.code = content::phone_address(contact.phone);
  if (!contact.phone.empty()) card.words = from_left(breakable(contact.phone));
  add(card.words, breakable(contact.role));
  return card;
}

std::vector<HelpContact> helplines(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame) {
  return shown_of({&content::Contacts::helplines, "helpline", frame.say("help/helpline-badge", "Helpline · talk"), ui::Tone::sky}, areas, today, frame);
}

std::vector<HelpContact> hotlines(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame) {
  return shown_of({&content::Contacts::hotlines, "hotline", frame.say("help/hotline-badge", "Hotline · report a picture or page"), ui::Tone::sun}, areas, today, frame);
}

std::vector<std::string> hotline_warnings(std::span<const content::Contacts> areas, std::optional<base::Date> today, ui::Frame& frame) {
  std::vector<std::string> all;
  for (const content::Contacts& area : areas) {
    if (!area.do_not_forward || !shows_any(area, &content::Contacts::hotlines, today)) continue;
    std::string words = frame.say(*area.do_not_forward);
    if (std::find(all.begin(), all.end(), words) == all.end()) all.push_back(std::move(words));
  }
  return all;
}

float help_contact_height(const HelpContact& contact, float width, ui::Frame& frame) {
  return std::max(picture_edge(contact, width, frame), text_height(contact, text_width(contact, width, frame), frame)) + 2 * padding;
}

void draw_help_contact(const HelpContact& contact, ui::Rect rect, ui::Frame& frame) {
  frame.surface(rect, ui::card_style(frame.theme()));
  if (frame.stop(contact.id, rect).focused) ui::focus_ring(frame, rect, ui::space::radius);
  const float edge = picture_edge(contact, rect.w, frame);
  const float room = text_width(contact, rect.w, frame);
  const float words = text_height(contact, room, frame);
  // What is scanned stands with the name, not beside the last of many words: that is seen first where the page ends.
  const float top = contact.code.empty() ? rect.y + (rect.h - edge) / 2 : rect.y + padding;
  if (has_square(contact, frame)) draw_square(contact, {rect.x + padding, top, edge, edge}, frame);
  ui::Column column(frame, rect.x + padding + square_width(contact, rect.w, frame), contact.code.empty() ? rect.y + (rect.h - words) / 2 : rect.y + padding, room);
  column.gap(ui::badge(frame, contact.id + "/badge", {column.x(), column.y()}, contact.badge, contact.tone, room).h);
  column.gap(10);
  column.text(contact.id + "/name", contact.name, name_style(contact, frame));
  column.gap(4);
  if (!contact.who.empty()) {
    column.text(contact.id + "/who", contact.who, who_style(frame));
    column.gap(2);
  }
  column.text(contact.id + "/text", contact.words, ui::hint_style(frame.theme()));
}

}  // namespace screens
