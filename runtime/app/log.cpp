#include "log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace app::log {

void begin() {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("parasol-kiosk"));
  spdlog::set_pattern("%n: %l: %v");
}

void show_only_errors() { spdlog::set_level(spdlog::level::err); }

void info(const std::string& line) { spdlog::info(line); }
void warn(const std::string& line) { spdlog::warn(line); }
void error(const std::string& line) { spdlog::error(line); }

}  // namespace app::log
