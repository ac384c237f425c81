#include "ui/film_textures.h"

namespace ui {
namespace {

bool can_be_shown(const FilmPicture& picture) {
  const std::size_t planes = picture.format == PixelFormat::iyuv ? 3 : 1;
  for (std::size_t i = 0; i < planes; ++i) {
    if (picture.planes[i].bytes == nullptr) return false;
  }
  return picture.width > 0 && picture.height > 0;
}

}  // namespace

bool FilmTextures::make(Slot& slot, const FilmPicture& picture) {
  if (slot.handle != nullptr) device_.release(slot.handle);
  slot = {device_.create_streaming(picture.format, picture.width, picture.height),
          picture.format,
          picture.width,
          picture.height,
          0,
          false};
  return slot.handle != nullptr;
}

TextureHandle FilmTextures::show(const std::string& film, const FilmPicture& picture) {
  if (!can_be_shown(picture)) return nullptr;
  Slot& slot = slots_[film];
  const bool fits = slot.handle != nullptr && slot.format == picture.format && slot.width == picture.width &&
                    slot.height == picture.height;
  if (!fits && !make(slot, picture)) return nullptr;
  if (!fits || slot.number != picture.number) device_.update(slot.handle, picture);
  slot.number = picture.number;
  slot.drawn = true;
  return slot.handle;
}

void FilmTextures::end_frame() {
  for (auto at = slots_.begin(); at != slots_.end();) {
    Slot& slot = at->second;
    if (!slot.drawn && slot.handle != nullptr) device_.release(slot.handle);
    const bool drawn = slot.drawn;
    slot.drawn = false;
    at = drawn ? std::next(at) : slots_.erase(at);
  }
}

void FilmTextures::clear() {
  for (auto& [film, slot] : slots_) {
    if (slot.handle != nullptr) device_.release(slot.handle);
  }
  slots_.clear();
}

}  // namespace ui
