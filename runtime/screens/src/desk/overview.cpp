#include <algorithm>

#include "desk/desk_parts.h"

namespace screens {

bool draw_deed(const char* id, const std::string& label, const std::string& words, ui::Column& column, ui::Frame& frame) {
  constexpr float padding = 22;
  const float room = column.width() - 2 * padding;
  const ui::Size button = ui::button_size(frame, label, {});
  const float text = frame.measure(words, ui::body_style(frame.theme()), room).h;
  const ui::Rect rect = column.take(text + 14 + button.h + 2 * padding);
  column.gap(20);
  frame.surface(rect, ui::card_style(frame.theme()));
  ui::Column inside(frame, rect.x + padding, rect.y + padding, room);
  inside.text(std::string(id) + "-text", words, ui::body_style(frame.theme()));
  inside.gap(14);
  return ui::button(frame, id, {inside.x(), inside.y(), std::min(button.w, room), button.h}, label, {});
}

std::string DeskPartView<session::DeskOverview>::label(ui::Frame& frame) { return frame.say("desk/overview", "Overview"); }

SaidInPart<session::DeskOverview> DeskPartView<session::DeskOverview>::draw(const session::DeskOverview&, const Scene&, ui::Column& column, ui::Frame& frame) {
  SaidInPart<session::DeskOverview> action;
  column.text("desk/heading", frame.say("desk/title", "Trainer desk"), ui::title_style(frame.theme()));
  column.gap(20);
  if (draw_deed("desk/change-pin", frame.say("desk/change-pin", "Change the PIN"),
                frame.say("desk/change-pin-text", "Choose a new PIN when somebody may have seen this one, or when those who look after this screen change."), column, frame)) {
    action = session::ChangePin{};
  }
  if (draw_deed("desk/end", frame.say("desk/end", "End the kiosk"),
                frame.say("desk/end-text", "Closes this program. What is kept stays kept, and what waits to be sent goes out next time."), column, frame)) {
    action = session::EndKiosk{};
  }
  return action;
}

}  // namespace screens
