#include "support/virtual_display.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <poll.h>
#include <set>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>


namespace support {
namespace {

constexpr std::size_t width = 1280;
constexpr std::size_t height = 720;
constexpr std::size_t step = 4;  // of the grid, both ways
constexpr int look_again_ms = 50;
constexpr int patience_ms = 30'000;
constexpr std::size_t few_colours = 16;
constexpr double pointer_share = 0.002;

// Numbers of an XWD header (X11/XWDFile.h): 32 bits each, most significant byte first.
enum class Field : std::size_t { header_size = 0, bits_per_pixel = 11, bytes_per_line = 12, colours = 19 };
constexpr std::size_t colour_bytes = 12;

std::size_t number(const unsigned char* header, Field field) {
  const unsigned char* at = header + 4 * static_cast<std::size_t>(field);
  return static_cast<std::size_t>(at[0]) << 24 | static_cast<std::size_t>(at[1]) << 16 | static_cast<std::size_t>(at[2]) << 8 | at[3];
}

// The server writes its number once it can be used.
std::string read_name(int descriptor) {
  pollfd ready{descriptor, POLLIN, 0};
  std::string text;
  while (text.find('\n') == std::string::npos && ::poll(&ready, 1, patience_ms) > 0) {
    std::array<char, 16> bytes{};
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count <= 0) return {};
    text.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return text.empty() ? text : ":" + text.substr(0, text.find('\n'));
}

bool has_content(const VirtualDisplay::Picture& picture) {
  return std::set<std::uint32_t>(picture.begin(), picture.end()).size() > few_colours;
}

}  // namespace

base::Result<std::unique_ptr<VirtualDisplay>> VirtualDisplay::start(const std::filesystem::path& folder, const std::string& name) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return base::fail(base::ErrorCode::io, "no pipe can be made");
  std::unique_ptr<VirtualDisplay> display(new VirtualDisplay());
  std::vector<std::string> command{"Xvfb", "-displayfd", std::to_string(pipe[1]), "-screen", "0", "1280x720x24", "-fbdir",
                                   folder.string(), "-nolisten", "tcp", "-noreset", "-s", "0"};
  if (!name.empty()) command.insert(command.begin() + 1, name);
  auto server = ProcessTree::start(command, {}, pipe[1]);
  ::close(pipe[1]);
  if (server) {
    display->server_ = std::move(*server);
    display->name_ = read_name(pipe[0]);
  }
  ::close(pipe[0]);
  if (!server) return base::fail(server.error());
  if (display->name_.empty()) return base::fail(base::ErrorCode::unavailable, "Xvfb does not start: is the package xvfb installed");
  TRY(display->map_pixels(folder / "Xvfb_screen0"));
  return display;
}

std::string VirtualDisplay::free_name() {
  constexpr int first = 1000;
  constexpr int numbers = 40'000;
  for (int i = 0; i < numbers; ++i) {
    const std::string number = std::to_string(first + (::getpid() + i) % numbers);
    if (!std::filesystem::exists("/tmp/.X" + number + "-lock") && !std::filesystem::exists("/tmp/.X11-unix/X" + number)) return ":" + number;
  }
  return "";
}

VirtualDisplay::~VirtualDisplay() {
  if (mapping_ != nullptr) ::munmap(mapping_, mapped_bytes_);
}

base::Result<void> VirtualDisplay::map_pixels(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (descriptor < 0 || ::fstat(descriptor, &about) != 0) return base::fail(base::ErrorCode::io, "cannot read " + file.string());
  mapped_bytes_ = static_cast<std::size_t>(about.st_size);
  void* mapping = ::mmap(nullptr, mapped_bytes_, PROT_READ, MAP_SHARED, descriptor, 0);
  ::close(descriptor);
  if (mapping == MAP_FAILED) return base::fail(base::ErrorCode::io, "cannot map " + file.string());
  mapping_ = mapping;
  const auto* bytes = static_cast<const unsigned char*>(mapping);
  bytes_per_line_ = number(bytes, Field::bytes_per_line);
  const std::size_t start = number(bytes, Field::header_size) + number(bytes, Field::colours) * colour_bytes;
  pixels_ = bytes + start;
  const bool as_expected = number(bytes, Field::bits_per_pixel) == 32 && bytes_per_line_ >= width * 4 &&
                           mapped_bytes_ >= start + bytes_per_line_ * height;
  if (!as_expected) return base::fail(base::ErrorCode::corrupt, file.string() + " is not the picture of a screen of 1280x720");
  return {};
}

VirtualDisplay::Picture VirtualDisplay::look() const {
  Picture picture;
  picture.reserve((width / step) * (height / step));
  for (std::size_t y = step / 2; y < height; y += step) {
    const auto* line = reinterpret_cast<const std::uint32_t*>(pixels_ + y * bytes_per_line_);
    for (std::size_t x = step / 2; x < width; x += step) picture.push_back(line[x] & 0xff'ffff);
  }
  return picture;
}

bool VirtualDisplay::shows(const Picture& picture) const {
  const Picture now = look();
  std::size_t different = 0;
  for (std::size_t i = 0; i < now.size(); ++i) different += picture[i] != any_colour && now[i] != picture[i] ? 1 : 0;
  return static_cast<double>(different) <= pointer_share * static_cast<double>(now.size());
}

base::Result<VirtualDisplay::Picture> VirtualDisplay::settled() const {
  Picture last = look();
  int same_ms = 0;
  for (int waited_ms = 0; waited_ms < patience_ms; waited_ms += look_again_ms) {
    ::poll(nullptr, 0, look_again_ms);
    Picture now = look();
    same_ms = now == last && has_content(now) ? same_ms + look_again_ms : 0;
    if (same_ms >= 1000) return now;
    last = std::move(now);
  }
  return base::fail(base::ErrorCode::unavailable, "nothing appeared on the screen, or it never stood still");
}

base::Result<VirtualDisplay::Picture> VirtualDisplay::standing() const {
  int waited_ms = 0;
  for (; waited_ms < patience_ms && !has_content(look()); waited_ms += look_again_ms) ::poll(nullptr, 0, look_again_ms);
  if (waited_ms >= patience_ms) return base::fail(base::ErrorCode::unavailable, "nothing appeared on the screen");
  ::poll(nullptr, 0, 1000);
  Picture still = look();
  for (int looked_ms = 0; looked_ms < 3000; looked_ms += look_again_ms) {
    ::poll(nullptr, 0, look_again_ms);
    const Picture now = look();
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != still[i]) still[i] = any_colour;
    }
  }
  const auto moves = static_cast<std::size_t>(std::count(still.begin(), still.end(), any_colour));
  if (moves * 2 > still.size()) return base::fail(base::ErrorCode::unavailable, "most of the screen never stood still");
  return still;
}

base::Result<void> VirtualDisplay::wait_until_gone(const Picture& picture) const {
  for (int waited_ms = 0; waited_ms < patience_ms; waited_ms += look_again_ms) {
    const Picture now = look();
    std::size_t same = 0;
    for (std::size_t i = 0; i < now.size(); ++i) same += now[i] == picture[i] ? 1 : 0;
    if (same * 10 < now.size()) return {};
    ::poll(nullptr, 0, look_again_ms);
  }
  return base::fail(base::ErrorCode::unavailable, "the screen did not become empty after a program ended");
}

}  // namespace support
