// Fields that take text, and the keyboard on the screen that writes into them. Students have no free text anywhere
// (R2), so that neither can be drawn without a TypingPermit in the FrameSetup: Frame::typing() gives a Typing only
// then, nothing else makes one, and without a permit the Stage drops what was typed before any screen could see it. The
// program puts a permit into the setup when what is shown is a screen of trainers or the editor; tests/safeguarding
// lists the files that name one.
//
//   if (auto typing = frame.typing()) {
//     const FieldAnswer answer = typing->field("desk/school", rect, state.school, {});
//     if (!answer.edits.empty()) return EditSchool{answer.edits};    // update(state.school, edits) is in
//     base/text_entry.h
//   }
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_entry.h"
#include "ui/geometry.h"
#include "ui/text_event.h"

namespace ui {

class Frame;

// Says that what is shown is for grown-ups who write: made for their screens alone.
class TypingPermit {
 public:
  static TypingPermit for_trainers() { return {}; }
  static TypingPermit for_the_editor() { return {}; }

 private:
  TypingPermit() = default;
};

struct FieldLook {
  std::string hint;  // shown while there is no text
  int lines = 1;     // in sight; text of several lines scrolls
  // Of the text, where it is not the interface's: a translator writes Arabic on an English screen.
  std::string language;
  std::optional<bool> right_to_left;
};

struct FieldAnswer {
  std::vector<base::TextEdit> edits;
  bool entered = false;  // Enter in a field of one line
  bool writes = false;   // it is this one that takes what is typed
  // Signs of what is written that no font here has, each once: boxes on the screen and on paper. They are kept.
  std::vector<std::string> undrawn;
};

enum class KeyRows { all, few };

class Typing {
 public:
  // Draws the entry, already with the edits it returns, and takes what was typed if it has the focus.
  FieldAnswer field(std::string_view id, Rect rect, const base::TextEntry& entry, const FieldLook& look);
  float field_height(const FieldLook& look) const;

  // Whether a field of this screen is written into: time to show the keyboard.
  bool somebody_writes() const;
  void stop();  // nobody writes any more; what was written stays
  // Draws the keyboard of the first of these languages that has one (ui/keyboard.h), or the one switched to; what is
  // pressed reaches the field in the frame that follows, which the Stage asks for. Its keys are never lower than a finger:
  // where a window is too low for keyboard_size() it shows some at a time. With `few`, letters leave out their figures.
  void keyboard(Rect rect, const std::vector<std::string>& languages, KeyRows which = KeyRows::all);
  // How high it is drawn best, in a window that has so much room for it; three rows at least.
  float keyboard_height(const std::vector<std::string>& languages, float most, KeyRows which) const;
  bool shows_signs() const;  // the keyboard, with all its rows

 private:
  friend class Frame;
  struct Field;
  struct Keys;
  explicit Typing(Frame& frame) : frame_(frame) {}

  Frame& frame_;
};

// At least: a keyboard that has more room spreads its keys.
Size keyboard_size();

}  // namespace ui
