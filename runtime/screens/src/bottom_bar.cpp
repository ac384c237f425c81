#include <algorithm>

#include "bar_buttons.h"
#include "bar_measures.h"
#include "bars.h"

namespace screens {
namespace {

using ui::Rect;

MaybeAction draw_leaving_from(ui::Frame& frame, const Leaving& leaving, float y, float& x) {
  MaybeAction action;
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

float primary_width(const Primary& primary, const ui::ButtonLook& look, const ui::Frame& frame) {
  return std::max(145.0F, ui::button_size(frame, primary.label, look).w);
}

bool draw_primary(const Bars& bars, ui::ButtonLook look, const Row& row, ui::Frame& frame) {
  const Primary& primary = *bars.primary;
  look.enabled = primary.enabled;
  if (primary.quiet) {
    look.tone = ui::Tone::plain;
    look.filled = false;
  }
  const float width = primary_width(primary, look, frame);
  const Rect rect{row.end - width, row.y - 4, width, bar_height + 8};
  if (bars.over_picture) draw_ground(rect, frame);
  const bool pressed = ui::button(frame, "next", rect, primary.label, look);
  if (!primary.enabled) frame.explain("next", not_yet(bars, frame));
  return pressed;
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

MaybeAction draw_bottom_bar(const Bars& bars, const Scene& scene, ui::Frame& frame) {
  const float gap = gap_of(frame);
  const float y = leaving_top(frame);
  float start = side_margin(frame);
  const auto beside = bars.folded && bars.primary && has_two_rows(frame) ? in_one_row(bars.primary->label, frame) : std::nullopt;
  MaybeAction action = draw_leaving_from(frame, beside ? beside->leaving : leaving_of(frame), y, start);
  const bool goes_above = has_two_rows(frame) && !bars.takes_whole_area && !beside;
  const float row = goes_above ? y - bar_height - 2 * ui::space::unit : y;
  const float after_leaving = start;
  if (goes_above) start = side_margin(frame);
  float end = frame.size().w - side_margin(frame);
  const ui::ButtonLook going_on = beside ? beside->primary : primary_look();
  if (bars.primary && draw_primary(bars, going_on, {start, end, row}, frame)) action = bars.primary->action;
  if (bars.primary) end -= primary_width(*bars.primary, going_on, frame) + gap;
  if (bars.desk) {
    end -= icon_width;
    if (ui::icon_button(frame, "frame/desk", {end, row, icon_width, bar_height}, ui::Icon::lock, frame.say("frame/desk", "For whoever looks after this screen"))) action = *bars.desk;
    end -= gap;
  }
  if (bars.notes && notes_fit_below(frame)) {
    const float edge = frame.size().w - side_margin(frame);
    const bool beside_leaving = goes_above && after_leaving + icon_width <= edge;
    float right = beside_leaving ? edge : end;
    const float from = beside_leaving || !goes_above ? after_leaving : start;
    const float kept_free = bars.skip_rest && !goes_above ? ui::button_size(frame, skip_page_label(frame), {}).w + gap : 0;
    if (draw_notes_button(notes_label(bars, frame), from + kept_free, beside_leaving ? y : row, right, frame)) action = *bars.notes;
    if (!beside_leaving) end = right;
  }
  if (bars.skip && skip_fits_bar(frame)) {
    const std::string label = skip_label(frame);
    const float width = skip_width(frame);
    end -= width;
    if (ui::button(frame, "skip", {end, row, width, bar_height}, label, {})) action = *bars.skip;
    end -= gap;
  }
  if (bars.skip_rest && skip_fits_below(bars, frame)) {
    Row left{start, end, row};
    if (auto said = draw_skip_rest(*bars.skip_rest, left, frame)) action = said;
    end = left.end;
  }
  const bool has_note = !bars.over_picture && draw_note(note_of(bars, scene, frame), start, end, row, frame);
  // That it is a machine is said in few words where many have no room.
  if (!has_note && scene.hearing.reads && scene.hearing.by_machine) draw_note(frame.say("frame/machine", "A machine’s voice"), start, end, row, frame);
  return action;
}

MaybeAction draw_leaving(ui::Frame& frame) {
  float start = side_margin(frame);
  return draw_leaving_from(frame, leaving_of(frame), leaving_top(frame), start);
}

}  // namespace screens
