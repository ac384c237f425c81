#include "program.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace content_writer {
namespace {

using base::ErrorCode;

struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() = default;
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_read();
    close_write();
  }
  bool open() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return false;
    read_end = ends[0];
    write_end = ends[1];
    return true;
  }
  void close_read() {
    if (read_end >= 0) ::close(read_end);
    read_end = -1;
  }
  void close_write() {
    if (write_end >= 0) ::close(write_end);
    write_end = -1;
  }
};

class FileActions {
 public:
  FileActions(const Pipe& output, const Pipe& errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, output.write_end, 1);
    posix_spawn_file_actions_adddup2(&actions_, errors.write_end, 2);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// The caller's language must not change what is written.
std::vector<std::string> environment_in_c_locale() {
  std::vector<std::string> variables = {"LC_ALL=C"};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (!text.starts_with("LC_") && !text.starts_with("LANG")) variables.emplace_back(text);
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Both pipes at once, so that neither fills up while the other is waited for.
void drain(Pipe& output, Pipe& errors, ProgramRun& run) {
  std::array<char, 65536> buffer{};
  const auto take = [&](Pipe& pipe, std::string& text, short events) {
    if (events == 0) return;
    const ssize_t count = ::read(pipe.read_end, buffer.data(), buffer.size());
    if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR) pipe.close_read();
  };
  while (output.read_end >= 0 || errors.read_end >= 0) {
    pollfd waiting[2] = {{output.read_end, POLLIN, 0}, {errors.read_end, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return;
    take(output, run.output, waiting[0].revents);
    take(errors, run.errors, waiting[1].revents);
  }
}

}  // namespace

base::Result<ProgramRun> run_program(const std::vector<std::string>& arguments) {
  Pipe output;
  Pipe errors;
  if (!output.open() || !errors.open()) {
    return base::fail(ErrorCode::io, std::string("cannot make a pipe: ") + std::strerror(errno));
  }
  std::vector<std::string> words = arguments;
  std::vector<std::string> environment = environment_in_c_locale();
  const FileActions actions(output, errors);
  pid_t process = 0;
  const int failed = ::posix_spawnp(&process, words.front().c_str(), actions.get(), nullptr,
                                    pointers_to(words).data(), pointers_to(environment).data());
  if (failed != 0) {
    const ErrorCode code = failed == ENOENT ? ErrorCode::not_found : ErrorCode::io;
    return base::fail(code, "cannot start the program " + words.front() + ": " + std::strerror(failed));
  }
  output.close_write();
  errors.close_write();
  ProgramRun run;
  drain(output, errors, run);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return base::fail(ErrorCode::io, "cannot wait for the program " + words.front());
  }
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

}  // namespace content_writer
