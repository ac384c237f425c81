// The whole kiosk as plain data, and the one function that changes it.
//
//   Transition next = update(state, action);   // pure: same state, same action, same result
//
// A view returns actions; the app carries out the effects, in order, before it draws again, and
// reports what came of them as actions. A visit is one reader at the kiosk: settings, sitting and
// screen all end with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "session/lesson_state.h"
#include "session/library.h"
#include "session/recorder.h"
#include "session/survey_state.h"

namespace session {

enum class ScreenName { neutral, home, track, assent, survey, lesson, thanks };
enum class Menu { none, language, text_size, pause };
enum class Contrast { warm, high, dark };

struct ReaderSettings {
  std::string language = "en";
  int text_percent = 100;  // 100, 125, 150, 200
  Contrast contrast = Contrast::warm;
};

// The lesson being played and how far the reader is.
struct Sitting {
  OpenLessonPointer open;
  SittingStart start;
  bool asked = false;     // the reader said yes to the questions
  bool recorded = false;  // answers are being kept; false once the disk refuses
  bool deleted = false;   // the reader had the answers deleted, and they are gone
  bool practice_kept = false;  // the choices of one play of the chat; playing again is practice
  LessonState lesson;
  SurveyState survey;
};

struct AppState {
  ReaderSettings defaults;  // what every visit starts with
  ReaderSettings reader;
  std::vector<TrackCard> tracks;
  ScreenName screen = ScreenName::home;
  std::size_t track = 0;  // meaningful on ScreenName::track and after
  std::optional<Sitting> sitting;
  bool help_open = false;
  bool idle_warning = false;
  bool storage_failed = false;  // shown, and sampling stops; lessons go on
  Menu menu = Menu::none;
  std::optional<base::ErrorCode> notice;  // why a lesson could not be opened
};

// ---- actions -------------------------------------------------------------------------------------

struct GoHome {};
struct GoBack {};
struct GoNext {};
struct SkipPage {};
struct OpenHelp {};
struct CloseHelp {};
struct QuickExit {};
struct OpenMenu { Menu menu; };
struct CloseMenu {};
struct ChooseLanguage { std::string code; };
struct ChooseTextSize { int percent; };
struct ChooseContrast { Contrast contrast; };
struct OpenTrack { std::size_t track; };
struct ChooseLesson { content::LessonId lesson; };
struct GiveAssent { bool yes; };
struct DeleteMyAnswers {};
struct DismissNotice {};
struct StillHere {};

// From the app:
struct LessonOpened { OpenLessonPointer open; SittingId sitting; std::uint64_t seed; };
struct LessonRefused { base::ErrorCode code; };
struct AnswersDeleted {};
struct IdleWarning {};
struct IdleTimeout {};
struct StorageFailed {};

using Action = std::variant<GoHome, GoBack, GoNext, SkipPage, OpenHelp, CloseHelp, QuickExit, OpenMenu, CloseMenu,
                            ChooseLanguage, ChooseTextSize, ChooseContrast, OpenTrack, ChooseLesson, GiveAssent,
                            DeleteMyAnswers, DismissNotice, StillHere, TapTarget, PickChoice, PickReply,
                            StartChatAgain, AnswerKnowledge, RateAction, RatherNotSay, LessonOpened, LessonRefused,
                            AnswersDeleted, IdleWarning, IdleTimeout, StorageFailed>;

// ---- effects -------------------------------------------------------------------------------------

struct LoadLesson { content::PackId pack; content::LessonId lesson; };
struct BeginSitting { SittingStart start; };
struct KeepAnswers { SittingId sitting; std::vector<evaluation::Answer> answers; };
struct EndSitting { SittingId sitting; SittingEnd how; };
struct DeleteSitting { SittingId sitting; };
struct KeepBookmark { std::string bookmark; };
struct ForgetBookmark {};

using Effect = std::variant<LoadLesson, BeginSitting, KeepAnswers, EndSitting, DeleteSitting, KeepBookmark,
                            ForgetBookmark>;

struct Transition {
  AppState state;
  std::vector<Effect> effects;
};

Transition update(AppState state, const Action& action);

// How far along the current part is: blocks of the lesson or items of the survey.
struct Progress {
  std::size_t at = 0;
  std::size_t of = 0;
};
std::optional<Progress> progress_of(const AppState& state);

}  // namespace session
