// What a translator has to know of a text besides its words: where it stands, who says it to whom, and what it answers.
#pragma once

#include <map>
#include <string>

#include "content/lesson.h"

namespace content_writer {

// One line for each text of the lesson, by its key.
std::map<std::string, std::string> translator_notes(const content::Lesson& lesson);

}  // namespace content_writer
