// What may lie over a place. This list is the only registration; each draws itself in the screens.
// Overlays lie on one another in the order they were opened, each at most once.
#pragma once

#include "base/result.h"
#include "base/types.h"

namespace session {

struct HelpCard {};  // R7; covers the whole place
struct LanguageMenu {};
struct LookMenu {};  // text size and colours
struct Pause {};     // of a practice chat
struct Notice {
  base::ErrorCode code;  // why a lesson could not be opened
};
struct IdleWarning {};

using Overlays = base::Types<HelpCard, LanguageMenu, LookMenu, Pause, Notice, IdleWarning>;
using Overlay = base::VariantOf<Overlays>;

}  // namespace session
