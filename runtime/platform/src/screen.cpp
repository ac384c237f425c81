#include "platform/screen.h"

#include <SDL.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "draw_lists.h"
#include "native.h"
#include "png_file.h"

namespace platform {
namespace {

tl::unexpected<base::Error> refuse(const std::string& what) {
  return base::fail(base::ErrorCode::unavailable, what + ": " + SDL_GetError());
}

ui::Key digit_key(int digit) { return static_cast<ui::Key>(static_cast<int>(ui::Key::digit_0) + digit); }

// By where the key is: on some layouts digits need Shift, and letters stand elsewhere.
std::optional<ui::Key> key_of_row(SDL_Scancode code) {
  switch (code) {
    case SDL_SCANCODE_Q: case SDL_SCANCODE_W: case SDL_SCANCODE_E: case SDL_SCANCODE_R: case SDL_SCANCODE_T:
    case SDL_SCANCODE_Y: case SDL_SCANCODE_U: case SDL_SCANCODE_I: case SDL_SCANCODE_O: case SDL_SCANCODE_P:
      return ui::Key::upper_letters;
    case SDL_SCANCODE_A: case SDL_SCANCODE_S: case SDL_SCANCODE_D: case SDL_SCANCODE_F: case SDL_SCANCODE_G:
    case SDL_SCANCODE_H: case SDL_SCANCODE_J: case SDL_SCANCODE_K: case SDL_SCANCODE_L: case SDL_SCANCODE_SEMICOLON:
      return ui::Key::middle_letters;
    case SDL_SCANCODE_Z: case SDL_SCANCODE_X: case SDL_SCANCODE_C: case SDL_SCANCODE_V: case SDL_SCANCODE_B:
    case SDL_SCANCODE_N: case SDL_SCANCODE_M: case SDL_SCANCODE_COMMA: case SDL_SCANCODE_PERIOD: case SDL_SCANCODE_SLASH:
      return ui::Key::lower_letters;
    case SDL_SCANCODE_0: return ui::Key::digit_0;
    default: break;
  }
  if (code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_9) return digit_key(code - SDL_SCANCODE_1 + 1);
  return std::nullopt;
}

std::optional<ui::Key> key_of(const SDL_Keysym& symbol) {
  if (symbol.sym >= SDLK_0 && symbol.sym <= SDLK_9) return digit_key(symbol.sym - SDLK_0);
  if (symbol.sym == SDLK_KP_0) return ui::Key::digit_0;
  if (symbol.sym >= SDLK_KP_1 && symbol.sym <= SDLK_KP_9) return digit_key(symbol.sym - SDLK_KP_1 + 1);
  switch (symbol.sym) {
    case SDLK_TAB: return (symbol.mod & KMOD_SHIFT) != 0 ? ui::Key::back_tab : ui::Key::tab;
    case SDLK_LEFT: return ui::Key::left;
    case SDLK_RIGHT: return ui::Key::right;
    case SDLK_UP: return ui::Key::up;
    case SDLK_DOWN: return ui::Key::down;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE: return ui::Key::enter;
    case SDLK_ESCAPE: return ui::Key::escape;
    case SDLK_PAGEUP: return ui::Key::page_up;
    case SDLK_PAGEDOWN: return ui::Key::page_down;
    case SDLK_HOME: return ui::Key::home;
    case SDLK_END: return ui::Key::end;
    case SDLK_BACKSPACE: return ui::Key::erase;
    case SDLK_F2: return ui::Key::f2;
    case SDLK_F3: return ui::Key::f3;
    default: return key_of_row(symbol.scancode);
  }
}

// Where there is no display SDL settles for a driver that draws into nothing; a test may ask for one by name.
bool nobody_sees_it() {
  const char* wanted = SDL_getenv("SDL_VIDEODRIVER");
  const std::string driver = SDL_GetCurrentVideoDriver();
  return (wanted == nullptr || *wanted == '\0') && (driver == "offscreen" || driver == "dummy" || driver == "evdev");
}

// A display that is named is the one that is meant: while it is away SDL would take the bare console, and keep the
// server that wants to return from it.
void insist_on_named_display() {
  if (SDL_getenv("SDL_VIDEODRIVER") != nullptr) return;
  const bool has_x11 = SDL_getenv("DISPLAY") != nullptr;
  const bool has_wayland = SDL_getenv("WAYLAND_DISPLAY") != nullptr;
  if (has_x11 || has_wayland) SDL_SetHint(SDL_HINT_VIDEODRIVER, !has_wayland ? "x11" : !has_x11 ? "wayland" : "x11,wayland");
}

// Of half a megabyte of rules about dead keys libX11 keeps what it made of them, in a folder that is its reader's alone;
// each start would read them again.
void keep_dead_keys(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directory(folder, problem);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
  if (!problem) ::setenv("XCOMPOSECACHE", folder.c_str(), 0);
}

// Whoever ends this program itself has closed the window before. At once, since other threads are still at work.
void end_for_lost_display() {
  if (open_windows > 0) std::_Exit(display_lost_exit);
}

constexpr Uint32 pixel_format = SDL_PIXELFORMAT_ARGB8888;

void clear(SDL_Renderer* renderer, std::uint32_t background_rgb) {
  SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_NONE);
  SDL_SetRenderDrawColor(renderer, static_cast<Uint8>(background_rgb >> 16), static_cast<Uint8>(background_rgb >> 8),
                         static_cast<Uint8>(background_rgb), 255);
  SDL_RenderClear(renderer);
}

}  // namespace

