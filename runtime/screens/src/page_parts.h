// What blocks that are read like a page have in common: the picture beside the text, paragraphs, the
// badge that names the lesson.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bars.h"
#include "content/lesson_parts.h"
#include "session/library.h"
#include "ui/widgets.h"

namespace screens {

// Begins a scroll area of this id with a column for text. A picture stays in its place beside it while it scrolls; on
// narrow screens it stands above the text and scrolls with it. Ends with end_scroll(column.y()).
ui::Column begin_page(std::string_view id, const std::optional<content::Picture>& picture, ui::Frame& frame, ui::Follow follow = ui::Follow::nothing);
// A picture on a card of its own.
void draw_picture_card(const content::Picture& picture, ui::Rect card, ui::Frame& frame);
ui::TextStyle paragraph_style(const content::Paragraph& paragraph, const ui::Frame& frame);
void draw_paragraphs(const std::vector<content::Paragraph>& paragraphs, ui::Column& column, ui::Frame& frame);
// What is said to an answer, on a card of its own; with a picture, its face stands beside the words. Its id is "feedback".
void draw_feedback(const std::string& words, ui::Tone tone, const std::optional<content::Picture>& face, ui::Column& column, ui::Frame& frame);
void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame);

}  // namespace screens
