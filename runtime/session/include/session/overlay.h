// What may lie over a place. This list is the only registration; each draws itself in the screens.
// Overlays lie on one another in the order they were opened, each at most once.
#pragma once

#include "base/result.h"
#include "base/types.h"
#include "session/desk.h"
#include "session/print_port.h"

namespace session {

// A menu closes by the touch that opens it, and one is open at a time.
struct HelpCard {  // R7; covers the whole place
  static constexpr bool is_menu = false;
};
struct LanguageMenu {
  static constexpr bool is_menu = true;
};
struct LookMenu {  // text size and colours
  static constexpr bool is_menu = true;
};
struct Pause {  // of a practice chat
  static constexpr bool is_menu = true;
};
struct Notice {
  static constexpr bool is_menu = false;
  base::ErrorCode code;  // why a lesson could not be opened
  bool nobody_to_talk_to = false;  // it is sensitive, and nobody is ready to talk about it (R9)
};
struct ContentNote {  // R10: before a sensitive lesson, what it is about, and that one may stop
  static constexpr bool is_menu = false;
};
struct LeavingLesson {  // whether home is meant, in the middle of a lesson
  static constexpr bool is_menu = false;
};
struct UnkeptWords {  // at the desk: what was written is not kept, and its writer is leaving it
  static constexpr bool is_menu = false;
  std::optional<DeskTab> to;  // where to; none is away from the desk
  bool keeping = false;       // it is being kept, and then they go
};
struct IdleWarning {
  static constexpr bool is_menu = false;
  int seconds_left = 0;
};
struct PrintCard {  // where a sheet goes; it is known to this card alone
  static constexpr bool is_menu = false;
  Printable sheet;
  Paper paper = Paper::a4;
  PrintState state = LookingForPlaces{};
};

using Overlays = base::Types<HelpCard, LanguageMenu, LookMenu, Pause, Notice, ContentNote, LeavingLesson, UnkeptWords, IdleWarning, PrintCard>;
using Overlay = base::WideVariantOf<Overlays>;

}  // namespace session
