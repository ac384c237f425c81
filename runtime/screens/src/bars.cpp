#include "bars.h"

#include <algorithm>

namespace screens {
namespace {

using ui::Rect;

constexpr float bar_height = 56;
constexpr float icon_width = 66;
constexpr float text_size_width = 80;
constexpr float narrow = 900;  // visual.md
constexpr float progress_row = 24;  // of its own, on narrow screens

float gap_of(const ui::Frame& frame) { return is_narrow(frame) ? ui::space::unit : 2 * ui::space::unit; }
float bar_top(const ui::Frame& frame) { return frame.size().h < 600 ? ui::space::unit : 20; }

// How far letters in the bars may grow: one line of them has room in every script.
float bar_factor(const ui::Frame& frame) { return std::min(frame.text_factor(), 1.65F); }

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
  if (over_picture) {
    ui::SurfaceStyle ground;
    ground.fill = frame.theme().card;
    ground.radii = ui::Radii::all(bar_height / 2);
    frame.surface({x, top, size.w + 88, bar_height}, ground);
    x += 14;
  }
  frame.icon(ui::Icon::umbrella, {x, top + 6, 44, 44}, frame.theme().ink);
  frame.text("frame/name", {x + 58, top + (bar_height - size.h) / 2, size.w + 2, size.h}, "Parasol", style);
}

float draw_title(const std::string& title, float x, float room, ui::Frame& frame) {
  ui::TextStyle style{.weight = ui::Weight::bold, .colour = frame.theme().ink, .on_frame_side = true};
  for (const float size : {22.0F, 20.0F, 18.0F, 16.0F, 14.0F, 12.0F}) {
    style.size = size * bar_factor(frame) / frame.text_factor();
    if (frame.measure(title, style, 0).w <= room) break;
  }
  const ui::TextSize size = frame.measure(title, style, room);
  frame.text("frame/title", {x, bar_top(frame) + (bar_height - size.h) / 2, room, std::max(size.h, 0.0F)}, title, style);
  return std::min(size.w, room);
}

struct Leaving {
  std::string exit;
  std::string help;
  ui::ButtonLook exit_look;
  ui::ButtonLook help_look;
  float exit_width = 0;
  float help_width = 0;
};

Leaving leaving_with(float text_size, const ui::Frame& frame) {
  Leaving leaving{frame.say("frame/quick-exit", "Quick exit"), frame.say("frame/help", "Get help"), {}, {}};
  leaving.exit_look.tone = ui::Tone::ink;
  leaving.exit_look.icon = ui::Icon::exit;
  leaving.exit_look.answers = ui::Answers::at_once;  // R6
  for (ui::ButtonLook* look : {&leaving.exit_look, &leaving.help_look}) {
    look->chrome = false;
    look->text_size = text_size;
  }
  leaving.help_look.tone = ui::Tone::coral;
  leaving.help_look.icon = ui::Icon::heart;
  leaving.exit_width = ui::button_size(frame, leaving.exit, leaving.exit_look).w - 8;
  leaving.help_width = ui::button_size(frame, leaving.help, leaving.help_look).w - 8;
  return leaving;
}

ui::ButtonLook primary_look() {
  ui::ButtonLook look;
  look.tone = ui::Tone::teal;
  look.filled = true;
  look.icon = ui::Icon::next;
  look.icon_at_end = true;
  look.text_size = 24;
  return look;
}

float bar_room(const ui::Frame& frame) { return frame.size().w - 2 * side_margin(frame); }

float on_width(const ui::Frame& frame) {
  float on = 145;
  for (const std::string& label : {next_label(frame), finish_label(frame), skip_page_label(frame)}) on = std::max(on, ui::button_size(frame, label, primary_look()).w);
  return on;
}

// The ways out are never the smallest words of a page: their letters grow with the reader's as far as the bar is high and
// the window wide, first of all in one row with going on, else in one of their own.
Leaving leaving_of(const ui::Frame& frame) {
  const float most = ui::type::label * bar_factor(frame) / frame.text_factor();
  const float least = ui::type::label * std::min(bar_factor(frame), frame.chrome_factor()) / frame.text_factor();
  for (const float beside : {on_width(frame) + gap_of(frame), 0.0F}) {
    for (float size = most; size >= least; size -= 0.25F) {
      Leaving leaving = leaving_with(size, frame);
      if (leaving.exit_width + gap_of(frame) + leaving.help_width + beside <= bar_room(frame)) return leaving;
    }
  }
  return leaving_with(least, frame);
}

float bar_width(const ui::Frame& frame) {
  const Leaving leaving = leaving_of(frame);
  return leaving.exit_width + leaving.help_width + on_width(frame) + 2 * gap_of(frame);
}

float skip_width(const ui::Frame& frame) { return ui::button_size(frame, skip_label(frame), {}).w; }

// Whether going on stands in a row above leaving; on every page or on none.
bool has_two_rows(const ui::Frame& frame) { return bar_width(frame) > bar_room(frame); }

float bottom_height(const ui::Frame& frame) {
  return bar_height + bar_top(frame) + (has_two_rows(frame) ? bar_height + 2 * ui::space::unit : 0);
}

MaybeAction draw_leaving_from(ui::Frame& frame, float y, float& x) {
  MaybeAction action;
  const Leaving leaving = leaving_of(frame);
  if (ui::button(frame, "frame/quick-exit", {x, y, leaving.exit_width, bar_height}, leaving.exit, leaving.exit_look)) {
    action = session::Anywhere(session::QuickExit{});
  }
  x += leaving.exit_width + gap_of(frame);
  if (ui::button(frame, "frame/help", {x, y, leaving.help_width, bar_height}, leaving.help, leaving.help_look)) {
    action = session::Anywhere(session::OpenOverlay{session::HelpCard{}});
  }
  x += leaving.help_width + gap_of(frame);
  return action;
}

float leaving_top(const ui::Frame& frame) { return frame.size().h - bar_height - bar_top(frame); }

std::string not_yet(const Bars& bars, const ui::Frame& frame) {
  if (bars.skip_rest) return frame.say("frame/some-left", "There is more to find here. You may also skip the rest.");
  return frame.say("frame/not-yet", "First choose something on this page.");
}

// Why "Next" is not available, when somebody tried it; else what the page itself has to say.
std::string note_of(const Bars& bars, const Scene& scene, const ui::Frame& frame) {
  if (bars.primary && !bars.primary->enabled && frame.was_refused("next")) return not_yet(bars, frame);
  if (scene.hearing.reads && scene.hearing.by_machine) {
    return frame.say("frame/machine-voice", "This is a machine’s voice. Headphones keep it to yourself.");
  }
  if (scene.hearing.reads) return frame.say("frame/headphones", "Headphones keep the voice to yourself.");
  if (bars.note.empty() && scene.shell.storage_failed) {
    return frame.say("frame/not-kept", "Answers are not being kept right now. Lessons work as usual.");
  }
  return bars.note;
}

// Else they stand in the upper bar, in the place of the title.
bool notes_fit_below(const ui::Frame& frame) { return has_two_rows(frame) || bar_width(frame) + icon_width + gap_of(frame) <= bar_room(frame); }

bool notes_button(Rect rect, const std::string& name, ui::Frame& frame) {
  return ui::icon_button(frame, "frame/notes", rect, ui::Icon::people, name);
}

std::string notes_label(const Bars& bars, const ui::Frame& frame) {
  return bars.hides_notes ? frame.say("group/hide-notes", "Hide the notes") : frame.say("group/notes", "Your notes");
}

// With its word where that has room. `end` moves to where the next thing may end.
bool draw_notes_button(const std::string& label, float start, float y, float& end, ui::Frame& frame) {
  ui::ButtonLook look;
  look.icon = ui::Icon::people;
  const float worded = ui::button_size(frame, label, look).w;
  const bool has_room = end - worded >= start;
  const Rect rect{end - (has_room ? worded : icon_width), y, has_room ? worded : icon_width, bar_height};
  end = rect.x - gap_of(frame);
  return has_room ? ui::button(frame, "frame/notes", rect, label, look) : notes_button(rect, label, frame);
}

// A rim of the card's colour, so that what is filled stands out from any picture.
void draw_ground(Rect button, ui::Frame& frame) {
  const Rect rim = button.inset(-5);
  ui::SurfaceStyle ground;
  ground.fill = frame.theme().card;
  ground.radii = ui::Radii::all(rim.h / 2);
  frame.surface(rim, ground);
}

// Else it is in the upper bar, before the title.
bool skip_fits_below(const Bars& bars, const ui::Frame& frame) {
  if (has_two_rows(frame)) return true;
  const Leaving leaving = leaving_of(frame);
  const float primary = bars.primary ? std::max(145.0F, ui::button_size(frame, bars.primary->label, primary_look()).w) : 0;
  const float notes = bars.notes && notes_fit_below(frame) ? icon_width + gap_of(frame) : 0;
  return leaving.exit_width + leaving.help_width + primary + notes + icon_width + 3 * gap_of(frame) <= bar_room(frame);
}

std::string skip_rest_label(const ui::Frame& frame) { return frame.say("frame/skip-rest", "Skip the rest"); }

// In words where they have room, in one, or as a sign.
MaybeAction draw_skip_rest(const session::PlaceAction& action, float start, float row, float& end, ui::Frame& frame) {
  const auto take = [&](float width) {
    end -= width + gap_of(frame);
    return Rect{end + gap_of(frame), row, width, bar_height};
  };
  const auto said = [&](bool pressed) { return pressed ? MaybeAction(action) : std::nullopt; };
  for (const std::string& label : {skip_rest_label(frame), skip_page_label(frame)}) {
    const float width = ui::button_size(frame, label, {}).w;
    if (end - width < start) continue;
    const bool pressed = ui::button(frame, "skip", take(width), label, {});
    frame.call("skip", skip_rest_label(frame));
    return said(pressed);
  }
  return said(ui::icon_button(frame, "skip", take(icon_width), ui::Icon::next, skip_rest_label(frame)));
}

// Whether it had room.
bool draw_note(const std::string& note, float start, float end, float y, ui::Frame& frame) {
  if (note.empty() || end - start <= 120) return false;
  ui::TextStyle style = ui::hint_style(frame.theme());
  style.chrome = true;
  style.size = ui::type::small;
  style.align = ui::Align::end;
  const float room = end - start;
  const ui::TextSize size = frame.measure(note, style, room);
  if (size.h > 60) return false;
  frame.text("frame/note", {start, y + (bar_height - size.h) / 2, room, size.h}, note, style);
  return true;
}

}  // namespace

