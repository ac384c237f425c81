#include "bars.h"

#include <algorithm>

#include "bar_buttons.h"
#include "bar_measures.h"
#include "places/landscape.h"

namespace screens {
namespace {

using ui::Rect;

std::string language_name(const std::vector<LanguageChoice>& languages, const std::string& code) {
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const LanguageChoice& language) { return language.code == code; });
  return found == languages.end() ? code : found->name;
}

// "Aa": a picture of large and small letters rather than a word, the same in every language.
bool text_size_button(ui::Frame& frame, Rect rect) {
  ui::ButtonLook look;
  look.text_size = 22;
  const bool pressed = ui::button(frame, "frame/text-size", rect, "Aa", look);
  frame.call("frame/text-size", frame.say("menu/text-size", "Text size and colours"));
  return pressed;
}

float pill_width(const std::string& name, const ui::Frame& frame) { return ui::button_size(frame, name, {}).w - 10; }

MaybeAction draw_language_pills(const Scene& scene, ui::Frame& frame, float x) {
  MaybeAction action;
  for (const auto& language : scene.languages) {
    ui::ButtonLook look;
    look.selected = language.code == scene.shell.reader.language;
    const float width = pill_width(language.name, frame);
    if (ui::button(frame, "frame/language/" + language.code, {x, bar_top(frame), width, bar_height}, language.name, look)) {
      action = session::Anywhere(session::ChooseLanguage{language.code});
    }
    x += width + gap_of(frame);
  }
  return action;
}

float pills_width(const std::vector<LanguageChoice>& languages, const ui::Frame& frame) {
  float width = -gap_of(frame);
  for (const auto& language : languages) width += pill_width(language.name, frame) + gap_of(frame);
  return width;
}

struct Settings {
  bool pills = false;  // every language has a button of its own
  bool globe = false;  // or the language is a picture, where its name has no room
  float start = 0;     // where the first button begins
  float language_width = 0;
};

// The voice: one button, and while it reads one more before it.
float voice_width(const Scene& scene, const ui::Frame& frame) {
  const Hearing& hearing = scene.hearing;
  const float one = icon_width + gap_of(frame);
  return (hearing.can_read ? one : 0) + (hearing.reads && hearing.can_slow ? one : 0);
}

// What a title needs beside home and back, where the window is narrow.
constexpr float title_room = 200;

Settings place_settings(const Bars& bars, const Scene& scene, const ui::Frame& frame) {
  Settings settings;
  const float all = pills_width(scene.languages, frame);
  const float voice = voice_width(scene, frame);
  settings.pills = bars.is_home && !bars.over_picture && all < frame.size().w - 420 - voice;
  settings.language_width = settings.pills ? all : pill_width(language_name(scene.languages, scene.shell.reader.language), frame);
  const float end = frame.size().w - side_margin(frame) - gap_of(frame) - text_size_width - voice;
  const float before = side_margin(frame) + (bars.is_home ? 200 : 2 * (icon_width + gap_of(frame)) + title_room) + gap_of(frame);
  settings.globe = !settings.pills && end - settings.language_width < before;
  if (settings.globe) settings.language_width = icon_width;
  settings.start = end - settings.language_width;
  return settings;
}

// Moves x past what it drew.
MaybeAction draw_voice(const Scene& scene, ui::Frame& frame, float& x) {
  MaybeAction action;
  const Hearing& hearing = scene.hearing;
  const float top = bar_top(frame);
  if (hearing.reads && hearing.can_slow) {
    const bool slower = scene.shell.reader.voice == session::Voice::slower;
    if (ui::icon_button(frame, "frame/slower", {x, top, icon_width, bar_height}, ui::Icon::slower, frame.say("frame/slower", "Read more slowly"), {true, slower})) {
      action = session::Anywhere(session::ChooseVoice{slower ? session::Voice::usual : session::Voice::slower});
    }
    x += icon_width + gap_of(frame);
  }
  if (!hearing.can_read) return action;
  const std::string name = hearing.reads ? frame.say("frame/stop-reading", "Stop reading") : frame.say("frame/read", "Read this page to me");
  const ui::Icon icon = hearing.reads ? ui::Icon::stop : ui::Icon::speaker;
  if (ui::icon_button(frame, "frame/read", {x, top, icon_width, bar_height}, icon, name, {true, hearing.reads})) {
    action = session::Anywhere(session::ReadAloud{!hearing.reads});
  }
  x += icon_width + gap_of(frame);
  return action;
}

MaybeAction draw_settings(const Settings& settings, const Scene& scene, ui::Frame& frame) {
  float x = settings.start;
  const float top = bar_top(frame);
  MaybeAction action = draw_voice(scene, frame, x);
  if (text_size_button(frame, {x, top, text_size_width, bar_height})) {
    action = session::Anywhere(session::OpenOverlay{session::LookMenu{}});
  }
  x += text_size_width + gap_of(frame);
  if (settings.pills) {
    if (auto chosen = draw_language_pills(scene, frame, x)) action = chosen;
    return action;
  }
  const std::string name = language_name(scene.languages, scene.shell.reader.language);
  const Rect language{x, top, settings.language_width, bar_height};
  const bool pressed = settings.globe ? ui::icon_button(frame, "frame/language", language, ui::Icon::globe, frame.say("menu/language", "Language"))
                                      : ui::button(frame, "frame/language", language, name, {});
  if (pressed) {
    action = session::Anywhere(session::OpenOverlay{session::LanguageMenu{}});
  }
  return action;
}

