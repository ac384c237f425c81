// A FakeStage whose screen is one field, as an owner of its entry draws it: what comes back is applied.
#pragma once

#include <string>
#include <vector>

#include "support/fake_stage.h"

namespace support {

struct WritingStage {
  FakeStage table;
  base::TextEntry entry;
  ui::FieldLook look;
  ui::Rect place{100, 100, 400, 56};
  bool with_keyboard = false;
  ui::Rect keyboard_place{200, 400, 880, 312};
  std::vector<std::string> languages{"en"};
  int entered = 0;
  bool somebody_writes = false;  // as the last frame saw it
  std::vector<std::string> undrawn;
  std::vector<base::TextEdit> edits;  // of the last frame that had some

  explicit WritingStage(const std::string& text = "", base::TextLimits limits = {})
      : entry(base::text_entry(text, limits)) {
    table.setup.typing = ui::TypingPermit::for_trainers();
    draw();
  }

  void content(ui::Frame& frame) {
    frame.control("before", {100, 20, 100, 56});
    auto typing = frame.typing();
    if (typing) {
      somebody_writes = typing->somebody_writes();
      const ui::FieldAnswer answer = typing->field("field", place, entry, look);
      entry = update(std::move(entry), answer.edits);
      if (!answer.edits.empty()) edits = answer.edits;
      entered += answer.entered ? 1 : 0;
      undrawn = answer.undrawn;
    }
    frame.control("behind", {100, 300, 100, 56});
    if (typing && with_keyboard) typing->keyboard(keyboard_place, languages);
  }
  void draw(const ui::Input& input = {}) {
    table.draw([this](ui::Frame& frame) { content(frame); }, input);
    if (table.stage.wants_frame()) table.draw([this](ui::Frame& frame) { content(frame); });
  }

  void focus() { tap("field"); }
  void tap(const std::string& id) { tap_at(table.rect_of(id).centre()); }
  void tap_at(ui::Point at, int clicks = 1) {
    for (const bool down : {false, true, false}) {
      ui::Input input;
      input.pointer = at;
      input.pointer_down = down;
      input.clicks = clicks;
      draw(input);
    }
  }
  void give(ui::TextEvent event) {
    ui::Input input;
    input.text = {std::move(event)};
    draw(input);
  }
  void type(const std::string& text) { give(ui::TypedWords{text}); }
  void press(ui::TextKey key, bool selects = false) { give(ui::TextKeyPress{key, selects}); }
  void press_key(ui::Key key) {
    ui::Input input;
    input.keys = {key};
    draw(input);
  }
  std::string shown() const { return table.find("field/text")->text; }
};

}  // namespace support
