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
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "session/desk.h"
#include "session/effect.h"
#include "session/group.h"
#include "session/lesson_visit.h"
#include "session/local_help.h"
#include "session/overlay.h"
#include "session/reader.h"
#include "session/visit_progress.h"

namespace session {

// ---- places --------------------------------------------------------------------------------------

struct WakeUp {};
struct ComeIn {};
struct SayHello { std::string language; };  // "hello" in it was touched: it is chosen, and the visit begins
struct BeginVisit {};                       // in the language that is shown
struct OpenTrack {
  content::PackId pack;
  bool behind_pin = false;  // a pack for adults (R23)
};
struct OpenShelf {
  AgeBand ages;
  bool behind_pin = false;
};
struct OpenDesk {};
struct ChoosePack { content::PackId pack; };
struct ChooseLesson { content::LessonId lesson; };

struct Neutral {  // what quick exit leaves: nobody can tell what was here
  using Action = WakeUp;
};

struct Attract {  // what a kiosk shows whom nobody has touched
  using Action = ComeIn;
};

struct Welcome {  // "hello" in every language
  using Action = std::variant<SayHello, BeginVisit>;
};

struct Home {  // who is there: the choice of an age
  using Action = std::variant<OpenTrack, OpenShelf, OpenDesk>;
};

struct Shelf {  // every pack of a band that has several
  AgeBand ages;
  bool by_pin = false;  // opened by whoever knows it: what is for adults opens too
  using Action = ChoosePack;
};

struct Track {
  content::PackId pack;
  bool by_pin = false;
  std::optional<AgeBand> shelf{};  // it was taken from
  using Action = ChooseLesson;
};

using Places = base::Types<Neutral, Attract, Welcome, Home, Shelf, Track, LessonVisit, PinPad, Desk, GroupChoice, Group>;
using Place = base::WideVariantOf<Places>;
using PlaceActions = base::Map<ActionIn, Places>;
using PlaceAction = base::WideVariantOf<PlaceActions>;

// The pack whose words and pictures a place shows; null when it shows none of its own.
const content::PackId* pack_of(const Place& place);
const OpenLesson* lesson_in(const Place& place);  // null when none is open

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
struct ChooseSounds { bool on; };
struct ChooseVoice { Voice voice; };
struct ChooseByEar { bool on; };  // on the screen that nobody is at it also begins a visit
struct ChooseScanning { Scanning scanning; };
struct LeaveWords { bool keep; };  // which were written at the desk and not kept
struct ReadAloud { bool on; };  // what is on the page, from its beginning

using AnywhereActions = base::Types<QuickExit, GoHome, GoBack, OpenOverlay, CloseOverlay, ChooseLanguage, ChooseTextSize,
                                    ChooseContrast, ChooseMotion, ChooseSounds, ChooseVoice, ChooseByEar,
                                    ChooseScanning, ReadAloud, LeaveWords, PrintAction>;
using Anywhere = base::WideVariantOf<AnywhereActions>;

// From the app:
struct LessonOpened {
  OpenLessonPointer open;
  SittingId sitting;
  std::uint64_t seed;
  std::optional<ReaderPlaced> placed{};  // absent where the disk could not say
};
struct LessonRefused { base::ErrorCode code; };
struct AnswersDeleted {};
struct IdleWarned { int seconds_left = 0; };  // once a second, until somebody is there or none is left
struct IdleTimeout {};
struct SecondsPassed { int seconds; };  // while a timer runs
struct PageRead { std::int64_t ms; };  // of questions, since the action before this one
struct StorageFailed {};
struct PinKept {};
struct PinFailed {};  // it could be neither checked nor kept
struct DeskKept { DeskRecord record; };
struct DeskNotKept {};
struct PrintingWentOn { std::int64_t done; std::int64_t of; };  // pages
struct PrintingStopped {};
struct PackWorkWentOn { std::int64_t done; std::int64_t of; };  // bytes
struct PackWorkStopped {};
struct SendingWentOn { std::int64_t done; std::int64_t of; };  // groups
struct SendingStopped {};

using Reports = base::Types<LessonOpened, LessonRefused, AnswersDeleted, IdleWarned, IdleTimeout, SecondsPassed, PageRead, StorageFailed,
                            PinTried, PinKept, PinFailed, DeskKept, DeskNotKept, DeskFacts, PrintPlacesFound, PrintingWentOn,
                            SheetPrinted, PrintingFailed, PrintingStopped, PacksSeen, PackInstalled, PackWithdrawn, PackWorkFailed,
                            PackWorkWentOn, PackWorkStopped, SendingWentOn, SendingStopped, ResultsSent, ResultsCopied, ResultsNotSent, CardUsed, NeighboursMet>;
using Report = base::WideVariantOf<Reports>;

using Actions = base::Types<Anywhere, PlaceAction, Report>;
using Action = base::WideVariantOf<Actions>;

// ---- the shell -----------------------------------------------------------------------------------

// How a visit begins, by what the kiosk has to offer: what leaves no choice is not asked.
struct Entrance {
  bool asks_language = false;
  std::optional<content::PackId> only_pack{};  // the one there is for every age
};

struct Shell {
  Reader defaults;  // what every visit starts with
  Entrance entrance;
  Reader reader;
  VisitProgress progress;
  std::vector<Overlay> overlays;  // the last lies on top
  PinState pin;
  LocalHelp local_help;
  Settings settings;
  PackDesk packs{};
  SendWork sending{};
  NeighboursMet neighbours{};
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

// Whether leaving the desk would lose what somebody wrote there.
bool has_unkept_words(const Shell& shell);

struct Transition {
  Shell shell;
  std::vector<Effect> effects;
};

Transition update(Shell shell, const Action& action);

// What visits start with, as it was decided at the desk.
void apply_settings(Shell& shell);

}  // namespace session
