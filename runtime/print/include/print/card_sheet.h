// A sheet of linking cards as a PDF: to be printed, cut and given out. What the cards are called is known to whoever hands
// them over here; this draws.
#pragma once

#include "print/pdf.h"

namespace print {

using session::CardPictures;
using session::CardSheet;

// Fails with cancelled, with corrupt when a picture cannot be drawn, or with unavailable when the drawing library could not.
base::Result<Pdf> pdf_of_cards(const CardSheet& sheet, const PdfSetup& setup);

}  // namespace print
