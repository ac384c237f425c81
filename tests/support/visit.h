// One reader's visit in memory: hands actions to update(), keeps the state and every effect there was.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "session/bookmark.h"
#include "session/shell.h"
#include "support/lesson_builder.h"

namespace support {

class Visit {
 public:
  explicit Visit(session::Shell shell = fresh_kiosk());
  Visit(const Visit& other);
  Visit(Visit&& other) noexcept;
  Visit& operator=(const Visit& other);
  Visit& operator=(Visit&& other) noexcept;
  ~Visit();

  Visit& act(const session::Action& action);

  // The primary action of wherever the reader is.
  Visit& next();

  // ---- to the screens, by the shortest way ----
  Visit& open(session::OpenLessonPointer lesson = shared(small_open_lesson()), std::uint64_t seed = 0);
  // A lesson whose instrument is asked in a trial.
  Visit& open_in(base::Arm arm);
  // A kiosk that has printed linking cards asks for one before the questions.
  Visit& to_card();
  Visit& tap_pictures(const evaluation::CardRow& row);
  Visit& to_questions_before_lesson();
  Visit& enter(const std::string& digits);
  Visit& to_desk();
  Visit& to_group_choice();
  Visit& to_group(session::OpenLessonPointer lesson = shared(small_open_lesson()));
  Visit& together(session::BlockAction action);
  Visit& to_group_vote();
  Visit& interrupted();  // of a group: as it starts again after a crash
  const session::Group& group() const { return std::get<session::Group>(shell_.place); }
  Visit& to_questions();
  Visit& skip_all_questions();
  Visit& to_lesson();
  Visit& to_chat();
  Visit& to_close();
  Visit& to_questions_after();
  Visit& to_thanks();

  const session::Shell& shell() const { return shell_; }
  // Where the reader is, as walks call it; overlays apart.
  std::string screen() const;
  bool is_in_lesson() const { return std::holds_alternative<session::LessonVisit>(shell_.place); }
  const session::LessonVisit& visit() const { return std::get<session::LessonVisit>(shell_.place); }
  const session::Sitting& sitting() const { return visit().sitting; }
  const session::SurveyState& questions() const { return std::get<session::Survey>(visit().stage).questions; }
  template <typename Wanted>
  bool is_open() const { return session::is_open<Wanted>(shell_); }
  // What effects have written so far; "" when it was forgotten.
  const std::string& bookmark() const { return bookmark_; }
  const std::vector<session::Effect>& last() const { return last_; }

  // Effects of one kind, of the last action or of all.
  template <typename Kind>
  std::vector<Kind> last_of() const { return of_kind<Kind>(last_); }
  template <typename Kind>
  std::vector<Kind> all_of() const { return of_kind<Kind>(effects_); }

 private:
  void write_down(const session::Effect& effect);

  template <typename Kind>
  static std::vector<Kind> of_kind(const std::vector<session::Effect>& effects) {
    std::vector<Kind> found;
    for (const session::Effect& effect : effects) {
      if (const auto* kind = std::get_if<Kind>(&effect)) found.push_back(*kind);
    }
    return found;
  }

  session::Shell shell_;
  std::string bookmark_;
  std::vector<session::Effect> effects_;
  std::vector<session::Effect> last_;
};

// A kiosk that begins with the attract screen and has several languages and packs.
session::Shell greeting_kiosk();

struct NamedVisit {
  std::string name;
  Visit visit;
};

// A visit on every kind of screen and every block, some with something lying over them.
std::vector<NamedVisit> visits_everywhere();

// One of every action a screen or the app can send, with arguments good and bad.
std::vector<session::Action> every_action();

}  // namespace support