std::string skip_label(const ui::Frame& frame) { return frame.say("survey/skip", "Skip this one"); }

bool is_narrow(const ui::Frame& frame) { return frame.size().w < narrow; }

float side_margin(const ui::Frame& frame) { return is_narrow(frame) ? 2 * ui::space::unit : ui::space::margin; }

bool skip_fits_bar(const ui::Frame& frame) {
  if (has_two_rows(frame)) return true;
  return bar_width(frame) + gap_of(frame) + skip_width(frame) <= bar_room(frame);
}

bool fits_primary(const std::string& label, const ui::Frame& frame) {
  const Leaving leaving = leaving_of(frame);
  const float beside = has_two_rows(frame) ? 0 : leaving.exit_width + leaving.help_width + icon_width + 3 * gap_of(frame);
  return ui::button_size(frame, label, primary_look()).w <= bar_room(frame) - beside;
}

std::string next_label(const ui::Frame& frame) { return frame.say("frame/next", "Next"); }

std::string skip_page_label(const ui::Frame& frame) { return frame.say("frame/skip-page", "Skip"); }

std::string finish_label(const ui::Frame& frame) { return frame.say("thanks/finish", "Finish"); }

void go_on_from(const BlockBars& wanted, const GoingOn& going, Bars& bars, const ui::Frame& frame) {
  bars.note = wanted.note;
  if (going.may_skip && !going.tried) {
    bars.primary = Primary{skip_page_label(frame), true, going.next, true};
    return;
  }
  if (!wanted.has_parts_left) {
    if (going.tried || !wanted.next_when_done) bars.primary = Primary{next_label(frame), going.tried, going.next};
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
    if (bars.skip_rest && !skip_fits_below(bars, frame)) {
      if (ui::icon_button(frame, "skip", {x, top, icon_width, bar_height}, ui::Icon::next, skip_rest_label(frame))) action = *bars.skip_rest;
      x += icon_width + gap;
    }
  }
  const Settings settings = place_settings(bars, scene, frame);
  const float room = settings.start - gap - x;
  const bool beside = bars.progress && !is_narrow(frame);
  const float progress_room = beside ? std::min(42.0F * static_cast<float>(bars.progress->of), room * 0.45F) + gap : 0;
  const bool has_title = !bars.is_home && room > 100;
  const float title_width = !has_title ? 0 : draw_title(bars.title, x, room - progress_room, frame);
  if (beside) {
    const float start = x + title_width + 2 * gap;
    ui::progress(frame, {start, top, settings.start - 2 * gap - start, bar_height}, bars.progress->at, bars.progress->of);
  } else if (bars.progress) {
    ui::progress(frame, {side_margin(frame), top + bar_height, frame.size().w - 2 * side_margin(frame), progress_row}, bars.progress->at, bars.progress->of);
  }
  if (auto chosen = draw_settings(settings, scene, frame)) action = chosen;
  return action;
}

