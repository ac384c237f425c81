#include "base/date.h"

#include "base/clock.h"
#include "support/catch.h"

TEST_CASE("a date is a day that exists written with ten characters") {
  CHECK(base::parse_date("2026-11-29") == base::date_of(1'795'910'400));
  CHECK(base::parse_date("2028-02-29").has_value());
  for (const char* text : {"", "2026-11-9", "2026-13-01", "2026-00-10", "2026-02-29", "2026-02-00", "2026-02-32", "0000-01-01", "2026/01/01", "20a6-01-01",
                           "2026-01-1 ", "-026-01-01", "2026-01-01Z", "२०२६-०१-०१"}) {
    INFO(text);
    CHECK_FALSE(base::parse_date(text).has_value());
  }
}

TEST_CASE("a day lasts from midnight to midnight in UTC") {
  CHECK(base::to_text(base::date_of(1'795'910'400)) == "2026-11-29");
  CHECK(base::to_text(base::date_of(1'795'910'399)) == "2026-11-28");
  CHECK(base::to_text(base::date_of(-1)) == "1969-12-31");
}

TEST_CASE("a date written down is read as the same") {
  for (std::int64_t day = 0; day < 40'000; day += 37) {
    const base::Date date = base::date_of(day * 86'400);
    CHECK(base::parse_date(base::to_text(date)) == date);
  }
}

TEST_CASE("a clock before 2026 or after 2040 is not plausible") {
  CHECK_FALSE(base::is_plausible(0));
  CHECK_FALSE(base::is_plausible(1'767'225'599));
  CHECK(base::is_plausible(1'767'225'600));
  CHECK(base::is_plausible(2'240'611'199));
  CHECK_FALSE(base::is_plausible(2'240'611'200));
}
