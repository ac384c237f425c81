#include "print_button.h"

#include <algorithm>

namespace screens {

ui::ButtonLook print_button_look() {
  ui::ButtonLook look;
  look.icon = ui::Icon::printer;
  return look;
}

session::Anywhere open_print_card(session::Printable sheet) {
  session::PrintCard card;
  card.sheet = std::move(sheet);
  return session::OpenOverlay{std::move(card)};
}

std::optional<session::Anywhere> draw_print_button(std::string_view id, const std::string& label, ui::Column& column,
                                                   content::Sheet sheet, ui::Frame& frame) {
  const ui::ButtonLook look = print_button_look();
  const ui::Size size = ui::button_size(frame, label, look);
  const ui::Rect row = column.take(size.h);
  if (!ui::button(frame, id, {row.x, row.y, std::min(size.w, row.w), row.h}, label, look)) return std::nullopt;
  return open_print_card(std::move(sheet));
}

}  // namespace screens
