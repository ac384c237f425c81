#include "bar_buttons.h"

#include "bar_measures.h"

namespace screens {
namespace {

ui::Rect take(float width, Row& row, const ui::Frame& frame) {
  row.end -= width + gap_of(frame);
  return {row.end + gap_of(frame), row.y, width, bar_height};
}

}  // namespace

bool notes_button(ui::Rect rect, const std::string& name, ui::Frame& frame) {
  return ui::icon_button(frame, "frame/notes", rect, ui::Icon::people, name);
}

std::string notes_label(const Bars& bars, const ui::Frame& frame) {
  return bars.hides_notes ? frame.say("group/hide-notes", "Hide the notes") : frame.say("group/notes", "Your notes");
}

MaybeAction draw_skip_rest(const session::PlaceAction& action, Row& row, ui::Frame& frame) {
  const std::string whole = frame.say("frame/skip-rest", "Skip the rest");
  const auto said = [&](bool pressed) { return pressed ? MaybeAction(action) : std::nullopt; };
  for (const std::string& label : {whole, skip_page_label(frame)}) {
    const float width = ui::button_size(frame, label, {}).w;
    if (row.end - width < row.start) continue;
    const bool pressed = ui::button(frame, "skip", take(width, row, frame), label, {});
    frame.call("skip", whole);
    return said(pressed);
  }
  return said(ui::icon_button(frame, "skip", take(icon_width, row, frame), ui::Icon::next, whole));
}

}  // namespace screens
