#include <algorithm>

#include "cards.h"
#include "landscape.h"
#include "ui/landscape.h"
#include "views.h"

namespace screens {
namespace {

using session::Welcome;

float padding_of(bool leads) { return leads ? 24.0F : 14.0F; }
constexpr float face = 56;  // half of one, and a little air
constexpr float ring = 12;  // room for one around what stands at an edge

// How large the greetings' letters are, of what they would be.
using Share = float;

ui::TextStyle hello_style(const ui::Theme& theme, bool chosen, Share share) {
  ui::TextStyle style = ui::subheading_style(theme);
  style.size *= share;
  style.align = ui::Align::centre;
  style.colour = chosen ? theme.on_ink : theme.ink;
  return style;
}

ui::TextStyle name_style(const ui::Theme& theme, bool chosen, Share share) {
  ui::TextStyle style = ui::hint_style(theme);
  style.size = ui::type::small * share;
  style.align = ui::Align::centre;
  style.colour = chosen ? theme.on_ink : theme.soft;
  return style;
}

float hello_height(const LanguageChoice& language, float width, Share share, ui::Frame& frame) {
  const float hello = frame.measure(language.hello, hello_style(frame.theme(), false, share), width - 20).h;
  return hello + frame.measure(language.name, name_style(frame.theme(), false, share), width - 20).h + 20 * share;
}

bool draw_hello(const LanguageChoice& language, bool chosen, ui::Rect rect, Share share, ui::Frame& frame) {
  const std::string id = "hello/" + language.code;
  const bool pressed = ui::panel_button(frame, id, rect, chosen ? ui::Tone::ink : ui::Tone::plain);
  const float room = rect.w - 20;
  const ui::TextStyle hello = hello_style(frame.theme(), chosen, share);
  const ui::TextStyle name = name_style(frame.theme(), chosen, share);
  const float hello_rows = frame.measure(language.hello, hello, room).h;
  const float name_rows = frame.measure(language.name, name, room).h;
  const float top = rect.y + (rect.h - hello_rows - name_rows) / 2;
  frame.text(id + "/hello", {rect.x + 10, top, room, hello_rows}, language.hello, hello);
  frame.text(id + "/name", {rect.x + 10, top + hello_rows, room, name_rows}, language.name, name);
  return pressed;
}

// Beside the people where there is room for both; else over the landscape.
float room_beside(const ui::Frame& frame) { return ui::landscape_head(frame, 0).x - face - side_margin(frame); }
bool is_beside(const ui::Frame& frame) { return room_beside(frame) >= 300; }

float panel_width(const ui::Frame& frame) {
  return is_beside(frame) ? std::min(580.0F, room_beside(frame)) : frame.size().w - 2 * side_margin(frame);
}

// Right on the landscape, with room for a word that is said between them and the people.
float open_width(const ui::Frame& frame) { return std::min(532.0F, room_beside(frame) - 48); }

struct Greetings {
  Cells cells;
  float row = 80;
  Share share = 1;
  bool on_sky = false;

