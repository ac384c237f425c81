// CUPS, as far as a kiosk needs it. Every call may wait for the print service, and finds out that there is none.
#pragma once

#include "base/cancel.h"
#include "base/file.h"
#include "session/print_port.h"

namespace print {

struct FoundPrinter {
  session::PrintPlace place;
  bool takes_sheets = true;
};

std::vector<FoundPrinter> printers_of_cups();
tl::expected<void, session::PrintFailure> send_to_cups(const std::string& printer, const std::string& title, const base::Bytes& pdf,
                                const base::IsCancelled& is_cancelled);

}  // namespace print
