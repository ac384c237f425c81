#include "api/collector.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/operator.h"
#include "evaluation/enrolment.h"
#include "evaluation/receipt.h"
#include "evaluation/refusal.h"
#include "support/catch.h"
#include "support/collector_stores.h"
#include "support/registered.h"
#include "support/sittings.h"

using namespace api;

namespace {

const std::string incarnation(32, '1');

struct Bench {
  support::MemoryStore store;
  base::VirtualClock clock;
  evaluation::KeyPairs keys = support::keys(2);
  Collector collector{store, keys, clock};
  evaluation::KeyPairs kiosk = support::keys(1);
  evaluation::SeededRandomSource random{5};

  Bench() { support::register_key(store, support::small_key()); }

  std::string token(const std::string& arms = "") {
    return issue_token(store, keys, {"school", "UA", "school-7", arms}, random, clock).value();
  }

  Response post(const std::string& body) { return collector.handle({"POST", "/v1/enrol", {body.begin(), body.end()}}); }

  void enrol(const std::string& arms = "") {
    const auto parsed = evaluation::parse_token(token(arms)).value();
    REQUIRE(post(evaluation::make_enrolment_request(parsed, kiosk)).status == 200);
  }

  std::string id() const { return evaluation::kiosk_id(kiosk.sign_public); }

  base::Bytes batch(std::uint64_t sequence, const std::string& previous, std::uint64_t first_block, int sittings = 20) {
    return batch_of(sequence, previous, support::blocks(support::identity(id()), sittings, first_block));
  }

  base::Bytes batch_of(std::uint64_t sequence, const std::string& previous, std::vector<evaluation::Block> blocks) {
    const evaluation::Batch batch{{id(), incarnation, sequence, previous}, std::move(blocks)};
    return evaluation::encode_batch(batch, kiosk, keys.box_public).value();
  }

  Response put(std::uint64_t sequence, const base::Bytes& bytes) {
    return collector.handle({"PUT", "/v1/batches/" + id() + "/" + incarnation + "/" + std::to_string(sequence), bytes});
  }
};

std::string body(const char* code, const char* message) {
  return std::string("{\"code\":\"") + code + "\",\"message\":\"" + message + "\"}";
}

// Why, where the collector signed that it refused this batch.
std::string not_admitted(const Bench& site, std::uint64_t sequence, const base::Bytes& bytes, const Response& response) {
  const auto said = nlohmann::json::parse(response.body);
  const evaluation::Refusal refusal{site.id(), incarnation, sequence, evaluation::batch_hash(bytes)};
  CHECK(said["code"] == "not_admitted");
  CHECK(evaluation::verify_refusal(said["refusal"].get<std::string>(), site.keys.sign_public).value() == refusal);
  return said["message"];
}

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

}  // namespace

TEST_CASE("a kiosk enrols with a token and learns its site and the collector's keys") {
  Bench site;
  const auto token = evaluation::parse_token(site.token()).value();
  const Response response = site.post(evaluation::make_enrolment_request(token, site.kiosk));
  CHECK(response.status == 200);
  const auto enrolment = evaluation::verify_enrolment(response.body, token, site.kiosk);
  REQUIRE(enrolment);
  CHECK(enrolment->kiosk == site.id());
  CHECK(enrolment->site_type == "school");
  CHECK(enrolment->region == "UA");
  CHECK(enrolment->collector_box_public == site.keys.box_public);
}

