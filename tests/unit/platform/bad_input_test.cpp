// Hands and screens as they should not be: what SDL tells of them, in a window that nobody sees.
#include <SDL.h>
#include <cstdlib>

#include "platform/screen.h"
#include "support/catch.h"

namespace {

struct Window {
  std::unique_ptr<platform::Screen> screen;

  explicit Window(int width = 1280, int height = 720) {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto opened = platform::Screen::open_window(width, height, false);
    REQUIRE(opened.has_value());
    screen = std::move(*opened);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  }

  // What SDL makes of the first finger too, with a number of its own for the device.
  static void button(Uint32 type, int x, int y, Uint32 device) {
    SDL_Event event{};
    event.type = type;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.clicks = 1;
    event.button.which = device;
    event.button.x = x;
    event.button.y = y;
    SDL_PushEvent(&event);
  }
  static void finger(Uint32 type, SDL_FingerID finger, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = finger;
    event.tfinger.x = x;
    event.tfinger.y = y;
    SDL_PushEvent(&event);
  }
  static void key(Uint32 type, SDL_Keycode code, bool repeats) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = code;
    event.key.repeat = repeats ? 1 : 0;
    SDL_PushEvent(&event);
  }

  // How often the pointer came down until nothing is left to hear, and whether it is up then.
  struct Presses {
    int times = 0;
    bool is_down = false;
  };
  Presses presses() {
    Presses seen;
    for (int turns = 0; turns < 100; ++turns) {
      const bool down = screen->wait(0).input.pointer_down;
      if (down && !seen.is_down) ++seen.times;
      seen.is_down = down;
    }
    return seen;
  }
};

constexpr Uint32 mouse = 0;

}  // namespace

TEST_CASE("ten fingers at once are one touch") {
  Window window;
  Window::button(SDL_MOUSEBUTTONDOWN, 300, 200, SDL_TOUCH_MOUSEID);
  for (int i = 0; i < 10; ++i) Window::finger(SDL_FINGERDOWN, i, 0.1F * static_cast<float>(i), 0.5F);
  for (int i = 0; i < 10; ++i) Window::finger(SDL_FINGERMOTION, i, 0.5F, 0.1F * static_cast<float>(i));
  for (int i = 9; i >= 0; --i) Window::finger(SDL_FINGERUP, i, 0.5F, 0.5F);
  Window::button(SDL_MOUSEBUTTONUP, 300, 200, SDL_TOUCH_MOUSEID);
  const auto seen = window.presses();
  CHECK(seen.times == 1);
  CHECK_FALSE(seen.is_down);
}

TEST_CASE("a touch while the mouse is held is no second press and leaves nothing pressed") {
  Window window;
  Window::button(SDL_MOUSEBUTTONDOWN, 300, 200, mouse);
  Window::button(SDL_MOUSEBUTTONDOWN, 900, 500, SDL_TOUCH_MOUSEID);
  Window::button(SDL_MOUSEBUTTONUP, 900, 500, SDL_TOUCH_MOUSEID);
  Window::button(SDL_MOUSEBUTTONUP, 300, 200, mouse);
  const auto seen = window.presses();
  CHECK(seen.times == 1);
  CHECK_FALSE(seen.is_down);
}

TEST_CASE("R31 a key that is held for a minute is one key") {
  Window window;
  Window::key(SDL_KEYDOWN, SDLK_RETURN, false);
  for (int i = 0; i < 1800; ++i) Window::key(SDL_KEYDOWN, SDLK_RETURN, true);
  Window::key(SDL_KEYUP, SDLK_RETURN, false);
  std::size_t keys = 0;
  bool is_down = true;
  for (int turns = 0; turns < 100; ++turns) {
    const platform::Events events = window.screen->wait(0);
    keys += events.input.keys.size();
    is_down = events.input.switch_down;
  }
  CHECK(keys == 1);
  CHECK_FALSE(is_down);
}

TEST_CASE("a window that is smaller than any screen still has a picture") {
  Window window(64, 48);
  CHECK(window.screen->width_px() > 0);
  CHECK(window.screen->height_px() > 0);
  CHECK(window.screen->scale() > 0);
  Window::button(SDL_MOUSEBUTTONDOWN, 5000, -20, mouse);  // outside of it
  Window::button(SDL_MOUSEBUTTONUP, 5000, -20, mouse);
  CHECK(window.presses().times == 1);
}

TEST_CASE("a renderer that has lost its textures is told once") {
  Window window;
  SDL_Event event{};
  event.type = SDL_RENDER_TARGETS_RESET;
  SDL_PushEvent(&event);
  CHECK(window.screen->wait(0).textures_lost);
  CHECK_FALSE(window.screen->wait(0).textures_lost);
}
