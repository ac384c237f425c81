// What the collector decides, without any store.
#include "api/judgement.h"

#include "support/catch.h"

using namespace api;
using evaluation::Arrival;
using evaluation::Gap;
using evaluation::no_previous_hash;

namespace {

const ChainKey key{"k-a", std::string(32, '1')};

BatchRow row(std::uint64_t sequence, const std::string& hash, const std::string& previous) {
  return {key, {sequence, hash, previous}, "receipt", 0};
}

Chain chain(std::uint64_t batches, std::uint64_t highest, std::uint64_t contiguous, const std::string& head) {
  return {key, batches, highest, contiguous, head, 0, 0};
}

}  // namespace

TEST_CASE("a batch is judged by those beside it and by its blocks") {
  const std::vector<BatchRow> near = {row(1, "h1", no_previous_hash), row(3, "h3", "h2")};
  CHECK(judge_batch({2, "h2", "h1"}, near, false) == Arrival::fresh);
  CHECK(judge_batch({2, "h2", "h1"}, near, true) == Arrival::conflict);
  CHECK(judge_batch({2, "h2", "h9"}, near, false) == Arrival::broken_chain);
  CHECK(judge_batch({2, "h9", "h1"}, near, false) == Arrival::broken_chain);
  CHECK(judge_batch({1, "h1", no_previous_hash}, near, true) == Arrival::repeated);
  CHECK(judge_batch({1, "h9", no_previous_hash}, near, false) == Arrival::conflict);
  CHECK(judge_batch({7, "h7", "h6"}, near, false) == Arrival::fresh);
}

TEST_CASE("the next batch moves the head and one after a gap does not") {
  CHECK(with_batch(chain(2, 2, 2, "h2"), {3, "h3", "h2"}, {}) == chain(3, 3, 3, "h3"));
  CHECK(with_batch(chain(2, 2, 2, "h2"), {5, "h5", "h4"}, {}) == chain(3, 5, 2, "h2"));
}

TEST_CASE("a chain counts what of it cannot be read yet") {
  Chain expected = chain(2, 2, 2, "h2");
  expected.parked = 1;
  expected.parked_blocks = 3;
  const Chain one = with_batch(chain(0, 0, 0, no_previous_hash), {1, "h1", no_previous_hash}, {true, 0});
  CHECK(with_batch(one, {2, "h2", "h1"}, {false, 3}) == expected);
}

TEST_CASE("a chain reaches over what is stored above up to the next gap") {
  const std::vector<BatchRow> later = {row(3, "h3", "h2"), row(4, "h4", "h3"), row(6, "h6", "h5")};
  CHECK(reach_over(chain(5, 6, 2, "h2"), later) == chain(5, 6, 4, "h4"));
  CHECK(reach_over(chain(5, 6, 1, "h1"), later) == chain(5, 6, 1, "h1"));
}

TEST_CASE("gaps are what is missing between the head and the highest") {
  CHECK(gaps_above(2, {4, 5, 9}) == std::vector<Gap>{{3, 3}, {6, 8}});
  CHECK(gaps_above(2, {3, 4}).empty());
  CHECK(gaps_above(0, {}).empty());
}

TEST_CASE("a kiosk that is refused again and again fills no disk") {
  CHECK(judge_refused({0, 0}, false) == Refused::quarantine);
  CHECK(judge_refused({15, 15}, false) == Refused::quarantine);
  CHECK(judge_refused({16, 16}, false) == Refused::raise_alarm);
  CHECK(judge_refused({1023, 16}, false) == Refused::raise_alarm);
  CHECK(judge_refused({1024, 16}, false) == Refused::forget);
  CHECK(judge_refused({1, 1}, true) == Refused::forget);
}

TEST_CASE("a token is unknown or unused or used by this kiosk or by another") {
  Token token;
  CHECK(judge_token(std::nullopt, "k-a", 100) == TokenUse::unknown);
  CHECK(judge_token(token, "k-a", 100) == TokenUse::first);
  token.used_by = "k-a";
  CHECK(judge_token(token, "k-a", 100) == TokenUse::repeated);
  CHECK(judge_token(token, "k-b", 100) == TokenUse::by_another);
}

TEST_CASE("a token enrols nobody from the second it expires and repeats its answer for ever") {
  Token token;
  token.expires_s = 100;
  CHECK(judge_token(token, "k-a", 99) == TokenUse::first);
  CHECK(judge_token(token, "k-a", 100) == TokenUse::expired);
  token.used_by = "k-a";
  CHECK(judge_token(token, "k-a", 100) == TokenUse::repeated);
  CHECK(judge_token(token, "k-b", 100) == TokenUse::by_another);
}

TEST_CASE("a kiosk that enrols again keeps its key and the time it first came") {
  const Station known{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 100};
  const Station again{"k-a", base::Bytes(32, 1), base::Bytes(32, 9), "cafe", "UA-KV", 200};
  CHECK(renewed(known, again) == Station{"k-a", base::Bytes(32, 1), base::Bytes(32, 9), "cafe", "UA-KV", 100});
}

TEST_CASE("a kiosk that enrols again may still send what it froze in its arms of before") {
  using base::Arm;
  const Station known{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 100, "", {Arm::waitlist}};
  const Station again{"k-a", base::Bytes(32, 1), base::Bytes(32, 9), "school", "UA", 200, "", {Arm::lesson}};
  CHECK(renewed(known, again).arms == base::Arms{Arm::lesson, Arm::waitlist});
  CHECK(renewed(known, known).arms == base::Arms{Arm::waitlist});
}

TEST_CASE("a kiosk that enrols again stays in its site") {
  Station known{"k-a", base::Bytes(32, 1), base::Bytes(32, 2), "school", "UA", 100, "school-7"};
  const Station again{"k-a", base::Bytes(32, 1), base::Bytes(32, 9), "school", "UA", 200, "school-8"};
  CHECK(renewed(known, again).site == "school-7");
  known.site = "";
  CHECK(renewed(known, again).site == "school-8");
}
