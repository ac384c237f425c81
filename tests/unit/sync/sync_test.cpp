#include "sync/sync.h"

#include <functional>
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/kiosk.h"

using base::Error;
using base::ErrorCode;
using syncing::HttpAnswer;
using syncing::HttpMethod;
using syncing::HttpRequest;

namespace {

// The network in memory: what was asked, and what the test answers.
class FakeNetwork final : public syncing::HttpPort {
 public:
  std::function<base::Result<HttpAnswer>(const HttpRequest&)> answer;
  std::vector<HttpRequest> asked;

  base::Result<HttpAnswer> send(const HttpRequest& request) override {
    asked.push_back(request);
    return answer(request);
  }
};

struct Site {
  support::Kiosk kiosk;
  support::FakeCollector collector;
  FakeNetwork network;
  std::unique_ptr<store::Store> store;

  explicit Site(int batches) {
    auto opened = kiosk.open();
    REQUIRE(opened);
    store = std::move(*opened);
    REQUIRE(store->keep_scoring_key(support::small_key()));
    REQUIRE(support::enrol(*store, collector));
    for (int batch = 0; batch < batches; ++batch) {
      REQUIRE(support::play(*store, 20 * batch, 20 * batch + 20));
      REQUIRE(store->close_blocks({{}, true})->batches == 1);
    }
    network.answer = [this](const HttpRequest& request) { return receipt(request); };
  }
  session::BatchName name_in(const HttpRequest& request) const {
    const std::string& url = request.url;
    const auto sequence = url.rfind('/');
    const auto incarnation = url.rfind('/', sequence - 1);
    const auto kiosk_id = url.rfind('/', incarnation - 1);
    return {url.substr(kiosk_id + 1, incarnation - kiosk_id - 1),
            url.substr(incarnation + 1, sequence - incarnation - 1), std::stoull(url.substr(sequence + 1))};
  }
  base::Result<HttpAnswer> receipt(const HttpRequest& request) {
    return HttpAnswer{200, collector.sign(collector.receive(name_in(request), request.body)), std::nullopt};
  }
  syncing::SyncReport sync() {
    const auto report = syncing::sync_once(*store, network);
    REQUIRE(report);
    return *report;
  }
};

void check_stopped(const syncing::SyncReport& report, int sent, int waiting, const Error& why) {
  CHECK(report.sent == sent);
  CHECK(report.waiting == waiting);
  REQUIRE(report.stopped);
  CHECK(report.stopped->message == why.message);
  CHECK(report.stopped->code == why.code);
}

}  // namespace

TEST_CASE("batches go out in order and each gets its receipt") {
  Site site(2);
  const auto names = site.store->unsent().value();
  const auto report = site.sync();
  CHECK(report.sent == 2);
  CHECK(report.waiting == 0);
  CHECK_FALSE(report.stopped);
  CHECK(site.collector.kept() == names);
  REQUIRE(site.network.asked.size() == 2);
  CHECK(site.network.asked[0].method == HttpMethod::put);
  CHECK(site.network.asked[0].content_type == "application/octet-stream");
  CHECK(site.network.asked[0].url ==
        "http://results.example/v1/batches/" + names[0].kiosk + "/" + names[0].incarnation + "/1");
  CHECK(site.sync().sent == 0);
  CHECK(site.network.asked.size() == 3);  // whether the collector still has them
  CHECK(site.network.asked[2].body == site.network.asked[1].body);
}

TEST_CASE("a kiosk that is not enrolled sends nothing") {
  support::Kiosk kiosk;
  FakeNetwork network;
  const auto store = kiosk.open();
  REQUIRE(store);
  CHECK(syncing::sync_once(**store, network).error() ==
        Error{ErrorCode::not_found,
              "this kiosk is not enrolled: ask the collector's operator for a token and run parasol-kiosk enrol"});
}

TEST_CASE("an answer lost after acceptance is asked for again with the same bytes and counted once") {
  Site site(1);
  site.network.answer = [&](const HttpRequest& request) -> base::Result<HttpAnswer> {
    REQUIRE(site.receipt(request));
    return base::fail(ErrorCode::unavailable, "the connection was dropped");
  };
  check_stopped(site.sync(), 0, 1, {ErrorCode::unavailable, "batch 1 is kept: the connection was dropped"});
  site.network.answer = [&](const HttpRequest& request) { return site.receipt(request); };
  CHECK(site.sync().sent == 1);
  CHECK(site.network.asked[0].body == site.network.asked[1].body);
  CHECK(site.collector.kept().size() == 1);
}

