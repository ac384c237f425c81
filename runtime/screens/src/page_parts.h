// What blocks that are read like a page have in common: the picture beside the text, paragraphs, the
// badge that names the lesson.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bars.h"
#include "content/lesson_parts.h"
#include "session/library.h"
#include "ui/widgets.h"

namespace screens {

// The picture stays in its place while the text beside it scrolls. Returns where the text goes.
ui::Rect draw_picture_card(const std::optional<content::Picture>& picture, ui::Frame& frame);
ui::TextStyle paragraph_style(const content::Paragraph& paragraph, const ui::Frame& frame);
void draw_paragraphs(const std::vector<content::Paragraph>& paragraphs, ui::Column& column, ui::Frame& frame);
// What is said to an answer, on a card of its own; with a picture, its face stands beside the words. Its id is "feedback".
void draw_feedback(const std::string& words, ui::Tone tone, const std::optional<content::Picture>& face, ui::Column& column, ui::Frame& frame);
// Across the column, as high as leaves room for what is asked below.
void draw_picture_across(const std::optional<content::Picture>& picture, ui::Column& column, ui::Frame& frame);
// A small lock and quiet words: what is done in this block is kept by nobody. Its id is "not-kept".
void draw_not_kept(ui::Column& column, ui::Frame& frame);
void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame);

}  // namespace screens
