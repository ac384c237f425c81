// What a reader sees of a clock that jumps, of a screen smaller than any, and of one that loses what was given to it.
#include <algorithm>

#include "job_work.h"
#include "kiosk.h"
#include "screens/draw.h"
#include "support/catch.h"
#include "support/kiosk_program.h"
#include "sync/http_port.h"

namespace {

// The time of day is set by somebody, or by a battery that is flat; the time that passes is not.
class JumpingClock final : public base::Clock {
 public:
  std::int64_t monotonic_ms() const override { return passed_ms_; }
  std::int64_t wall_s() const override { return wall_s_; }
  void pass_ms(std::int64_t ms) { passed_ms_ += ms; }
  void jump_to(std::int64_t wall_s) { wall_s_ = wall_s; }

 private:
  std::int64_t passed_ms_ = 0;
  std::int64_t wall_s_ = 1'793'577'600;  // 2026-11-02
};

constexpr std::int64_t year_1970_s = 12;
constexpr std::int64_t year_2099_s = 4'070'908'800;

struct Lesson {
  support::KioskProgram files;
  JumpingClock clock;
  evaluation::SeededRandomSource random{1};
  std::unique_ptr<app::Library> library;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<session::Jobs> jobs;
  std::unique_ptr<platform::Screen> screen;
  std::unique_ptr<app::Kiosk> kiosk;

  explicit Lesson(int width = 1280, int height = 720) {
    REQUIRE(files.add_module());
    library = std::make_unique<app::Library>(app::Library::open(files.packs(), {{}, true}, app::Library::catalogue_in(files.data())).value());
    store = store::Store::open({files.data(), &clock, &random}).value();
    jobs = std::make_unique<app::InlineJobs>(app::make_job_work(*store, [] { return syncing::make_curl_port(); }));
    screen = platform::Screen::in_memory(width, height).value();
    kiosk = std::make_unique<app::Kiosk>(app::KioskSetup{*library, *store, *jobs, *screen, clock, random});
    kiosk->turn({});
    act(session::PlaceAction(session::OpenTrack{content::PackId("org.parasol.ages-12-14")}));
    act(session::PlaceAction(session::ChooseLesson{content::LessonId("gifts-and-coins")}));
    act(session::PlaceAction(session::LessonVisit::Action(session::GiveAssent{true})));
    kiosk->reader_did_something();
  }
  void act(const session::Action& action) {
    kiosk->act(action);
    kiosk->turn({});
  }
  std::string screen_name() const { return screens::screen_name(kiosk->shell()); }
  const ui::Widget* control(const std::string& id) const {
    const auto& widgets = kiosk->widgets();
    const auto found = std::find_if(widgets.begin(), widgets.end(), [&](const ui::Widget& widget) { return widget.id == id && widget.kind == ui::Widget::Kind::control; });
    return found == widgets.end() ? nullptr : &*found;
  }
  void tap(const std::string& id) {
    clock.pass_ms(1000);
    kiosk->turn({});
    REQUIRE(control(id) != nullptr);
    ui::Input input;
    input.pointer = control(id)->visible.centre();
    for (const bool down : {false, true, false}) {
      input.pointer_down = down;
      kiosk->turn(input);
    }
    kiosk->turn({});
  }
};

}  // namespace

TEST_CASE("a clock that jumps by years ends no visit and keeps none open") {
  Lesson lesson;
  for (const std::int64_t wall_s : {year_2099_s, year_1970_s, std::int64_t{0}, std::int64_t{-1}, year_2099_s}) {
    lesson.clock.jump_to(wall_s);
    lesson.clock.pass_ms(1000);
    lesson.kiosk->tick();
    lesson.kiosk->turn({});
    CHECK(lesson.screen_name() == "survey");
    CHECK(lesson.kiosk->shell().overlays.empty());
  }
  lesson.clock.jump_to(year_1970_s);
  lesson.clock.pass_ms(lesson.kiosk->idle_reset_ms());
  lesson.kiosk->tick();
  lesson.kiosk->turn({});
  CHECK(lesson.screen_name() != "survey");  // nobody was there for as long as it takes
}

TEST_CASE("what is answered while the clock jumps is recorded once") {
  Lesson lesson;
  lesson.clock.jump_to(year_1970_s);
  lesson.tap("rather-not");
  lesson.clock.jump_to(year_2099_s);
  lesson.tap("next");
  const auto status = lesson.store->status();
  REQUIRE(status.has_value());
  CHECK(status->answers.recorded == 1);
  CHECK(lesson.screen_name() == "survey");
}

TEST_CASE("R6 on a screen smaller than any the way out is there and works") {
  for (const auto& [width, height] : {std::pair{320, 240}, {320, 1200}, {2000, 240}, {1, 1}}) {
    INFO(width << "x" << height);
    Lesson lesson(width, height);
    CHECK(lesson.screen_name() == "survey");
    REQUIRE(lesson.control("frame/quick-exit") != nullptr);
    if (width == 1) continue;  // where nobody can touch anything there are still the keys
    lesson.tap("frame/quick-exit");
    CHECK(lesson.screen_name() == "neutral");
  }
}

TEST_CASE("a screen that has lost its pictures shows the same page again") {
  Lesson lesson;
  const auto before = lesson.screen->pixels();
  lesson.kiosk->let_go_of_textures();
  lesson.kiosk->take_textures_again();
  lesson.kiosk->turn({});
  lesson.kiosk->turn({});
  CHECK(lesson.screen_name() == "survey");
  CHECK(lesson.screen->pixels() == before);
}