MaybeAction draw_bottom_bar(const Bars& bars, const Scene& scene, ui::Frame& frame) {
  const float gap = gap_of(frame);
  const float y = leaving_top(frame);
  float start = side_margin(frame);
  MaybeAction action = draw_leaving_from(frame, y, start);
  const bool two_rows = has_two_rows(frame);
  const float row = two_rows ? y - bar_height - 2 * ui::space::unit : y;
  const float after_leaving = start;
  if (two_rows) start = side_margin(frame);
  float end = frame.size().w - side_margin(frame);
  if (bars.primary) {
    ui::ButtonLook look = primary_look();
    look.enabled = bars.primary->enabled;
    if (bars.primary->quiet) {
      look.tone = ui::Tone::plain;
      look.filled = false;
    }
    const float width = std::max(145.0F, ui::button_size(frame, bars.primary->label, look).w);
    end -= width;
    if (bars.over_picture) draw_ground({end, row - 4, width, bar_height + 8}, frame);
    if (ui::button(frame, "next", {end, row - 4, width, bar_height + 8}, bars.primary->label, look)) action = bars.primary->action;
    if (!bars.primary->enabled) frame.explain("next", not_yet(bars, frame));
    end -= gap;
  }
  if (bars.desk) {
    end -= icon_width;
    if (ui::icon_button(frame, "frame/desk", {end, row, icon_width, bar_height}, ui::Icon::lock, frame.say("frame/desk", "For whoever looks after this screen"))) action = *bars.desk;
    end -= gap;
  }
  if (bars.notes && notes_fit_below(frame)) {
    float right = two_rows ? frame.size().w - side_margin(frame) : end;
    const float kept_free = bars.skip_rest && !two_rows ? icon_width + gap : 0;
    if (draw_notes_button(notes_label(bars, frame), after_leaving + kept_free, y, right, frame)) action = *bars.notes;
    if (!two_rows) end = right;
  }
  if (bars.skip && skip_fits_bar(frame)) {
    const std::string label = skip_label(frame);
    const float width = skip_width(frame);
    end -= width;
    if (ui::button(frame, "skip", {end, row, width, bar_height}, label, {})) action = *bars.skip;
    end -= gap;
  }
  if (bars.skip_rest && skip_fits_below(bars, frame)) {
    if (auto said = draw_skip_rest(*bars.skip_rest, start, row, end, frame)) action = said;
  }
  const bool has_note = !bars.over_picture && draw_note(note_of(bars, scene, frame), start, end, row, frame);
  // That it is a machine is said in few words where many have no room.
  if (!has_note && scene.hearing.reads && scene.hearing.by_machine) draw_note(frame.say("frame/machine", "A machine’s voice"), start, end, row, frame);
  return action;
}

MaybeAction draw_leaving(ui::Frame& frame) {
  float start = side_margin(frame);
  return draw_leaving_from(frame, leaving_top(frame), start);
}

Rect content_area(const ui::Frame& frame) {
  const float top = bar_top(frame) + bar_height + (is_narrow(frame) ? progress_row : 12.0F);
  const float side = is_narrow(frame) ? 0 : 16;
  return {side, top, frame.size().w - 2 * side, frame.size().h - top - bottom_height(frame) - 16};
}

bool ways_out_fill_a_row(const ui::Frame& frame) { return has_two_rows(frame); }

Rect folded_area(const ui::Frame& frame) {
  const Rect area = content_area(frame);
  return {area.x, ui::space::unit, area.w, leaving_top(frame) - 2 * ui::space::unit};
}

Rect content_column(const ui::Frame& frame, float width) {
  const Rect area = content_area(frame);
  const float wide = std::min(frame.size().w - 2 * (is_narrow(frame) ? side_margin(frame) + 4 : 48), width * std::max(1.0F, frame.text_factor() * 0.7F));
  return {(frame.size().w - wide) / 2, area.y, wide, area.h};
}

}  // namespace screens
