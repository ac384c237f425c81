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

// Begins a scroll area of this id with a column for text. A picture stays in its place beside it while it scrolls; on
// narrow screens it stands above the text and scrolls with it. Ends with end_scroll(column.y()).
inline constexpr float usual_page_picture = 560;
ui::Column begin_page(std::string_view id, const std::optional<content::Picture>& picture, ui::Frame& frame, ui::Follow follow = ui::Follow::nothing,
                      float most_picture = usual_page_picture);
// How wide that column is.
float page_width(const std::optional<content::Picture>& picture, const ui::Frame& frame, float most_picture = usual_page_picture);
// A picture on a card of its own.
void draw_picture_card(const content::Picture& picture, ui::Rect card, ui::Frame& frame);
ui::TextStyle paragraph_style(const content::Paragraph& paragraph, const ui::Frame& frame);
void draw_paragraphs(const std::vector<content::Paragraph>& paragraphs, ui::Column& column, ui::Frame& frame);
// What is said to an answer, on a card of its own; with a picture, its face stands beside the words. Its id is "feedback".
// What judges is heard too: leaf and teal as a good choice, coral as one to try again.
enum class Judges { no, yes };
void draw_feedback(const std::string& words, ui::Tone tone, const std::optional<content::Picture>& face, ui::Column& column, ui::Frame& frame,
                   Judges judges = Judges::yes);
// What is said to one answer among several, right where it stands: a mark, a few words of verdict, the reason.
struct Note {
  std::string id;
  ui::Icon icon = ui::Icon::check;
  ui::Tone tone = ui::Tone::leaf;
  std::string head;
  std::string words;    // may be empty
  bool framed = true;   // on a card of its own, or right on the page below what it belongs to
};
void draw_note(const Note& note, ui::Column& column, ui::Frame& frame);
float feedback_height(const std::string& words, float width, const ui::Frame& frame);  // of one without a face
// Puts numbers into the places of a sentence: {"{found}", 2}.
std::string with_numbers(const ui::Frame& frame, std::string words, std::initializer_list<std::pair<std::string_view, long>> numbers);
// Across the column, as high as leaves room for what is asked below.
void draw_picture_across(const std::optional<content::Picture>& picture, ui::Column& column, ui::Frame& frame);
// Below a field: which signs of what was written no font here has, so that nobody finds out on paper. Nothing where there are
// none. Its id is "undrawn/" and the field's.
void draw_undrawn(const std::string& field, const std::vector<std::string>& signs, ui::Column& column, ui::Frame& frame);
// A small lock and quiet words: what is done in this block is kept by nobody. Its id is "not-kept".
void draw_not_kept(ui::Column& column, ui::Frame& frame);
void draw_lesson_badge(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame);

}  // namespace screens
