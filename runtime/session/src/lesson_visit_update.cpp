#include <algorithm>

#include "turn.h"

namespace session {
namespace {

using evaluation::Wave;

const content::Instrument& instrument_of(const LessonVisit& visit) { return *visit.sitting.open->instrument; }

const base::ArmFacts& arm_facts(const LessonVisit& visit) { return base::facts_of(arm_of(visit)); }

Stage lesson_after_all(LessonVisit& visit) {
  visit.asked_after = true;
  if (!arm_facts(visit).lesson_after) return Thanks{};
  begin_lesson(visit, false);
  return Playing{};
}

// Whoever comes back weeks later has had the lesson; it is theirs once more, and nothing of it is counted.
Stage lesson_once_more(LessonVisit& visit) {
  visit.asked_after = true;
  begin_lesson(visit, false);
  return Playing{};
}

Stage after_questions(LessonVisit& visit, Wave wave) {
  if (wave == Wave::follow_up) return lesson_once_more(visit);
  const base::ArmFacts& arm = arm_facts(visit);
  if (wave != Wave::pre || (arm.lesson_after && !visit.sitting.recorded)) return lesson_after_all(visit);
  if (arm.between == base::Between::nothing) return questions(visit, Wave::post);
  if (arm.between == base::Between::other_lesson) begin_lesson(visit, true);
  return Playing{};
}

}  // namespace

Stage questions(LessonVisit& visit, Wave wave) {
  const SittingStart& start = visit.sitting.start;
  SurveyState survey = start_survey(instrument_of(visit), wave, start.form_a_first, start.seed);
  if (survey.order.empty()) return after_questions(visit, wave);
  return Survey{std::move(survey)};
}

namespace {

Stage after_lesson(LessonVisit& visit, Playing& playing) {
  if (visit.asked_after) return Thanks{};
  if (!visit.sitting.asked || !visit.sitting.recorded) return lesson_after_all(visit);
  if (playing.begun_after) return Survey{*std::move(playing.begun_after)};
  return questions(visit, Wave::post);
}

// Choices count where the lesson, in whichever words, stands between the questions before and after.
bool counts_choices(const LessonVisit& visit) {
  return !visit.asked_after && !(visit.plays_other && arm_facts(visit).lesson_after);
}

// The play from which a reader first goes on is what counts, coded or not; two plays must not be mixed.
void keep_choices(Turn& turn, LessonVisit& visit) {
  Sitting& sitting = visit.sitting;
  const content::BlockId& id = content::block_id(visit.block());
  const bool played_before = std::find(sitting.measured.begin(), sitting.measured.end(), id) != sitting.measured.end();
  if (!sitting.recorded || !counts_choices(visit) || !is_measured(visit.block()) || played_before) return;
  sitting.measured.push_back(id);
  turn.remember(Part::sitting);
  Answers answers = answers_of(visit.block_state(), visit.block());
  if (!answers.empty()) turn.effect(KeepAnswers{sitting.start.id, std::move(answers)});
}

// The actions of each stage. `stage` is part of the visit, and gone as soon as the visit has another.
class StageUpdate {
 public:
  StageUpdate(Turn& turn, LessonVisit& visit) : turn_(turn), visit_(visit) {}

  void operator()(Assent&, const GiveAssent& action) {
    Sitting& sitting = visit_.sitting;
    sitting.asked = action.yes;
    const bool shows_card = action.yes && sitting.takes_card;  // nothing begins before it is known which visit this is
    sitting.recorded = action.yes && !shows_card;
    if (sitting.recorded) turn_.effect(BeginSitting{sitting.start});
    if (!action.yes) turn_.effect(CountDeclined{sitting.start});
    if (shows_card) visit_.stage = CardEntry{};
    else visit_.stage = action.yes ? questions(visit_, Wave::pre) : Playing{};
    turn_.remember(Part::sitting);
    turn_.remember(Part::stage);
  }

