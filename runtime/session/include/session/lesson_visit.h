// One reader's way through one lesson: perhaps questions, the lesson, perhaps questions again, thanks.
// A visit is at exactly one stage, and what a stage does not know cannot be done in it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluation/linking_card.h"
#include "session/block_play.h"
#include "session/library.h"
#include "session/recorder.h"
#include "session/survey_state.h"

namespace session {

// What is kept of the visit, and of whom it is known that they agreed to it.
struct Sitting {
  OpenLessonPointer open;
  SittingStart start;
  bool takes_card = false;  // it may be tapped before the questions
  bool asked = false;     // the reader said yes to the questions
  bool recorded = false;  // answers are being kept; false once the disk refuses
  bool hurried = false;   // a survey was gone through faster than anybody reads
  bool deleted = false;   // the reader had the answers deleted, and they are gone
  std::vector<content::BlockId> measured;  // whose coded choices are kept; playing such a block again is practice
};

// The way through the blocks. Blocks already visited keep what was done in them, so that going back and
// forth changes nothing.
struct LessonState {
  std::size_t at = 0;
  std::vector<BlockState> blocks;  // parallel to the lesson's blocks
};

LessonState start_lesson(const content::Lesson& lesson, std::uint64_t seed);

// ---- stages --------------------------------------------------------------------------------------

struct GiveAssent { bool yes; };
struct ConfirmPage {};
struct SkipPage {};
struct NextBlock {};
struct DeleteMyAnswers {};
struct Finish {};

struct Assent {
  using Action = GiveAssent;
};

struct Survey {
  SurveyState questions;
  using Action = std::variant<ConfirmPage, SkipPage, ItemAnswer, RatherNotSay>;
};

struct Playing {
  std::optional<SurveyState> begun_after;  // the questions after the lesson, when the reader came back from them
  using Action = std::variant<NextBlock, BlockAction>;
};

struct Thanks {
  using Action = std::variant<DeleteMyAnswers, Finish>;
};

// The pictures of a linking card are tapped here, and nowhere else are they known: not in the bookmark, not in a log.
enum class CardTold { nothing, slip, not_ours, came_back };

struct TapPicture { evaluation::CardPicture picture; };
struct TakeBackPicture {};
struct OfferCard {};     // all of them are tapped
struct HaveNoCard {};
struct LostMyCard {};   // and was asked weeks ago
struct GoToLesson {};   // of whoever was asked already

struct CardEntry {
  std::vector<evaluation::CardPicture> tapped{};
  CardTold told = CardTold::nothing;
  bool looking = false;  // whose it is
  using Action = std::variant<TapPicture, TakeBackPicture, OfferCard, HaveNoCard, LostMyCard, GoToLesson>;

  bool is_full() const { return tapped.size() == std::tuple_size_v<evaluation::CardRow>; }
};

using Stages = base::Types<Assent, Survey, Playing, Thanks, CardEntry>;
using Stage = base::WideVariantOf<Stages>;

template <typename PlaceOrStage>
using ActionIn = typename PlaceOrStage::Action;

struct LessonVisit {
  Sitting sitting;
  LessonState lesson;
  Stage stage;
  bool gained_panel = false;  // of the parasol: done for the first time in this visit to the kiosk
  // Of a trial (base/arms.h), when the questions before are through. Until then every arm is alike.
  bool plays_other = false;   // the arm's other lesson, and not the one that was chosen
  bool asked_after = false;   // the questions after are through, and the lesson comes now
  using Actions = base::Map<ActionIn, Stages>;
  using Action = base::WideVariantOf<Actions>;

  const content::Lesson& content() const { return plays_other ? *sitting.open->other_lesson : sitting.open->lesson; }
  const content::Block& block() const { return content().blocks[lesson.at]; }
  const BlockState& block_state() const { return lesson.blocks[lesson.at]; }
};

// The arm that the visit is gone through in: nobody who was not asked is in one, nor where the pack has lost its other lesson.
base::Arm arm_of(const LessonVisit& visit);
// Whether the page before can be gone back to from these questions.
bool can_go_back(const LessonVisit& visit, const Survey& survey);
// The questions after, asked of somebody whose lesson is still to come.
bool comes_before_lesson(const LessonVisit& visit, const Survey& survey);
// Plays the chosen lesson, or the arm's other one, from its beginning.
void begin_lesson(LessonVisit& visit, bool other);

// How far along the stage is: blocks of the lesson or items of the questions.
std::optional<Progress> progress_of(const LessonVisit& visit);

}  // namespace session
