// A file compiled into the program: icons, interface pictures, interface catalogues.
#pragma once

#include <cstddef>

namespace ui {

struct EmbeddedFile {
  const char* name;  // without its ending
  const unsigned char* bytes;
  std::size_t size;
};

}  // namespace ui
