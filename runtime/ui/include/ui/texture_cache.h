// Bitmaps that have been drawn once, kept in the renderer until memory is wanted for others. Owns its
// textures; the device must outlive it. Least recently used go first, never one used in this frame.
#pragma once

#include <string_view>

#include "ui/geometry.h"
#include "ui/least_recently_used.h"
#include "ui/painter_port.h"
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
  // Without a painter everything is drawn at once.
  TextureCache(TextureDevice& device, std::size_t limit_bytes, Painter* painter = nullptr)
      : device_(device), painter_(painter), kept_(limit_bytes) {}
  ~TextureCache() { clear(); }
  TextureCache(const TextureCache&) = delete;
  TextureCache& operator=(const TextureCache&) = delete;

  // The texture under `key`, drawn by `draw` (which returns a Drawing) when it is not there.
  template <typename Draw>
  const Texture& get(std::string_view key, Draw&& draw) {
    if (const Texture* known = kept_.find(key)) return *known;
    return keep(key, draw());
  }

  // The same, drawn beside the frames; nullptr until it is. `prepare` returns the work (a Painter::Work), and is called once.
  template <typename Prepare>
  const Texture* get_or_paint(std::string_view key, Prepare&& prepare) {
    if (const Texture* known = kept_.find(key)) return known;
    if (painter_ == nullptr) return &keep(key, prepare()());
    if (!painter_->has(key)) painter_->paint(std::string(key), prepare());
    return nullptr;
  }

  const Texture* find(std::string_view key) { return kept_.find(key); }

  void begin_frame();  // takes what was painted
  void end_frame();  // lets go of what is over the limit
  void clear();
  std::size_t bytes() const { return kept_.bytes(); }

 private:
  const Texture& keep(std::string_view key, const Drawing& drawing);
  void release(const Texture& texture);

  TextureDevice& device_;
  Painter* const painter_;
  LeastRecentlyUsed<Texture> kept_;
};

}  // namespace ui
