#include <algorithm>

#include "ui/stage.h"

namespace ui {

// Under the letters, and with an edge as strong as text: which word is spoken is not told by colour alone.
std::vector<Rect> Frame::mark_spoken(std::string_view id, Rect box, std::string_view marked_text,
                                     const TextStyle& style) {
  std::vector<Rect> marked;
  const auto& spoken = stage_.spoken_;
  if (!spoken || spoken->id != id) return marked;
  SurfaceStyle mark;
  mark.fill = theme_->sun.soft;
  mark.edge = theme_->sun.on_soft;
  mark.edge_width = theme_->edge_width;
  mark.radii = Radii::all(8);
  const Rect screen = to_screen(box);
  for (const WordBox& word : stage_.ports_.text.words(request(marked_text, style, setting(style, box.w)))) {
    if (std::max(word.from, spoken->from) >= std::min(word.to, spoken->to)) continue;
    for (const Rect& each : word.boxes) {
      const Rect words{screen.x + each.x / scale_, screen.y + each.y / scale_, each.w / scale_, each.h / scale_};
      marked.push_back(words.inset(-2));
      draw_rounded(to_pixels(marked.back()), mark);
    }
  }
  return marked;
}

}  // namespace ui
