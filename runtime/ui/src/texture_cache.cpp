#include "ui/texture_cache.h"

#include <algorithm>
#include <vector>

namespace ui {

const Texture& TextureCache::get(const std::string& key, const std::function<Drawing()>& draw) {
  const auto [at, fresh] = slots_.try_emplace(key);
  Slot& slot = at->second;
  slot.used = frame_;
  if (!fresh) return slot.texture;
  const Drawing drawing = draw();
  slot.bytes = drawing.bitmap.bytes();
  slot.texture = {drawing.bitmap.width > 0 && drawing.bitmap.height > 0 ? device_.upload(drawing.bitmap) : nullptr,
                  drawing.bitmap.width, drawing.bitmap.height, drawing.offset};
  bytes_ += slot.bytes;
  return slot.texture;
}

void TextureCache::end_frame() {
  if (bytes_ <= limit_bytes_) return;
  std::vector<std::unordered_map<std::string, Slot>::iterator> old;
  for (auto at = slots_.begin(); at != slots_.end(); ++at) {
    if (at->second.used != frame_) old.push_back(at);
  }
  std::sort(old.begin(), old.end(), [](auto a, auto b) { return a->second.used < b->second.used; });
  for (auto at : old) {
    if (bytes_ <= limit_bytes_) return;
    if (at->second.texture.handle != nullptr) device_.release(at->second.texture.handle);
    bytes_ -= at->second.bytes;
    slots_.erase(at);
  }
}

void TextureCache::clear() {
  for (auto& [key, slot] : slots_) {
    if (slot.texture.handle != nullptr) device_.release(slot.texture.handle);
  }
  slots_.clear();
  bytes_ = 0;
}

}  // namespace ui
