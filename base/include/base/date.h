// Days of the calendar, for what is good until a day. In UTC: whoever writes one down means a day, not an hour.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Date = std::chrono::sys_days;  // compared and subtracted as it is; the difference counts days

std::optional<Date> parse_date(std::string_view text);  // "2026-11-29", of a day that exists
std::string to_text(Date date);
Date date_of(std::int64_t wall_s);

}  // namespace base
