#include <algorithm>

#include "cards.h"
#include "ui/landscape.h"
#include "views.h"

namespace screens {
namespace {

using session::Welcome;

constexpr float padding = 24;

ui::TextStyle hello_style(const ui::Theme& theme, bool chosen) {
  ui::TextStyle style = ui::subheading_style(theme);
  style.align = ui::Align::centre;
  style.colour = chosen ? theme.on_ink : theme.ink;
  return style;
}

ui::TextStyle name_style(const ui::Theme& theme, bool chosen) {
  ui::TextStyle style = ui::hint_style(theme);
  style.size = ui::type::small;
  style.align = ui::Align::centre;
  style.colour = chosen ? theme.on_ink : theme.soft;
  return style;
}

float hello_height(const LanguageChoice& language, float width, ui::Frame& frame) {
  return frame.measure(language.hello, hello_style(frame.theme(), false), width - 20).h + frame.measure(language.name, name_style(frame.theme(), false), width - 20).h + 20;
}

bool draw_hello(const LanguageChoice& language, bool chosen, ui::Rect rect, ui::Frame& frame) {
  const std::string id = "hello/" + language.code;
  const bool pressed = ui::panel_button(frame, id, rect, chosen ? ui::Tone::ink : ui::Tone::plain);
  const float room = rect.w - 20;
  const ui::TextStyle hello = hello_style(frame.theme(), chosen);
  const ui::TextStyle name = name_style(frame.theme(), chosen);
  const float hello_rows = frame.measure(language.hello, hello, room).h;
  const float name_rows = frame.measure(language.name, name, room).h;
  const float top = rect.y + (rect.h - hello_rows - name_rows) / 2;
  frame.text(id + "/hello", {rect.x + 10, top, room, hello_rows}, language.hello, hello);
  frame.text(id + "/name", {rect.x + 10, top + hello_rows, room, name_rows}, language.name, name);
  return pressed;
}

// Beside the people where there is room for both; else over the landscape.
float panel_width(const ui::Frame& frame) {
  constexpr float least = 300;
  constexpr float face = 56;  // half of one, and a little air
  const float free = ui::landscape_head(frame, 0).x - face - side_margin(frame);
  return free >= least ? std::min(580.0F, free) : frame.size().w - 2 * side_margin(frame);
}

struct Greetings {
  Cells cells;
  float row = 80;
};

Greetings greetings_of(const std::vector<LanguageChoice>& languages, float width, ui::Frame& frame) {
  constexpr float gap = 12;
  float widest = 0;  // of the words, which are not to be broken
  for (const LanguageChoice& language : languages) {
    widest = std::max({widest, frame.measure(language.hello, hello_style(frame.theme(), false), 0).w, frame.measure(language.name, name_style(frame.theme(), false), 0).w});
  }
  // Two beside each other where that is all the room there is.
  const float half = (width - gap) / 2;
  const float wanted = 156 * std::max(1.0F, frame.title_factor());
  Greetings greetings{Cells(languages.size(), width, widest + 22 <= half ? std::min(half, wanted) : std::min(width, wanted), gap)};
  for (const LanguageChoice& language : languages) greetings.row = std::max(greetings.row, hello_height(language, greetings.cells.width(), frame));
  return greetings;
}

std::vector<LanguageChoice> own_first(const Scene& scene) {
  std::vector<LanguageChoice> languages = scene.languages;
  std::stable_partition(languages.begin(), languages.end(), [&](const LanguageChoice& each) { return each.code == scene.shell.reader.language; });
  return languages;
}

}  // namespace

void draw_backdrop(const Welcome&, ui::Frame& frame) { ui::draw_landscape(frame, ui::landscape_at(0)); }

Bars PlaceView<Welcome>::bars(const Welcome&, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.is_home = true;
  bars.over_picture = true;
  bars.primary = Primary{frame.say("welcome/start", "Start"), true, session::Welcome::Action(session::BeginVisit{})};
  return bars;
}

Said<Welcome> PlaceView<Welcome>::draw(const Welcome&, const Scene& scene, ui::Frame& frame) {
  const std::string title = frame.say("welcome/title", "Say hello.");
  const std::string lead = frame.say("welcome/lead", "Touch your word and come in. It is free.");
  const ui::Rect area = content_area(frame);
  const float width = panel_width(frame);
  const float room = width - 2 * padding;
  const std::vector<LanguageChoice> languages = own_first(scene);
  const Greetings greetings = greetings_of(languages, room, frame);
  const float hellos = greetings.cells.height(greetings.row);
  const float lead_height = frame.measure(lead, ui::lead_style(frame.theme()), room).h + 4;
  // Every word that can be said comes before what is said about them, where there is not room for both.
  ui::TextStyle heading = ui::title_style(frame.theme());
  const bool leads = frame.measure(title, heading, room).h + lead_height + 18 + hellos + 2 * padding <= area.h - 16;
  if (!leads) heading.size = ui::type::subheading;
  const float words = frame.measure(title, heading, room).h + lead_height + 18;
  const float height = std::min(area.h - 16, words + hellos + 2 * padding);
  const ui::Rect panel{side_margin(frame), area.y + 8, width, height};
  frame.surface(panel, ui::card_style(frame.theme()));
  frame.begin_scroll("welcome", panel.inset(8));
  ui::Column column(frame, panel.x + padding, padding - 8, room);
  column.text("welcome/title", title, heading);
  column.gap(4);
  if (leads) column.text("welcome/lead", lead, ui::lead_style(frame.theme()));
  column.gap(leads ? 18 : 8);
  Said<Welcome> said;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const LanguageChoice& language = languages[i];
    const ui::Rect cell = greetings.cells.cell(i, column.x(), column.y(), greetings.row);
    if (draw_hello(language, language.code == scene.shell.reader.language, cell, frame)) said = session::SayHello{language.code};
  }
  column.gap(hellos);
  if (!leads) {
    column.gap(12);
    column.text("welcome/lead", lead, ui::lead_style(frame.theme()));
  }
  frame.end_scroll(column.y() + padding - 8);
  return said;
}

}  // namespace screens