TEST_CASE("a kiosk that lost the answer enrols again with the same token and gets the same one") {
  Bench site;
  const auto token = evaluation::parse_token(site.token()).value();
  const std::string request = evaluation::make_enrolment_request(token, site.kiosk);
  const Response first = site.post(request);
  site.clock.advance_ms(60'000);
  CHECK(site.post(request).body == first.body);
}

TEST_CASE("a token serves one kiosk") {
  Bench site;
  const auto token = evaluation::parse_token(site.token()).value();
  REQUIRE(site.post(evaluation::make_enrolment_request(token, site.kiosk)).status == 200);
  const Response second = site.post(evaluation::make_enrolment_request(token, support::keys(9)));
  CHECK(second.status == 409);
  CHECK(second.body == body("conflict", "another kiosk has used this enrolment token"));
}

TEST_CASE("a token that nobody issued is refused") {
  Bench site;
  const evaluation::EnrolmentToken invented{base::Bytes(16, 1), evaluation::key_id(site.keys.sign_public)};
  const Response response = site.post(evaluation::make_enrolment_request(invented, site.kiosk));
  CHECK(response.status == 403);
  CHECK(response.body == body("untrusted", "this enrolment token is not known here"));
}

TEST_CASE("a token that expired is refused with its own words and stays unused") {
  Bench site;
  const auto token = evaluation::parse_token(site.token()).value();
  site.clock.advance_ms(usual_token_days * 86'400'000LL - 1);
  const auto last = evaluation::parse_token(site.token()).value();
  site.clock.advance_ms(1);
  const Response late = site.post(evaluation::make_enrolment_request(token, site.kiosk));
  CHECK(late.status == 403);
  CHECK(late.body == body("expired", "this enrolment token has expired and enrols nobody: ask for a new one"));
  CHECK(site.store.read([](const Rows& rows) { return rows.stations(); })->empty());
  const std::vector<Token> kept = site.store.read([](const Rows& rows) { return rows.tokens(); }).value();
  CHECK(std::all_of(kept.begin(), kept.end(), [](const Token& one) { return one.used_by.empty(); }));
  const std::string request = evaluation::make_enrolment_request(last, site.kiosk);
  const Response first = site.post(request);
  CHECK(first.status == 200);
  site.clock.advance_ms(2 * usual_token_days * 86'400'000LL);
  CHECK(site.post(request).body == first.body);
}

TEST_CASE("a token is good for a day at least and for a year at most") {
  Bench site;
  const Site school{"school", "UA", "school-7"};
  for (const int days : {0, -1, 367}) {
    CHECK(issue_token(site.store, site.keys, school, site.random, site.clock, days).error() ==
          base::Error{base::ErrorCode::invalid_input, "a token is good for 1 to 366 days, not " + std::to_string(days)});
  }
  CHECK(issue_token(site.store, site.keys, school, site.random, site.clock, 366).has_value());
}

TEST_CASE("an enrolment request changed on the way is refused") {
  Bench site;
  const auto token = evaluation::parse_token(site.token()).value();
  std::string request = evaluation::make_enrolment_request(token, site.kiosk);
  const std::size_t key = request.find("box_key\":\"") + 10;
  request[key] = request[key] == '0' ? '1' : '0';
  const Response response = site.post(request);
  CHECK(response.status == 403);
  CHECK(response.body == body("untrusted", "the enrolment request is not signed by the key it names"));
}

TEST_CASE("an enrolment request cut short at any byte is refused") {
  Bench site;
  Limits generous;
  generous.enrolments_at_once = 1e9;
  Collector collector(site.store, site.keys, site.clock, generous);
  const std::string request = evaluation::make_enrolment_request(evaluation::parse_token(site.token()).value(), site.kiosk);
  for (std::size_t size = 0; size < request.size(); ++size) {
    const Response response = collector.handle({"POST", "/v1/enrol", {request.begin(), request.begin() + static_cast<std::ptrdiff_t>(size)}});
    REQUIRE(response.status == 400);
    REQUIRE(response.body == body("invalid_input", "the enrolment request is not a JSON object"));
  }
}

TEST_CASE("a new batch is answered with a receipt that the kiosk can verify") {
  Bench site;
  site.enrol();
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash, 1);
  const Response response = site.put(1, bytes);
  CHECK(response.status == 200);
  CHECK(header(response, "Content-Type") == "application/json");
  const auto receipt = evaluation::verify_receipt(response.body, site.keys.sign_public);
  REQUIRE(receipt);
  CHECK(receipt->kiosk == site.id());
  CHECK(receipt->sequence == 1);
  CHECK(receipt->batch == evaluation::batch_hash(bytes));
  CHECK(receipt->contiguous == 1);
  CHECK(receipt->chain_head == receipt->batch);
  CHECK(receipt->status == evaluation::ReceiptStatus::stored);
}

