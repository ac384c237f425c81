// Films by parasol-media, a process for each film that is open. It gets the file of the pack, two pieces of memory that cannot
// change their size, and a socket; it is killed when the film is closed, when it says something impossible, and when nothing
// came of it for two seconds although something was wanted.
#pragma once

#include "ui/film_port.h"

namespace media {

struct Setting {
  std::filesystem::path program;  // parasol-media
  ui::FilmSize largest{1280, 720};  // that the film will be shown in; 16 to 1920 × 1088, held to that
  ui::FilmSize shown{1280, 720};
  int sound_channels = 1;           // that fill() is asked for: 1 or 2
  std::int64_t from_us = 0;         // where to begin
};

// Never nullptr. The film is paused at its first picture when it has been opened.
std::unique_ptr<ui::FilmPlayer> open_film(const ui::FilmFile& file, const Setting& setting);

}  // namespace media
