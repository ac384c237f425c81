#include <algorithm>

#include "desk/desk_parts.h"
#include "keyboard_room.h"
#include "ui/keyboard.h"
#include "ui/typing.h"

namespace screens {
namespace {

using session::Desk;
using ui::Rect;

constexpr float tabs_width = 250;
constexpr float gap = 10;

template <typename Part>
using ViewOf = DeskPartView<std::remove_cvref_t<Part>>;

struct Tab {
  session::DeskTab tab;
  ui::Icon icon;
  std::string id;
  std::string label;
};

// Where a row of words has no room.
constexpr std::array tab_icons{ui::Icon::overview, ui::Icon::box, ui::Icon::heart, ui::Icon::results, ui::Icon::sliders};
static_assert(tab_icons.size() == session::desk_tabs.size());

std::vector<Tab> all_tabs(ui::Frame& frame) {
  std::vector<Tab> all;
  base::for_each(session::DeskParts{}, [&]<typename Part>(std::type_identity<Part>) {
    const session::DeskTab tab = session::desk_tabs[all.size()];
    all.push_back({tab, tab_icons[all.size()], "desk/tab/" + std::string(base::name_of(tab)), DeskPartView<Part>::label(frame)});
  });
  // Where a teacher looks for it, among what is done every day.
  all.insert(all.begin() + 2, {session::DeskTab::group, ui::Icon::people, "desk/tab/group", frame.say("desk/group", "Lead a group")});
  return all;
}

ui::ButtonLook look_of(const Tab& tab, const Desk& desk) {
  ui::ButtonLook look;
  const bool selected = tab.tab == desk.tab();
  look.tone = selected ? ui::Tone::teal : ui::Tone::plain;
  look.filled = selected;
  return look;
}

bool stands_beside(const ui::Frame& frame) { return !is_narrow(frame) && frame.text_factor() < 1.3F; }

// Their words begin below each other, as in a list of contents.
bool draw_tab_beside(const Tab& tab, bool is_open, Rect rect, ui::Frame& frame) {
  constexpr float padding = 20;
  const ui::Theme& theme = frame.theme();
  const ui::ControlState state = frame.control(tab.id, rect);
  ui::SurfaceStyle style;
  style.fill = is_open ? theme.teal.strong : theme.card;
  style.edge = is_open ? theme.teal.strong : theme.edge;
  style.edge_width = theme.edge_width;
  style.radii = ui::Radii::all(rect.h / 2);
  ui::answer_touch(style, state, theme);
  frame.surface(rect, style);
  if (state.focused) ui::focus_ring(frame, rect, rect.h / 2);
  ui::TextStyle text;
  text.weight = ui::Weight::bold;
  text.colour = is_open ? theme.on_teal : theme.ink;
  text.chrome = true;
  const float room = rect.w - 2 * padding;
  constexpr float least = 15;
  text.size = ui::type::label;
  while (text.size > least && frame.measure(tab.label, text, 0).w + 1 > room) text.size -= 1;
  const float height = frame.measure(tab.label, text, room).h;
  frame.text(tab.id + "/label", {rect.x + padding, rect.y + (rect.h - height) / 2, room, height}, tab.label, text);
  return state.pressed;
}

Said<Desk> draw_tabs_beside(const Desk& desk, Rect area, ui::Frame& frame) {
  Said<Desk> action;
  constexpr float ring = 6;  // of the focus; the scroll bar stands between it and the part
  frame.begin_scroll("desk-tabs", {area.x, area.y, side_margin(frame) + tabs_width + ring - area.x, area.h});
  float y = 12;
  for (const Tab& tab : all_tabs(frame)) {
    const Rect at{side_margin(frame), y, tabs_width, ui::space::touch};
    if (draw_tab_beside(tab, tab.tab == desk.tab(), at, frame)) action = Desk::Action(session::OpenTab{tab.tab});
    y += at.h + gap;
  }
  frame.end_scroll(y);
  return action;
}

ui::ButtonLook look_above(const Tab& tab, const Desk& desk, float width, ui::Frame& frame) {
  ui::ButtonLook look = look_of(tab, desk);
  look.chrome = is_low_window(frame);
  return ui::fitted(frame, tab.label, look, width);
}

bool fit_in_a_row(const std::vector<Tab>& tabs, const Desk& desk, float width, ui::Frame& frame) {
  float all = -gap;
  for (const Tab& tab : tabs) all += ui::button_size(frame, tab.label, look_above(tab, desk, width, frame)).w + gap;
  return all <= width;
}

// One row in a low window, so that the part itself is in sight: a picture for each, and the name of the one that is open.
Said<Desk> draw_tabs_as_pictures(const std::vector<Tab>& tabs, const Desk& desk, ui::Column& column, ui::Frame& frame) {
  Said<Desk> action;
  constexpr float picture = ui::space::touch + 4;
  const float named = column.width() - static_cast<float>(tabs.size() - 1) * (picture + gap);
  float x = column.x();
  for (const Tab& tab : tabs) {
    const ui::ButtonLook look = look_above(tab, desk, named, frame);
    const bool is_open = tab.tab == desk.tab();
    const bool is_named = is_open && ui::button_size(frame, tab.label, look).w <= named;
    const float width = is_named ? ui::button_size(frame, tab.label, look).w : picture;
    const Rect rect{x, column.y(), width, ui::space::touch};
    const bool pressed = is_named ? ui::button(frame, tab.id, rect, tab.label, look) : ui::icon_button(frame, tab.id, rect, tab.icon, tab.label, {true, is_open});
    if (pressed) action = Desk::Action(session::OpenTab{tab.tab});
    x += width + gap;
  }
  column.gap(ui::space::touch + 14);
  return action;
}

// As many in a row as there is room for.
Said<Desk> draw_tabs_above(const Desk& desk, ui::Column& column, ui::Frame& frame) {
  Said<Desk> action;
  const std::vector<Tab> tabs = all_tabs(frame);
  if (is_low_window(frame) && !fit_in_a_row(tabs, desk, column.width(), frame)) return draw_tabs_as_pictures(tabs, desk, column, frame);
  float x = column.x();
  float height = ui::space::touch;
  for (const Tab& tab : tabs) {
    const ui::ButtonLook look = look_above(tab, desk, column.width(), frame);
    const ui::Size size = ui::button_size(frame, tab.label, look);
    const float width = std::min(size.w, column.width());
    if (x > column.x() && x + width > column.x() + column.width()) {
      x = column.x();
      column.gap(size.h + gap);
    }
    if (ui::button(frame, tab.id, {x, column.y(), width, size.h}, tab.label, look)) action = Desk::Action(session::OpenTab{tab.tab});
    x += width + gap;
    height = size.h;
  }
  column.gap(height + 20);
  return action;
}

std::vector<std::string> keyboard_languages(const Scene& scene) {
  std::vector<std::string> languages{scene.shell.reader.language};
  for (const LanguageChoice& language : scene.languages) languages.push_back(language.code);
  languages.emplace_back("en");
  return languages;
}

// No row of progress stands above it.
Rect desk_area(const ui::Frame& frame) {
  const Rect area = content_area(frame);
  const float above = is_narrow(frame) ? 2 * ui::space::unit : 0;
  return {area.x, area.y - above, area.w, area.h + above};
}

}  // namespace

ui::TextStyle part_style(const ui::Frame& frame) { return is_low_window(frame) ? ui::subheading_style(frame.theme()) : ui::heading_style(frame.theme()); }

std::string PlaceView<Desk>::page(const Desk& desk) { return "|" + std::string(base::name_of(desk.tab())); }

Bars PlaceView<Desk>::bars(const Desk& desk, const Scene&, ui::Frame& frame) {
  Bars bars;
  bars.title = frame.say("desk/title", "Trainer desk");
  bars.primary = std::visit([&](const auto& part) { return ViewOf<decltype(part)>::primary(part, frame); }, desk.part);
  fold_for_writing(bars, frame);
  if (!bars.primary && !somebody_writes(frame)) bars.primary = Primary{frame.say("desk/lock", "Lock"), true, session::LockDesk{}};
  return bars;
}

Said<Desk> PlaceView<Desk>::draw(const Desk& desk, const Scene& scene, ui::Frame& frame) {
  Said<Desk> action;
  auto typing = frame.typing();
  const Rect area = folds_bar(frame) ? folded_area(frame) : desk_area(frame);
  constexpr float above = 220;
  const KeyboardRoom keys = typing ? keyboard_room(*typing, keyboard_languages(scene), area, above, frame) : KeyboardRoom{};
  const bool writes = somebody_writes(frame) && keys.is_enough;
  const float height = writes ? area.h - keys.height - 8 : area.h;
  const bool beside = stands_beside(frame);
  if (beside) action = draw_tabs_beside(desk, {area.x, area.y, area.w, height}, frame);
  const float start = beside ? side_margin(frame) + tabs_width + 28 : side_margin(frame);
  const float end = frame.size().w - side_margin(frame);
  frame.begin_scroll("desk", {start - 12, area.y, end - start + (is_narrow(frame) ? 12.0F : 24.0F), height});
  ui::Column column(frame, start, is_narrow(frame) ? 4.0F : 12.0F, end - start);
  if (!beside) action = draw_tabs_above(desk, column, frame);
  const auto said = std::visit(
      [&](const auto& part) {
        using Part = std::remove_cvref_t<decltype(part)>;
        return pass_up<Desk::Action>(pass_up<session::DeskPartAction>(DeskPartView<Part>::draw(part, scene, column, frame)));
      },
      desk.part);
  frame.end_scroll(column.y() + 8);
  if (writes) draw_keyboard(*typing, keyboard_languages(scene), area, keys.height, frame);
  return said ? said : action;
}

}  // namespace screens
