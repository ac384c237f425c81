#include "supervisor.h"
#include "log.h"

#include <algorithm>
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

class Supervisor {
 public:
  explicit Supervisor(const std::function<int(Start)>& run) : run_(run), watched_(watched_signals()) {
    ::sigprocmask(SIG_BLOCK, &watched_, &before_);
  }

  int work() {
    Restarts restarts;
    Start how = Start::first;
    while (true) {
      const std::int64_t started_ms = clock_.monotonic_ms();
      if (!start(how)) return unusable;
      const auto status = wait_for_child();
      if (!status) return end_with(asked_to_end_);
      if (WIFEXITED(*status)) return WEXITSTATUS(*status);
      const std::int64_t pause = restarts.pause_ms(clock_.monotonic_ms() - started_ms);
      log::error("the kiosk was ended by signal " + std::to_string(WTERMSIG(*status)) + " (" + ::strsignal(WTERMSIG(*status)) + ") and starts again" +
                 (pause == 0 ? std::string() : " in " + std::to_string((pause + 999) / 1000) + " s"));
      if (sleeps_until_asked(pause)) return end_with(asked_to_end_);
      how = Start::after_crash;
    }
  }

 private:
  bool start(Start how) {
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
    std::exit(run_(how));
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

  const std::function<int(Start)>& run_;
  sigset_t watched_;
  sigset_t before_{};
  base::SystemClock clock_;
  pid_t child_ = -1;
  int asked_to_end_ = SIGTERM;
};

}  // namespace

std::int64_t Restarts::pause_ms(std::int64_t lived_ms) {
  in_a_row_ = lived_ms >= held_ms ? 1 : in_a_row_ + 1;
  if (in_a_row_ <= 2) return 0;
  return std::min(longest_pause_ms, std::int64_t{1000} << std::min(in_a_row_ - 3, 20));
}

int supervise(const std::function<int(Start)>& run) { return Supervisor(run).work(); }

}  // namespace app
