#include <algorithm>

#include "session/app_state.h"
#include "session/bookmark.h"

namespace session {
namespace {

// One action's work: the state being changed and the effects gathered on the way.
class Update {
 public:
  explicit Update(AppState state) { next_.state = std::move(state); }

  Transition finish() && {
    if (bookmark_changed_ && state().sitting) next_.effects.emplace_back(KeepBookmark{bookmark_of(state())});
    return std::move(next_);
  }

  // ---- moving about ----
  void operator()(const GoHome&) { leave(end_of(SittingEnd::left), ScreenName::home); }
  void operator()(const QuickExit&) { end_visit(SittingEnd::quick_exit); }
  void operator()(const IdleTimeout&) { end_visit(SittingEnd::idle); }
  void operator()(const IdleWarning&) { state().idle_warning = true; }
  void operator()(const StillHere&) { state().idle_warning = false; }
  void operator()(const OpenHelp&) {
    state().menu = Menu::none;
    state().help_open = true;
  }
  void operator()(const CloseHelp&) { state().help_open = false; }
  void operator()(const OpenMenu& action) { state().menu = state().menu == action.menu ? Menu::none : action.menu; }
  void operator()(const CloseMenu&) { state().menu = Menu::none; }
  void operator()(const DismissNotice&) { state().notice.reset(); }

  void operator()(const GoBack&) {
    if (state().idle_warning) return void(state().idle_warning = false);
    if (state().menu != Menu::none) return void(state().menu = Menu::none);
    if (state().help_open) return void(state().help_open = false);
    if (state().notice) return void(state().notice.reset());
    switch (state().screen) {
      case ScreenName::track: state().screen = ScreenName::home; return;
      case ScreenName::assent: return leave(SittingEnd::left, ScreenName::track);
      case ScreenName::survey: return back_in_survey();
      case ScreenName::lesson: return back_in_lesson();
      default: return;
    }
  }

  void operator()(const GoNext&) {
    switch (state().screen) {
      case ScreenName::neutral: state().screen = ScreenName::home; return;
      case ScreenName::survey:
        if (page_is_answered(sitting().survey)) confirm_page(false);
        return;
      case ScreenName::lesson:
        if (block_is_done(sitting().lesson, sitting().open->lesson)) next_block();
        return;
      case ScreenName::thanks: return leave(SittingEnd::finished, ScreenName::home);
      default: return;
    }
  }

  void operator()(const SkipPage&) {
    if (state().screen == ScreenName::survey) confirm_page(true);
  }

  // ---- settings ----
  void operator()(const ChooseLanguage& action) {
    state().reader.language = action.code;
    state().menu = Menu::none;
    bookmark_changed_ = true;
  }
  void operator()(const ChooseTextSize& action) {
    state().reader.text_percent = std::clamp(action.percent, 100, 200);
    bookmark_changed_ = true;
  }
  void operator()(const ChooseContrast& action) {
    state().reader.contrast = action.contrast;
    bookmark_changed_ = true;
  }

  // ---- choosing a lesson ----
  void operator()(const OpenTrack& action) {
    if (state().screen != ScreenName::home || action.track >= state().tracks.size()) return;
    state().track = action.track;
    state().screen = ScreenName::track;
  }
  void operator()(const ChooseLesson& action) {
    if (state().screen != ScreenName::track) return;
    state().notice.reset();
    next_.effects.emplace_back(LoadLesson{state().tracks[state().track].pack, action.lesson});
  }
  void operator()(const LessonRefused& action) { state().notice = action.code; }
  void operator()(const LessonOpened& action) {
    if (state().screen != ScreenName::track) return;
    if (is_locked(*action.open)) return void(state().notice = base::ErrorCode::unavailable);
    state().sitting = begin(action);
    state().screen = can_ask() ? ScreenName::assent : ScreenName::lesson;
    bookmark_changed_ = true;
  }
  void operator()(const GiveAssent& action) {
    if (state().screen != ScreenName::assent) return;
    sitting().asked = action.yes;
    sitting().recorded = action.yes;
    if (action.yes) {
      next_.effects.emplace_back(BeginSitting{sitting().start});
      start_questions(evaluation::Phase::pre);
    } else {
      state().screen = ScreenName::lesson;
    }
    bookmark_changed_ = true;
  }

  // ---- inside a lesson ----
  void operator()(const TapTarget& action) { in_block<content::TapWordsBlock, TapWordsState>(action); }
  void operator()(const PickChoice& action) { in_block<content::SingleChoiceBlock, SingleChoiceState>(action); }
  void operator()(const PickReply& action) { in_block<content::PracticeChatBlock, ChatState>(action); }
  void operator()(const StartChatAgain& action) { in_block<content::PracticeChatBlock, ChatState>(action); }
  void operator()(const AnswerKnowledge& action) { in_survey(action); }
  void operator()(const RateAction& action) { in_survey(action); }
  void operator()(const RatherNotSay& action) { in_survey(action); }

  void operator()(const DeleteMyAnswers&) {
    if (state().screen != ScreenName::thanks || !sitting().asked || sitting().deleted) return;
    next_.effects.emplace_back(DeleteSitting{sitting().start.id});
  }
  void operator()(const AnswersDeleted&) {
    if (!state().sitting) return;
    sitting().deleted = true;
    bookmark_changed_ = true;
  }

  void operator()(const StorageFailed&) {
    state().storage_failed = true;
    if (!state().sitting) return;
    sitting().recorded = false;
    // Nobody is asked what will not be kept.
    if (state().screen == ScreenName::survey) after_survey();
  }

