// CUPS, as far as a kiosk needs it. Every call may wait for the print service, and finds out that there is none.
#pragma once

#include "base/cancel.h"
#include "base/file.h"
#include "session/print_port.h"

namespace print {

std::vector<session::PrintPlace> printers_of_cups();
// Fails with not_found when there is no such printer, unavailable when the service does not answer or take it.
base::Result<void> send_to_cups(const std::string& printer, const std::string& title, const base::Bytes& pdf,
                                const base::IsCancelled& is_cancelled);

}  // namespace print
