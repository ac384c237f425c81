// The kiosk as it is kept going, with real signals: a child is killed as the kernel would kill it.
#include <csignal>
#include <ctime>
#include <functional>
#include <sstream>

#include "base/clock.h"
#include "base/text.h"
#include "platform/screen.h"
#include "supervisor.h"
#include "support/catch.h"
#include "support/collector_process.h"
#include "support/kiosk_program.h"

namespace {

using support::KioskProgram;

constexpr std::int64_t back_within_ms = 2'000;

// Looks until it is so; there is nothing to wait on in another program's process.
bool comes_true(const std::function<bool()>& is_so, std::int64_t within_ms = 20'000) {
  const base::SystemClock clock;
  const std::int64_t end_ms = clock.monotonic_ms() + within_ms;
  while (clock.monotonic_ms() < end_ms) {
    if (is_so()) return true;
    const timespec moment{0, 2'000'000};
    ::nanosleep(&moment, nullptr);
  }
  return is_so();
}

// The log of a run before is not taken for this one's.
std::filesystem::path without_what_was(std::filesystem::path file) {
  std::filesystem::remove(file);
  return file;
}

class RunningKiosk {
 public:
  explicit RunningKiosk(const KioskProgram& kiosk)
      : log_(without_what_was(kiosk.file("log"))),
        parent_({"/bin/sh", "-c",
                 "cd '" + kiosk.file("").string() + "' && exec env SDL_VIDEODRIVER=dummy '" BINARY_FOLDER
                 "/parasol-kiosk' --packs packs --data data --allow-unsigned --kiosk 2> log"}) {}

  std::vector<std::string> lines_with(const std::string& words) const {
    std::vector<std::string> found;
    const auto log = base::read_text_file(log_);
    if (!log) return found;
    for (const std::string& line : base::split(*log, '\n')) {
      if (line.find(words) != std::string::npos) found.push_back(line);
    }
    return found;
  }
  bool shows(std::size_t times) const {
    return comes_true([&] { return lines_with(": shows ").size() >= times; });
  }
  std::string shown() const {
    const auto lines = lines_with(": shows ");
    return lines.empty() ? "" : lines.back().substr(lines.back().find("shows "));
  }
  // The window's process: the only child of the one that was started.
  pid_t child() const {
    std::string list;
    comes_true([&] {
      const std::string task = "/proc/" + std::to_string(pid()) + "/task/" + std::to_string(pid()) + "/children";
      if (FILE* file = std::fopen(task.c_str(), "r")) {
        char buffer[256] = {};
        list.assign(buffer, std::fread(buffer, 1, sizeof buffer, file));
        std::fclose(file);
      }
      return !list.empty();
    });
    return std::atoi(list.c_str());
  }
  pid_t pid() const { return parent_.pid(); }
  int end(int signal) { return parent_.end(signal); }

 private:
  std::filesystem::path log_;
  mutable support::Child parent_;
};

bool is_gone(pid_t process) {
  return comes_true([&] { return ::kill(process, 0) != 0; });
}

// A kiosk somebody left in the middle of the small pack's lesson.
bool begin_lesson(const KioskProgram& kiosk) {
  return kiosk.add_small_pack() && kiosk.walk("open org.example.hello/hello\nexpect screen lesson").exit_code == 0;
}

}  // namespace

TEST_CASE("a kiosk that is killed is back at the same step within two seconds") {
  const KioskProgram kiosk;
  REQUIRE(begin_lesson(kiosk));
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  const std::string before = running.shown();
  CHECK(before.rfind("shows org.example.hello/hello, lesson/", 0) == 0);
  const pid_t killed = running.child();
  const base::SystemClock clock;
  const std::int64_t from_ms = clock.monotonic_ms();
  ::kill(killed, SIGKILL);
  REQUIRE(running.shows(2));
  CHECK(clock.monotonic_ms() - from_ms < back_within_ms);
  CHECK(running.shown() == before);
  CHECK(running.lines_with("the kiosk was ended by signal 9 (Killed) and starts again").size() == 1);
  const pid_t second = running.child();
  CHECK(second != killed);
  CHECK(running.end(SIGTERM) == -SIGTERM);
  CHECK(is_gone(second));
}