  void operator()(Survey& survey, const Survey::Action& action) {
    const base::Overload carry_out{[&](const ConfirmPage&) {
                                     if (page_is_answered(survey.questions, instrument_of(visit_))) finish_page(survey, false);
                                   },
                                   [&](const SkipPage&) { finish_page(survey, true); },
                                   [&](const auto& answer) {
                                     survey.questions = session::update(survey.questions, answer, instrument_of(visit_));
                                   }};
    std::visit(carry_out, action);
  }

  void operator()(Playing& playing, const Playing::Action& action) {
    const base::Overload carry_out{[&](const NextBlock&) {
                                     if (is_done()) keep_choices(turn_, visit_);
                                     if (is_done() || visit_.content().sensitive) next_block(playing);  // R10
                                   },
                                   [&](const BlockAction& done) {
                                     BlockState& state = visit_.lesson.blocks[visit_.lesson.at];
                                     const Steps before = steps_of(state, visit_.block());
                                     state = session::update(std::move(state), done, visit_.block());
                                     if (steps_of(state, visit_.block()) != before) turn_.remember(Part::block);
                                   }};
    std::visit(carry_out, action);
  }

  void operator()(CardEntry& entry, const CardEntry::Action& action) { update_card(turn_, visit_, entry, action); }

  void operator()(Thanks&, const Thanks::Action& action) {
    if (std::holds_alternative<Finish>(action)) return finish();
    const Sitting& sitting = visit_.sitting;
    if (sitting.asked && !sitting.deleted) turn_.effect(DeleteSitting{sitting.start.id});
  }

 private:
  // To the list it was chosen from, which shows what is done and what comes next. R10: the last thing of a sensitive lesson
  // is who can be talked to.
  void finish() {
    const Sitting& sitting = visit_.sitting;
    const bool was_sensitive = sitting.open->lesson.sensitive || visit_.content().sensitive;
    turn_.go(Track{sitting.open->pack, is_for_adults(*sitting.open)}, SittingEnd::finished);
    if (was_sensitive) turn_.shell().overlays.emplace_back(HelpCard{});
  }
  void finish_page(Survey& survey, bool skip) {
    SurveyState& asked = survey.questions;
    asked = leave_page(std::move(asked), instrument_of(visit_), skip);
    if (is_hurried(asked) && !visit_.sitting.hurried) {
      visit_.sitting.hurried = true;
      turn_.remember(Part::sitting);
    }
    if (visit_.sitting.recorded) {
      turn_.effect(KeepAnswers{visit_.sitting.start.id, answers_of_page(asked, instrument_of(visit_), skip)});
    }
    if (asked.at + 1 < asked.order.size()) {
      ++asked.at;
    } else {
      const Wave wave = asked.wave;
      visit_.stage = after_questions(visit_, wave);  // `asked` is gone
    }
    turn_.remember(Part::stage);
  }

  bool is_done() const { return progress_of(visit_.block_state(), visit_.block()).is_done(); }

  void next_block(Playing& playing) {
    if (visit_.lesson.at + 1 < visit_.content().blocks.size()) {
      ++visit_.lesson.at;
    } else {
      // Whoever had it in other words had it; whoever had something else in its place has it yet to come.
      const bool had_it = !visit_.plays_other || !arm_facts(visit_).lesson_after;
      if (had_it && note_done(turn_.shell().progress, visit_.sitting.open->pack, visit_.sitting.open->lesson.id)) visit_.gained_panel = true;
      visit_.stage = after_lesson(visit_, playing);
    }
    turn_.remember(Part::stage);
  }

