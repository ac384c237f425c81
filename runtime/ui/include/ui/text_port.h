// The port for text: shaping, line breaks and bidi are a library's work (runtime/text implements it).
// Sizes here are device pixels. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "content/markup.h"
#include "ui/bitmap.h"
#include "ui/geometry.h"
#include "ui/theme.h"

namespace ui {

enum class Weight { regular, semibold, bold };
enum class Align { start, centre, end };

struct TextRequest {
  std::vector<content::Span> spans;
  float size = 0;         // of the letters
  float line_height = 0;  // baseline to baseline
  float width = 0;        // lines are broken to it; 0 for one line as long as it needs
  Weight weight = Weight::regular;
  Align align = Align::start;
  Colour colour;
  Colour target_colour;  // of spans that can be tapped
  bool right_to_left = false;  // of the paragraph; runs inside find their own direction
  std::string language;        // BCP 47
};

struct TargetBox {
  std::string target;
  Rect box;  // one for each line the words stand on, relative to the text's corner
};

struct TextLayout {
  float width = 0;   // of the widest line
  float height = 0;  // lines × line height
  int lines = 0;
  bool overflows = false;          // a word is wider than the width asked for
  std::size_t missing_glyphs = 0;  // letters no font on this machine has
  std::vector<TargetBox> targets;
};

struct DrawnText {
  Bitmap bitmap;
  Point offset;  // of the bitmap's corner from the text's: marks reach above the line
};

class TextShaper {
 public:
  virtual ~TextShaper() = default;
  virtual TextLayout measure(const TextRequest& request) = 0;
  virtual DrawnText draw(const TextRequest& request) = 0;
};

}  // namespace ui
