// SDL's events as a window that nobody sees gets them.
#include <SDL.h>
#include <cstdlib>

#include "platform/screen.h"
#include "support/catch.h"

namespace {

using ui::TextEvent;
using ui::TextKey;
using Events = std::vector<TextEvent>;

struct Window {
  std::unique_ptr<platform::Screen> screen;

  Window() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto opened = platform::Screen::open_window(1280, 720, false);
    REQUIRE(opened.has_value());
    screen = std::move(*opened);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  }
  void take_text() { screen->take_text(ui::Rect{100, 100, 0, 30}); }

  static void key(SDL_Keycode key, int mod = KMOD_NONE, Uint32 type = SDL_KEYDOWN) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = key;
    event.key.keysym.mod = static_cast<Uint16>(mod);
    SDL_PushEvent(&event);
  }
  static void words(const char* text) {
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    SDL_strlcpy(event.text.text, text, sizeof event.text.text);
    SDL_PushEvent(&event);
  }
  static void composed(const char* text, int caret) {
    SDL_Event event{};
    event.type = SDL_TEXTEDITING;
    SDL_strlcpy(event.edit.text, text, sizeof event.edit.text);
    event.edit.start = caret;
    SDL_PushEvent(&event);
  }
  Events text() { return screen->wait(0).input.text; }
};

}  // namespace

TEST_CASE("R2 a window takes no text until a field asks for it and none afterwards") {
  Window window;
  CHECK(SDL_IsTextInputActive() == SDL_FALSE);
  Window::words("a");
  Window::composed("b", 1);
  Window::key(SDLK_BACKSPACE);
  Window::key(SDLK_a, KMOD_LCTRL);
  const platform::Events before = window.screen->wait(0);
  CHECK(before.input.text.empty());
  CHECK(before.input.keys == std::vector<ui::Key>{ui::Key::erase});  // for the digits of a PIN; it is no word
  window.take_text();
  CHECK(SDL_IsTextInputActive() == SDL_TRUE);
  Window::words("c");
  CHECK(window.text() == Events{ui::TypedWords{"c"}});
  window.screen->take_text(std::nullopt);
  CHECK(SDL_IsTextInputActive() == SDL_FALSE);
  Window::words("d");
  CHECK(window.text().empty());
}

TEST_CASE("words and compositions come in the order they were made with carets in bytes") {
  Window window;
  window.take_text();
  Window::words("né");
  Window::composed("日本", 1);
  Window::composed("", 0);
  Window::key(SDLK_LEFT);
  Window::words("x");
  CHECK(window.text() == Events{ui::TypedWords{"né"}, ui::ComposedWords{"日本", 3}, ui::ComposedWords{"", 0},
                                ui::TextKeyPress{TextKey::left, false}, ui::TypedWords{"x"}});
}

TEST_CASE("keys that move in text do so with Shift and Control too") {
  struct Case {
    SDL_Keycode key;
    int mod;
    TextKey means;
    bool selects;
  };
  const Case cases[] = {
      {SDLK_LEFT, KMOD_LSHIFT, TextKey::left, true},
      {SDLK_RIGHT, KMOD_RCTRL, TextKey::word_right, false},
      {SDLK_HOME, KMOD_NONE, TextKey::line_start, false},
      {SDLK_END, KMOD_LCTRL | KMOD_LSHIFT, TextKey::text_end, true},
      {SDLK_BACKSPACE, KMOD_LCTRL, TextKey::word_backspace, false},
      {SDLK_DELETE, KMOD_NONE, TextKey::remove, false},
      {SDLK_RETURN, KMOD_NONE, TextKey::enter, false},
      {SDLK_KP_ENTER, KMOD_NONE, TextKey::enter, false},
      {SDLK_a, KMOD_LCTRL, TextKey::select_all, false},
      {SDLK_c, KMOD_LCTRL, TextKey::copy, false},
      {SDLK_x, KMOD_LCTRL, TextKey::cut, false},
      {SDLK_v, KMOD_LCTRL, TextKey::paste, false},
      {SDLK_z, KMOD_LCTRL, TextKey::undo, false},
      {SDLK_z, KMOD_LCTRL | KMOD_LSHIFT, TextKey::redo, true},
      {SDLK_y, KMOD_LCTRL, TextKey::redo, false},
      {SDLK_INSERT, KMOD_LSHIFT, TextKey::paste, true},
  };
  Window window;
  window.take_text();
  for (const Case& each : cases) {
    Window::key(each.key, each.mod);
    INFO(SDL_GetKeyName(each.key));
    CHECK(window.text() == Events{ui::TextKeyPress{each.means, each.selects}});
  }
}

