// Dear ImGui's draw lists on an SDL_Renderer.
#pragma once

#include <SDL.h>
#include <cstdint>
#include <memory>
#include <vector>

struct ImDrawData;
struct ImDrawList;

namespace platform {

// Axis-aligned quads, which is nearly all that a screen consists of, become fills and copies, because
// those are fast without graphics hardware; everything else goes through SDL_RenderGeometryRaw.
// `whites` are the textures of one white pixel, which mean "no texture": each stage has its own.
void draw_lists(SDL_Renderer* renderer, ImDrawData* data, const std::vector<SDL_Texture*>& whites);

// A frame that outlives the next one. Its textures are the caller's to keep.
class KeptFrame {
 public:
  KeptFrame(const ImDrawData& data, std::uint32_t background_rgb);

  std::uint32_t background_rgb() const { return background_rgb_; }
  void draw(SDL_Renderer* renderer, const std::vector<SDL_Texture*>& whites) const;

 private:
  struct Free {
    void operator()(ImDrawList* list) const;
  };
  std::vector<std::unique_ptr<ImDrawList, Free>> lists_;
  std::uint32_t background_rgb_;
};

}  // namespace platform
