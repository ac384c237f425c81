#include "supervisor.h"
#include "log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <optional>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "platform/screen.h"

namespace app {
namespace {

constexpr std::int64_t patience_ms = 5'000;  // with a child that was asked to end
constexpr int unusable = 2;

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

bool is_of_somebody(int signal) {
  constexpr std::array asking{SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  return std::find(asking.begin(), asking.end(), signal) != asking.end();
}

bool is_without_display(int status) {
  return WIFEXITED(status) && (WEXITSTATUS(status) == platform::display_lost_exit || WEXITSTATUS(status) == no_display_exit);
}

class Supervisor {
 public:
  explicit Supervisor(const std::function<int(const Beginning&)>& run) : run_(run), watched_(watched_signals()) {
    ::sigprocmask(SIG_BLOCK, &watched_, &before_);
  }

  int work() {
    while (true) {
      const std::int64_t started_ms = clock_.monotonic_ms();
      if (!start(next_beginning())) return unusable;
      const auto status = wait_for_child();
      if (!status) return end_with(asked_to_end_);
      const std::int64_t lived_ms = clock_.monotonic_ms() - started_ms;
      if (WIFEXITED(*status) && !is_without_display(*status)) return WEXITSTATUS(*status);
      if (sleeps_until_asked(WIFEXITED(*status) ? pause_without_display(WEXITSTATUS(*status), lived_ms) : pause_after_crash(WTERMSIG(*status), lived_ms))) {
        return end_with(asked_to_end_);
      }
    }
  }

 private:
  Beginning next_beginning() const { return {how_, away_since_ms_ ? clock_.monotonic_ms() - *away_since_ms_ : 0}; }

  std::int64_t pause_after_crash(int signal, std::int64_t lived_ms) {
    how_ = is_of_somebody(signal) ? Start::after_end : Start::after_crash;
    away_since_ms_.reset();
    const std::int64_t pause = restarts_.pause_ms(lived_ms);
    log::error("the kiosk was ended by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ") and starts again" +
               (pause == 0 ? std::string() : " in " + std::to_string((pause + 999) / 1000) + " s"));
    return pause;
  }

  // A crash of before is still to be told to the next one that has a display.
  std::int64_t pause_without_display(int exit_code, std::int64_t lived_ms) {
    const bool had_one = exit_code == platform::display_lost_exit;
    if (had_one) how_ = Start::after_display;
    if (had_one || !away_since_ms_) {
      away_since_ms_ = clock_.monotonic_ms();
      log::warn("there is no display any more; the kiosk waits until there is one");
    }
    return waits_.pause_ms(had_one ? lived_ms : 0);
  }

  bool start(const Beginning& beginning) {
    std::fflush(nullptr);
    const pid_t parent = ::getpid();
    child_ = ::fork();
    if (child_ < 0) {
      std::fprintf(stderr, "parasol-kiosk: the kiosk cannot be started: %s\n", std::strerror(errno));
      return false;
    }
    if (child_ > 0) return true;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) std::_Exit(unusable);  // it died before the line above
    ::sigprocmask(SIG_SETMASK, &before_, nullptr);
    std::exit(run_(beginning));
  }

  // How the child ended; none when somebody asked for the end, and then the child is gone too.
  std::optional<int> wait_for_child() {
    std::optional<std::int64_t> kill_at_ms;
    while (true) {
      int status = 0;
      if (::waitpid(child_, &status, WNOHANG) == child_) return kill_at_ms ? std::nullopt : std::optional(status);
      const int signal = next_signal(kill_at_ms ? std::max<std::int64_t>(0, *kill_at_ms - clock_.monotonic_ms()) : -1);
      if (signal == 0) ::kill(child_, SIGKILL);
      if (signal <= 0 || signal == SIGCHLD) continue;
      asked_to_end_ = signal;
      ::kill(child_, SIGTERM);
      if (!kill_at_ms) kill_at_ms = clock_.monotonic_ms() + patience_ms;
    }
  }

  bool sleeps_until_asked(std::int64_t pause_ms) {
    const std::int64_t until_ms = clock_.monotonic_ms() + pause_ms;
    while (true) {
      const int signal = next_signal(std::max<std::int64_t>(0, until_ms - clock_.monotonic_ms()));
      if (signal == 0) return false;
      if (signal < 0 || signal == SIGCHLD) continue;
      asked_to_end_ = signal;
      return true;
    }
  }

  // 0 when the time is over, -1 when there is nothing to say; waits without end for -1.
  int next_signal(std::int64_t timeout_ms) const {
    if (timeout_ms < 0) return ::sigwaitinfo(&watched_, nullptr);
    const timespec wait{static_cast<time_t>(timeout_ms / 1000), static_cast<long>(timeout_ms % 1000) * 1'000'000};
    const int signal = ::sigtimedwait(&watched_, nullptr, &wait);
    return signal < 0 && errno == EAGAIN ? 0 : signal;
  }

  // Whoever waits for this process learns of the signal as if it had never been caught.
  int end_with(int signal) const {
    std::signal(signal, SIG_DFL);
    sigset_t just;
    sigemptyset(&just);
    sigaddset(&just, signal);
    ::sigprocmask(SIG_UNBLOCK, &just, nullptr);
    std::raise(signal);
    return 128 + signal;
  }

  const std::function<int(const Beginning&)>& run_;
  sigset_t watched_;
  sigset_t before_{};
  base::SystemClock clock_;
  Restarts restarts_;
  DisplayWaits waits_;
  Start how_ = Start::first;
  std::optional<std::int64_t> away_since_ms_;
  pid_t child_ = -1;
  int asked_to_end_ = SIGTERM;
};

}  // namespace

std::int64_t Restarts::pause_ms(std::int64_t lived_ms) {
  in_a_row_ = lived_ms >= held_ms ? 1 : in_a_row_ + 1;
  if (in_a_row_ <= 2) return 0;
  return std::min(longest_pause_ms, std::int64_t{1000} << std::min(in_a_row_ - 3, 20));
}

std::int64_t DisplayWaits::pause_ms(std::int64_t lived_ms) {
  in_a_row_ = lived_ms >= held_ms ? 1 : in_a_row_ + 1;
  return std::min(longest_pause_ms, std::int64_t{100} << std::min(in_a_row_ - 1, 20));
}

int supervise(const std::function<int(const Beginning&)>& run) { return Supervisor(run).work(); }

}  // namespace app
