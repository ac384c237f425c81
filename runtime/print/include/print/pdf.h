// A sheet as a PDF: pages of A4 or Letter, in every script, from the right where its language runs so. The same sheet gives
// the same bytes: nothing of the clock or the machine is in them.
#pragma once

#include <functional>

#include "base/cancel.h"
#include "base/file.h"
#include "base/result.h"
#include "content/sheet.h"
#include "session/print_port.h"

namespace print {

using session::Paper;

struct PdfSetup {
  Paper paper = Paper::a4;
  base::IsCancelled is_cancelled = {};                               // asked between pages
  std::function<void(std::size_t done, std::size_t of)> progress = {};  // pages
};

struct Pdf {
  base::Bytes bytes;
  std::size_t pages = 0;
};

// Fails with cancelled, or with unavailable when the drawing library could not draw.
base::Result<Pdf> pdf_of(const content::Sheet& sheet, const PdfSetup& setup);

}  // namespace print
