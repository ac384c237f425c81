#include <algorithm>

#include "ui/stage.h"

namespace ui {
namespace {

// Words to tap are set with spaces that do not break around them: where `at` bytes of what is set are in what is said.
std::size_t place_in(std::string_view said, std::string_view set, std::size_t at) {
  constexpr std::string_view no_break = "\u00A0";
  std::size_t place = 0;
  for (std::size_t i = 0; i < at && i < set.size();) {
    if (place < said.size() && said[place] == set[i]) {
      ++place;
      ++i;
    } else {
      const bool replaced = place < said.size() && said[place] == ' ';
      place += replaced ? 1U : 0U;
      i += set.substr(i).starts_with(no_break) ? no_break.size() : 1;
    }
  }
  return place;
}

}  // namespace

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
  const TextRequest wanted = request(marked_text, style, setting(style, box.w));
  std::string set;
  for (const content::Span& span : wanted.spans) set += span.text;
  const std::string said = content::plain_text(marked_text);
  for (const WordBox& word : stage_.ports_.text.words(wanted)) {
    const std::size_t from = std::max(place_in(said, set, word.from), spoken->from);
    if (from >= std::min(place_in(said, set, word.to), spoken->to)) continue;
    for (const Rect& each : word.boxes) {
      const Rect words{screen.x + each.x / scale_, screen.y + each.y / scale_, each.w / scale_, each.h / scale_};
      marked.push_back(words.inset(-2));
      draw_rounded(to_pixels(marked.back()), mark);
    }
  }
  return marked;
}

}  // namespace ui
