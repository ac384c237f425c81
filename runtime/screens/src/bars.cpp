#include "bars.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float bar_top = 20;
constexpr float bar_height = 56;
constexpr float icon_width = 66;
constexpr float text_size_width = 80;
constexpr float gap = 16;
constexpr float margin = ui::space::margin;

std::string language_name(const std::vector<LanguageChoice>& languages, const std::string& code) {
  const auto found = std::find_if(languages.begin(), languages.end(),
                                  [&](const LanguageChoice& language) { return language.code == code; });
  return found == languages.end() ? code : found->name;
}

// "Aa": a picture of large and small letters rather than a word, the same in every language.
bool text_size_button(ui::Frame& frame, Rect rect) {
  ui::ButtonLook look;
  look.text_size = 22;
  return ui::button(frame, "frame/text-size", rect, "Aa", look);
}

float pill_width(const std::string& name, const ui::Frame& frame) { return ui::button_size(frame, name, {}).w - 10; }

MaybeAction draw_language_pills(const Scene& scene, ui::Frame& frame, float x) {
  MaybeAction action;
  for (const auto& language : scene.languages) {
    ui::ButtonLook look;
    look.selected = language.code == scene.shell.reader.language;
    const float width = pill_width(language.name, frame);
    if (ui::button(frame, "frame/language/" + language.code, {x, bar_top, width, bar_height}, language.name, look)) {
      action = session::Anywhere(session::ChooseLanguage{language.code});
    }
    x += width + gap;
  }
  return action;
}

float pills_width(const std::vector<LanguageChoice>& languages, const ui::Frame& frame) {
  float width = -gap;
  for (const auto& language : languages) width += pill_width(language.name, frame) + gap;
  return width;
}

struct Settings {
  bool pills = false;  // every language has a button of its own
  float start = 0;     // where the first button begins
  float language_width = 0;
};

Settings place_settings(const Bars& bars, const Scene& scene, const ui::Frame& frame) {
  Settings settings;
  const float all = pills_width(scene.languages, frame);
  settings.pills = bars.is_home && all < frame.size().w - 420;
  settings.language_width = settings.pills ? all : pill_width(language_name(scene.languages, scene.shell.reader.language), frame);
  settings.start = frame.size().w - margin - settings.language_width - gap - text_size_width;
  return settings;
}

MaybeAction draw_settings(const Settings& settings, const Scene& scene, ui::Frame& frame) {
  MaybeAction action;
  if (text_size_button(frame, {settings.start, bar_top, text_size_width, bar_height})) {
    action = session::Anywhere(session::OpenOverlay{session::LookMenu{}});
  }
  const float x = settings.start + text_size_width + gap;
  if (settings.pills) {
    if (auto chosen = draw_language_pills(scene, frame, x)) action = chosen;
    return action;
  }
  const std::string name = language_name(scene.languages, scene.shell.reader.language);
  if (ui::button(frame, "frame/language", {x, bar_top, settings.language_width, bar_height}, name, {})) {
    action = session::Anywhere(session::OpenOverlay{session::LanguageMenu{}});
  }
  return action;
}

void draw_name(ui::Frame& frame) {
  frame.icon(ui::Icon::umbrella, {margin, 26, 44, 44}, frame.theme().ink);
  ui::TextStyle style = ui::heading_style(frame.theme());
  style.chrome = true;
  style.size = 28;
  const ui::TextSize size = frame.measure("Parasol", style, 0);
  frame.text("frame/name", {margin + 58, bar_top + (bar_height - size.h) / 2, size.w + 2, size.h}, "Parasol", style);
}

float draw_title(const std::string& title, float x, float room, ui::Frame& frame) {
  ui::TextStyle style;
  style.weight = ui::Weight::bold;
  style.colour = frame.theme().ink;
  style.chrome = true;
  for (const float size : {22.0F, 20.0F, 18.0F, 16.0F}) {
    style.size = size;
    if (frame.measure(title, style, 0).w <= room) break;
  }
  const ui::TextSize size = frame.measure(title, style, room);
  frame.text("frame/title", {x, bar_top + (bar_height - size.h) / 2, room, std::max(size.h, 0.0F)}, title, style);
  return std::min(size.w, room);
}

