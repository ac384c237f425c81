// The command that makes a lesson's handout into a PDF.
#pragma once

#include <string>

#include "library.h"
#include "print/pdf.h"

namespace app {

struct HandoutWanted {
  content::PackId pack;
  content::LessonId lesson;
  std::string language;
  print::Paper paper = print::Paper::a4;
};

// "PACK/LESSON". Fails with invalid_input.
base::Result<HandoutWanted> handout_wanted(const std::string& pack_and_lesson);

// Fails with not_found when there is no such lesson or it has no handout.
base::Result<print::Pdf> print_handout(const Library& library, const HandoutWanted& wanted);

}  // namespace app
