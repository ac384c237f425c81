#include "app_player.h"

#include "job_work.h"
#include "screens/draw.h"
#include "support/kiosk.h"
#include "sync/http_port.h"
#include "timing.h"

namespace bench {
namespace {

constexpr std::int64_t pace_ms = 400;  // a reader's, for the idle clock
constexpr int scroll_steps = 6;

}  // namespace

const std::vector<std::string>& way_to_lesson() {
  static const std::vector<std::string> way{"band/12-14", "pack/org.parasol.ages-12-14", "lesson/gifts-and-coins"};
  return way;
}

AppPlayer::AppPlayer(std::uint64_t seed) : clock_(support::monday_s), random_(seed), store_random_(seed) {}

base::Result<void> AppPlayer::open_store(const Setup& setup, const std::filesystem::path& data) {
  TRY_ASSIGN(app::Library library, app::Library::open(setup.packs, {{setup.trusted_key}, false}, app::Library::catalogue_in(setup.work)));
  library_ = std::make_unique<app::Library>(std::move(library));
  store::StoreOptions options;
  options.folder = data;
  options.clock = &clock_;
  options.random = &store_random_;
  TRY_ASSIGN(store_, store::Store::open(options));
  return {};
}

base::Result<void> AppPlayer::show(int text_percent) {
  TRY_ASSIGN(screen_, platform::Screen::in_memory(1280, 720));
  painter_ = std::make_unique<app::PaintThread>([this] { painted_.wake(); });
  app::KioskSetup setup{*library_, *store_, *jobs_, *screen_, clock_, random_, "en", text_percent};
  setup.painter = painter_.get();
  kiosk_ = std::make_unique<app::Kiosk>(setup);
  kiosk_->turn({});
  return {};
}

base::Result<std::unique_ptr<AppPlayer>> AppPlayer::start(const Setup& setup, const std::filesystem::path& data, int text_percent,
                                                          std::uint64_t seed) {
  std::unique_ptr<AppPlayer> player(new AppPlayer(seed));
  std::error_code problem;
  std::filesystem::remove_all(data, problem);
  TRY(player->open_store(setup, data));
  player->jobs_ = std::make_unique<app::InlineJobs>(app::make_job_work(*player->store_, [] { return syncing::make_curl_port(); }));
  TRY(player->show(text_percent));
  return player;
}

base::Result<std::unique_ptr<AppPlayer>> AppPlayer::start_in_threads(const Setup& setup, const std::filesystem::path& data,
                                                                     std::uint64_t seed) {
  std::unique_ptr<AppPlayer> player(new AppPlayer(seed));
  TRY(player->open_store(setup, data));
  player->jobs_ = std::make_unique<app::ThreadedJobs>(app::make_job_work(*player->store_, [] { return syncing::make_curl_port(); }),
                                                      [player = player.get()] { player->wakeups_.wake(); });
  TRY(player->show(100));
  return player;
}

// As the program's window does it: no time passes at the kiosk, and each picture brings a frame.
void AppPlayer::let_paint(std::vector<double>& times_ms) {
  const Stopwatch since_tap;
  for (bool paints = false;; paints = true) {
    const int seen = painted_.count();
    if (kiosk_->hear()) {
      const Stopwatch watch;
      kiosk_->turn({});
      times_ms.push_back(watch.ms());
    } else if (painter_->is_idle()) {
      if (paints) painting_ms_.push_back(since_tap.ms());
      return;
    } else {
      painted_.wait_for_more_than(seen);
    }
  }
}

double AppPlayer::turn_ms(const ui::Input& input) {
  clock_.advance_ms(pace_ms);
  kiosk_->reader_did_something();
  const Stopwatch watch;
  kiosk_->turn(input);
  return watch.ms();
}

const ui::Widget* AppPlayer::control(const std::string& id) const {
  const ui::Widget* found = nullptr;
  for (const ui::Widget& widget : kiosk_->widgets()) {
    if (widget.id == id && widget.kind == ui::Widget::Kind::control) found = &widget;
  }
  return found;
}

base::Result<void> AppPlayer::tap(const std::string& id, std::vector<double>& times_ms) {
  const ui::Widget* widget = control(id);
  for (int tries = 0; tries < 3 && widget != nullptr && widget->visible.h < std::min(widget->rect.h, 40.0F); ++tries) {
    kiosk_->reveal(id);
    kiosk_->turn({});
    widget = control(id);
  }
  if (widget == nullptr || !widget->enabled || widget->visible.h <= 0) {
    return base::fail(base::ErrorCode::invalid_input, "there is no " + id + " to tap on the screen " + screens::screen_name(kiosk_->shell()));
  }
  ui::Input input;
  input.pointer = widget->visible.centre();
  turn_ms(input);
  input.pointer_down = true;
  times_ms.push_back(turn_ms(input));
  input.pointer_down = false;
  times_ms.push_back(turn_ms(input));
  input.pointer = {-1, -1};
  turn_ms(input);
  let_paint(times_ms);
  return {};
}

void AppPlayer::scroll_through(std::vector<double>& times_ms) {
  ui::Input input;
  input.pointer = {900, 360};  // where texts are
  for (const float direction : {-1.0F, 1.0F}) {
    for (int steps = 0; steps < scroll_steps; ++steps) {
      input.wheel = direction;
      times_ms.push_back(turn_ms(input));
    }
  }
}

void AppPlayer::greet() {
  // As on a kiosk that somebody has installed; where it cannot be kept the desk does not open.
  if (store_->pin_lock().set("2580")) kiosk_->act(session::Report(session::PinKept{}));
  kiosk_->act(session::Anywhere(session::QuickExit{}));
  kiosk_->greet();
  kiosk_->turn({});
}

int AppPlayer::watch(std::int64_t for_ms, std::vector<double>& times_ms) {
  const std::int64_t end = clock_.monotonic_ms() + for_ms;
  int wakeups = 0;
  while (true) {
    const auto frame = kiosk_->next_frame_ms();
    const std::int64_t due = std::min(frame.value_or(end + 1), kiosk_->next_tick_ms().value_or(end + 1));
    if (due > end) break;
    clock_.advance_ms(std::max<std::int64_t>(1, due - clock_.monotonic_ms()));
    ++wakeups;
    if (!kiosk_->tick() && !(frame && *frame <= clock_.monotonic_ms())) continue;
    const Stopwatch watch;
    kiosk_->turn({});
    times_ms.push_back(watch.ms());
    let_paint(times_ms);
  }
  clock_.advance_ms(std::max<std::int64_t>(0, end - clock_.monotonic_ms()));
  return wakeups;
}

double AppPlayer::wait_for_the_disk() {
  const Stopwatch watch;
  while (true) {
    const int seen = wakeups_.count();
    kiosk_->turn({});
    if (!kiosk_->is_waiting()) return watch.ms();
    wakeups_.wait_for_more_than(seen);
  }
}

double AppPlayer::quick_exit_by_key() {
  const Stopwatch watch;
  kiosk_->shift_pressed(3);
  kiosk_->turn({});
  return watch.ms();
}

bool AppPlayer::is_asked() const {
  const auto* visit = std::get_if<session::LessonVisit>(&kiosk_->shell().place);
  return visit != nullptr && std::holds_alternative<session::Survey>(visit->stage);
}

}  // namespace bench
