#include "support/process_tree.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <set>
#include <sstream>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {
namespace {

namespace fs = std::filesystem;

constexpr int grace_ms = 5'000;

[[noreturn]] void become(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment, int kept_open) {
  ::setsid();
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
  if (kept_open >= 0) ::fcntl(kept_open, F_SETFD, 0);
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; }

std::map<pid_t, pid_t> parents() {
  std::map<pid_t, pid_t> all;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator("/proc", gone)) {
    const std::string name = entry.path().filename();
    if (!is_number(name)) continue;
    std::ifstream file(entry.path() / "stat");
    std::string text;
    std::getline(file, text);
    const auto after_name = text.rfind(") ");  // a name may hold anything
    pid_t parent = 0;
    if (after_name != std::string::npos) parent = static_cast<pid_t>(std::atoi(text.c_str() + after_name + 4));
    all[static_cast<pid_t>(std::stol(name))] = parent;
  }
  return all;
}

// The number behind a label of a file of /proc, or -1.
std::int64_t labelled(const fs::path& file, const std::string& label) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.rfind(label, 0) == 0) return std::strtoll(line.c_str() + label.size(), nullptr, 10);
  }
  return -1;
}

fs::path folder_of(pid_t process) { return fs::path("/proc") / std::to_string(process); }

// Zombies have to be collected, or they would be waited for for ever.
void collect_ended() {
  while (::waitpid(-1, nullptr, WNOHANG) > 0) continue;
}

}  // namespace

base::Result<std::unique_ptr<ProcessTree>> ProcessTree::start(const std::vector<std::string>& command,
                                                              const std::map<std::string, std::string>& environment,
                                                              int kept_open) {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  const pid_t process = ::fork();
  if (process < 0) return base::fail(base::ErrorCode::io, "no process can be started: " + std::string(std::strerror(errno)));
  if (process == 0) become(command, environment, kept_open);
  return std::unique_ptr<ProcessTree>(new ProcessTree(process));
}

// Whoever lost its parent came to us; of these only those of the same session are ours. Browsers' helpers stay in it or
// below one that does.
std::vector<pid_t> ProcessTree::members() const {
  collect_ended();
  const auto all = parents();
  std::set<pid_t> found;
  for (const auto& [process, parent] : all) {
    if (process == first_ || (parent == ::getpid() && ::getsid(process) == first_)) found.insert(process);
  }
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [process, parent] : all) {
      if (found.contains(parent)) grew |= found.insert(process).second;
    }
  }
  return {found.begin(), found.end()};
}

bool ProcessTree::is_running() const {
  collect_ended();
  return fs::exists(folder_of(first_));
}

void ProcessTree::end() {
  if (first_ < 0) return;
  ::kill(first_, SIGTERM);
  for (int waited_ms = 0; waited_ms < grace_ms && is_running(); waited_ms += 10) ::poll(nullptr, 0, 10);
  for (auto left = members(); !left.empty(); left = members()) {
    for (const pid_t process : left) ::kill(process, SIGKILL);
    ::poll(nullptr, 0, 10);
  }
  first_ = -1;
}

base::Result<std::int64_t> ProcessTree::proportional_kib() const {
  std::int64_t sum = 0;
  for (const pid_t process : members()) {
    const std::int64_t kib = labelled(folder_of(process) / "smaps_rollup", "Pss:");
    if (kib >= 0) sum += kib;
    else if (fs::exists(folder_of(process))) {
      return base::fail(base::ErrorCode::io, "the memory of process " + std::to_string(process) + " may not be looked at: measure as root");
    }
  }
  return sum;
}

std::int64_t ProcessTree::wakeups() const {
  std::int64_t sum = 0;
  for (const pid_t process : members()) {
    std::error_code gone;
    for (const auto& thread : fs::directory_iterator(folder_of(process) / "task", gone)) {
      for (const char* label : {"voluntary_ctxt_switches:", "nonvoluntary_ctxt_switches:"}) {
        sum += std::max<std::int64_t>(0, labelled(thread.path() / "status", label));
      }
    }
  }
  return sum;
}

}  // namespace support
