// Every component in every state, for eyes and for the golden pictures: `parasol-kiosk --gallery`. What stands on a page is
// drawn with the components themselves, so that a change of one is seen here; only their states are put on
// (Frame::show_as), but for the first of each row, which answers the hand as it would on a screen.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace screens {

struct Gallery {
  std::size_t page = 0;  // of gallery_pages()
  ui::ThemeName theme = ui::ThemeName::warm;
  int text_percent = 100;
  bool has_controls = true;  // without them nothing but the page is drawn

  friend bool operator==(const Gallery&, const Gallery&) = default;
};

// Names of the pages, as files of pictures are called.
const std::vector<std::string_view>& gallery_pages();

// Draws the page and returns what the gallery is to be after this frame.
Gallery draw_gallery(const Gallery& gallery, ui::Frame& frame);

}  // namespace screens
