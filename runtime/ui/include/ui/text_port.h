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
  bool breaks_words = false;   // a word wider than the width is as good as any: in fields, never in what a kiosk says
};

struct TargetBox {
  std::string target;
  Rect box;  // one for each line the words stand on, relative to the text's corner
};

struct TextLayout {
  float width = 0;   // of the widest line, with every word whole
  float height = 0;  // lines × line height
  int lines = 0;
  bool overflows = false;          // a word is wider than the width asked for, and is broken
  std::size_t missing_glyphs = 0;  // letters no font on this machine has
  std::vector<TargetBox> targets;
};

struct DrawnText {
  Bitmap bitmap;
  Point offset;  // of the bitmap's corner from the text's: marks reach above the line
};

// Places in a text are counted in bytes of its spans' words, one span after the other: what a reader sees, without
// marks. Boxes are relative to the text's corner, after bidi and line breaks.

// A word as a voice says it.
struct WordBox {
  std::size_t from = 0;
  std::size_t to = 0;
  std::vector<Rect> boxes;  // one for each line it stands in, and each part of it there that bidi has torn off

  friend bool operator==(const WordBox&, const WordBox&) = default;
};

// Where a caret may stand: before what readers take for one letter (a grapheme cluster), or at the end of the text.
struct CaretStop {
  std::size_t at = 0;
  // What Backspace takes begins here: the letter, or only its last mark in scripts that type marks singly.
  std::size_t backspace = 0;
  std::size_t left = 0;  // the stop seen to the left of this one; itself at the edge of the text
  std::size_t right = 0;
  int line = 0;
  Rect caret;   // without width
  Rect letter;  // of the letter behind it; without width where none is
  bool word_start = false;
  bool word_end = false;
};

class TextShaper {
 public:
  virtual ~TextShaper() = default;
  virtual TextLayout measure(const TextRequest& request) = 0;
  virtual DrawnText draw(const TextRequest& request) = 0;
  // In reading order, without punctuation; Thai has words although it writes no spaces.
  virtual std::vector<WordBox> words(const TextRequest& request) = 0;
  // In the order of the text; at least one, also for a text without letters.
  virtual std::vector<CaretStop> caret_stops(const TextRequest& request) = 0;
};

}  // namespace ui
