// The textures of the films on a screen, by id. A film has one for as long as it is drawn in every frame: one that is
// left out of a frame is let go of, and made anew when the film comes back or the renderer has lost its own. The device
// must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "ui/texture_port.h"

namespace ui {

class FilmTextures {
 public:
  explicit FilmTextures(TextureDevice& device) : device_(device) {}
  ~FilmTextures() { clear(); }
  FilmTextures(const FilmTextures&) = delete;
  FilmTextures& operator=(const FilmTextures&) = delete;

  // Shows `picture`, without copying it again when its number is the one shown. nullptr when it has no size or no
  // memory.
  TextureHandle show(const std::string& film, const FilmPicture& picture);
  void end_frame();
  void clear();

 private:
  struct Slot {
    TextureHandle handle = nullptr;
    PixelFormat format = PixelFormat::iyuv;
    int width = 0;
    int height = 0;
    std::uint64_t number = 0;
    bool drawn = false;
  };

  bool make(Slot& slot, const FilmPicture& picture);

  TextureDevice& device_;
  std::map<std::string, Slot> slots_;
};

}  // namespace ui