TEST_CASE("the same batch again gets the identical receipt and counts once") {
  Bench site;
  site.enrol();
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash, 1);
  const Response first = site.put(1, bytes);
  site.clock.advance_ms(3'600'000);
  CHECK(site.put(1, bytes).body == first.body);
  CHECK(support::stored_blocks(site.store).size() == 2);
}

TEST_CASE("other bytes under the same sequence are refused and raise an alarm") {
  Bench site;
  site.enrol();
  const Response first = site.put(1, site.batch(1, evaluation::no_previous_hash, 1));
  REQUIRE(first.status == 200);
  const Response response = site.put(1, site.batch(1, evaluation::no_previous_hash, 1));  // sealed anew
  CHECK(response.status == 409);
  const auto said = nlohmann::json::parse(response.body);
  CHECK(said["code"] == "conflict");
  CHECK(said["message"] == "another batch is already stored under this sequence or with one of its blocks");
  CHECK(said["receipt"] == first.body);
  CHECK(support::raised_alarms(site.store).size() == 1);
  CHECK(support::stored_blocks(site.store).size() == 2);
}

TEST_CASE("a later batch is stored before an earlier one and the receipt tells of the gap") {
  Bench site;
  site.enrol();
  const base::Bytes first = site.batch(1, evaluation::no_previous_hash, 1);
  const base::Bytes second = site.batch(2, evaluation::batch_hash(first), 3);
  const auto early = evaluation::verify_receipt(site.put(2, second).body, site.keys.sign_public).value();
  CHECK(early.contiguous == 0);
  const auto late = evaluation::verify_receipt(site.put(1, first).body, site.keys.sign_public).value();
  CHECK(late.contiguous == 2);
  CHECK(late.chain_head == evaluation::batch_hash(second));
}

TEST_CASE("a batch that does not carry its predecessor's hash is refused") {
  Bench site;
  site.enrol();
  REQUIRE(site.put(1, site.batch(1, evaluation::no_previous_hash, 1)).status == 200);
  const Response response = site.put(2, site.batch(2, std::string(64, 'f'), 3));
  CHECK(response.status == 409);
  CHECK(response.body == body("broken_chain", "the batch does not carry the hash of the batch before it"));
}

TEST_CASE("a batch cut short at any byte or with a bit flipped is refused and nothing is stored") {
  Bench site;
  site.enrol();
  Limits generous;
  generous.batches_at_once = 1e9;
  Collector collector(site.store, site.keys, site.clock, generous);
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash, 1);
  const std::string path = "/v1/batches/" + site.id() + "/" + incarnation + "/1";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE(collector.handle({"PUT", path, {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}}).status == 400);
  }
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 11) {
    base::Bytes flipped = bytes;
    flipped[bit / 8] = static_cast<unsigned char>(flipped[bit / 8] ^ (1U << (bit % 8)));
    REQUIRE(collector.handle({"PUT", path, flipped}).status == 400);
  }
  CHECK(support::stored_blocks(site.store).empty());
}

TEST_CASE("a batch that breaks the rules of what may leave a kiosk is stored nowhere and counted once") {
  Bench site;
  site.enrol();
  std::vector<evaluation::Block> blocks = support::blocks(support::identity(site.id()));
  blocks[1].stratum.arm = "Olena";
  const base::Bytes bytes = site.batch_of(1, evaluation::no_previous_hash, blocks);
  for (int time = 0; time < 2; ++time) {
    const Response response = site.put(1, bytes);
    CHECK(response.status == 400);
    CHECK(not_admitted(site, 1, bytes, response) == "block 2 breaks the rules of what may leave a kiosk: its arm is none of a trial's");
  }
  CHECK(support::stored_blocks(site.store).empty());
  const auto alarms = support::raised_alarms(site.store);
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].reason == "not_admitted");
  CHECK(site.store.read([&](const Rows& rows) { return rows.alarm_counts(site.id()); })->quarantined == 0);
  CHECK(site.put(1, site.batch(1, evaluation::no_previous_hash, 1)).status == 200);
}

