// What may take long, as plain data, and the port behind which it is done so that no frame waits for it.
//
//   number = jobs.start(CloseBlocks{})   ->  JobProgress …  ->  JobDone, JobFailed or JobCancelled
//
// Nothing here waits. Jobs that use the same thing (the disk, the network) are done one after another in
// the order they were started; reports come back in the order things happened, to whoever asks for them
// on the thread of the frames, and become actions there. A new kind of job is a struct and its place in
// the list; the app does not compile before it knows how to do it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluation/scoring.h"
#include "session/effect.h"

namespace session {

struct AddSteps { std::vector<std::string> steps; };  // of AddStep, as many as wait together

// One call of the recorder, or what was decided at the desk.
using Records = base::Types<BeginSitting, KeepAnswers, EndSitting, DeleteSitting, KeepBookmark, AddSteps,
                            ForgetBookmark, KeepDesk, CountLesson, CountDeclined, BeginLater>;
using Record = base::WideVariantOf<Records>;

struct Keep { Record record; };  // never cancelled, and done before the program ends
// What a lesson's answers are scored by is kept, and with which form its reader begins and in which arm is looked up: ReaderPlaced.
struct PlaceReader {
  evaluation::ScoringKey key;
  int age_from = 0;
  int age_to = 0;
  base::Arms arms;         // in which the instrument can be asked
  std::uint64_t seed = 0;  // of the visit, and of the orders of arms and forms that begin with it
};
struct CloseBlocks {};           // what may be closed, into batches
struct SendBatches {};           // batches out, receipts in; done without a word when the kiosk is not enrolled

// The PIN is checked, and kept, as jobs of their own: Argon2id takes longer than a frame may.
using JobTypes = base::Types<Keep, PlaceReader, CloseBlocks, SendBatches, CheckPin, KeepPin, LookAtKiosk, FindPrintPlaces, PrintSheet,
                             LookAtPacks, InstallPack, WithdrawPack, SendResults, CopyResults, UseCard, MeetNeighbours, LeaveNeighbours>;
using Job = base::WideVariantOf<JobTypes>;
using JobNumber = std::uint64_t;  // from 1

struct JobProgress {
  std::int64_t done = 0;
  std::int64_t of = 0;
};
struct JobDone {};
struct JobFailed {
  base::Error error;
  std::optional<std::int64_t> retry_after_s{};  // what the other side asked for
};
struct JobCancelled {};

struct JobReport {
  JobNumber job = 0;
  // How PlaceReader, CheckPin, LookAtKiosk, FindPrintPlaces, PrintSheet and UseCard end: ReaderPlaced, PinTried, DeskFacts, PrintPlacesFound,
  // SheetPrinted or PrintingFailed, CardUsed; what is done with packs: PacksSeen, PackInstalled, PackWithdrawn, PackWorkFailed; with results at the desk: ResultsSent,
  // ResultsCopied, ResultsNotSent; how neighbours are met: NeighboursMet.
  std::variant<JobProgress, JobDone, JobFailed, JobCancelled, ReaderPlaced, PinTried, DeskFacts, PrintPlacesFound, SheetPrinted, PrintingFailed, PacksSeen,
               PackInstalled, PackWithdrawn, PackWorkFailed, ResultsSent, ResultsCopied, ResultsNotSent, CardUsed, NeighboursMet> what;
};

class Jobs {
 public:
  virtual ~Jobs() = default;
  // Steps of a bookmark join those that still wait, and then share their number. A job that there is no
  // room for fails with unavailable: what it needs has been stuck for long.
  virtual JobNumber start(Job job) = 0;
  // A waiting job is forgotten, one being done ends soon; either is reported. What has ended stays ended.
  virtual void cancel(JobNumber number) = 0;
  virtual std::vector<JobReport> reports() = 0;  // since the last call
};

}  // namespace session