Screen::Screen(std::unique_ptr<Native> native) : native_(std::move(native)) {}
Screen::~Screen() = default;

base::Result<std::unique_ptr<Screen>> Screen::open_window(int width, int height, bool kiosk, const std::filesystem::path& dead_keys) {
  // A screen is a few hundred blits, drawn when something changed: loading a graphics driver for that
  // would cost more time and memory than it saves, and drivers are what old machines fail at.
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "0");
  // What was confirmed is durable, so a signal may end the program as it always does.
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  // By default SDL minimises a window that has grabbed the keyboard when somebody presses Alt+Tab.
  if (kiosk) SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
  const std::string no_display =
      "there is no display to open a window on; start the kiosk in a graphical session, or play a walk with --walk FILE";
  insist_on_named_display();
  if (!dead_keys.empty()) keep_dead_keys(dead_keys);
  auto native = std::make_unique<Native>();
  native->is_counted = true;
  ++open_windows;
  std::atexit(end_for_lost_display);
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return refuse(no_display);
  if (nobody_sees_it()) return base::fail(base::ErrorCode::unavailable, no_display);
  TextInput::begin_without_text();
  Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
  SDL_Rect display{0, 0, width, height};
  if (kiosk && SDL_GetDisplayBounds(0, &display) == 0) {
    width = display.w;
    height = display.h;
    flags |= SDL_WINDOW_BORDERLESS;
  } else {
    flags |= SDL_WINDOW_RESIZABLE;
  }
  native->window = SDL_CreateWindow("Parasol", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
  if (native->window == nullptr) return refuse("the window cannot be opened");
  native->fills_display = kiosk;
  if (kiosk) SDL_SetWindowKeyboardGrab(native->window, SDL_TRUE);
  SDL_SetWindowMinimumSize(native->window, 640, 360);
  native->renderer = SDL_CreateRenderer(native->window, -1, SDL_RENDERER_SOFTWARE);
  if (native->renderer == nullptr) return refuse("nothing can draw in the window");
  return std::unique_ptr<Screen>(new Screen(std::move(native)));
}

void Screen::fill_display() {
  if (native_->window == nullptr) return;
  std::atexit(end_for_lost_display);  // again, before anything that was made since is taken down
  SDL_SetWindowFullscreen(native_->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

base::Result<std::unique_ptr<Screen>> Screen::in_memory(int width, int height, Painting painting) {
  auto native = std::make_unique<Native>();
  native->painting = painting;
  native->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, pixel_format);
  if (native->surface == nullptr) return refuse("no memory for the picture");
  native->renderer = SDL_CreateSoftwareRenderer(native->surface);
  if (native->renderer == nullptr) return refuse("nothing can draw in memory");
  return std::unique_ptr<Screen>(new Screen(std::move(native)));
}

void Screen::resize(int width, int height) {
  native_->unpainted.reset();
  native_->destroy_released();
  SDL_DestroyRenderer(native_->renderer);
  SDL_FreeSurface(native_->surface);
  native_->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, pixel_format);
  native_->renderer = SDL_CreateSoftwareRenderer(native_->surface);
}