TEST_CASE("a block is admitted in the arms that its kiosk was enrolled for and in none") {
  const auto answer_to = [](const char* enrolled_for, const char* arm) {
    Bench site;
    site.enrol(enrolled_for);
    std::vector<evaluation::Block> blocks = support::blocks(support::identity(site.id()));
    for (evaluation::Block& block : blocks) block.stratum.arm = arm;
    return site.put(1, site.batch_of(1, evaluation::no_previous_hash, blocks));
  };
  const std::string refused = "block 1 names an arm that this kiosk was not enrolled for";
  const auto message = [](const Response& answer) { return nlohmann::json::parse(answer.body)["message"]; };
  CHECK(message(answer_to("", "waitlist")) == refused);
  CHECK(message(answer_to("lesson", "waitlist")) == refused);
  CHECK(message(answer_to("a,b", "lesson")) == refused);
  CHECK(answer_to("lesson,waitlist", "waitlist").status == 200);
  CHECK(answer_to("b", "b").status == 200);
  CHECK(answer_to("lesson,waitlist", "none").status == 200);
}

TEST_CASE("a kiosk learns the arms of its trial with its site") {
  Bench site;
  const auto token = evaluation::parse_token(site.token("waitlist,lesson")).value();
  const Response response = site.post(evaluation::make_enrolment_request(token, site.kiosk));
  CHECK(evaluation::verify_enrolment(response.body, token, site.kiosk)->arms == base::Arms{base::Arm::lesson, base::Arm::waitlist});
}

TEST_CASE("a token for half of two trials is not issued") {
  Bench site;
  const auto refused = issue_token(site.store, site.keys, {"school", "UA", "school-7", "lesson,b"}, site.random, site.clock);
  CHECK(refused.error().code == base::ErrorCode::invalid_input);
  CHECK(site.store.read([](const Rows& rows) { return rows.tokens(); })->empty());
}

TEST_CASE("a block that names another site than the kiosk's own is refused") {
  Bench site;
  site.enrol();
  std::vector<evaluation::Block> blocks = support::blocks(support::identity(site.id()));
  for (evaluation::Block& block : blocks) block.site_type = "cafe";
  const base::Bytes bytes = site.batch_of(1, evaluation::no_previous_hash, blocks);
  const Response response = site.put(1, bytes);
  CHECK(response.status == 400);
  CHECK(not_admitted(site, 1, bytes, response) == "block 1 names another site than the one this kiosk was enrolled for");
  CHECK(support::stored_blocks(site.store).empty());
}

TEST_CASE("of the time at which a batch came only the day is kept") {
  Bench site;
  site.enrol();
  const Response response = site.put(1, site.batch(1, evaluation::no_previous_hash, 1));
  CHECK(evaluation::verify_receipt(response.body, site.keys.sign_public)->server_time_s % 86400 == 43200);
  const auto rows = site.store.read([&](const Rows& all) { return all.batches({site.id(), incarnation}, 1, 10); }).value();
  const std::int64_t came = rows.at(0).received_s;
  CHECK(came % 86400 == 43200);
  CHECK(std::abs(came - site.clock.wall_s()) <= 43200);
}

TEST_CASE("a batch sent to another address than its own is refused") {
  Bench site;
  site.enrol();
  const Response response = site.put(2, site.batch(1, evaluation::no_previous_hash, 1));
  CHECK(response.status == 400);
  CHECK(response.body == body("invalid_input", "the batch was made for another address than it was sent to"));
}

TEST_CASE("a batch signed by another kiosk is untrusted") {
  Bench site;
  site.enrol();
  const evaluation::Batch batch{{site.id(), incarnation, 1, evaluation::no_previous_hash}, {}};
  const base::Bytes bytes = evaluation::encode_batch(batch, support::keys(9), site.keys.box_public).value();
  const Response response = site.put(1, bytes);
  CHECK(response.status == 403);
  CHECK(response.body == body("untrusted", "the batch is not signed by this kiosk"));
}

TEST_CASE("a kiosk that never enrolled is not found") {
  Bench site;
  const Response response = site.put(1, {});
  CHECK(response.status == 404);
  CHECK(response.body == body("not_found", "this kiosk is not enrolled here"));
}

