// What the lists offer: the ages with their packs, and the lesson that comes next.
#include "support/catch.h"
#include "support/seen.h"

using support::drawn;
using support::find;
using support::Visit;
using support::words_of;

namespace {

session::TrackCard pack(const std::string& id, int from, int to, const std::vector<std::string>& lessons = {"one"}) {
  session::TrackCard card;
  card.pack = content::PackId(id);
  card.title = {id + "/title", "Title of " + id};
  card.summary = {id + "/summary", "What is in " + id};
  card.age_from = from;
  card.age_to = to;
  card.languages = {"en"};
  int number = 0;
  for (const std::string& lesson : lessons) {
    session::LessonCard each;
    each.id = content::LessonId(lesson);
    each.title = {lesson + "/title", lesson};
    each.number = ++number;
    each.minutes = 5;
    card.lessons.push_back(std::move(each));
  }
  return card;
}

const content::PackId course("course");

session::Shell at_track(const std::vector<std::string>& done) {
  session::Shell shell = support::fresh_kiosk();
  shell.place = session::Track{course};
  for (const std::string& lesson : done) session::note_done(shell.progress, course, content::LessonId(lesson));
  return shell;
}

std::string next_after(const std::vector<std::string>& done, bool last_is_sensitive = false) {
  auto track = pack("course", 12, 14, {"first", "second", "third", "fourth"});
  track.lessons.back().sensitive = last_is_sensitive;
  return words_of(drawn(at_track(done), 100, false, {track}), "next/label");
}

}  // namespace

TEST_CASE("a pack for two ages is found under both and the pack made for one age comes first") {
  const std::vector<session::TrackCard> packs{pack("film", 12, 17), pack("twelve", 12, 14), pack("fifteen", 15, 17)};
  const auto home = drawn(Visit().shell(), 100, false, packs);
  CHECK(words_of(home, "band/12-14/summary") == "What is in twelve");
  CHECK(words_of(home, "band/12-14/count") == "{count} courses");
  CHECK(words_of(home, "band/15-17/summary") == "What is in fifteen");
  CHECK(words_of(home, "band/15-17/count") == "{count} courses");
  CHECK(words_of(home, "band/9-11/summary") == "Not on this screen yet");
  const auto shelf = drawn(Visit().act(session::OpenShelf{{15, 17}}).shell(), 100, false, packs);
  CHECK(find(shelf, "pack/film") != nullptr);
  CHECK(find(shelf, "pack/fifteen") != nullptr);
  CHECK(find(shelf, "pack/twelve") == nullptr);
}

TEST_CASE("a pack for readers older than every band stands with the oldest and one for adults with the adults alone") {
  auto adults = pack("adults", 12, 17);
  adults.for_adults = true;
  const auto home = drawn(Visit().shell(), 100, false, {pack("eighteen", 18, 20), adults});
  CHECK(words_of(home, "band/15-17/summary") == "What is in eighteen");
  CHECK(words_of(home, "band/12-14/summary") == "Not on this screen yet");
  CHECK(words_of(home, "band/adults/summary") == "What is in adults");
}

TEST_CASE("after a lesson the next one that is not done comes next and never one before it while there are others") {
  CHECK(next_after({"first"}) == "Next: second");
  CHECK(next_after({"third"}) == "Next: fourth");
  CHECK(next_after({"third", "first"}) == "Next: fourth");
  CHECK(next_after({"fourth"}) == "Next: first");
  CHECK(next_after({"first", "second", "third", "fourth"}).empty());
  CHECK(next_after({"third"}, true) == "Next: first");
}

TEST_CASE("on a first visit the first lesson that is open comes next") {
  CHECK(next_after({}) == "Next: first");
  auto locked = pack("course", 12, 14, {"first", "second"});
  locked.lessons.front().sensitive = true;
  const auto list = drawn(at_track({}), 100, false, {locked});
  CHECK(words_of(list, "next/label") == "Next: second");
  CHECK(words_of(list, "lesson/second/state") == "next");
}

TEST_CASE("the minutes of a lesson have a clock before them and of a locked one neither is shown") {
  auto track = pack("course", 12, 14, {"first", "second"});
  track.lessons.back().sensitive = true;
  const auto list = drawn(at_track({}), 100, false, {track});
  const ui::Widget* const title = find(list, "lesson/first/title");
  const ui::Widget* const minutes = find(list, "lesson/first/line");
  REQUIRE(minutes != nullptr);
  CHECK(minutes->rect.x == title->rect.x + 32);
  CHECK(find(list, "lesson/second/line") == nullptr);
}

TEST_CASE("that a lesson comes next stands beside its minutes and makes no card higher") {
  const auto widgets = drawn(at_track({}), 100, false, {pack("course", 12, 14, {"first", "second", "third"})});
  CHECK(words_of(widgets, "lesson/first/line") == "{count} minutes");  // the clock says that it is about so long
  const ui::Widget* const minutes = find(widgets, "lesson/first/line");
  const ui::Widget* const next = find(widgets, "lesson/first/state");
  REQUIRE(minutes != nullptr);
  REQUIRE(next != nullptr);
  CHECK(next->rect.x > minutes->rect.right());
  CHECK(next->rect.centre().y > minutes->rect.y);
  CHECK(next->rect.centre().y < minutes->rect.bottom());
}
