// The log of the kiosk, for whoever keeps it running: one line each on standard error. Never an answer, never what a
// reader did (R14).
#pragma once

#include <string>

namespace app::log {

// Lines from now on: "parasol-kiosk: warning: …"
void begin();
void show_only_errors();

void info(const std::string& line);
void warn(const std::string& line);
void error(const std::string& line);

}  // namespace app::log