void draw_name(bool over_picture, ui::Frame& frame) {
  const float top = bar_top(frame);
  float x = side_margin(frame);
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.chrome = true;
  style.size = 28;
  const ui::TextSize size = frame.measure("Parasol", style, 0);
  const bool on_sky = over_picture && frame.theme().tints;
  const ui::Colour ink = on_sky ? ink_on_sky() : frame.theme().ink;
  style.colour = ink;
  if (over_picture && !on_sky) {
    ui::SurfaceStyle ground;
    ground.fill = frame.theme().card;
    ground.radii = ui::Radii::all(bar_height / 2);
    frame.surface({x, top, size.w + 88, bar_height}, ground);
    x += 14;
  }
  frame.icon(ui::Icon::umbrella, {x, top + 6, 44, 44}, ink);
  frame.text("frame/name", {x + 58, top + (bar_height - size.h) / 2, size.w + 2, size.h}, "Parasol", style);
}

// Nothing where even small letters would need a second line. Returns its width.
float draw_title(const std::string& title, float x, float room, ui::Frame& frame) {
  ui::TextStyle style{.weight = ui::Weight::bold, .colour = frame.theme().ink, .on_frame_side = true};
  for (const float size : {22.0F, 20.0F, 18.0F, 16.0F, 14.0F, 12.0F}) {
    style.size = size * bar_factor(frame) / frame.text_factor();
    if (frame.measure(title, style, 0).w <= room) break;
  }
  const ui::TextSize size = frame.measure(title, style, room);
  if (room <= 100 || size.w > room || size.lines > 1) return 0;
  frame.text("frame/title", {x, bar_top(frame) + (bar_height - size.h) / 2, room, size.h}, title, style);
  return std::min(size.w, room);
}

}  // namespace

void go_on_from(const BlockBars& wanted, const GoingOn& going, Bars& bars, const ui::Frame& frame) {
  bars.note = wanted.note;
  if (going.may_skip && !going.tried) {
    bars.primary = Primary{skip_page_label(frame), true, going.next, true};
    return;
  }
  if (!wanted.has_parts_left) {
    if (going.tried || !wanted.next_when_done) bars.primary = Primary{next_label(frame), going.tried, going.next};
    bars.takes_whole_area = !bars.primary;
    return;
  }
  if (going.tried) bars.skip_rest = going.next;
  bars.primary = Primary{next_label(frame), false, going.next};
  if (!wanted.next_part) return;
  const std::string& label = wanted.next_part->label;
  bars.primary = Primary{fits_primary(label, frame) ? label : next_label(frame), wanted.next_part->enabled, going.in_place(wanted.next_part->action)};
}

MaybeAction draw_top_bar(const Bars& bars, const Scene& scene, ui::Frame& frame) {
  MaybeAction action;
  if (bars.folded) return action;
  const float gap = gap_of(frame);
  const float top = bar_top(frame);
  float x = side_margin(frame);
  if (bars.is_home) {
    draw_name(bars.over_picture, frame);
  } else {
    if (ui::icon_button(frame, "frame/home", {x, top, icon_width, bar_height}, ui::Icon::home, frame.say("frame/home", "Home"))) action = session::Anywhere(session::GoHome{});
    x += icon_width + gap;
    if (ui::icon_button(frame, "frame/back", {x, top, icon_width, bar_height}, ui::Icon::back, frame.say("frame/back", "Back"), {bars.can_go_back})) {
      action = session::Anywhere(session::GoBack{});
    }
    x += icon_width + gap;
    if (bars.notes && !notes_fit_below(frame)) {
      if (notes_button({x, top, icon_width, bar_height}, notes_label(bars, frame), frame)) action = *bars.notes;
      x += icon_width + gap;
    }
  }
  const Settings settings = place_settings(bars, scene, frame);
  float room_end = settings.start - gap;
  if (bars.skip_rest && !skip_fits_below(bars, frame)) {
    Row left{x, room_end, top};
    if (auto said = draw_skip_rest(*bars.skip_rest, left, frame)) action = said;
    room_end = left.end;
  }
  const float room = room_end - x;
  const bool beside = bars.progress && !is_narrow(frame);
  const float progress_room = beside ? std::min(42.0F * static_cast<float>(bars.progress->of), room * 0.45F) + gap : 0;
  const float title_width = bars.is_home ? 0 : draw_title(bars.title, x, room - progress_room, frame);
  if (beside) {
    const float start = x + title_width + 2 * gap;
    ui::progress(frame, {start, top, room_end - gap - start, bar_height}, bars.progress->at, bars.progress->of);
  } else if (bars.progress) {
    ui::progress(frame, {side_margin(frame), top + bar_height, frame.size().w - 2 * side_margin(frame), progress_row}, bars.progress->at, bars.progress->of);
  }
  if (auto chosen = draw_settings(settings, scene, frame)) action = chosen;
  return action;
}

}  // namespace screens
