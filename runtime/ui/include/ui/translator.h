// The port for catalogues. A text that has no translation comes back in its source language; has() tells.
#pragma once

#include <string>

#include "content/text.h"

namespace ui {

class Translator {
 public:
  virtual ~Translator() = default;
  virtual std::string translate(const content::Text& text) const = 0;
  virtual bool has(const content::Text&) const { return true; }
  virtual std::string plural(const content::Text& one, const std::string& many, long count) const = 0;
};

}  // namespace ui
