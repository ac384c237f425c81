// The kiosk in a window beside a browser that shows the same page: time to the whole page on the screen, memory, rest.
#include <functional>
#include <poll.h>
#include <unistd.h>

#include "base/file.h"
#include "many_packs.h"
#include "measurements.h"
#include "support/command.h"
#include "support/virtual_display.h"
#include "timing.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int runs = 7;
constexpr int memory_runs = 3;
constexpr int rest_s = 10;
constexpr const char* browser_name = "Chromium in kiosk mode";

struct Program {
  std::vector<std::string> command;
  std::map<std::string, std::string> environment;
};

std::string key_of(const Setup& setup) { return setup.trusted_key; }

std::vector<std::string> kiosk_command(const Setup& setup, const fs::path& data) {
  return {setup.programs / "parasol-kiosk", "--packs", setup.packs, "--data", data, "--trust", key_of(setup)};
}

// SDL draws with the processor, as it does on a kiosk without a usable graphics driver; a signal ends it at once.
Program kiosk(const Setup& setup, const fs::path& data, const support::VirtualDisplay& display) {
  Program program{kiosk_command(setup, data),
                  {{"DISPLAY", display.name()}, {"SDL_VIDEODRIVER", "x11"}, {"SDL_RENDER_DRIVER", "software"}, {"SDL_NO_SIGNAL_HANDLERS", "1"}}};
  program.command.emplace_back("--kiosk");
  return program;
}

// A kiosk in service: one that has no PIN shows to whoever sets it up a page that no reader sees.
base::Result<void> set_pin(const Setup& setup, const fs::path& data) {
  const support::CommandRun set = support::run_command("echo 2580 | '" + (setup.programs / "parasol-kiosk").string() + "' pin --data '" + data.string() + "' 2>&1");
  if (set.exit_code == 0) return {};
  return base::fail(base::ErrorCode::unavailable, "no PIN can be set: " + set.output);
}

Program browser(const Setup& setup, const char* page, const support::VirtualDisplay& display) {
  Program program{{"chromium", "--kiosk", "--app=file://" + (setup.here / "page" / page).string(),
                   "--user-data-dir=" + (setup.work / "browser").string(), "--window-size=1280,720", "--window-position=0,0",
                   "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-crash-restore-bubble", "--password-store=basic"},
                  {{"DISPLAY", display.name()}}};
  if (::geteuid() == 0) program.command.emplace_back("--no-sandbox");  // it refuses root otherwise
  return program;
}

base::Result<std::unique_ptr<support::ProcessTree>> start(const Program& program) {
  return support::ProcessTree::start(program.command, program.environment);
}

