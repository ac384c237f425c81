#include "app_player.h"

#include "job_work.h"
#include "screens/draw.h"
#include "sync/http_port.h"
#include "timing.h"

namespace bench {
namespace {

constexpr std::int64_t pace_ms = 400;  // a reader's, for the idle clock
constexpr int scroll_steps = 6;

}  // namespace

base::Result<std::unique_ptr<AppPlayer>> AppPlayer::start(const Setup& setup, const std::filesystem::path& data, int text_percent,
                                                          std::uint64_t seed) {
  std::unique_ptr<AppPlayer> player(new AppPlayer(seed));
  std::error_code problem;
  std::filesystem::remove_all(data, problem);
  TRY_ASSIGN(app::Library library, app::Library::open(setup.packs, {{setup.trusted_key}, false}, app::Library::catalogue_in(setup.work)));
  player->library_ = std::make_unique<app::Library>(std::move(library));
  store::StoreOptions options;
  options.folder = data;
  options.clock = &player->clock_;
  options.random = &player->random_;
  TRY_ASSIGN(player->store_, store::Store::open(options));
  player->jobs_ = std::make_unique<app::InlineJobs>(app::make_job_work(*player->store_, [] { return syncing::make_curl_port(); }));
  TRY_ASSIGN(player->screen_, platform::Screen::in_memory(1280, 720));
  player->kiosk_ = std::make_unique<app::Kiosk>(app::KioskSetup{*player->library_, *player->store_, *player->jobs_, *player->screen_,
                                                                player->clock_, player->random_, "en", text_percent});
  player->kiosk_->turn({});
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

}  // namespace bench
