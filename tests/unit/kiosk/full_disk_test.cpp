// What a reader sees of a disk that is slow or full, on the real screens.
#include "job_work.h"
#include "kiosk.h"
#include "support/catch.h"
#include "support/fake_jobs.h"
#include "support/faulty_vfs.h"
#include "support/kiosk_program.h"
#include "sync/http_port.h"

namespace {

struct Reader {
  support::KioskProgram files;
  base::VirtualClock clock;
  evaluation::SeededRandomSource random{1};
  std::unique_ptr<app::Library> library;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<session::Jobs> jobs;
  std::unique_ptr<platform::Screen> screen;
  std::unique_ptr<app::Kiosk> kiosk;

  explicit Reader(std::unique_ptr<session::Jobs> given = nullptr) {
    REQUIRE(files.add_module());
    library = std::make_unique<app::Library>(
        app::Library::open(files.packs(), {{}, true}, app::Library::catalogue_in(files.data())).value());
    store = store::Store::open({files.data(), &clock, &random}).value();
    jobs =
        given ? std::move(given)
              : std::make_unique<app::InlineJobs>(app::make_job_work(*store, [] { return syncing::make_curl_port(); }));
    screen = platform::Screen::in_memory(1280, 720).value();
    kiosk = std::make_unique<app::Kiosk>(app::KioskSetup{*library, *store, *jobs, *screen, clock, random});
    kiosk->turn({});
  }
  void act(const session::Action& action) {
    kiosk->act(action);
    kiosk->turn({});
  }
  void open_lesson() {
    act(session::PlaceAction(session::OpenTrack{content::PackId("org.parasol.ages-12-14")}));
    act(session::PlaceAction(session::ChooseLesson{content::LessonId("gifts-and-coins")}));
  }
  void say_yes() { act(session::PlaceAction(session::LessonVisit::Action(session::GiveAssent{true}))); }
  bool sees(const std::string& id) const {
    for (const auto& widget : kiosk->widgets()) {
      if (widget.id == id) return true;
    }
    return false;
  }
  template <typename Stage>
  bool is_at() const {
    const auto* visit = std::get_if<session::LessonVisit>(&kiosk->shell().place);
    return visit != nullptr && std::holds_alternative<Stage>(visit->stage);
  }
};

}  // namespace

TEST_CASE("R13 on a full disk nobody is asked and the lesson goes on with the notice") {
  support::FaultyVfs disk;
  Reader reader;
  disk.plan.full = true;
  reader.open_lesson();
  CHECK(reader.is_at<session::Playing>());
  CHECK(reader.sees("frame/note"));
}

TEST_CASE("R13 a disk that is full when the reader says yes asks nothing") {
  support::FaultyVfs disk;
  Reader reader;
  reader.open_lesson();
  REQUIRE(reader.is_at<session::Assent>());
  disk.plan.full = true;
  reader.say_yes();
  CHECK(reader.is_at<session::Playing>());
  CHECK(reader.sees("frame/note"));
}

TEST_CASE("R6 leaving waits for no disk and what was asked of it for that visit is not heard in the next") {
  auto given = std::make_unique<support::FakeJobs>();
  support::FakeJobs& jobs = *given;
  Reader reader(std::move(given));
  reader.open_lesson();
  CHECK(reader.kiosk->is_waiting());
  reader.act(session::Anywhere(session::QuickExit{}));
  CHECK_FALSE(reader.kiosk->is_waiting());
  REQUIRE(std::holds_alternative<session::Neutral>(reader.kiosk->shell().place));
  reader.act(session::PlaceAction(session::WakeUp{}));
  reader.act(session::PlaceAction(session::OpenTrack{content::PackId("org.parasol.ages-12-14")}));
  jobs.end(jobs.records<session::KeepScoringKey>().at(0));
  reader.kiosk->turn({});
  CHECK(std::holds_alternative<session::Track>(reader.kiosk->shell().place));
}

TEST_CASE("the page that was confirmed stays until the disk has it") {
  auto given = std::make_unique<support::FakeJobs>();
  support::FakeJobs& jobs = *given;
  Reader reader(std::move(given));
  reader.open_lesson();
  jobs.end(jobs.records<session::KeepScoringKey>().at(0));
  reader.kiosk->turn({});
  reader.say_yes();
  CHECK(reader.sees("assent/yes"));
  jobs.end(jobs.records<session::BeginSitting>().at(0));
  reader.kiosk->turn({});
  CHECK_FALSE(reader.sees("assent/yes"));
  CHECK(reader.is_at<session::Survey>());
}

TEST_CASE("what is raised while something is carried out keeps its order") {
  auto given = std::make_unique<support::FakeJobs>();
  support::FakeJobs& jobs = *given;
  Reader reader(std::move(given));
  reader.open_lesson();
  jobs.end(jobs.records<session::KeepScoringKey>().at(0), session::JobFailed{{base::ErrorCode::no_space, "full"}});
  reader.kiosk->turn({});
  // First that the disk refused, then that the lesson is open: it begins without questions, so no step takes them back.
  CHECK(reader.is_at<session::Playing>());
  CHECK(jobs.records<session::KeepBookmark>().size() == 1);
  CHECK(jobs.records<session::AddSteps>().empty());
}
