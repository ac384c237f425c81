// Where words and carets stand in a layout, as Pango's own break and bidi rules have it.
#include <algorithm>
#include <cmath>
#include <pango/pangocairo.h>

#include "pango_engine.h"

namespace text {
namespace {

// What Pango knows of each letter of a layout and of the end behind the last, with the bytes before it.
struct Letter {
  std::size_t at = 0;
  PangoLogAttr facts{};

  // To Pango the apostrophe in "don't" ends a word and begins one; to Unicode, and to a voice, it does neither.
  bool starts_word() const { return facts.is_word_start != 0 && facts.is_word_boundary != 0; }
  bool ends_word() const { return facts.is_word_end != 0 && facts.is_word_boundary != 0; }
};

std::vector<Letter> letters_of(PangoLayout* layout) {
  int count = 0;
  const PangoLogAttr* facts = pango_layout_get_log_attrs_readonly(layout, &count);
  const char* text = pango_layout_get_text(layout);
  std::vector<Letter> letters;
  const char* at = text;
  for (int i = 0; i < count; ++i) {
    letters.push_back({static_cast<std::size_t>(at - text), facts[i]});
    if (*at != '\0') at = g_utf8_next_char(at);
  }
  return letters;
}

struct Bytes {
  int from = 0;
  int to = 0;
};

// Ranges of one line that touch are one box: words are not told apart by what is bold in them.
void add_box(std::vector<ui::Rect>& boxes, const ui::Rect& box) {
  const bool goes_on = !boxes.empty() && boxes.back().y == box.y && std::abs(boxes.back().right() - box.x) < 0.5F;
  if (goes_on)
    boxes.back().w = box.right() - boxes.back().x;
  else
    boxes.push_back(box);
}

std::vector<ui::Rect> boxes_of(PangoLayout* layout, Bytes bytes, float line_height) {
  std::vector<ui::Rect> boxes;
  const int lines = pango_layout_get_line_count(layout);
  for (int number = 0; number < lines; ++number) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout, number);
    const int first = std::max(bytes.from, line->start_index);
    const int last = std::min(bytes.to, line->start_index + line->length);
    if (first >= last) continue;
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line, first, last, &ranges, &count);
    for (int i = 0; i < count; ++i) {
      const auto left = static_cast<float>(ranges[2 * i]) * in_pixels;
      const auto right = static_cast<float>(ranges[2 * i + 1]) * in_pixels;
      if (right > left) add_box(boxes, {left, static_cast<float>(number) * line_height, right - left, line_height});
    }
    g_free(ranges);
  }
  return boxes;
}

// The stop that an arrow key leads to from `at`, as the reader sees it.
std::size_t seen_beside(PangoLayout* layout, std::size_t at, int direction) {
  int index = 0;
  int trailing = 0;
  pango_layout_move_cursor_visually(layout, TRUE, static_cast<int>(at), 0, direction, &index, &trailing);
  if (index < 0 || index == G_MAXINT) return at;
  const char* text = pango_layout_get_text(layout);
  return static_cast<std::size_t>(g_utf8_offset_to_pointer(text + index, trailing) - text);
}

ui::CaretStop stop_at(PangoLayout* layout, const Letter& letter, float line_height) {
  ui::CaretStop stop;
  stop.at = letter.at;
  stop.word_start = letter.starts_word();
  stop.word_end = letter.ends_word();
  const int index = static_cast<int>(letter.at);
  pango_layout_index_to_line_x(layout, index, FALSE, &stop.line, nullptr);
  PangoRectangle strong;
  pango_layout_get_cursor_pos(layout, index, &strong, nullptr);
  const float top = static_cast<float>(stop.line) * line_height;
  stop.caret = {static_cast<float>(strong.x) * in_pixels, top, 0, line_height};
  PangoRectangle place;
  pango_layout_index_to_pos(layout, index, &place);
  // Letters that run from the right have a width below zero.
  const int left = std::min(place.x, place.x + place.width);
  stop.letter = {static_cast<float>(left) * in_pixels, top, static_cast<float>(std::abs(place.width)) * in_pixels,
                 line_height};
  stop.left = seen_beside(layout, stop.at, -1);
  stop.right = seen_beside(layout, stop.at, 1);
  return stop;
}

}  // namespace

std::vector<ui::WordBox> PangoShaper::words(const ui::TextRequest& request) {
  const Layout layout = engine_->layout(request);
  std::vector<ui::WordBox> words;
  bool open = false;
  // Where two words meet, one letter is the end of the first and the start of the second.
  for (const Letter& letter : letters_of(layout.get())) {
    if (letter.ends_word() && open) {
      words.back().to = letter.at;
      open = false;
    }
    if (letter.starts_word()) {
      if (open) words.back().to = letter.at;
      words.push_back({letter.at, letter.at, {}});
      open = true;
    }
  }
  for (ui::WordBox& word : words) {
    if (word.to == word.from) word.to = std::string_view(pango_layout_get_text(layout.get())).size();
    word.boxes = boxes_of(layout.get(), {static_cast<int>(word.from), static_cast<int>(word.to)}, request.line_height);
  }
  return words;
}

std::vector<ui::CaretStop> PangoShaper::caret_stops(const ui::TextRequest& request) {
  const Layout layout = engine_->layout(request);
  std::vector<ui::CaretStop> stops;
  std::size_t letter_before = 0;
  for (const Letter& letter : letters_of(layout.get())) {
    if (letter.facts.is_cursor_position != 0) {
      const std::size_t whole = stops.empty() ? 0 : stops.back().at;
      stops.push_back(stop_at(layout.get(), letter, request.line_height));
      stops.back().backspace = letter.facts.backspace_deletes_character != 0 ? letter_before : whole;
    }
    letter_before = letter.at;
  }
  return stops;
}

}  // namespace text