TEST_CASE("letters with AltGr and alone are no commands and a space presses nothing while somebody writes") {
  Window window;
  window.take_text();
  Window::key(SDLK_c, KMOD_LCTRL | KMOD_RALT);
  Window::key(SDLK_c);
  Window::key(SDLK_SPACE);
  Window::key(SDLK_TAB);
  const platform::Events events = window.screen->wait(0);
  CHECK(events.input.text.empty());
  CHECK(events.input.keys == std::vector<ui::Key>{ui::Key::tab});
  window.screen->take_text(std::nullopt);
  Window::key(SDLK_SPACE);
  CHECK(window.screen->wait(0).input.keys == std::vector<ui::Key>{ui::Key::enter});
}

TEST_CASE("R6 Shift counts towards leaving and not when it wrote a capital") {
  Window window;
  const auto press = [](const char* letter) {
    Window::key(SDLK_LSHIFT);
    if (letter != nullptr) {
      Window::key(SDLK_a, KMOD_LSHIFT);
      Window::words(letter);
    }
    Window::key(SDLK_LSHIFT, KMOD_NONE, SDL_KEYUP);
  };
  for (int i = 0; i < 3; ++i) press(nullptr);
  CHECK(window.screen->wait(0).shift_presses == 3);
  window.take_text();
  for (int i = 0; i < 3; ++i) press("A");
  CHECK(window.screen->wait(0).shift_presses == 0);
  for (int i = 0; i < 3; ++i) press(nullptr);
  CHECK(window.screen->wait(0).shift_presses == 3);
}

TEST_CASE("R6 the third Shift counts when it is let go of in text and is something that the reader did so that leaving is seen") {
  Window window;
  window.take_text();
  for (int i = 0; i < 3; ++i) {
    Window::key(SDLK_LSHIFT);
    window.screen->wait(0);
    Window::key(SDLK_LSHIFT, KMOD_NONE, SDL_KEYUP);
    const platform::Events up = window.screen->wait(0);
    CHECK(up.shift_presses == 1);
    CHECK(up.reader_did_something);
  }
}

TEST_CASE("a window that is asked to close has its display and an end that no window was asked for means that it is gone") {
  Window window;
  SDL_Event asked{};
  asked.type = SDL_WINDOWEVENT;
  asked.window.event = SDL_WINDOWEVENT_CLOSE;
  SDL_Event quit{};
  quit.type = SDL_QUIT;
  SDL_PushEvent(&asked);
  SDL_PushEvent(&quit);
  const platform::Events by_hand = window.screen->wait(0);
  CHECK(by_hand.closed);
  CHECK_FALSE(by_hand.display_lost);
  SDL_PushEvent(&quit);
  CHECK(window.screen->wait(0).display_lost);
}

TEST_CASE("a double click is told") {
  Window window;
  SDL_Event event{};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.clicks = 2;
  SDL_PushEvent(&event);
  CHECK(window.screen->wait(0).input.clicks == 2);
}

TEST_CASE("what was copied is there with a window and without") {
  Window window;
  window.screen->copy("né");
  CHECK(window.screen->copied() == "né");
  const auto memory = platform::Screen::in_memory(320, 240);
  REQUIRE(memory.has_value());
  CHECK((*memory)->copied().empty());
  (*memory)->copy("x");
  CHECK((*memory)->copied() == "x");
}
