// Dear ImGui's draw lists on an SDL_Renderer.
#pragma once

#include <SDL.h>
#include <vector>

struct ImDrawData;

namespace platform {

// Axis-aligned quads, which is nearly all that a screen consists of, become fills and copies, because
// those are fast without graphics hardware; everything else goes through SDL_RenderGeometryRaw.
// `whites` are the textures of one white pixel, which mean "no texture": each stage has its own.
void draw_lists(SDL_Renderer* renderer, ImDrawData* data, const std::vector<SDL_Texture*>& whites);

}  // namespace platform
