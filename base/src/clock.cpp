#include "base/clock.h"

#include <chrono>
#include <cstdio>

namespace base {

std::int64_t SystemClock::monotonic_ms() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::int64_t SystemClock::wall_s() const {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

bool is_plausible(std::int64_t wall_s) { return wall_s >= 1'767'225'600 && wall_s < 2'240'611'200; }

std::string iso_week(std::int64_t wall_s) {
  using namespace std::chrono;
  const sys_days day = floor<days>(sys_seconds{seconds{wall_s}});
  const weekday today{day};
  // The week belongs to the year that holds its Thursday.
  const sys_days thursday = day + days{4} - days{static_cast<int>(today.iso_encoding())};
  const year_month_day date{thursday};
  const sys_days new_year = sys_days{date.year() / January / 1};
  const int week = static_cast<int>((thursday - new_year).count()) / 7 + 1;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-W%02d", static_cast<int>(date.year()), week);
  return text;
}

}  // namespace base
