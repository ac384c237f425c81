#include "aside_button.h"

#include <algorithm>

namespace screens {

bool draw_aside_button(std::string_view id, const std::string& label, const ui::ButtonLook& look, ui::Column& column, ui::Frame& frame) {
  const ui::Size size = ui::button_size(frame, label, look);
  const ui::Rect row = column.take(size.h);
  const float width = std::min(row.w, std::max(size.w, 300.0F));
  return ui::button(frame, id, {row.x + (row.w - width) / 2, row.y, width, size.h}, label, look);
}

}  // namespace screens
