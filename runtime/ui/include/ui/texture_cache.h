// Bitmaps that have been drawn once, kept in the renderer until memory is wanted for others. Owns its
// textures; the device must outlive it. Least recently used go first, never one used in this frame.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

#include "ui/geometry.h"
#include "ui/texture_port.h"

namespace ui {

struct Texture {
  TextureHandle handle = nullptr;
  int width = 0;
  int height = 0;
  Point offset;  // of the bitmap's corner from where it is placed
};

class TextureCache {
 public:
  TextureCache(TextureDevice& device, std::size_t limit_bytes) : device_(device), limit_bytes_(limit_bytes) {}
  ~TextureCache() { clear(); }
  TextureCache(const TextureCache&) = delete;
  TextureCache& operator=(const TextureCache&) = delete;

  // The texture under `key`, drawn by `draw` when it is not there.
  struct Drawing {
    Bitmap bitmap;
    Point offset;
  };
  const Texture& get(const std::string& key, const std::function<Drawing()>& draw);

  void begin_frame() { ++frame_; }
  void end_frame();  // lets go of what is over the limit
  void clear();
  std::size_t bytes() const { return bytes_; }

 private:
  struct Slot {
    Texture texture;
    std::size_t bytes = 0;
    std::uint64_t used = 0;
  };

  TextureDevice& device_;
  std::size_t limit_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t frame_ = 0;
  std::unordered_map<std::string, Slot> slots_;
};

}  // namespace ui