int Screen::width_px() const {
  int width = 0;
  SDL_GetRendererOutputSize(native_->renderer, &width, nullptr);
  return width;
}

int Screen::height_px() const {
  int height = 0;
  SDL_GetRendererOutputSize(native_->renderer, nullptr, &height);
  return height;
}

float Screen::scale() const {
  return ui::canvas_scale(width_px(), height_px());
}

Events Screen::wait(int timeout_ms) {
  Events events;
  bool asked_to_close = false;
  const auto finish = [&] {
    events.display_lost = events.closed && !asked_to_close;
    events.input.pointer = native_->pointer;
    events.input.pointer_down = native_->pointer_down;
    events.input.clicks = native_->clicks;
    events.input.switch_down = native_->switch_down;
    return events;
  };
  if (native_->window == nullptr) return finish();
  int window_width = 1;
  SDL_GetWindowSize(native_->window, &window_width, nullptr);
  const float to_logical = static_cast<float>(width_px()) / static_cast<float>(std::max(window_width, 1)) / scale();
  SDL_Event event;
  bool waiting = true;
  while (waiting ? SDL_WaitEventTimeout(&event, timeout_ms) : SDL_PollEvent(&event)) {
    waiting = false;
    if (const int presses = native_->text.shift_presses(event); presses > 0) {
      events.shift_presses += presses;
      events.reader_did_something = true;  // letting go of a key too, so that what comes of it is drawn
    }
    if (auto text = native_->text.text_event(event)) {
      events.reader_did_something = true;
      events.input.text.push_back(std::move(*text));
      continue;
    }
    switch (event.type) {
      case SDL_QUIT: events.closed = true; break;  // after an event of the window, unless Wayland has lost its compositor
      case SDL_USEREVENT: events.woken = true; break;
      case SDL_WINDOWEVENT:
        events.exposed = true;
        asked_to_close = asked_to_close || event.window.event == SDL_WINDOWEVENT_CLOSE;
        // Whatever hid it: a kiosk has nothing behind it that a reader may look at.
        if (native_->fills_display && event.window.event == SDL_WINDOWEVENT_MINIMIZED) {
          SDL_RestoreWindow(native_->window);
          SDL_RaiseWindow(native_->window);
        }
        break;
      case SDL_RENDER_TARGETS_RESET:
      case SDL_RENDER_DEVICE_RESET: events.textures_lost = true; break;
      case SDL_MOUSEMOTION:
        native_->pointer = {static_cast<float>(event.motion.x) * to_logical, static_cast<float>(event.motion.y) * to_logical};
        events.reader_did_something = true;
        break;
      case SDL_MOUSEWHEEL:
        events.input.wheel += static_cast<float>(event.wheel.y);
        events.input.wheel_across += static_cast<float>(event.wheel.x);
        events.reader_did_something = true;
        break;
      case SDL_MOUSEBUTTONDOWN:
      case SDL_MOUSEBUTTONUP:
        if (event.button.button != SDL_BUTTON_LEFT) break;
        native_->pointer = {static_cast<float>(event.button.x) * to_logical, static_cast<float>(event.button.y) * to_logical};
        native_->pointer_down = event.type == SDL_MOUSEBUTTONDOWN;
        native_->clicks = event.button.clicks;
        events.reader_did_something = true;
        // A press and its release are never in one frame, or a quick tap would be lost.
        return finish();
      case SDL_KEYDOWN:
        events.reader_did_something = true;
        // A key that is held answers nothing (R31), and what writes a space does not press what has the focus.
        if (const auto key = key_of(event.key.keysym); key && event.key.repeat == 0) {
          const bool writes = native_->text.is_wanted() && event.key.keysym.sym == SDLK_SPACE;
          if (!writes) events.input.keys.push_back(*key);
          // As of the pointer: a press and its release are never in one frame.
          if (!writes && *key == ui::Key::enter) {
            native_->switch_down = true;
            return finish();
          }
        }
        break;
      case SDL_KEYUP:
        if (!native_->switch_down || key_of(event.key.keysym) != ui::Key::enter) break;
        native_->switch_down = false;
        events.reader_did_something = true;
        return finish();
      default: break;
    }
  }
  return finish();
}

