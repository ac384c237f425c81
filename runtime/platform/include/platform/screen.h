// Where frames appear: a window, or pixels in memory for walks. Owns SDL's window and renderer; one
// thread. Opening a window fails with unavailable when there is no display.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ui/clipboard_port.h"
#include "ui/input.h"
#include "ui/texture_port.h"

struct ImDrawData;

namespace platform {

// What happened at the window since it was last asked.
struct Events {
  ui::Input input;
  bool closed = false;
  bool display_lost = false;    // nothing will ever be seen in this window again
  bool exposed = false;         // has to be drawn again
  bool textures_lost = false;
  int shift_presses = 0;
  bool reader_did_something = false;
  bool woken = false;  // by wake()
};

// When a frame in memory becomes pixels. Painting is most of the work of a frame, and nobody looks at most frames of a walk.
enum class Painting { at_once, when_looked_at };

// What the program ends with when its display goes away under a window: Xlib ends it then and asks nobody.
inline constexpr int display_lost_exit = 75;

class Screen : public ui::TextureDevice, public ui::Clipboard {
 public:
  // With `kiosk` the window has no border and is as large as the display. What has to be worked out about dead keys is
  // kept in the folder `dead_keys` for the next start, if one is given; libX11 keeps nothing for root.
  static base::Result<std::unique_ptr<Screen>> open_window(int width, int height, bool kiosk, const std::filesystem::path& dead_keys = {});
  static base::Result<std::unique_ptr<Screen>> in_memory(int width, int height, Painting painting = Painting::at_once);
  ~Screen() override;

  // Asks the window manager, if there is one, to put the window above everything. Can take a tenth of a
  // second, so the first frame comes first.
  void fill_display();

  // Waits until something happens, or until the time is over; without a window it returns at once.
  Events wait(int timeout_ms);
  // Whether a field wants what is typed, and where its caret is, for the list of an input method. From then on wait()
  // gives text events for words and for the keys that move in text; without a field it never does (R2).
  void take_text(const std::optional<ui::Rect>& caret);
  // Ends the wait that is going on, or the next one. May be called from any thread while this object lives.
  void wake();
  void present(ImDrawData* data, std::uint32_t background_rgb);

  int width_px() const;
  int height_px() const;
  float scale() const;  // pixels for one logical unit
  void resize(int width, int height);  // in memory only

  base::Result<void> save_picture(const std::filesystem::path& png);
  std::vector<std::uint32_t> pixels();  // 0xAARRGGBB

  ui::TextureHandle upload(const ui::Bitmap& bitmap) override;
  ui::TextureHandle create_streaming(ui::PixelFormat format, int width, int height) override;
  void update(ui::TextureHandle texture, const ui::FilmPicture& picture) override;
  void release(ui::TextureHandle texture) override;

  // The desktop's; without a window it is this object's own.
  std::string copied() override;
  void copy(const std::string& text) override;

 private:
  struct Native;
  explicit Screen(std::unique_ptr<Native> native);
  std::unique_ptr<Native> native_;
};

}  // namespace platform
