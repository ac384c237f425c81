// What update() wants done to the world outside. This list is the only registration; the app carries
// each out, in order, and reports what came of it as an action.
#pragma once

#include <string>
#include <vector>

#include "base/types.h"
#include "content/lesson_parts.h"
#include "content/manifest.h"
#include "evaluation/answer.h"
#include "session/card_book.h"
#include "session/desk_facts.h"
#include "session/desk_record.h"
#include "session/neighbours.h"
#include "session/pack_desk.h"
#include "session/pin.h"
#include "session/print_port.h"
#include "session/recorder.h"
#include "session/send_desk.h"

namespace session {

struct LoadLesson { content::PackId pack; content::LessonId lesson; };
struct BeginSitting { SittingStart start; };
struct CountDeclined { SittingStart asked; };  // was asked, and said no
struct KeepAnswers { SittingId sitting; std::vector<evaluation::Answer> answers; };
struct EndSitting { SittingId sitting; SittingEnd how; Pace pace = Pace::readable; };
struct DeleteSitting { SittingId sitting; };
struct KeepBookmark { std::string bookmark; };  // whole, when a visit begins
struct AddStep { std::string step; };           // what changed since
struct ForgetBookmark {};
struct ReadPage {};     // aloud
struct StopReading {};
struct EndProgram {};

using Effects = base::Types<LoadLesson, BeginSitting, KeepAnswers, EndSitting, DeleteSitting, KeepBookmark, AddStep,
                            ForgetBookmark, CheckPin, KeepPin, KeepDesk, CountLesson, CountDeclined, LookAtKiosk, ReadPage, StopReading,
                            FindPrintPlaces, PrintSheet, CancelPrinting, LookAtPacks, InstallPack, WithdrawPack,
                            CancelPackWork, SendResults, CopyResults, CancelSending, UseCard, BeginLater, MeetNeighbours, LeaveNeighbours, EndProgram>;
using Effect = base::WideVariantOf<Effects>;

}  // namespace session
