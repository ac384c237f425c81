#include "blocks/page/draw.h"

#include "page_parts.h"

namespace screens {

BlockSaid<content::Page> View<content::Page>::draw(const content::Page& block, const session::StateOf<content::Page>&,
                                                const session::OpenLesson& open, ui::Frame& frame) {
  ui::Column column = begin_page("page", block.picture, frame);
  draw_lesson_badge(open, column, frame);
  column.text("title", frame.say(block.title), ui::title_style(frame.theme()));
  column.gap(14);
  draw_paragraphs(block.paragraphs, column, frame);
  frame.end_scroll(column.y());
  return std::nullopt;
}

}  // namespace screens
