// What a Screen owns of SDL.
#pragma once

#include <SDL.h>
#include <optional>
#include <string>
#include <vector>

#include "draw_lists.h"
#include "platform/screen.h"
#include "text_input.h"

namespace platform {

// While there is one, whatever ends the program is none of this program's.
inline int open_windows = 0;

struct Screen::Native {
  SDL_Window* window = nullptr;
  SDL_Surface* surface = nullptr;  // without a window
  SDL_Renderer* renderer = nullptr;
  std::vector<SDL_Texture*> whites;  // of one white pixel
  ui::Point pointer{-1, -1};
  bool is_counted = false;         // among the open windows
  bool fills_display = false;      // and is meant to, as long as it runs
  bool switch_down = false;
  bool pointer_down = false;
  int clicks = 1;
  TextInput text;
  std::string copied;  // without a window
  Painting painting = Painting::at_once;
  std::optional<KeptFrame> unpainted;
  std::vector<SDL_Texture*> released;  // but it may still be painted with them

  void paint();
  void destroy_released();

  ~Native() {
    if (renderer != nullptr) SDL_DestroyRenderer(renderer);
    if (surface != nullptr) SDL_FreeSurface(surface);
    if (window != nullptr) SDL_DestroyWindow(window);
    SDL_Quit();
    if (is_counted) --open_windows;
  }
};

}  // namespace platform
