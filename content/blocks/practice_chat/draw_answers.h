// What the reader may say, the ways out, and how it ended.
#pragma once

#include <string>
#include <vector>

#include "blocks/practice_chat/draw_parts.h"

namespace screens {

// The replies, or the ending; while lines still arrive, the way to see them at once. True while a
// finger is on that.
bool draw_chat_answers(const Chatting& chat, ui::Column& column, SaidInChat& action, ui::Frame& frame);

// Asking somebody and leaving have a place of their own, always in view (R31), and are as inviting as any reply.
class WaysOut {
 public:
  WaysOut(const session::ChatView& view, float width, const ui::Frame& frame);
  float height() const;
  void draw(float x, float y, SaidInChat& action, ui::Frame& frame) const;

 private:
  struct Way {
    const content::ChatChoice* choice;
    std::string label;
    float height = 0;
  };
  float button_width() const;
  bool fit_in_a_row(float smallest, const ui::Frame& frame);
  void lay_out(const ui::Frame& frame);

  float width_;
  std::vector<Way> ways_;
  bool beside_ = false;
  float row_ = 0;
  float text_size_ = ui::type::label;
};

}  // namespace screens