void Screen::take_text(const std::optional<ui::Rect>& caret) {
  if (native_->window == nullptr) return;
  if (!caret) return native_->text.take(std::nullopt);
  int window_width = 1;
  SDL_GetWindowSize(native_->window, &window_width, nullptr);
  const float to_points = scale() * static_cast<float>(window_width) / static_cast<float>(std::max(width_px(), 1));
  const auto points = [&](float logical) { return static_cast<int>(std::lround(logical * to_points)); };
  native_->text.take(SDL_Rect{points(caret->x), points(caret->y), std::max(1, points(caret->w)), points(caret->h)});
}

std::string Screen::copied() {
  if (native_->window == nullptr) return native_->copied;
  const std::unique_ptr<char, decltype(&SDL_free)> text(SDL_GetClipboardText(), SDL_free);
  return text == nullptr ? "" : text.get();
}

void Screen::copy(const std::string& text) {
  if (native_->window == nullptr) native_->copied = text;
  else SDL_SetClipboardText(text.c_str());
}

void Screen::wake() {
  if (native_->window == nullptr) return;
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

void Screen::present(ImDrawData* data, std::uint32_t background_rgb) {
  if (native_->painting == Painting::when_looked_at) {
    native_->unpainted.emplace(*data, background_rgb);
    native_->destroy_released();
    return;
  }
  clear(native_->renderer, background_rgb);
  draw_lists(native_->renderer, data, native_->whites);
  SDL_RenderPresent(native_->renderer);
}

void Screen::Native::paint() {
  if (!unpainted) return;
  clear(renderer, unpainted->background_rgb());
  unpainted->draw(renderer, whites);
  SDL_RenderPresent(renderer);
  unpainted.reset();
  destroy_released();
}

void Screen::Native::destroy_released() {
  for (SDL_Texture* texture : released) {
    std::erase(whites, texture);
    SDL_DestroyTexture(texture);
  }
  released.clear();
}

std::vector<std::uint32_t> Screen::pixels() {
  native_->paint();
  const auto width = static_cast<std::size_t>(width_px());
  std::vector<std::uint32_t> result(width * static_cast<std::size_t>(height_px()));
  SDL_RenderReadPixels(native_->renderer, nullptr, pixel_format, result.data(), static_cast<int>(width * 4));
  return result;
}

base::Result<void> Screen::save_picture(const std::filesystem::path& png) {
  return write_png(png, width_px(), height_px(), pixels());
}

ui::TextureHandle Screen::upload(const ui::Bitmap& bitmap) {
  SDL_Texture* texture = SDL_CreateTexture(native_->renderer, pixel_format, SDL_TEXTUREACCESS_STATIC, bitmap.width, bitmap.height);
  if (texture == nullptr) return nullptr;
  SDL_UpdateTexture(texture, nullptr, bitmap.pixels.data(), bitmap.width * 4);
  const bool opaque = std::all_of(bitmap.pixels.begin(), bitmap.pixels.end(), [](std::uint32_t p) { return p >> 24 == 255; });
  if (bitmap.pixels.size() == 1 && bitmap.pixels.front() == 0xFFFFFFFF) native_->whites.push_back(texture);
  SDL_SetTextureBlendMode(texture, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
  return texture;
}

void Screen::release(ui::TextureHandle texture) {
  native_->released.push_back(static_cast<SDL_Texture*>(texture));
  if (!native_->unpainted) native_->destroy_released();
}

}  // namespace platform