TEST_CASE("a page that was open in two crashes is not opened a third time") {
  const KioskProgram kiosk;
  REQUIRE(begin_lesson(kiosk));
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  ::kill(running.child(), SIGABRT);
  REQUIRE(running.shows(2));
  ::kill(running.child(), SIGKILL);
  REQUIRE(running.shows(3));
  CHECK(running.shown() == "shows attract");
  CHECK(running.lines_with("the lesson org.example.hello/hello has crashed the kiosk twice at lesson/").size() == 1);
  CHECK(running.end(SIGTERM) == -SIGTERM);
  CHECK(kiosk.run("status --data data").output.find("lesson closed after crashes: org.example.hello/hello, at lesson/") != std::string::npos);
  CHECK(kiosk.walk("open org.example.hello/hello").output == "test.walk:1: open: the lesson hello cannot be opened\n");
  CHECK(kiosk.walk("tap band/12-14\ntap lesson/hello\nexpect text message/title \"This lesson cannot be opened\"").exit_code == 0);
}

TEST_CASE("power that goes and an end that somebody asked for are no crash of the page that was open") {
  const KioskProgram kiosk;
  REQUIRE(begin_lesson(kiosk));
  for (int times = 0; times < 3; ++times) {
    RunningKiosk running(kiosk);
    REQUIRE(running.shows(1));
    CHECK(running.shown().rfind("shows org.example.hello/hello, lesson/", 0) == 0);
    const pid_t window = running.child();
    CHECK(running.end(SIGKILL) == -SIGKILL);
    REQUIRE(is_gone(window));
  }
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  std::size_t shown = 1;
  while (shown < 4) {
    ::kill(running.child(), SIGTERM);
    REQUIRE(running.shows(++shown));
    CHECK(running.shown().rfind("shows org.example.hello/hello, lesson/", 0) == 0);
  }
  CHECK(running.end(SIGTERM) == -SIGTERM);
  CHECK(kiosk.run("status --data data").output.find("closed after crashes") == std::string::npos);
}

TEST_CASE("R29 a kiosk that crashes while whoever installs it chooses the PIN asks again") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  CHECK(running.shown() == "shows pin");
  ::kill(running.child(), SIGKILL);
  REQUIRE(running.shows(2));
  CHECK(running.shown() == "shows pin");
  CHECK(running.end(SIGTERM) == -SIGTERM);
}

TEST_CASE("a kiosk whose data folder is damaged still shows lessons and help, and asks and keeps nothing") {
  const KioskProgram kiosk;
  REQUIRE(begin_lesson(kiosk));
  std::filesystem::resize_file(kiosk.file("data/kiosk.db"), 3000);
  std::filesystem::remove(kiosk.file("data/kiosk.db-wal"));
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  CHECK(running.shown() == "shows attract");
  CHECK(running.lines_with("lessons and help open without it, nothing is asked or kept, and the desk is closed").size() == 1);
  CHECK(running.lines_with("no PIN is set").empty());
  CHECK(running.end(SIGTERM) == -SIGTERM);
  CHECK(std::filesystem::file_size(kiosk.file("data/kiosk.db")) == 3000);
  CHECK(kiosk.run("status --data data").exit_code == 2);
}

TEST_CASE("the window does not outlive the process that keeps it going") {
  const KioskProgram kiosk;
  REQUIRE(kiosk.add_small_pack());
  RunningKiosk running(kiosk);
  REQUIRE(running.shows(1));
  const pid_t window = running.child();
  CHECK(running.end(SIGKILL) == -SIGKILL);
  CHECK(is_gone(window));
}