TEST_CASE("a kiosk declared void is refused") {
  Bench site;
  site.enrol();
  REQUIRE(declare_void(site.store, site.keys, site.id(), "", "tampered", site.clock));
  const Response response = site.put(1, site.batch(1, evaluation::no_previous_hash, 1));
  CHECK(response.status == 403);
  CHECK(response.body == body("untrusted", "this kiosk's results are void"));
}

TEST_CASE("addresses that name no batch are refused") {
  Bench site;
  for (const char* path : {"/v1/batches/K!/11111111111111111111111111111111/1", "/v1/batches/k-a/1/1",
                           "/v1/batches/k-a/11111111111111111111111111111111/0",
                           "/v1/batches/k-a/11111111111111111111111111111111/01",
                           "/v1/batches/k-a/11111111111111111111111111111111/",
                           "/v1/batches/k-a/11111111111111111111111111111111/99999999999999999999999"}) {
    const Response response = site.collector.handle({"PUT", path, {}});
    CHECK(response.status == 400);
    CHECK(response.body == body("invalid_input", "the address names no kiosk, incarnation and sequence"));
  }
}

TEST_CASE("unknown addresses and methods are refused") {
  Bench site;
  for (const char* path : {"", "/", "/v1", "/v2/health", "/v1/batches", "/v1/health/", "///////"}) {
    CHECK(site.collector.handle({"GET", path, {}}).body == body("not_found", "there is nothing at this address"));
  }
  CHECK(site.collector.handle({"POST", "/v1/health", {}}).body ==
        body("method_not_allowed", "this address does not know that method"));
}

TEST_CASE("health answers with the time") {
  Bench site;
  CHECK(site.collector.handle({"GET", "/v1/health", {}}).body == "{\"api\":1,\"status\":\"ok\",\"time\":1793000000}");
}

TEST_CASE("a store that is busy or full is answered with 503 and when to come back") {
  Bench site;
  site.enrol();
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash, 1);
  site.store.broken = base::Error{base::ErrorCode::unavailable, "busy"};
  const Response busy = site.put(1, bytes);
  CHECK(busy.status == 503);
  CHECK(header(busy, "Retry-After") == "30");
  CHECK(busy.body == body("unavailable", "the collector is busy, try again later"));
  site.store.broken = base::Error{base::ErrorCode::no_space, "full"};
  CHECK(site.put(1, bytes).body == body("unavailable", "the collector's disk is full, try again later"));
  site.store.broken = base::Error{base::ErrorCode::io, "secret path"};
  CHECK(site.put(1, bytes).body == body("io", "the collector cannot reach its database, try again later"));
  CHECK(site.put(1, bytes).status == 500);
}

TEST_CASE("a kiosk that sends too often waits while others are served") {
  Bench site;
  site.enrol();
  const base::Bytes bytes = site.batch(1, evaluation::no_previous_hash, 1);
  for (int i = 0; i < 120; ++i) REQUIRE(site.put(1, bytes).status == 200);
  const Response refused = site.put(1, bytes);
  CHECK(refused.status == 429);
  CHECK(header(refused, "Retry-After") == "1");
  CHECK(refused.body == body("rate_limited", "too many requests, wait before the next one"));
  site.clock.advance_ms(1000);
  CHECK(site.put(1, bytes).status == 200);
}

TEST_CASE("a token is issued for a school or a cafe in a coarse region") {
  Bench site;
  CHECK(issue_token(site.store, site.keys, {"bus", "UA", "bus-1"}, site.random, site.clock).error().message ==
        "the site type is bus, not school or cafe");
  CHECK(issue_token(site.store, site.keys, {"cafe", "Market street 4", "market"}, site.random, site.clock).error().message ==
        "the region is not two to eight capital letters, digits and hyphens such as UA-KV");
  CHECK(issue_token(site.store, site.keys, {"school", "UA", ""}, site.random, site.clock).error().code == base::ErrorCode::invalid_input);
  CHECK(site.store.read([](const Rows& rows) { return rows.tokens(); })->empty());
  CHECK(declare_void(site.store, site.keys, "k-a", "", "a long story", site.clock).error().message ==
        "the reason is not one word of small letters, digits and hyphens");
}
