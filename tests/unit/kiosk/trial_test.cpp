// A trial from the pack and the enrolment to the sitting on the disk.
#include <algorithm>

#include "job_work.h"
#include "kiosk.h"
#include "support/catch.h"
#include "support/kiosk.h"
#include "support/kiosk_program.h"
#include "support/table_reader.h"
#include "sync/http_port.h"

namespace {

const content::PackId hello("org.example.hello");

std::string statement(const std::string& form) {
  return R"({"id": "k1)" + form + R"(", "slot": "k1", "form": ")" + form + R"(", "construct": "knowledge", "text": "Coins cost money.", "key": true})";
}

// Two lessons, of which the second stands in for the first.
std::string pack_with(const std::string& arms) {
  const std::string lesson(support::small_lesson);
  support::Files files = support::small_files();
  files[0].second = support::replaced(lesson, R"("prerequisites": [])", R"("prerequisites": [], "instrument": "quiz")");
  files.emplace_back("lessons/otherwise.json", support::replaced(support::replaced(lesson, R"("id": "hello", "number": 1)", R"("id": "otherwise", "number": 2)"),
                                                                R"("title": "Hello")", R"("title": "Hello again")"));
  files.emplace_back("instruments/quiz.json", R"({"format": 1, "id": "quiz", "version": 1, "title": "Quiz", "minutes": 2, )" + arms + R"("items": [)" +
                                                  support::replaced(statement("A"), "k1A", "k1a") + "," + support::replaced(statement("B"), "k1B", "k1b") + "]}");
  std::sort(files.begin(), files.end());
  return support::zip_bytes(support::items_of(support::manifest_of(files), files));
}

struct Room {
  support::KioskProgram files;
  base::VirtualClock clock{support::monday_s};
  evaluation::SeededRandomSource random{1};
  std::unique_ptr<store::Store> store;
  std::unique_ptr<app::Library> library;
  std::unique_ptr<session::Jobs> jobs;
  std::unique_ptr<platform::Screen> screen;
  std::unique_ptr<app::Kiosk> kiosk;

  Room(const std::string& arms, const base::Arms& enrolled_for) {
    REQUIRE(files.write("packs/small.parasol", pack_with(arms)));
    store = store::Store::open({files.data(), &clock, &random}).value();
    support::FakeCollector collector;
    collector.arms = enrolled_for;
    REQUIRE(support::enrol(*store, collector));
    library = std::make_unique<app::Library>(app::Library::open(files.packs(), {{}, true}, app::Library::catalogue_in(files.data())).value());
    jobs = std::make_unique<app::InlineJobs>(app::make_job_work(*store, [] { return syncing::make_curl_port(); }));
    screen = platform::Screen::in_memory(640, 480).value();
    kiosk = std::make_unique<app::Kiosk>(app::KioskSetup{*library, *store, *jobs, *screen, clock, random});
    kiosk->turn({});
  }
  void act(const session::Action& action) {
    kiosk->act(action);
    kiosk->turn({});
  }
  const session::LessonVisit& open_lesson() {
    act(session::PlaceAction(session::OpenTrack{hello}));
    act(session::PlaceAction(session::ChooseLesson{content::LessonId("hello")}));
    kiosk->turn({});
    return std::get<session::LessonVisit>(kiosk->shell().place);
  }
  std::vector<std::string> listed() const {
    std::vector<std::string> ids;
    for (const session::LessonCard& card : library->tracks().at(0).lessons) ids.push_back(card.id.value);
    return ids;
  }
};

using Listed = std::vector<std::string>;
using base::Arm;

constexpr const char* wordings = R"("arms": ["a", "b"], "other_lesson": "otherwise", )";
constexpr const char* attention = R"("arms": ["lesson", "attention"], "other_lesson": "otherwise", )";

}  // namespace

TEST_CASE("another wording of a lesson is in no list and is opened with its lesson") {
  const Room room(wordings, {});
  CHECK(room.library->refused().empty());
  CHECK(room.listed() == Listed{"hello"});
  const auto open = room.library->open_lesson(hello, content::LessonId("hello")).value();
  REQUIRE(open->other_lesson);
  CHECK(open->other_lesson->title.source == "Hello again");
  room.library->keep_catalogue();
  const auto again = app::Library::open(room.files.packs(), {{}, true}, app::Library::catalogue_in(room.files.data())).value();
  CHECK(again.tracks().at(0).lessons.size() == 1);
}

TEST_CASE("a lesson that fills the time of an arm is in the list as any other") {
  CHECK(Room(attention, {}).listed() == Listed{"hello", "otherwise"});
  CHECK(Room("", {}).listed() == Listed{"hello", "otherwise"});
}

TEST_CASE("the arm of the enrolment is that of the visit and of the sitting on the disk") {
  Room room(wordings, {Arm::b});
  CHECK(room.open_lesson().sitting.start.arm == Arm::b);
  room.act(session::PlaceAction(session::LessonVisit::Action(session::GiveAssent{true})));
  room.kiosk.reset();
  room.jobs.reset();
  room.store.reset();
  CHECK(support::TableReader(room.files.data() / "kiosk.db").rows("SELECT arm FROM sitting") == Listed{"b"});
}

TEST_CASE("without a trial in the instrument or in the enrolment a visit is in no arm") {
  CHECK(Room("", {Arm::b}).open_lesson().sitting.start.arm == Arm::none);
  CHECK(Room(attention, {Arm::b}).open_lesson().sitting.start.arm == Arm::none);
  CHECK(Room(wordings, {}).open_lesson().sitting.start.arm == Arm::none);
}
