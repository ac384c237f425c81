// Dear ImGui's draw lists on an SDL_Renderer.
#pragma once

#include <SDL.h>

struct ImDrawData;

namespace platform {

// Axis-aligned quads, which is nearly all that a screen consists of, become fills and copies, because
// those are fast without graphics hardware; everything else goes through SDL_RenderGeometryRaw.
// `white` is the texture that means "no texture".
void draw_lists(SDL_Renderer* renderer, ImDrawData* data, SDL_Texture* white);

}  // namespace platform
