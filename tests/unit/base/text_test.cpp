#include "base/text.h"

#include "base/clock.h"
#include "base/random.h"
#include "support/catch.h"

TEST_CASE("UTF-8 is accepted only in its shortest, scalar form") {
  CHECK(base::is_utf8(""));
  CHECK(base::is_utf8("Привіт ไทย العربية 🙂"));
  CHECK_FALSE(base::is_utf8("\xC0\xAF"));
  CHECK_FALSE(base::is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(base::is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(base::is_utf8("\xE0\xB8"));
}

TEST_CASE("an ISO week belongs to the year of its Thursday") {
  CHECK(base::iso_week(0) == "1970-W01");
  CHECK(base::iso_week(1609459200) == "2020-W53");  // Friday 1 January 2021
  CHECK(base::iso_week(1735516800) == "2025-W01");  // Monday 30 December 2024
  CHECK(base::iso_week(1795219200) == "2026-W47");
}

TEST_CASE("a seed gives the same numbers on every machine") {
  base::Random random(42);
  CHECK(random.next() == 13679457532755275413ULL);
  CHECK(random.next() == 2949826092126892291ULL);
}

TEST_CASE("ids are short and plain") {
  CHECK(base::is_plain_id("gifts-and-coins"));
  CHECK_FALSE(base::is_plain_id(""));
  CHECK_FALSE(base::is_plain_id("-x"));
  CHECK_FALSE(base::is_plain_id("Gifts"));
  CHECK_FALSE(base::is_plain_id(std::string(65, 'a')));
}

TEST_CASE("hex goes there and back") {
  CHECK(base::to_hex(*base::from_hex("00ffA5")) == "00ffa5");
  CHECK_FALSE(base::from_hex("0").has_value());
  CHECK_FALSE(base::from_hex("zz").has_value());
}
