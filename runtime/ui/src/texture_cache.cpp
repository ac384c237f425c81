#include "ui/texture_cache.h"

namespace ui {

const Texture& TextureCache::keep(std::string_view key, const Drawing& drawing) {
  const Bitmap& bitmap = drawing.bitmap;
  const bool empty = bitmap.width <= 0 || bitmap.height <= 0;
  const Texture texture{empty ? nullptr : device_.upload(bitmap), bitmap.width, bitmap.height, drawing.offset};
  return kept_.put(key, texture, bitmap.bytes());
}

void TextureCache::release(const Texture& texture) {
  if (texture.handle != nullptr) device_.release(texture.handle);
}

void TextureCache::begin_frame() {
  kept_.begin_frame();
  if (painter_ == nullptr) return;
  for (const Painted& painted : painter_->take()) {
    if (kept_.find(painted.key) == nullptr) keep(painted.key, painted.drawing);
  }
}

void TextureCache::end_frame() {
  if (painter_ != nullptr) painter_->end_frame();
  kept_.end_frame([this](const Texture& texture) { release(texture); });
}

void TextureCache::clear() {
  kept_.clear([this](const Texture& texture) { release(texture); });
}

}  // namespace ui
