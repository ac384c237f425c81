// What blocks that are read like a page have in common: the picture beside the text, paragraphs, the
// badge that names the lesson.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
float feedback_height(const std::string& words, float width, const ui::Frame& frame);  // of one without a face
// Puts numbers into the places of a sentence: {"{found}", 2}.
std::string with_numbers(std::string words, std::initializer_list<std::pair<std::string_view, long>> numbers);
void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame);

}  // namespace screens