TEST_CASE("a kiosk that ends by itself ends the process that keeps it going") {
  const KioskProgram kiosk;
  const support::CommandRun run = kiosk.run("--packs none --data data --kiosk");
  CHECK(run.exit_code == 2);
  CHECK(run.output == "parasol-kiosk: the folder of packs none cannot be read: No such file or directory\n");
}

TEST_CASE("a kiosk that crashes again and again is started less and less often") {
  app::Restarts restarts;
  std::vector<std::int64_t> pauses;
  for (int i = 0; i < 11; ++i) pauses.push_back(restarts.pause_ms(100));
  CHECK(pauses == std::vector<std::int64_t>{0, 0, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000});
  CHECK(restarts.pause_ms(app::Restarts::held_ms) == 0);
  CHECK(restarts.pause_ms(100) == 0);
  CHECK(restarts.pause_ms(100) == 1000);
}

TEST_CASE("a kiosk without a display looks for one quickly and then every few seconds for ever") {
  app::DisplayWaits waits;
  std::vector<std::int64_t> pauses;
  for (int i = 0; i < 9; ++i) pauses.push_back(waits.pause_ms(0));
  CHECK(pauses == std::vector<std::int64_t>{100, 200, 400, 800, 1600, 3000, 3000, 3000, 3000});
  CHECK(waits.pause_ms(app::DisplayWaits::held_ms) == 100);
}

TEST_CASE("a display that went away is no crash and a crash is still told once there is a display again") {
  const support::TemporaryFolder folder;
  // Each child adds how it began, and ends as the next of these.
  const std::vector<int> ends{platform::display_lost_exit, app::no_display_exit, SIGKILL, app::no_display_exit, 7};
  const auto began = [&] { return base::read_text_file(folder.path() / "began").value_or(""); };
  const int code = app::supervise([&](const app::Beginning& beginning) {
    const std::string before = began();
    const int end = ends.at(before.size());
    const char letter = beginning.how == app::Start::first ? 'f' : beginning.how == app::Start::after_crash ? 'c' : 'd';
    if (!base::write_file(folder.path() / "began", before + letter)) return 1;
    if (end == SIGKILL) ::raise(SIGKILL);
    return end;
  });
  CHECK(code == 7);
  CHECK(began() == "fddcc");
}

TEST_CASE("an end that somebody asked for is told from a crash by its signal") {
  using app::Start;
  const std::pair<int, Start> ends[] = {{SIGTERM, Start::after_end},   {SIGINT, Start::after_end},    {SIGHUP, Start::after_end}, {SIGQUIT, Start::after_end},
                                        {SIGABRT, Start::after_crash}, {SIGSEGV, Start::after_crash}, {SIGKILL, Start::after_crash}};
  for (const auto& [signal, how] : ends) {
    INFO(signal);
    const int code = app::supervise([&](const app::Beginning& beginning) {
      if (beginning.how != Start::first) return beginning.how == how ? 7 : 8;
      sigset_t none;
      sigemptyset(&none);
      ::sigprocmask(SIG_SETMASK, &none, nullptr);
      std::signal(signal, SIG_DFL);
      ::raise(signal);
      return 9;
    });
    CHECK(code == 7);
  }
}

TEST_CASE("a kiosk is told for how long nobody could see it") {
  const support::TemporaryFolder folder;
  const std::filesystem::path second = folder.path() / "second";
  const int code = app::supervise([&](const app::Beginning& beginning) {
    if (beginning.how == app::Start::first) return beginning.away_ms == 0 ? platform::display_lost_exit : 1;
    if (std::filesystem::exists(second)) return beginning.away_ms >= 300 ? 7 : 2;
    if (!base::write_file(second, std::string_view("x"))) return 3;
    return beginning.away_ms >= 100 ? app::no_display_exit : 4;
  });
  CHECK(code == 7);
}
