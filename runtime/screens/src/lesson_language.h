// A lesson that nobody has translated into the reader's language is shown in its own, and says so before it begins.
#pragma once

#include <string>

#include "session/library.h"
#include "ui/widgets.h"

namespace screens {

// "English", in the language of the interface; in itself where the interface has no word for it.
std::string language_name(const std::string& code, const ui::Frame& frame);

// "In English", for a card; empty where the lesson is in the reader's language. A lesson is in the language of its title.
std::string other_language_of(const content::Text& title, const std::string& source_language, const ui::Frame& frame);

// "This lesson is in English.", for the page before it; empty where it is in the reader's language.
std::string told_of_language(const session::OpenLesson& open, const ui::Frame& frame);
// On a ground of its own. Its id is "lesson-language".
void draw_lesson_language(const session::OpenLesson& open, ui::Column& column, ui::Frame& frame);

}  // namespace screens