MaybeAction draw_leaving_from(ui::Frame& frame, float y, float& x) {
  MaybeAction action;
  ui::ButtonLook exit;
  exit.tone = ui::Tone::ink;
  exit.icon = ui::Icon::exit;
  const std::string exit_label = frame.say("frame/quick-exit", "Quick exit");
  const float exit_width = ui::button_size(frame, exit_label, exit).w - 8;
  if (ui::button(frame, "frame/quick-exit", {x, y, exit_width, bar_height}, exit_label, exit)) action = session::Anywhere(session::QuickExit{});
  x += exit_width + gap;
  ui::ButtonLook help;
  help.tone = ui::Tone::coral;
  help.icon = ui::Icon::heart;
  const std::string help_label = frame.say("frame/help", "Get help");
  const float help_width = ui::button_size(frame, help_label, help).w - 8;
  if (ui::button(frame, "frame/help", {x, y, help_width, bar_height}, help_label, help)) action = session::Anywhere(session::OpenOverlay{session::HelpCard{}});
  x += help_width + gap;
  return action;
}

}  // namespace

std::string next_label(ui::Frame& frame) { return frame.say("frame/next", "Next"); }

MaybeAction draw_top_bar(const Bars& bars, const Scene& scene, ui::Frame& frame) {
  MaybeAction action;
  float x = margin;
  if (bars.is_home) {
    draw_name(frame);
  } else {
    if (ui::icon_button(frame, "frame/home", {x, bar_top, icon_width, bar_height}, ui::Icon::home)) action = session::Anywhere(session::GoHome{});
    x += icon_width + gap;
    if (ui::icon_button(frame, "frame/back", {x, bar_top, icon_width, bar_height}, ui::Icon::back, bars.can_go_back)) {
      action = session::Anywhere(session::GoBack{});
    }
    x += icon_width + gap;
  }
  const Settings settings = place_settings(bars, scene, frame);
  const float room = settings.start - gap - x;
  const float progress_room = bars.progress ? std::min(42.0F * static_cast<float>(bars.progress->of), room * 0.45F) : 0;
  const float title_width = bars.is_home ? 0 : draw_title(bars.title, x, room - progress_room - gap, frame);
  if (bars.progress) {
    const float start = x + title_width + 2 * gap;
    ui::progress(frame, {start, bar_top, settings.start - 2 * gap - start, bar_height}, bars.progress->at, bars.progress->of);
  }
  if (auto chosen = draw_settings(settings, scene, frame)) action = chosen;
  return action;
}

MaybeAction draw_bottom_bar(const Bars& bars, const Scene& scene, ui::Frame& frame) {
  const float y = frame.size().h - 76;
  float start = margin;
  MaybeAction action = draw_leaving_from(frame, y, start);
  float end = frame.size().w - margin;
  if (bars.primary) {
    ui::ButtonLook look;
    look.tone = ui::Tone::teal;
    look.filled = true;
    look.icon = ui::Icon::next;
    look.icon_at_end = true;
    look.text_size = 24;
    look.enabled = bars.primary->enabled;
    const float width = std::max(145.0F, ui::button_size(frame, bars.primary->label, look).w);
    end -= width;
    if (ui::button(frame, "next", {end, y - 4, width, bar_height + 8}, bars.primary->label, look)) action = bars.primary->action;
    end -= gap;
  }
  if (bars.skip) {
    const std::string label = frame.say("survey/skip", "Skip this one");
    const float width = ui::button_size(frame, label, {}).w;
    end -= width;
    if (ui::button(frame, "skip", {end, y, width, bar_height}, label, {})) action = *bars.skip;
    end -= gap;
  }
  // What the screen itself has to say, such as that a chat is pretend (R21), gives way to nothing.
  const std::string note = bars.note.empty() && scene.shell.storage_failed
                               ? frame.say("frame/not-kept", "Answers are not being kept right now. Lessons work as usual.")
                               : bars.note;
  if (!note.empty() && end - start > 120) {
    ui::TextStyle style = ui::hint_style(frame.theme());
    style.chrome = true;
    style.size = ui::type::small;
    style.align = ui::Align::end;
    const float room = end - start;
    const ui::TextSize size = frame.measure(note, style, room);
    if (size.h <= 76) frame.text("frame/note", {start, y + (bar_height - size.h) / 2, room, size.h}, note, style);
  }
  return action;
}

MaybeAction draw_leaving(ui::Frame& frame) {
  float start = margin;
  return draw_leaving_from(frame, frame.size().h - 76, start);
}

Rect content_area(const ui::Frame& frame) {
  return {16, 88, frame.size().w - 32, frame.size().h - 88 - 92};
}

Rect content_column(const ui::Frame& frame, float width) {
  const Rect area = content_area(frame);
  const float wide = std::min(area.w - 64, width * std::max(1.0F, frame.text_factor() * 0.7F));
  return {(frame.size().w - wide) / 2, area.y, wide, area.h};
}

}  // namespace screens
