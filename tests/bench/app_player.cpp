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
  kiosk_ = std::make_unique<app::Kiosk>(app::KioskSetup{*library_, *store_, *jobs_, *screen_, clock_, random_, "en", text_percent});
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

}  // namespace bench
