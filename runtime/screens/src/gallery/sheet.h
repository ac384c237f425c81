// A page of the gallery: examples set side by side as far as there is room, each with its name below.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ui/widgets.h"

namespace screens {

// What an example has to know: where it stands, the name of its widgets, and whether it is available.
struct Example {
  ui::Rect rect;
  std::string id;
  bool enabled = true;
};

using DrawExample = std::function<void(const Example&)>;

class Sheet {
 public:
  Sheet(std::string_view page, ui::Column& column, ui::Frame& frame) : page_(page), column_(column), frame_(frame) {}

  // Begins a new row under this heading.
  void heading(const std::string& words);
  void example(const std::string& name, ui::Size size, const DrawExample& draw);
  // Live, pointed at, held, with the focus and not available.
  void in_every_state(const std::string& name, ui::Size size, const DrawExample& draw);
  // The same of what is always available.
  void in_every_look(const std::string& name, ui::Size size, const DrawExample& draw);
  // One that takes the whole width and is as high as it draws itself.
  void across(const std::string& name, const std::function<void(ui::Column& column, const std::string& id)>& draw);
  // To be called when all examples are there.
  void end() { new_row(); }

  float width() const { return column_.width(); }

 private:
  void new_row();
  std::string next_id() { return std::string(page_) + "/" + std::to_string(drawn_++); }

  std::string_view page_;
  ui::Column& column_;
  ui::Frame& frame_;
  float x_ = 0;           // of the next example in the row
  float row_height_ = 0;  // of the row so far
  int drawn_ = 0;
};

}  // namespace screens