  Turn& turn_;
  LessonVisit& visit_;
};

SittingStart start_of(const LessonOpened& opened) {
  const OpenLesson& open = *opened.open;
  SittingStart start;
  start.id = opened.sitting;
  start.pack = open.pack.value;
  start.manifest_hash = open.manifest_hash;
  start.lesson = open.lesson.id.value;
  if (open.instrument) {
    start.instrument = open.instrument->id.value;
    start.instrument_version = open.instrument->version;
  }
  start.age_from = open.age_from;
  start.age_to = open.age_to;
  start.seed = opened.seed;
  if (opened.placed) start.arm = opened.placed->arm;
  start.form_a_first = opened.placed ? opened.placed->form_a_first : (opened.seed & 1) == 0;
  return start;
}

}  // namespace

LessonState start_lesson(const content::Lesson& lesson, std::uint64_t seed) {
  LessonState state;
  for (const content::Block& block : lesson.blocks) state.blocks.push_back(start(block, seed));
  return state;
}

base::Arm arm_of(const LessonVisit& visit) {
  const base::Arm arm = visit.sitting.asked ? visit.sitting.start.arm : base::Arm::none;
  const bool lacks = base::facts_of(arm).between == base::Between::other_lesson && !visit.sitting.open->other_lesson;
  return lacks ? base::Arm::none : arm;
}

bool comes_before_lesson(const LessonVisit& visit, const Survey& survey) {
  return survey.questions.wave == Wave::post && arm_facts(visit).lesson_after;
}

bool can_go_back(const LessonVisit& visit, const Survey& survey) {
  if (survey.questions.at > 0) return true;
  return survey.questions.wave == Wave::post && arm_facts(visit).between != base::Between::nothing;
}

void begin_lesson(LessonVisit& visit, bool other) {
  visit.plays_other = other;
  visit.lesson = start_lesson(visit.content(), visit.sitting.start.seed);
}

LessonVisit begin_visit(const LessonOpened& opened, bool may_ask) {
  LessonVisit visit;
  visit.sitting.open = opened.open;
  visit.sitting.start = start_of(opened);
  visit.sitting.takes_card = opened.placed && opened.placed->takes_card;
  begin_lesson(visit, false);
  if (may_ask && opened.open->instrument) {
    visit.stage = Assent{};
  } else {
    visit.stage = Playing{};
  }
  return visit;
}

void update_visit(Turn& turn, LessonVisit& visit, const LessonVisit::Action& action) {
  base::visit_same(visit.stage, action, StageUpdate(turn, visit));
}

void go_back(Turn& turn, LessonVisit& visit) {
  const base::Overload back{[&](Assent&) { turn.go(Track{visit.sitting.open->pack, is_for_adults(*visit.sitting.open)}, SittingEnd::left); },
                            [&](Survey& survey) {
                              if (survey.questions.at > 0) {
                                --survey.questions.at;
                              } else if (can_go_back(visit, survey)) {
                                visit.stage = Playing{std::move(survey.questions)};
                              }
                              turn.remember(Part::stage);
                            },
                            [&](Playing&) {
                              if (visit.lesson.at > 0) --visit.lesson.at;
                              turn.remember(Part::stage);
                            },
                            [](Thanks&) {},
                            [&](CardEntry&) {
                              visit.sitting.asked = false;
                              visit.stage = Assent{};
                              turn.remember(Part::sitting);
                              turn.remember(Part::stage);
                            }};
  std::visit(back, visit.stage);
}

// Nobody is asked what will not be kept. A step is written only for what changed: the disk that refuses it too reports
// the same again.
void storage_failed(Turn& turn, LessonVisit& visit) {
  if (visit.sitting.recorded) turn.remember(Part::sitting);
  visit.sitting.recorded = false;
  const base::Overload skipped{[](const Assent&) { return std::optional<Stage>(Playing{}); },
                               [&](const Survey& survey) { return std::optional(after_questions(visit, survey.questions.wave)); },
                               [](const Playing&) { return std::optional<Stage>(); },
                               [](const Thanks&) { return std::optional<Stage>(); },
                               [](const CardEntry&) { return std::optional<Stage>(Playing{}); }};
  auto next = std::visit(skipped, visit.stage);
  if (!next) return;
  visit.stage = *std::move(next);
  turn.remember(Part::stage);
}

std::optional<Progress> progress_of(const LessonVisit& visit) {
  const base::Overload progress{
      [](const Assent&) { return std::optional<Progress>(); }, [](const Thanks&) { return std::optional<Progress>(); },
      [](const CardEntry&) { return std::optional<Progress>(); },
      [](const Survey& survey) {
        return std::optional(Progress{survey.questions.at, survey.questions.order.size()});
      },
      [&](const Playing&) { return std::optional(Progress{visit.lesson.at, visit.lesson.blocks.size()}); }};
  return std::visit(progress, visit.stage);
}

}  // namespace session
