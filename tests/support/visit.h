// One reader's visit in memory: hands actions to update(), keeps the state and every effect there was.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "session/app_state.h"
#include "support/lesson_builder.h"

namespace support {

class Visit {
 public:
  explicit Visit(session::AppState state = fresh_kiosk()) : state_(std::move(state)) {}

  Visit& act(const session::Action& action) {
    session::Transition next = session::update(std::move(state_), action);
    state_ = std::move(next.state);
    last_ = next.effects;
    effects_.insert(effects_.end(), last_.begin(), last_.end());
    return *this;
  }

  // ---- to the screens, by the shortest way ----
  Visit& open(session::OpenLessonPointer lesson = shared(small_open_lesson()), std::uint64_t seed = 0) {
    act(session::OpenTrack{0}).act(session::ChooseLesson{lesson->lesson.id});
    return act(session::LessonOpened{std::move(lesson), session::SittingId("sitting-1"), seed});
  }
  Visit& to_questions() { return open().act(session::GiveAssent{true}); }
  Visit& skip_all_questions() {
    while (state_.screen == session::ScreenName::survey) act(session::SkipPage{});
    return *this;
  }
  Visit& to_lesson() { return to_questions().skip_all_questions(); }
  Visit& to_chat() {
    to_lesson().act(session::GoNext{}).act(session::TapTarget{"coins"}).act(session::GoNext{});
    return act(session::PickChoice{"ask"}).act(session::GoNext{});
  }
  Visit& to_close() { return to_chat().act(session::PickReply{"leave"}).act(session::GoNext{}); }
  Visit& to_questions_after() { return to_close().act(session::GoNext{}); }
  Visit& to_thanks() { return to_questions_after().skip_all_questions(); }

  const session::AppState& state() const { return state_; }
  const session::Sitting& sitting() const { return *state_.sitting; }
  const std::vector<session::Effect>& last() const { return last_; }

  // Effects of one kind, of the last action or of all.
  template <typename Kind>
  std::vector<Kind> last_of() const { return of_kind<Kind>(last_); }
  template <typename Kind>
  std::vector<Kind> all_of() const { return of_kind<Kind>(effects_); }

 private:
  template <typename Kind>
  static std::vector<Kind> of_kind(const std::vector<session::Effect>& effects) {
    std::vector<Kind> found;
    for (const session::Effect& effect : effects) {
      if (const auto* kind = std::get_if<Kind>(&effect)) found.push_back(*kind);
    }
    return found;
  }

  session::AppState state_;
  std::vector<session::Effect> effects_;
  std::vector<session::Effect> last_;
};

struct NamedVisit {
  std::string name;
  Visit visit;
};

// A visit on every kind of screen and every block, some with something lying over them.
inline std::vector<NamedVisit> visits_everywhere() {
  std::vector<NamedVisit> all;
  const auto add = [&](const std::string& name, Visit visit) { all.push_back({name, std::move(visit)}); };
  add("home", Visit());
  add("neutral", Visit().act(session::QuickExit{}));
  add("track", Visit().act(session::OpenTrack{0}));
  add("assent", Visit().open());
  add("first question", Visit().to_questions());
  add("half-rated question", Visit().to_questions().act(session::RateAction{1, 3}).act(session::AnswerKnowledge{evaluation::KnowledgeValue::yes}));
  add("page", Visit().to_lesson());
  add("words", Visit().to_lesson().act(session::GoNext{}));
  add("question", Visit().to_lesson().act(session::GoNext{}).act(session::TapTarget{"coins"}).act(session::GoNext{}));
  add("chat", Visit().to_chat());
  add("chat at its end", Visit().to_chat().act(session::PickReply{"leave"}));
  add("close", Visit().to_close());
  add("questions after", Visit().to_questions_after());
  add("thanks", Visit().to_thanks());
  add("lesson without questions", Visit().open().act(session::GiveAssent{false}));
  const std::size_t plain = all.size();
  for (std::size_t i = 0; i < plain; ++i) {
    add(all[i].name + " under help", Visit(all[i].visit).act(session::OpenHelp{}));
    add(all[i].name + " under a menu", Visit(all[i].visit).act(session::OpenMenu{session::Menu::language}));
    add(all[i].name + " under the idle warning", Visit(all[i].visit).act(session::IdleWarning{}));
    add(all[i].name + " on a full disk", Visit(all[i].visit).act(session::StorageFailed{}));
  }
  return all;
}

// One of every action a screen or the app can send, with arguments good and bad.
inline std::vector<session::Action> every_action() {
  using namespace session;
  const SittingId id("sitting-2");
  return {GoHome{}, GoBack{}, GoNext{}, SkipPage{}, OpenHelp{}, CloseHelp{}, QuickExit{},
          OpenMenu{Menu::language}, OpenMenu{Menu::text_size}, OpenMenu{Menu::pause}, CloseMenu{},
          ChooseLanguage{"th"}, ChooseTextSize{150}, ChooseTextSize{-1}, ChooseContrast{Contrast::dark},
          OpenTrack{0}, OpenTrack{7}, ChooseLesson{content::LessonId("gifts")}, ChooseLesson{content::LessonId("none")},
          GiveAssent{true}, GiveAssent{false}, DeleteMyAnswers{}, DismissNotice{}, StillHere{},
          session::TapTarget{"coins"}, session::TapTarget{"none"}, PickChoice{"ask"}, PickChoice{"none"},
          PickReply{"chat"}, PickReply{"give"}, PickReply{"leave"}, PickReply{"none"}, StartChatAgain{},
          AnswerKnowledge{evaluation::KnowledgeValue::yes}, AnswerKnowledge{evaluation::KnowledgeValue::not_sure},
          RateAction{0, 1}, RateAction{1, 4}, RateAction{2, 2}, RateAction{99, 1}, RateAction{0, 9}, RatherNotSay{},
          LessonOpened{shared(small_open_lesson()), id, 3}, LessonRefused{base::ErrorCode::corrupt}, AnswersDeleted{},
          IdleWarning{}, IdleTimeout{}, StorageFailed{}};
}

}  // namespace support
