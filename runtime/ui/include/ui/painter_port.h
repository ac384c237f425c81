// The port for drawing what takes longer than a frame may, beside the frames: a page is there at once, and its pictures
// come into it when they are drawn.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/bitmap.h"
#include "ui/geometry.h"

namespace ui {

struct Drawing {
  Bitmap bitmap;  // empty when it could not be drawn
  Point offset;   // of the bitmap's corner from where it is placed, in pixels
};

struct Painted {
  std::string key;
  Drawing drawing;
};

// All of it is called by one thread; only the work is done in another.
class Painter {
 public:
  using Work = std::function<Drawing()>;

  virtual ~Painter() = default;
  // Whether the work of this key waits or is being done; if so it is wanted in this frame too.
  virtual bool has(std::string_view key) = 0;
  // Wanted in this frame. The work must hold all that it draws from.
  virtual void paint(std::string key, Work work) = 0;
  // Gives up what waits and was not wanted since the last call: its page is gone.
  virtual void end_frame() = 0;
  // What was done since the last call, and whether there is any.
  virtual std::vector<Painted> take() = 0;
  virtual bool has_painted() const = 0;
  // Gives up what waits, and returns when nothing is being drawn: what the work draws from may go.
  virtual void stop() = 0;
};

}  // namespace ui
