// An X server without a screen, 1280x720, whose pixels can be read from memory without asking it, so that watching
// costs neither the server nor its clients anything. Owns the server; it ends with this object. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "support/process_tree.h"

namespace support {

class VirtualDisplay {
 public:
  // Keeps its pixels in the folder. Fails with not_found when Xvfb is not installed, unavailable when it does not start.
  // A name is wanted by who has to find a display again that went away; it takes one that free_name() gave.
  static base::Result<std::unique_ptr<VirtualDisplay>> start(const std::filesystem::path& folder, const std::string& name = "");
  // High above those that servers choose by themselves, so that none of another test takes it meanwhile.
  static std::string free_name();
  ~VirtualDisplay();

  const std::string& name() const { return name_; }  // ":7"
  const ProcessTree& server() const { return *server_; }

  using Picture = std::vector<std::uint32_t>;  // a grid of pixels all over the screen
  static constexpr std::uint32_t any_colour = 0xff00'0000;  // in a picture that is compared with: whatever is there
  Picture look() const;
  bool shows(const Picture& picture) const;  // but for a pointer's worth of pixels
  // Waits until the pictures of a second are the same and have more than a few colours. Fails with unavailable after
  // half a minute without.
  base::Result<Picture> settled() const;
  // What stands still of a screen that lives: looked at for three seconds, from a second after something appeared. What
  // moved meanwhile is any_colour. Fails as settled() does, and when most of it moves.
  base::Result<Picture> standing() const;
  // Waits until nothing of the picture is left.
  base::Result<void> wait_until_gone(const Picture& picture) const;

 private:
  VirtualDisplay() = default;
  base::Result<void> map_pixels(const std::filesystem::path& file);

  std::unique_ptr<ProcessTree> server_;
  std::string name_;
  void* mapping_ = nullptr;
  std::size_t mapped_bytes_ = 0;
  const unsigned char* pixels_ = nullptr;
  std::size_t bytes_per_line_ = 0;
};

}  // namespace support