TEST_CASE("a busy collector is left alone for as long as it asks") {
  Site site(2);
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{503, "", 120}; };
  const auto report = site.sync();
  check_stopped(report, 0, 2,
                {ErrorCode::unavailable, "the collector answered 503 to batch 1, which is kept for later"});
  CHECK(report.retry_after_s == 120);
  CHECK(site.network.asked.size() == 1);
}

TEST_CASE("an answer that is no receipt leaves the batch where it is") {
  Site site(1);
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> {
    return HttpAnswer{200, "<html>Welcome to our hotel</html>", std::nullopt};
  };
  const auto report = site.sync();
  REQUIRE(report.stopped);
  CHECK(report.stopped->code == ErrorCode::corrupt);
  CHECK(report.stopped->message.find("batch 1 got no valid receipt and is kept (") == 0);
  CHECK(report.waiting == 1);
}

TEST_CASE("a refusal that time does not mend names the operator") {
  Site site(1);
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{413, "", std::nullopt}; };
  check_stopped(site.sync(), 0, 1,
                {ErrorCode::invalid_input, "the collector answered 413 to batch 1, which is kept: ask its operator"});
}

TEST_CASE("a batch whose content is not admitted is kept and not sent again and the others go out") {
  Site site(2);
  const auto names = site.store->unsent().value();
  site.network.answer = [&](const HttpRequest& request) -> base::Result<HttpAnswer> {
    if (site.name_in(request).sequence == 1) return HttpAnswer{400, R"({"code":"not_admitted","message":"its arm is none of a trial's"})", std::nullopt};
    return site.receipt(request);
  };
  const auto report = site.sync();
  CHECK(report.refused == 1);
  CHECK(report.sent == 1);
  CHECK_FALSE(report.stopped);
  CHECK(site.network.asked.size() == 2);
  CHECK(site.sync().refused == 0);
  CHECK(site.network.asked.size() == 3);
  CHECK(site.name_in(site.network.asked[2]).sequence == 2);
  CHECK(site.store->batch(names[0]).has_value());
  CHECK(site.store->status().value().refused == 1);
  CHECK(site.store->status().value().unsent == 0);
  CHECK(site.store->desk_facts().value().batches_waiting == 1);
}

TEST_CASE("a batch that was refused is sent again when an operator says so and when the kiosk is enrolled anew") {
  Site site(1);
  const auto not_admitted = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{400, R"({"code":"not_admitted"})", std::nullopt}; };
  site.network.answer = not_admitted;
  CHECK(site.sync().refused == 1);
  REQUIRE(site.store->forget_refusals());
  CHECK(site.sync().refused == 1);
  REQUIRE(support::enrol(*site.store, site.collector));
  site.network.answer = [&](const HttpRequest& request) { return site.receipt(request); };
  CHECK(site.sync().sent == 1);
  CHECK(site.store->status().value().refused == 0);
}

TEST_CASE("any other 400 may be damage on the way and the batch is tried again") {
  Site site(1);
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{400, R"({"code":"corrupt"})", std::nullopt}; };
  check_stopped(site.sync(), 0, 1,
                {ErrorCode::invalid_input, "the collector answered 400 to batch 1, which is kept: ask its operator"});
  CHECK(site.store->status().value().refused == 0);
}

TEST_CASE("a conflict without proof keeps the batch") {
  Site site(1);
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{409, "{}", std::nullopt}; };
  const auto report = site.sync();
  REQUIRE(report.stopped);
  CHECK(report.stopped->message.find(
            "the collector says that it holds other bytes for batch 1 without proof, so the batch is kept (") == 0);
  CHECK(report.waiting == 1);
}

TEST_CASE("a conflict with the signed receipt of other bytes sets the batch and those chained to it aside") {
  Site site(2);
  site.network.answer = [&](const HttpRequest& request) -> base::Result<HttpAnswer> {
    auto other = site.collector.receive(site.name_in(request), request.body);
    other.batch = std::string(64, 'e');
    const nlohmann::json body = {{"code", "conflict"}, {"message", "other bytes"}, {"receipt", site.collector.sign(other)}};
    return HttpAnswer{409, body.dump(), std::nullopt};
  };
  const std::string before = site.store->status()->incarnation;
  const auto report = site.sync();
  CHECK(report.set_aside == 1);
  CHECK(report.waiting == 0);
  CHECK_FALSE(report.stopped);
  CHECK(site.network.asked.size() == 1);
  CHECK(site.store->status()->set_aside == 2);
  CHECK(site.store->status()->incarnation != before);
}