 private:
  AppState& state() { return next_.state; }
  Sitting& sitting() { return *next_.state.sitting; }

  bool can_ask() const {
    return next_.state.sitting && next_.state.sitting->open->instrument && !next_.state.storage_failed;
  }

  static Sitting begin(const LessonOpened& action) {
    Sitting sitting;
    sitting.open = action.open;
    sitting.lesson = start_lesson(action.open->lesson);
    SittingStart& start = sitting.start;
    start.id = action.sitting;
    start.pack = action.open->pack.value;
    start.manifest_hash = action.open->manifest_hash;
    start.lesson = action.open->lesson.id.value;
    if (action.open->instrument) {
      start.instrument = action.open->instrument->id.value;
      start.instrument_version = action.open->instrument->version;
    }
    start.age_from = action.open->age_from;
    start.age_to = action.open->age_to;
    start.seed = action.seed;
    start.form_a_first = (action.seed & 1) == 0;
    return sitting;
  }

  void start_questions(evaluation::Phase phase) {
    sitting().survey =
        start_survey(*sitting().open->instrument, phase, sitting().start.form_a_first, sitting().start.seed);
    state().screen = ScreenName::survey;
    if (sitting().survey.order.empty()) after_survey();
  }

  void after_survey() {
    state().screen = sitting().survey.phase == evaluation::Phase::pre ? ScreenName::lesson : ScreenName::thanks;
  }

  void confirm_page(bool skip) {
    if (sitting().recorded) {
      next_.effects.emplace_back(KeepAnswers{
          sitting().start.id, answers_of_page(sitting().survey, *sitting().open->instrument, skip)});
    }
    if (sitting().survey.at + 1 < sitting().survey.order.size()) {
      ++sitting().survey.at;
    } else {
      after_survey();
    }
    bookmark_changed_ = true;
  }

  void back_in_survey() {
    if (sitting().survey.at > 0) {
      --sitting().survey.at;
    } else if (sitting().survey.phase == evaluation::Phase::post) {
      state().screen = ScreenName::lesson;
    }
    bookmark_changed_ = true;
  }

  void back_in_lesson() {
    if (sitting().lesson.at > 0) --sitting().lesson.at;
    bookmark_changed_ = true;
  }

  void next_block() {
    keep_practice();
    if (sitting().lesson.at + 1 < sitting().open->lesson.blocks.size()) {
      ++sitting().lesson.at;
    } else if (sitting().asked && sitting().recorded) {
      if (sitting().survey.phase == evaluation::Phase::post && !sitting().survey.order.empty()) {
        state().screen = ScreenName::survey;
      } else {
        start_questions(evaluation::Phase::post);
      }
    } else {
      state().screen = ScreenName::thanks;
    }
    bookmark_changed_ = true;
  }

  // The play from which a reader first goes on is what counts; two plays must not be mixed.
  void keep_practice() {
    const auto* block = std::get_if<content::PracticeChatBlock>(&sitting().open->lesson.blocks[sitting().lesson.at]);
    if (block == nullptr || !sitting().recorded || sitting().practice_kept) return;
    sitting().practice_kept = true;
    const auto& chat = std::get<ChatState>(sitting().lesson.blocks[sitting().lesson.at]);
    auto answers = practice_answers(chat, *block);
    if (!answers.empty()) next_.effects.emplace_back(KeepAnswers{sitting().start.id, std::move(answers)});
  }

  template <typename Block, typename State, typename BlockAction>
  void in_block(const BlockAction& action) {
    if (state().screen != ScreenName::lesson) return;
    LessonState& lesson = sitting().lesson;
    const auto* block = std::get_if<Block>(&sitting().open->lesson.blocks[lesson.at]);
    if (block == nullptr) return;
    lesson.blocks[lesson.at] = session::update(std::get<State>(lesson.blocks[lesson.at]), action, *block);
    bookmark_changed_ = true;
  }

  template <typename SurveyAction>
  void in_survey(const SurveyAction& action) {
    if (state().screen != ScreenName::survey) return;
    sitting().survey = session::update(sitting().survey, action, *sitting().open->instrument);
  }

  void leave(SittingEnd how, ScreenName to) {
    if (state().sitting) {
      if (sitting().recorded && !sitting().deleted) {
        next_.effects.emplace_back(EndSitting{sitting().start.id, how});
      }
      next_.effects.emplace_back(ForgetBookmark{});
    }
    state().sitting.reset();
    state().screen = to;
    state().menu = Menu::none;
    state().help_open = false;
    state().idle_warning = false;
    state().notice.reset();
  }

  // A reader who has come to the thanks has answered all there was, whichever way they go from there.
  SittingEnd end_of(SittingEnd how) const {
    return next_.state.screen == ScreenName::thanks ? SittingEnd::finished : how;
  }

  void end_visit(SittingEnd how) {
    leave(end_of(how), ScreenName::neutral);
    state().reader = state().defaults;
    state().track = 0;
    state().storage_failed = false;  // the next visit tries again
  }

  Transition next_;
  bool bookmark_changed_ = false;
};

}  // namespace

Transition update(AppState state, const Action& action) {
  Update work(std::move(state));
  std::visit(work, action);
  return std::move(work).finish();
}

std::optional<Progress> progress_of(const AppState& state) {
  if (!state.sitting) return std::nullopt;
  if (state.screen == ScreenName::lesson) {
    return Progress{state.sitting->lesson.at, state.sitting->lesson.blocks.size()};
  }
  if (state.screen == ScreenName::survey) {
    return Progress{state.sitting->survey.at, state.sitting->survey.order.size()};
  }
  return std::nullopt;
}

}  // namespace session
