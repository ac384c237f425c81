#include "draw_lists.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <optional>

namespace platform {
namespace {

struct Quad {
  ImDrawVert top_left;
  ImDrawVert bottom_right;
};

// Dear ImGui writes a rectangle as two triangles a-b-c and a-c-d, clockwise from the top left.
std::optional<Quad> as_quad(const ImDrawVert* vertices, const ImDrawIdx* indices) {
  if (indices[0] != indices[3] || indices[2] != indices[4]) return std::nullopt;
  const ImDrawVert& a = vertices[indices[0]];
  const ImDrawVert& b = vertices[indices[1]];
  const ImDrawVert& c = vertices[indices[2]];
  const ImDrawVert& d = vertices[indices[5]];
  const bool aligned = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
  const bool one_colour = a.col == b.col && b.col == c.col && c.col == d.col;
  if (!aligned || !one_colour) return std::nullopt;
  return Quad{a, c};
}

int whole(float value) { return static_cast<int>(std::lround(value)); }

void fill(SDL_Renderer* renderer, const Quad& quad) {
  const ImU32 colour = quad.top_left.col;
  const auto alpha = static_cast<Uint8>(colour >> IM_COL32_A_SHIFT);
  SDL_SetRenderDrawColor(renderer, static_cast<Uint8>(colour >> IM_COL32_R_SHIFT),
                         static_cast<Uint8>(colour >> IM_COL32_G_SHIFT), static_cast<Uint8>(colour >> IM_COL32_B_SHIFT),
                         alpha);
  SDL_SetRenderDrawBlendMode(renderer, alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
  const int left = whole(quad.top_left.pos.x);
  const int top = whole(quad.top_left.pos.y);
  const SDL_Rect rect{left, top, whole(quad.bottom_right.pos.x) - left, whole(quad.bottom_right.pos.y) - top};
  SDL_RenderFillRect(renderer, &rect);
}

void copy(SDL_Renderer* renderer, const Quad& quad, SDL_Texture* texture) {
  int width = 0;
  int height = 0;
  SDL_QueryTexture(texture, nullptr, nullptr, &width, &height);
  const auto in_texture = [](float share, int size) { return whole(share * static_cast<float>(size)); };
  const int u0 = in_texture(quad.top_left.uv.x, width);
  const int v0 = in_texture(quad.top_left.uv.y, height);
  const SDL_Rect from{u0, v0, in_texture(quad.bottom_right.uv.x, width) - u0,
                      in_texture(quad.bottom_right.uv.y, height) - v0};
  const int left = whole(quad.top_left.pos.x);
  const int top = whole(quad.top_left.pos.y);
  const SDL_Rect to{left, top, whole(quad.bottom_right.pos.x) - left, whole(quad.bottom_right.pos.y) - top};
  SDL_RenderCopy(renderer, texture, &from, &to);
}

SDL_Color sdl_colour(ImU32 colour) {
  return {static_cast<Uint8>(colour >> IM_COL32_R_SHIFT), static_cast<Uint8>(colour >> IM_COL32_G_SHIFT),
          static_cast<Uint8>(colour >> IM_COL32_B_SHIFT), static_cast<Uint8>(colour >> IM_COL32_A_SHIFT)};
}

void triangles(SDL_Renderer* renderer, const ImDrawVert* vertices, const ImDrawIdx* indices, SDL_Texture* texture) {
  SDL_Vertex corners[6];
  for (int i = 0; i < 6; ++i) {
    const ImDrawVert& vertex = vertices[indices[i]];
    corners[i] = {{vertex.pos.x, vertex.pos.y}, sdl_colour(vertex.col), {vertex.uv.x, vertex.uv.y}};
  }
  SDL_RenderGeometry(renderer, texture, corners, 6, nullptr, 0);
}

void draw_command(SDL_Renderer* renderer, const ImDrawList& list, const ImDrawCmd& command, const std::vector<SDL_Texture*>& whites) {
  const int left = whole(command.ClipRect.x);
  const int top = whole(command.ClipRect.y);
  const SDL_Rect clip{left, top, whole(command.ClipRect.z) - left, whole(command.ClipRect.w) - top};
  if (clip.w <= 0 || clip.h <= 0) return;
  SDL_RenderSetClipRect(renderer, &clip);
  auto* texture = static_cast<SDL_Texture*>(command.GetTexID());
  const bool white = std::find(whites.begin(), whites.end(), texture) != whites.end();
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
  for (unsigned at = 0; at + 6 <= command.ElemCount; at += 6) {
    const auto quad = as_quad(vertices, indices + at);
    if (!quad) {
      triangles(renderer, vertices, indices + at, white ? nullptr : texture);
    } else if (white) {
      fill(renderer, *quad);
    } else {
      copy(renderer, *quad, texture);
    }
  }
}

void draw_list(SDL_Renderer* renderer, const ImDrawList& list, const std::vector<SDL_Texture*>& whites) {
  for (const ImDrawCmd& command : list.CmdBuffer) draw_command(renderer, list, command, whites);
  SDL_RenderSetClipRect(renderer, nullptr);
}

}  // namespace

void draw_lists(SDL_Renderer* renderer, ImDrawData* data, const std::vector<SDL_Texture*>& whites) {
  for (int i = 0; i < data->CmdListsCount; ++i) draw_list(renderer, *data->CmdLists[i], whites);
}

KeptFrame::KeptFrame(const ImDrawData& data, std::uint32_t background_rgb) : background_rgb_(background_rgb) {
  for (int i = 0; i < data.CmdListsCount; ++i) lists_.emplace_back(data.CmdLists[i]->CloneOutput());
}

void KeptFrame::draw(SDL_Renderer* renderer, const std::vector<SDL_Texture*>& whites) const {
  for (const auto& list : lists_) draw_list(renderer, *list, whites);
}

void KeptFrame::Free::operator()(ImDrawList* list) const { IM_DELETE(list); }

}  // namespace platform
