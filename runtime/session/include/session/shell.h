// The whole kiosk as plain data, and the one function that changes it.
//
//   Transition next = update(shell, action);   // pure: same shell, same action, same result
//
// A view returns actions; the app carries out the effects, in order, before it draws again, and
// reports what came of them as actions. The shell is what every place has: the reader's settings, what
// lies over the place, the ways out. It holds exactly one place, and a place's own actions are nested
// in it, so that what is illegal somewhere cannot be said there.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "session/desk.h"
#include "session/effect.h"
#include "session/lesson_visit.h"
#include "session/overlay.h"
#include "session/reader.h"

namespace session {

// ---- places --------------------------------------------------------------------------------------

struct WakeUp {};
struct OpenTrack {
  content::PackId pack;
  bool behind_pin = false;  // a pack for adults (R23)
};
struct OpenDesk {};
struct ChooseLesson { content::LessonId lesson; };

struct Neutral {  // what quick exit and an idle kiosk show
  using Action = WakeUp;
};

struct Home {
  using Action = std::variant<OpenTrack, OpenDesk>;
};

struct Track {
  content::PackId pack;
  bool by_pin = false;  // opened by whoever knows it: lessons for adults open too
  using Action = ChooseLesson;
};

using Places = base::Types<Neutral, Home, Track, LessonVisit, PinPad, Desk>;
using Place = base::VariantOf<Places>;
using PlaceAction = base::VariantOf<base::Map<ActionIn, Places>>;

// The pack whose words and pictures a place shows; null when it shows none of its own.
const content::PackId* pack_of(const Place& place);

// ---- actions -------------------------------------------------------------------------------------

struct QuickExit {};
struct GoHome {};
struct GoBack {};
struct OpenOverlay { Overlay overlay; };  // a menu that is open already is closed
struct CloseOverlay {};                   // the one on top
struct ChooseLanguage { std::string code; };
struct ChooseTextSize { int percent; };
struct ChooseContrast { Contrast contrast; };
struct ChooseMotion { Motion motion; };

using Anywhere = std::variant<QuickExit, GoHome, GoBack, OpenOverlay, CloseOverlay, ChooseLanguage, ChooseTextSize,
                              ChooseContrast, ChooseMotion, PrintAction>;

// From the app:
struct LessonOpened { OpenLessonPointer open; SittingId sitting; std::uint64_t seed; };
struct LessonRefused { base::ErrorCode code; };
struct AnswersDeleted {};
struct IdleWarned {};
struct IdleTimeout {};
struct StorageFailed {};
struct PinKept {};
struct PinFailed {};  // it could be neither checked nor kept
struct PrintingWentOn { std::int64_t done; std::int64_t of; };  // pages
struct PrintingFailed { base::ErrorCode code; };
struct PrintingStopped {};

using Report = std::variant<LessonOpened, LessonRefused, AnswersDeleted, IdleWarned, IdleTimeout, StorageFailed,
                            PinTried, PinKept, PinFailed, PrintPlacesFound, PrintingWentOn, SheetPrinted, PrintingFailed,
                            PrintingStopped>;

using Action = std::variant<Anywhere, PlaceAction, Report>;

// ---- the shell -----------------------------------------------------------------------------------

struct Shell {
  Reader defaults;  // what every visit starts with
  Reader reader;
  std::vector<Overlay> overlays;  // the last lies on top
  PinState pin;
  bool storage_failed = false;    // shown, and sampling stops; lessons go on
  Place place = Home{};
};

template <typename Wanted>
bool is_open(const Shell& shell) {
  for (const Overlay& overlay : shell.overlays) {
    if (std::holds_alternative<Wanted>(overlay)) return true;
  }
  return false;
}

struct Transition {
  Shell shell;
  std::vector<Effect> effects;
};

Transition update(Shell shell, const Action& action);

}  // namespace session
