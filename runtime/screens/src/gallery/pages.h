// The pages of the gallery; each fills its sheet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sheet.h"

namespace screens {

void draw_gallery_colours(Sheet& sheet, ui::Frame& frame);
void draw_gallery_letters(Sheet& sheet, ui::Frame& frame);
void draw_gallery_buttons(Sheet& sheet, ui::Frame& frame);
void draw_gallery_icons(Sheet& sheet, ui::Frame& frame);
void draw_gallery_answers(Sheet& sheet, ui::Frame& frame);
void draw_gallery_cards(Sheet& sheet, ui::Frame& frame);
void draw_gallery_talk(Sheet& sheet, ui::Frame& frame);
void draw_gallery_people(Sheet& sheet, ui::Frame& frame);
void draw_gallery_writing(Sheet& sheet, ui::Frame& frame);

// These are whole screens and have no sheet.
void draw_gallery_bars(ui::Frame& frame);
void draw_gallery_bars_at_home(ui::Frame& frame);
void draw_gallery_list(ui::Frame& frame);
void draw_gallery_languages(ui::Frame& frame);
void draw_gallery_look(ui::Frame& frame);
void draw_gallery_message(ui::Frame& frame);

struct WholePage {
  std::string name;
  std::function<void(ui::Frame&)> draw;
};
std::vector<WholePage> gallery_blocks();

}  // namespace screens
