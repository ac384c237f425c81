#include "printing.h"

#include "languages.h"

namespace app {

base::Result<HandoutWanted> handout_wanted(const std::string& pack_and_lesson) {
  const auto slash = pack_and_lesson.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == pack_and_lesson.size()) {
    return base::fail(base::ErrorCode::invalid_input, "\"" + pack_and_lesson + "\" is not PACK/LESSON");
  }
  HandoutWanted wanted;
  wanted.pack = content::PackId(pack_and_lesson.substr(0, slash));
  wanted.lesson = content::LessonId(pack_and_lesson.substr(slash + 1));
  return wanted;
}

base::Result<print::Pdf> print_handout(const Library& library, const HandoutWanted& wanted) {
  TRY_ASSIGN(const session::OpenLessonPointer open, library.open_lesson(wanted.pack, wanted.lesson));
  if (!open->lesson.handout) {
    return base::fail(base::ErrorCode::not_found, "the lesson " + wanted.lesson.value + " has no handout");
  }
  const text::Catalogues catalogues = load_catalogues(library, wanted.language);
  const auto say = [&](const content::Text& text) { return catalogues.translate(text); };
  return print::pdf_of(content::sheet_of(*open->lesson.handout, wanted.language, say), {wanted.paper});
}

}  // namespace app
