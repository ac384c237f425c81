// SDL's text input as ui::TextEvents. SDL gives words only between its start and its stop, which only a focused field
// asks for (R2).
#pragma once

#include <SDL.h>
#include <optional>

#include "ui/geometry.h"
#include "ui/text_event.h"

namespace platform {

class TextInput {
 public:
  // SDL begins with text input on.
  static void begin_without_text() { SDL_StopTextInput(); }

  // `caret` in points of the window.
  void take(const std::optional<SDL_Rect>& caret);
  bool is_wanted() const { return wanted_; }

  // What the event means in text; none when it means nothing there, or nobody wants text.
  std::optional<ui::TextEvent> text_event(const SDL_Event& event) const;

  // Three presses of Shift leave the kiosk (R6). In text a Shift that wrote something is none of them: while text is
  // wanted a press counts when it is let go of with nothing in between.
  int shift_presses(const SDL_Event& event);

 private:
  bool wanted_ = false;
  bool shift_alone_ = false;
};

}  // namespace platform