// From starting the program to its whole page on the screen.
base::Result<double> time_to_page(const Program& program, const support::VirtualDisplay& display, const support::VirtualDisplay::Picture& page) {
  TRY(display.wait_until_gone(page));
  const Stopwatch watch;
  TRY_ASSIGN(const auto running, start(program));
  while (watch.ms() < 30'000) {
    if (display.shows(page)) return watch.ms();
    if (!running->is_running()) return base::fail(base::ErrorCode::unavailable, program.command[0] + " ended before its page was shown");
    timespec half_a_ms{0, 500'000};
    ::nanosleep(&half_a_ms, nullptr);
  }
  return base::fail(base::ErrorCode::unavailable, program.command[0] + " does not show the same page each time");
}

// The first run is the warm-up; it also shows what the page looks like.
base::Result<support::VirtualDisplay::Picture> learn_page(const Program& program, const support::VirtualDisplay& display) {
  TRY_ASSIGN(const auto running, start(program));
  auto page = display.standing();
  if (!page) return base::fail(page.error().code, program.command[0] + ": " + page.error().message);
  return page;
}

struct Footprint {
  double mib = 0;
  double wakeups_per_s = 0;
  double screen_wakeups_per_s = 0;  // of the X server: it rests when nobody draws
};

base::Result<double> memory_of(const Program& program, const support::VirtualDisplay& display, Footprint* rest) {
  TRY_ASSIGN(const auto running, start(program));
  TRY(display.settled());
  TRY_ASSIGN(const std::int64_t kib, running->proportional_kib());
  if (rest == nullptr) return static_cast<double>(kib) / 1024;
  ::poll(nullptr, 0, 5'000);  // what follows a start has come to its end
  const std::int64_t before = running->wakeups();
  const std::int64_t screen_before = display.server().wakeups();
  ::poll(nullptr, 0, rest_s * 1000);
  rest->wakeups_per_s = static_cast<double>(running->wakeups() - before) / rest_s;
  rest->screen_wakeups_per_s = static_cast<double>(display.server().wakeups() - screen_before) / rest_s;
  return static_cast<double>(kib) / 1024;
}

base::Result<Footprint> footprint(const Program& program, const support::VirtualDisplay& display, const std::vector<double>& mib) {
  Footprint result;
  TRY(memory_of(program, display, &result));
  result.mib = median(mib);
  return result;
}

// Plays a walk that leaves a bookmark in the lesson.
base::Result<void> make_bookmark(const Setup& setup, const fs::path& data) {
  std::error_code problem;
  fs::remove_all(data, problem);
  std::string command;
  for (const std::string& word : kiosk_command(setup, data)) command += "'" + word + "' ";
  const support::CommandRun walk = support::run_command(command + "--walk '" + (setup.here / "lesson.walk").string() + "' 2>&1");
  if (walk.exit_code == 0) return {};
  return base::fail(base::ErrorCode::unavailable, "the walk into the lesson did not end well: " + walk.output);
}

}  // namespace

Figures measure_start(const Setup& setup) {
  std::error_code problem;
  fs::remove_all(setup.work / "start", problem);
  TRY(set_pin(setup, setup.work / "start"));
  TRY_ASSIGN(const auto display, support::VirtualDisplay::start(setup.work / "display"));
  const Program ours = kiosk(setup, setup.work / "start", *display);
  const Program theirs = browser(setup, "attract.html", *display);
  TRY_ASSIGN(const auto our_page, learn_page(ours, *display));
  TRY_ASSIGN(const auto their_page, learn_page(theirs, *display));
  std::vector<double> our_ms;
  std::vector<double> their_ms;
  for (int run = 0; run < runs; ++run) {
    TRY_ASSIGN(our_ms.emplace_back(), time_to_page(ours, *display, our_page));
    TRY_ASSIGN(their_ms.emplace_back(), time_to_page(theirs, *display, their_page));
  }
  return std::vector<Figure>{{"start", "program start to the first screen in its window", "ms", median(our_ms), browser_name,
                              median(their_ms), {150, 1.0 / 5, {}}}};
}

// One start to its first frame, after which the catalogue is kept: a start that is measured is ended before that.
base::Result<void> keep_catalogue(Program program, const fs::path& data) {
  program.command.emplace_back("--first-frame");
  TRY_ASSIGN(const auto running, start(program));
  while (running->is_running()) ::poll(nullptr, 0, 10);
  if (fs::exists(data / "catalogue")) return {};
  return base::fail(base::ErrorCode::unavailable, "the kiosk kept no catalogue of its lessons");
}

// Thirteen packs with seventy lessons beside one pack with one. Cold is a first start, or one after packs changed.
Figures measure_start_with_many_packs(const Setup& setup) {
  std::error_code problem;
  fs::remove_all(setup.work / "start-many", problem);
  TRY_ASSIGN(const ManyPacks many, many_packs(setup.here / "../../modules/ages-12-14", setup.work / "many-packs"));
  Setup many_setup = setup;
  many_setup.packs = many.folder;
  many_setup.trusted_key = many.public_key;
  const fs::path data = setup.work / "start-many";
  TRY(set_pin(setup, data));
  TRY(set_pin(setup, setup.work / "start-one"));
  TRY_ASSIGN(const auto display, support::VirtualDisplay::start(setup.work / "display"));
  const Program few = kiosk(setup, setup.work / "start-one", *display);
  const Program lots = kiosk(many_setup, data, *display);
  TRY_ASSIGN(const auto few_page, learn_page(few, *display));
  TRY_ASSIGN(const auto lots_page, learn_page(lots, *display));
  std::vector<double> one_ms;
  std::vector<double> warm_ms;
  std::vector<double> cold_ms;
  for (int run = 0; run < runs; ++run) {
    TRY_ASSIGN(one_ms.emplace_back(), time_to_page(few, *display, few_page));
    TRY(keep_catalogue(lots, data));
    TRY_ASSIGN(warm_ms.emplace_back(), time_to_page(lots, *display, lots_page));
    fs::remove(data / "catalogue", problem);
    TRY_ASSIGN(cold_ms.emplace_back(), time_to_page(lots, *display, lots_page));
  }
  const char* peer = "the same with one pack";
  return std::vector<Figure>{
      {"start-many", "start with 13 packs and 70 lessons", "ms", median(warm_ms), peer, median(one_ms), {150, {}, {}}},
      {"start-many", "the same, lessons not catalogued yet", "ms", median(cold_ms), peer, median(one_ms), {}}};
}

Figures measure_memory_and_idle(const Setup& setup) {
  TRY(make_bookmark(setup, setup.work / "lesson"));
  TRY_ASSIGN(const auto display, support::VirtualDisplay::start(setup.work / "display"));
  const Program ours = kiosk(setup, setup.work / "lesson", *display);
  const Program theirs = browser(setup, "lesson.html", *display);
  TRY(learn_page(ours, *display));
  TRY(learn_page(theirs, *display));
  std::vector<double> our_mib;
  std::vector<double> their_mib;
  for (int run = 0; run < memory_runs; ++run) {
    TRY_ASSIGN(our_mib.emplace_back(), memory_of(ours, *display, nullptr));
    TRY_ASSIGN(their_mib.emplace_back(), memory_of(theirs, *display, nullptr));
  }
  TRY_ASSIGN(const Footprint our, footprint(ours, *display, our_mib));
  TRY_ASSIGN(const Footprint their, footprint(theirs, *display, their_mib));
  return std::vector<Figure>{
      {"memory", "memory (PSS) in a lesson", "MiB", our.mib, browser_name, their.mib, {55, 1.0 / 6, {}}},
      {"idle", "wake-ups at rest in a lesson", "a second", our.wakeups_per_s, browser_name, their.wakeups_per_s, {1, {}, {}}},
      {"idle", "wake-ups of the screen meanwhile: 0 is no frame", "a second", our.screen_wakeups_per_s, browser_name,
       their.screen_wakeups_per_s, {0, {}, {}}}};
}

}  // namespace bench
