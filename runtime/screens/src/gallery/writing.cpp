#include <algorithm>

#include "base/text_entry.h"
#include "pages.h"
#include "ui/typing.h"

namespace screens {

// What students never see (R2): there is nothing here unless the frame may take text.
void draw_gallery_writing(Sheet& sheet, ui::Frame& frame) {
  auto typing = frame.typing();
  if (!typing) return;
  const float width = std::min(700.0F, sheet.width());
  base::TextEntry written;
  written.text = frame.say("help/adult", "An adult you trust");
  base::TextEntry selected = written;
  selected.caret = selected.text.size();
  ui::FieldLook look;
  look.hint = frame.say("help/adult", "An adult you trust");
  sheet.heading("Fields");
  const ui::Size size{width, typing->field_height(look)};
  sheet.example("empty", size, [&](const Example& at) { typing->field(at.id, at.rect, {}, look); });
  sheet.example("written", size, [&](const Example& at) { typing->field(at.id, at.rect, written, look); });
  sheet.example("selected", size, [&](const Example& at) { typing->field(at.id, at.rect, selected, look); });
  look.lines = 3;
  sheet.example("of three lines", {width, typing->field_height(look)}, [&](const Example& at) { typing->field(at.id, at.rect, written, look); });
  sheet.heading("Keyboard");
  sheet.example("keys", {std::min(1000.0F, sheet.width()), ui::keyboard_size().h}, [&](const Example& at) { typing->keyboard(at.rect, {frame.language(), "en"}); });
}

}  // namespace screens
