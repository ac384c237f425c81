// What a kiosk that starts again finds of the one before it: the step that was interrupted, and what crashed it.

#include "kiosk.h"
#include "log.h"
#include "session/kept_answers.h"

namespace app {

std::string Kiosk::resume() {
  learn_of_crashes();
  const auto bookmark = setup_.recorder.bookmark();
  if (!bookmark) return "";
  auto place = resume_at(*bookmark);
  if (place) return *std::move(place);
  log::warn("the interrupted lesson cannot go on: " + place.error().message);
  keep(session::ForgetBookmark{});
  return "";
}

// Who sat there may have gone home hours ago, and nothing that is kept says when that was (R3).
void Kiosk::ask_whether_there() {
  last_activity_ms_ = setup_.clock.monotonic_ms() - idle_warning_ms();
  act(session::Report(session::IdleWarned{seconds_left()}));
}

base::Result<std::string> Kiosk::resume_at(const session::Bookmark& bookmark) {
  std::string lines = bookmark.head;
  for (const std::string& step : bookmark.steps) lines += "\n" + step;
  TRY_ASSIGN(const session::BookmarkedLesson lesson, session::bookmarked_lesson(lines));
  if (setup_.after_crash) TRY(count_crash_of(lesson));
  TRY_ASSIGN(auto open, setup_.library.open_lesson(lesson.pack, lesson.lesson));
  TRY_ASSIGN(session::Shell restored, session::restore(shell_, std::move(open), lines));
  shell_ = std::move(restored);
  if (const auto* visit = std::get_if<session::LessonVisit>(&shell_.place)) {
    const auto answers = setup_.recorder.answers_of(visit->sitting.start.id);
    if (answers) shell_ = session::with_answers(std::move(shell_), *answers);
  }
  choose_language();
  return lesson.pack.value + "/" + lesson.lesson.value + ", " + lesson.page;
}

// Before anything of the page is opened: what opens it may be what crashes.
base::Result<void> Kiosk::count_crash_of(const session::BookmarkedLesson& bookmarked) {
  if (setup_.crashes == nullptr) return {};
  const std::string name = bookmarked.pack.value + "/" + bookmarked.lesson.value;
  TRY(setup_.crashes->count_crash(
      {bookmarked.pack, std::string(setup_.library.content_hash(bookmarked.pack)), bookmarked.lesson, bookmarked.page}));
  learn_of_crashes();
  if (!closed_.contains({bookmarked.pack, bookmarked.lesson})) return {};
  return base::fail(base::ErrorCode::unavailable, "the lesson " + name + " has crashed the kiosk twice at " + bookmarked.page +
                                                      " and stays closed until its pack changes");
}

// What another version of a pack did is no reason against this one.
void Kiosk::learn_of_crashes() {
  if (setup_.crashes == nullptr) return;
  const auto crashes = setup_.crashes->crashes();
  if (!crashes) return log::warn("which lessons crashed is not known: " + crashes.error().message);
  closed_.clear();
  for (const session::CrashCount& crash : *crashes) {
    const session::CrashedPage& page = crash.page;
    if (setup_.library.content_hash(page.pack) != page.manifest_hash) {
      if (const auto forgotten = setup_.crashes->forget_crashes(page.pack, page.manifest_hash); !forgotten) log::warn(forgotten.error().message);
    } else if (crash.times >= session::crashes_that_close) {
      closed_.insert({page.pack, page.lesson});
    }
  }
}

}  // namespace app
