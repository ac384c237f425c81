// A sheet of linking cards as a PDF: to be printed, cut and given out. What the cards are called is known to whoever hands
// them over here; this draws.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "print/pdf.h"

namespace print {

using CardPictures = std::array<std::string, 5>;  // SVG, in the order in which they are tapped

struct CardSheet {
  std::string language;
  std::string title;
  std::string note;  // what whoever cuts them has to know
  std::vector<CardPictures> cards;
};

// Fails with cancelled, with corrupt when a picture cannot be drawn, or with unavailable when the drawing library could not.
base::Result<Pdf> pdf_of_cards(const CardSheet& sheet, const PdfSetup& setup);

}  // namespace print
