// What a reader sees of a disk that is slow or full, or hangs, on the real screens.
#include <algorithm>
#include <condition_variable>
#include <mutex>

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
  const ui::Widget* find(const std::string& id) const {
    for (const auto& widget : kiosk->widgets()) {
      if (widget.id == id) return &widget;
    }
    return nullptr;
  }
  bool sees(const std::string& id) const { return find(id) != nullptr; }
  void tap(const std::string& id) {
    clock.advance_ms(ui::Attention::needed_ms);
    REQUIRE(sees(id));
    if (find(id)->visible.h <= 0) {
      kiosk->reveal(id);
      kiosk->turn({});
    }
    ui::Input input;
    input.pointer = find(id)->visible.centre();
    for (const bool down : {false, true, false}) {
      input.pointer_down = down;
      kiosk->turn(input);
    }
    kiosk->turn({});
  }
  void press_escape() {
    clock.advance_ms(ui::Attention::needed_ms);
    ui::Input input;
    input.keys = {ui::Key::escape};
    kiosk->turn(input);
  }
  template <typename Stage>
  bool is_at() const {
    const auto* visit = std::get_if<session::LessonVisit>(&kiosk->shell().place);
    return visit != nullptr && std::holds_alternative<Stage>(visit->stage);
  }
  const session::LessonVisit& visit() const { return std::get<session::LessonVisit>(kiosk->shell().place); }
};

// A disk that hangs in the middle of a write until it is told to go on.
class HangingDisk {
 public:
  HangingDisk() {
    vfs_.plan.before_write = [this] {
      std::unique_lock lock(mutex_);
      is_stuck_ = hangs_;
      changed_.notify_all();
      changed_.wait(lock, [&] { return !hangs_; });
      is_stuck_ = false;
    };
  }
  void hang() {
    const std::lock_guard lock(mutex_);
    hangs_ = true;
  }
  void go_on() {
    const std::lock_guard lock(mutex_);
    hangs_ = false;
    changed_.notify_all();
  }
  void wait_until_it_hangs() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_stuck_; });
  }
  bool is_stuck() {
    const std::lock_guard lock(mutex_);
    return is_stuck_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool hangs_ = false;
  bool is_stuck_ = false;
  support::FaultyVfs vfs_;
};

// A reader of the kiosk as it really runs, with jobs in threads, whose first page of answers meets a disk that hangs.
class ReaderOfHangingDisk {
 public:
  ReaderOfHangingDisk() {
    reader.open_lesson();
    turn_until([&] { return reader.is_at<session::Assent>(); });
    reader.say_yes();
    turn_until([&] { return is_on_page(0); });
    reader.tap("rather-not");
    sitting = reader.visit().sitting.start.id;
    const auto& questions = std::get<session::Survey>(reader.visit().stage).questions;
    confirmed = session::answers_of_page(questions, *reader.visit().sitting.open->instrument, false);
    std::sort(confirmed.begin(), confirmed.end(), [](const auto& a, const auto& b) { return a.action < b.action; });
    disk.hang();
    reader.tap("next");
    disk.wait_until_it_hangs();
  }
  ~ReaderOfHangingDisk() { disk.go_on(); }
  ReaderOfHangingDisk(const ReaderOfHangingDisk&) = delete;
  ReaderOfHangingDisk& operator=(const ReaderOfHangingDisk&) = delete;

  // Turns whenever the jobs have something to report.
  template <typename Happened>
  void turn_until(Happened happened) {
    while (true) {
      std::unique_lock lock(mutex_);
      const int seen = woken_;
      lock.unlock();
      reader.kiosk->turn({});
      if (happened()) return;
      lock.lock();
      changed_.wait(lock, [&] { return woken_ != seen; });
    }
  }
  bool is_on_page(std::size_t page) const {
    if (reader.kiosk->is_waiting() || !reader.is_at<session::Survey>()) return false;
    return std::get<session::Survey>(reader.visit().stage).questions.at == page;
  }
  // The page that was confirmed, and not the one after it on which nothing is picked yet.
  bool sees_confirmed_page() const { return reader.sees("rather-not") && reader.find("next")->enabled; }
  std::vector<evaluation::Answer> kept() const { return reader.store->answers_of(sitting).value(); }

  HangingDisk disk;

