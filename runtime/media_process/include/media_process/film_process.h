// What parasol-media does from its start to its end, given nothing but open files. It waits for the order, makes everything
// ready that may not be made later, sets the barriers, says Ready or Refused, and only then reads the film.
#pragma once

#include <functional>

#include "media_process/confine.h"

namespace media_process {

struct Files {
  int control = 3;   // a socket of packets (film_wire/message.h)
  int pack = 4;      // may be read
  int pictures = 5;  // memory for the two rings (film_wire/rings.h)
  int sound = 6;
};

enum class Outcome { played, no_order, no_memory, refused };

// Returns when the kiosk has closed its end, or there is no more to do.
// `instead`, in tests, is what is done behind the barriers in place of reading the film.
Outcome play_film(const Files& files, std::uint32_t barriers = all_barriers, const std::function<void()>& instead = {});

}  // namespace media_process
