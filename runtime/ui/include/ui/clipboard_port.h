// The port for what was copied. One thread.
#pragma once

#include <string>

namespace ui {

class Clipboard {
 public:
  virtual ~Clipboard() = default;
  virtual std::string copied() = 0;  // whatever another program left there; "" when it is no text
  virtual void copy(const std::string& text) = 0;
};

}  // namespace ui
