// The kiosk in a window: what happens at it, and what the clock brings, turn by turn.
#pragma once

#include "base/clock.h"
#include "kiosk.h"
#include "platform/screen.h"

namespace app {

enum class WindowKind { of_a_desk, of_a_kiosk };  // a kiosk's is not closed from outside

enum class WindowTurn { go_on, end, display_lost };

// Waits for what happens or is due, at most so long or, when it is negative, for ever, and answers it.
WindowTurn window_turn(platform::Screen& screen, Kiosk& kiosk, const base::Clock& clock, WindowKind kind, int longest_ms = -1);

}  // namespace app
