#include "encoder.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "films/render.h"

namespace films {
namespace {

using base::ErrorCode;

constexpr rlim_t most_cpu_s = 3600;
constexpr rlim_t most_memory = rlim_t{3} << 30;
constexpr rlim_t largest_file = rlim_t{512} << 20;
constexpr std::size_t most_words = 64 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  void set(int number) {
    close();
    number_ = number;
  }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

void limit(pid_t process, __rlimit_resource what, rlim_t most) {
  const rlimit limits{most, most};
  ::prlimit(process, what, &limits, nullptr);
}

// A socket and not a pipe: when the program has gone, writing fails instead of ending this one too.
base::Result<void> write_all(int socket, const Feed& feed) {
  for (;;) {
    TRY_ASSIGN(std::string_view piece, feed());
    if (piece.empty()) return {};
    while (!piece.empty()) {
      const ssize_t count = ::send(socket, piece.data(), piece.size(), MSG_NOSIGNAL);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return {};  // why it went, it says itself
      piece.remove_prefix(static_cast<std::size_t>(count));
    }
  }
}

std::string words_in(int file) {
  std::string words(most_words, '\0');
  const off_t length = ::lseek(file, 0, SEEK_END);
  const off_t from = std::max<off_t>(0, length - static_cast<off_t>(most_words));
  const ssize_t count = ::pread(file, words.data(), words.size(), from);
  words.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return words;
}

base::Result<pid_t> start(std::vector<std::string> words, int input, int said) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, said, 2);
  pid_t process = 0;
  const int failed = ::posix_spawnp(&process, "ffmpeg", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed == ENOENT) return base::fail(ErrorCode::unavailable, "a film is made with the program ffmpeg; install the package ffmpeg");
  if (failed != 0) return base::fail(ErrorCode::io, std::string("cannot start ffmpeg: ") + std::strerror(failed));
  return process;
}

std::string last_line(const std::string& words) {
  const auto end = words.find_last_not_of("\n\r ");
  if (end == std::string::npos) return "it said nothing";
  const auto begin = words.find_last_of('\n', end);
  return words.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

// Nothing of when and by what it was made, and no threads, so that one input always gives the same bytes.
std::vector<std::string> bare() {
  return {"-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "-threads", "1", "-f", "webm"};
}

std::vector<std::string> joined(std::vector<std::string> list, const std::vector<std::string>& more) {
  list.insert(list.end(), more.begin(), more.end());
  return list;
}

const std::vector<std::string>& raw_sound() {
  static const std::vector<std::string> words{"-f", "s16le", "-ar", "48000", "-ac", "1", "-i", "pipe:0"};
  return words;
}

constexpr const char* loudness = "loudnorm=I=-23:TP=-2:LRA=11";  // EBU R128

}  // namespace

base::Result<std::string> run_ffmpeg(const std::vector<std::string>& arguments, const Feed& feed) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return base::fail(ErrorCode::io, "cannot make a socket for ffmpeg");
  Descriptor ours(ends[0]);
  Descriptor theirs(ends[1]);
  const Descriptor said(::open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (said.number() < 0) return base::fail(ErrorCode::io, "cannot make a file for what ffmpeg says");
  TRY_ASSIGN(const pid_t process, start(joined({"ffmpeg", "-hide_banner", "-nostats", "-y", "-protocol_whitelist", "file,pipe"}, arguments), theirs.number(), said.number()));
  limit(process, RLIMIT_CPU, most_cpu_s);
  limit(process, RLIMIT_AS, most_memory);
  limit(process, RLIMIT_FSIZE, largest_file);
  limit(process, RLIMIT_CORE, 0);
  theirs.close();
  const auto fed = write_all(ours.number(), feed);
  if (!fed) ::kill(process, SIGKILL);
  ours.close();
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return base::fail(ErrorCode::io, "cannot wait for ffmpeg");
  }
  if (!fed) return base::fail(fed.error());
  const std::string words = words_in(said.number());
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return base::fail(ErrorCode::corrupt, "ffmpeg failed: " + last_line(words));
  return words;
}

std::vector<std::string> picture_arguments(const std::filesystem::path& output) {
  const std::string size = std::to_string(frame_width) + "x" + std::to_string(frame_height);
  return joined(joined({"-loglevel", "error", "-f", "rawvideo", "-pixel_format", "bgra", "-video_size", size, "-framerate", std::to_string(frames_per_second), "-i", "pipe:0",
                        "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                        "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "34", "-deadline", "good", "-cpu-used", "5", "-row-mt", "0", "-g", "125"},
                       bare()),
                {output.string()});
}

std::vector<std::string> measuring_arguments() {
  return joined(joined({"-loglevel", "info"}, raw_sound()), {"-af", std::string(loudness) + ":print_format=json", "-threads", "1", "-f", "null", "-"});
}

base::Result<std::vector<std::string>> sound_arguments(const std::string& measured, const std::filesystem::path& output) {
  const auto begin = measured.rfind('{');
  const auto end = measured.rfind('}');
  if (begin == std::string::npos || end == std::string::npos || end < begin) return base::fail(ErrorCode::corrupt, "ffmpeg did not say how loud the film is");
  const auto json = nlohmann::json::parse(measured.substr(begin, end - begin + 1), nullptr, false);
  std::string filter = loudness;
  for (const auto& [ours, theirs] : std::array<std::pair<const char*, const char*>, 5>{{{"measured_I", "input_i"}, {"measured_TP", "input_tp"}, {"measured_LRA", "input_lra"}, {"measured_thresh", "input_thresh"}, {"offset", "target_offset"}}}) {
    if (!json.is_object() || !json.contains(theirs) || !json[theirs].is_string()) return base::fail(ErrorCode::corrupt, "ffmpeg did not say how loud the film is");
    const std::string value = json[theirs].get<std::string>();
    if (value.find("inf") != std::string::npos) filter = "anull";  // silence has no loudness
    if (filter != "anull") filter += ":" + std::string(ours) + "=" + value;
  }
  if (filter != "anull") filter += ":linear=true";
  return joined(joined(joined({"-loglevel", "error"}, raw_sound()), {"-af", filter, "-ar", "48000", "-c:a", "libopus", "-b:a", "48k"}), joined(bare(), {output.string()}));
}

std::vector<std::string> joining_arguments(const std::filesystem::path& picture, const std::filesystem::path& sound, const std::filesystem::path& output) {
  return joined(joined({"-loglevel", "error", "-i", picture.string(), "-i", sound.string(), "-map", "0:v:0", "-map", "1:a:0", "-c", "copy"}, bare()), {output.string()});
}

}  // namespace films