 private:
  std::unique_ptr<session::Jobs> threads() {
    return std::make_unique<app::ThreadedJobs>(
        [this](const session::Job& job, const app::JobControl& control) {
          return app::make_job_work(*reader.store, [] { return syncing::make_curl_port(); })(job, control);
        },
        [this] {
          const std::lock_guard lock(mutex_);
          ++woken_;
          changed_.notify_all();
        });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;

 public:
  Reader reader{threads()};
  session::SittingId sitting;
  std::vector<evaluation::Answer> confirmed;  // as the store lists them
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
  jobs.end(jobs.of_kind<session::PlaceReader>().at(0));
  reader.kiosk->turn({});
  CHECK(std::holds_alternative<session::Track>(reader.kiosk->shell().place));
}

TEST_CASE("R6 quick exit from a disk that hangs is there at once and what was confirmed is kept all the same") {
  ReaderOfHangingDisk at;
  Reader& reader = at.reader;
  CHECK(at.sees_confirmed_page());
  reader.tap("frame/quick-exit");
  CHECK(reader.sees("next/label"));
  CHECK_FALSE(reader.sees("rather-not"));
  CHECK(at.disk.is_stuck());
  reader.tap("next");
  reader.open_lesson();
  CHECK(std::holds_alternative<session::Track>(reader.kiosk->shell().place));
  CHECK(at.disk.is_stuck());

  at.disk.go_on();
  at.turn_until([&] { return reader.is_at<session::Assent>(); });
  CHECK(at.kept() == at.confirmed);
  CHECK(reader.sees("assent/yes"));
  CHECK(reader.visit().sitting.start.id != at.sitting);
  CHECK_FALSE(reader.visit().sitting.asked);
  CHECK_FALSE(reader.kiosk->shell().storage_failed);
}

TEST_CASE("R7 help opens over a page that waits for the disk and closes again") {
  const auto close = GENERATE(as<std::string>(), "frame/back", "escape");
  ReaderOfHangingDisk at;
  Reader& reader = at.reader;
  reader.tap("frame/help");
  CHECK(reader.sees("help/heading"));
  if (close == "escape") {
    reader.press_escape();
  } else {
    reader.tap(close);
  }
  CHECK_FALSE(reader.sees("help/heading"));
  CHECK(at.sees_confirmed_page());
  CHECK(reader.kiosk->is_waiting());
  CHECK(at.disk.is_stuck());
}

TEST_CASE("R7 help stays open when the disk goes on and under it lies the next page once") {
  ReaderOfHangingDisk at;
  Reader& reader = at.reader;
  reader.tap("frame/help");
  at.disk.go_on();
  at.turn_until([&] { return at.is_on_page(1); });
  CHECK(reader.sees("help/heading"));
  reader.tap("frame/back");
  CHECK(reader.kiosk->shell().overlays.empty());
  CHECK(reader.sees("rather-not"));
  CHECK_FALSE(at.sees_confirmed_page());
  CHECK(at.is_on_page(1));
  CHECK(at.kept() == at.confirmed);
}

TEST_CASE("nothing but leaving and help counts on a page that waits for the disk") {
  const auto control = GENERATE(as<std::string>(), "next", "skip", "rather-not", "frame/home", "frame/language", "frame/text-size");
  ReaderOfHangingDisk at;
  Reader& reader = at.reader;
  reader.tap(control);
  reader.press_escape();
  CHECK(at.sees_confirmed_page());
  CHECK(reader.kiosk->shell().overlays.empty());
  at.disk.go_on();
  at.turn_until([&] { return at.is_on_page(1); });
  CHECK(at.kept() == at.confirmed);
}

TEST_CASE("a warning that comes while the disk hangs is seen and goes away by its button") {
  ReaderOfHangingDisk at;
  Reader& reader = at.reader;
  reader.clock.advance_ms(reader.kiosk->idle_warning_ms());
  CHECK(reader.kiosk->tick());
  reader.kiosk->turn({});
  REQUIRE(reader.sees("message/title"));
  reader.tap("still-here");
  CHECK_FALSE(reader.sees("message/title"));
  CHECK(at.sees_confirmed_page());
}

TEST_CASE("a visit that begins while the disk hangs waits for its own records") {
  auto given = std::make_unique<support::FakeJobs>();
  support::FakeJobs& jobs = *given;
  Reader reader(std::move(given));
  reader.open_lesson();
  reader.act(session::Anywhere(session::QuickExit{}));
  reader.act(session::PlaceAction(session::WakeUp{}));
  reader.open_lesson();
  CHECK(reader.kiosk->is_waiting());
  jobs.end(jobs.of_kind<session::PlaceReader>().at(0));
  reader.kiosk->turn({});
  CHECK(reader.kiosk->is_waiting());
  jobs.end(jobs.of_kind<session::PlaceReader>().at(1));
  reader.kiosk->turn({});
  CHECK(reader.is_at<session::Assent>());
}

TEST_CASE("the page that was confirmed stays until the disk has it") {
  auto given = std::make_unique<support::FakeJobs>();
  support::FakeJobs& jobs = *given;
  Reader reader(std::move(given));
  reader.open_lesson();
  jobs.end(jobs.of_kind<session::PlaceReader>().at(0));
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
  jobs.end(jobs.of_kind<session::PlaceReader>().at(0), session::JobFailed{{base::ErrorCode::no_space, "full"}});
  reader.kiosk->turn({});
  // First that the disk refused, then that the lesson is open: it begins without questions, so no step takes them back.
  CHECK(reader.is_at<session::Playing>());
  CHECK(jobs.records<session::KeepBookmark>().size() == 1);
  CHECK(jobs.records<session::AddSteps>().empty());
}