TEST_CASE("enrolment proves the collector to the kiosk and keeps its address") {
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  FakeNetwork network;
  auto store = kiosk.open();
  REQUIRE(store);
  const std::string token = evaluation::print_token(collector.token());
  network.answer = [&](const HttpRequest& request) -> base::Result<HttpAnswer> {
    const auto asked = evaluation::parse_enrolment_request(std::string(request.body.begin(), request.body.end()));
    REQUIRE(asked);
    CHECK(evaluation::proves_token(*asked, evaluation::token_proof_key(collector.token().secret)));
    return HttpAnswer{200, collector.signed_enrolment(asked->sign_public), std::nullopt};
  };
  const auto enrolment = syncing::enrol(**store, network, "https://results.example/", token);
  REQUIRE(enrolment);
  CHECK(enrolment->site_type == "school");
  CHECK((*store)->collector()->url == "https://results.example");
  CHECK(network.asked[0].url == "https://results.example/v1/enrol");
  CHECK(network.asked[0].method == HttpMethod::post);
  REQUIRE(syncing::enrol(**store, network, "https://results.example/", token));
  CHECK(network.asked[0].body == network.asked[1].body);
}

TEST_CASE("enrolment and batches go the way that was said and it is kept once the collector has answered") {
  Site site(1);
  session::Link link;
  link.pins = {"sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="};
  link.proxy = "http://proxy.example:3128";
  const std::string token = evaluation::print_token(site.collector.token());
  CHECK(syncing::enrol(*site.store, site.network, "http://results.example", token, link).error() ==
        Error{ErrorCode::invalid_input, "a pinned key and authorities are for an address of https, and http://results.example is none"});
  site.network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{503, "", std::nullopt}; };
  CHECK_FALSE(syncing::enrol(*site.store, site.network, "https://results.example", token, link));
  CHECK(site.store->collector()->link == session::Link{});
  site.network.answer = [&](const HttpRequest&) -> base::Result<HttpAnswer> {
    return HttpAnswer{200, site.collector.signed_enrolment(site.store->key_pairs().sign_public), std::nullopt};
  };
  REQUIRE(syncing::enrol(*site.store, site.network, "https://results.example", token, link));
  CHECK(site.store->collector()->link == link);
  site.network.answer = [&](const HttpRequest& request) { return site.receipt(request); };
  CHECK(site.sync().sent == 1);
  REQUIRE(site.network.asked.size() == 3);
  for (const HttpRequest& request : site.network.asked) CHECK(request.link == link);
}

TEST_CASE("a collector that is not the one the token names is not trusted") {
  support::Kiosk kiosk;
  const support::FakeCollector collector;
  const support::FakeCollector stranger(5);
  FakeNetwork network;
  auto store = kiosk.open();
  REQUIRE(store);
  network.answer = [&](const HttpRequest& request) -> base::Result<HttpAnswer> {
    const auto asked = evaluation::parse_enrolment_request(std::string(request.body.begin(), request.body.end()));
    return HttpAnswer{200, stranger.signed_enrolment(asked->sign_public), std::nullopt};
  };
  const auto refused =
      syncing::enrol(**store, network, "https://results.example", evaluation::print_token(collector.token()));
  CHECK(refused.error().code == ErrorCode::untrusted);
  CHECK((*store)->collector().error().code == ErrorCode::not_found);
}

TEST_CASE("an enrolment says what is wrong with the address or the token") {
  support::Kiosk kiosk;
  FakeNetwork network;
  auto store = kiosk.open();
  REQUIRE(store);
  const std::string token = evaluation::print_token(support::FakeCollector().token());
  CHECK(syncing::enrol(**store, network, "results.example", token).error() ==
        Error{ErrorCode::invalid_input,
              "\"results.example\" is not a collector's address: it starts with https:// or http://"});
  CHECK(syncing::enrol(**store, network, "https://results.example", "PSL1-XXXX").error().code == ErrorCode::invalid_input);
  CHECK(network.asked.empty());
  network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{403, "", std::nullopt}; };
  CHECK(syncing::enrol(**store, network, "https://results.example", token).error() ==
        Error{ErrorCode::invalid_input, "the collector answered 403 to the enrolment: the token is used up or unknown, so "
                                        "ask its operator for a new one"});
  network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{403, R"({"code":"expired"})", std::nullopt}; };
  CHECK(syncing::enrol(**store, network, "https://results.example", token).error() ==
        Error{ErrorCode::invalid_input, "the collector answered 403 to the enrolment: the token has expired, so ask its operator for a new one"});
  network.answer = [](const HttpRequest&) -> base::Result<HttpAnswer> { return HttpAnswer{503, "", std::nullopt}; };
  CHECK(syncing::enrol(**store, network, "https://results.example", token).error() ==
        Error{ErrorCode::unavailable,
              "the collector answered 503 to the enrolment: try again later with the same token"});
}
