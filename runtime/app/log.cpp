#include "log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/utf8.h"

namespace app::log {

void begin() {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("parasol-kiosk"));
  spdlog::set_pattern("%n: %l: %v");
}

void show_only_errors() { spdlog::set_level(spdlog::level::err); }

void info(const std::string& line) { spdlog::info(base::as_one_line(line)); }
void warn(const std::string& line) { spdlog::warn(base::as_one_line(line)); }
void error(const std::string& line) { spdlog::error(base::as_one_line(line)); }

}  // namespace app::log
