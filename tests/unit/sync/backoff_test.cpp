#include "sync/backoff.h"

#include <algorithm>

#include "support/catch.h"

namespace {

struct Range {
  std::int64_t least = 1'000'000;
  std::int64_t most = 0;
};

Range delays(int failures, std::optional<std::int64_t> retry_after_s) {
  base::Random random(5);
  Range range;
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t delay = syncing::retry_delay_s(failures, retry_after_s, random);
    range.least = std::min(range.least, delay);
    range.most = std::max(range.most, delay);
  }
  return range;
}

}  // namespace

TEST_CASE("the limit of a delay doubles from half a minute to a day") {
  CHECK(delays(1, std::nullopt).most == 30);
  CHECK(delays(2, std::nullopt).most == 60);
  CHECK(delays(3, std::nullopt).most == 120);
  CHECK(delays(12, std::nullopt).most > 61'000);
  CHECK(delays(12, std::nullopt).most <= 61'440);
  CHECK(delays(13, std::nullopt).most <= 86'400);
  CHECK(delays(1000, std::nullopt).most <= 86'400);
  CHECK(delays(1000, std::nullopt).most > 86'000);
}

TEST_CASE("the jitter is full and a delay is never nothing") {
  CHECK(delays(1, std::nullopt).least == 1);
  CHECK(delays(8, std::nullopt).least <= 5);
}

TEST_CASE("a delay is never shorter than the collector asked for and that is at most a day") {
  CHECK(delays(1, 600).least == 601);
  CHECK(delays(1, 600).most == 630);
  CHECK(delays(1, 10'000'000).least == 86'401);
  CHECK(delays(1, -5).least == 1);
}