  float height() const { return cells.height(row); }
};

Greetings greetings_of(const std::vector<LanguageChoice>& languages, float width, Share share, ui::Frame& frame) {
  const float gap = 12 * share;
  float widest = 0;  // of the words, which are not to be broken
  for (const LanguageChoice& language : languages) {
    widest = std::max({widest, frame.measure(language.hello, hello_style(frame.theme(), false, share), 0).w, frame.measure(language.name, name_style(frame.theme(), false, share), 0).w});
  }
  // Two beside each other where that is all the room there is.
  const float half = (width - gap) / 2;
  const float wanted = 156 * std::max(1.0F, frame.title_factor());
  Greetings greetings{Cells(languages.size(), width, widest + 22 <= half ? std::min(half, wanted) : std::min(width, wanted), gap)};
  greetings.share = share;
  if (share < 1) greetings.row = ui::space::touch;
  for (const LanguageChoice& language : languages) greetings.row = std::max(greetings.row, hello_height(language, greetings.cells.width(), share, frame));
  return greetings;
}

// A language nobody sees is one nobody finds: all of them are in sight, with smaller letters where that takes them.
Greetings in_sight(const std::vector<LanguageChoice>& languages, ui::Size room, ui::Frame& frame) {
  constexpr Share least = 0.6F;
  for (Share share = 1; share > least; share -= 0.05F) {
    const Greetings greetings = greetings_of(languages, room.w, share, frame);
    if (greetings.height() <= room.h) return greetings;
  }
  return greetings_of(languages, room.w, least, frame);
}

std::vector<LanguageChoice> own_first(const Scene& scene) {
  std::vector<LanguageChoice> languages = scene.languages;
  std::stable_partition(languages.begin(), languages.end(), [&](const LanguageChoice& each) { return each.code == scene.shell.reader.language; });
  return languages;
}

const LanguageChoice* chosen_of(const Scene& scene) {
  for (const LanguageChoice& language : scene.languages) {
    if (language.code == scene.shell.reader.language) return &language;
  }
  return nullptr;
}

// Greetings that stand on the landscape itself, where it is wide and all of them have room. In high contrast they keep a
// ground of their own: no words lie on a picture there.
struct Standing {
  ui::TextStyle title;
  ui::TextStyle lead;
  float above = 0;
  Greetings greetings;
};

std::optional<Standing> standing(const std::string& title, const std::string& lead, const std::vector<LanguageChoice>& languages, ui::Frame& frame) {
  const ui::Theme& theme = frame.theme();
  if (!theme.tints || !is_beside(frame)) return std::nullopt;
  const float width = open_width(frame);
  Standing all{ui::title_style(theme), ui::lead_style(theme), 0, greetings_of(languages, width, 1, frame)};
  all.title.colour = all.lead.colour = ink_on_sky();
  all.greetings.on_sky = true;
  all.above = frame.measure(title, all.title, width).h + 4 + frame.measure(lead, all.lead, width).h + 18;
  const bool fits = all.above + all.greetings.height() + 24 <= content_area(frame).h;
  return fits ? std::optional(std::move(all)) : std::nullopt;
}

// In the dark colours what is chosen is as light as the sky.
void draw_rim(ui::Rect cell, ui::Frame& frame) {
  constexpr float rim = 5;
  ui::SurfaceStyle ground;
  ground.fill = frame.theme().card;
  ground.radii = ui::Radii::all(ui::space::radius);
  frame.surface(cell.inset(-rim), ground);
}

Said<Welcome> draw_greetings(const std::vector<LanguageChoice>& languages, const std::string& chosen, const Greetings& greetings, ui::Column& column, ui::Frame& frame) {
  Said<Welcome> said;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const LanguageChoice& language = languages[i];
    const ui::Rect cell = greetings.cells.cell(i, column.x(), column.y(), greetings.row);
    if (language.code == chosen && greetings.on_sky && ui::contrast_ratio(frame.theme().ink, ink_on_sky()) > 3) draw_rim(cell, frame);
    if (draw_hello(language, language.code == chosen, cell, greetings.share, frame)) said = session::SayHello{language.code};
  }
  column.gap(greetings.height());
  return said;
}

Said<Welcome> draw_standing(const Standing& all, const std::string& title, const std::string& lead, const std::vector<LanguageChoice>& languages, const Scene& scene, ui::Frame& frame) {
  const ui::Rect area = content_area(frame);
  const float x = side_margin(frame);
  const float width = open_width(frame);
  const LanguageChoice* const chosen = chosen_of(scene);
  if (chosen != nullptr && hello_bubble(chosen->hello, 0, frame).x >= x + width + 8) say_hello("welcome/hello", chosen->hello, 0, frame);
  frame.begin_scroll("welcome", {x - ring, area.y, width + 2 * ring, all.above + all.greetings.height() + 24});
  ui::Column column(frame, x, 8, width);
  column.text("welcome/title", title, all.title);
  column.gap(4);
  column.text("welcome/lead", lead, all.lead);
  column.gap(18);
  const Said<Welcome> said = draw_greetings(languages, scene.shell.reader.language, all.greetings, column, frame);
  frame.end_scroll(column.y() + 8);
  return said;
}

// Nothing has the focus yet, so Enter does what Start does.
Said<Welcome> or_start(Said<Welcome> said, ui::Frame& frame) {
  if (!said && frame.key_pressed(ui::Key::enter)) said = session::BeginVisit{};
  return said;
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
  if (const auto open = standing(title, lead, own_first(scene), frame)) return or_start(draw_standing(*open, title, lead, own_first(scene), scene, frame), frame);
  const float width = panel_width(frame);
  const float room = width - 2 * padding_of(true);
  const std::vector<LanguageChoice> languages = own_first(scene);
  const float lead_height = frame.measure(lead, ui::lead_style(frame.theme()), room).h + 4;
  // Every word that can be said comes before what is said about them, where there is not room for both.
  ui::TextStyle heading = ui::title_style(frame.theme());
  const float most = area.h - 16;
  const bool leads = frame.measure(title, heading, room).h + lead_height + 18 + greetings_of(languages, room, 1, frame).height() + 2 * padding_of(true) <= most;
  const float padding = padding_of(leads);
  if (!leads) heading.size = ui::type::subheading * std::min(1.0F, frame.size().h / 600);
  const float above = frame.measure(title, heading, room).h + (leads ? lead_height + 18 : 6.0F);
  const Greetings greetings = leads ? greetings_of(languages, room, 1, frame) : in_sight(languages, {room, most - above - 2 * padding}, frame);
  const float height = std::min(most, above + (leads ? 0 : lead_height + 12) + greetings.height() + 2 * padding);
  const ui::Rect panel{side_margin(frame), area.y + 8, width, height};
  frame.surface(panel, ui::card_style(frame.theme()));
  frame.begin_scroll("welcome", panel.inset(8));
  ui::Column column(frame, panel.x + padding_of(true), padding - 8, room);
  column.text("welcome/title", title, heading);
  if (leads) column.gap(4);
  if (leads) column.text("welcome/lead", lead, ui::lead_style(frame.theme()));
  column.gap(leads ? 18 : 6);
  const Said<Welcome> said = draw_greetings(languages, scene.shell.reader.language, greetings, column, frame);
  if (!leads) {
    column.gap(12);
    column.text("welcome/lead", lead, ui::lead_style(frame.theme()));
  }
  frame.end_scroll(column.y() + padding - 8);
  return or_start(said, frame);
}

}  // namespace screens
