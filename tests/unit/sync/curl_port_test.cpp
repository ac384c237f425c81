#include "support/catch.h"
#include "support/loopback_server.h"
#include "sync/http_port.h"

using base::Error;
using base::ErrorCode;
using syncing::HttpMethod;

namespace {

base::Result<syncing::HttpAnswer> put(const std::string& url, const std::string& body = "body") {
  syncing::CurlOptions options;
  options.total_timeout_ms = 2'000;
  const auto port = syncing::make_curl_port(options);
  return port->send({HttpMethod::put, url, "application/octet-stream", {body.begin(), body.end()}});
}

Error no_answer(const std::string& url, const std::string& why) {
  return {ErrorCode::unavailable, "no answer from " + url + " (" + why + "), try again later"};
}

}  // namespace

TEST_CASE("a request arrives whole and its answer comes back") {
  support::LoopbackRequest seen;
  const support::LoopbackServer server([&](const support::LoopbackRequest& request) {
    seen = request;
    return support::http_reply("201 Created", "received");
  });
  const std::string body(256 * 1024, 'b');
  const auto answer = put(server.url() + "/v1/batches/k/i/1", body);
  REQUIRE(answer);
  CHECK(answer->status == 201);
  CHECK(answer->body == "received");
  CHECK_FALSE(answer->retry_after_s);
  CHECK(seen.method == "PUT");
  CHECK(seen.path == "/v1/batches/k/i/1");
  CHECK(seen.head.find("Content-Type: application/octet-stream") != std::string::npos);
  CHECK(seen.head.find("Expect:") == std::string::npos);
  CHECK(seen.body == body);
}

TEST_CASE("a request without a body is sent as one") {
  support::LoopbackRequest seen;
  const support::LoopbackServer server([&](const support::LoopbackRequest& request) {
    seen = request;
    return support::http_reply("200 OK", "");
  });
  REQUIRE(put(server.url() + "/empty", ""));
  CHECK(seen.head.find("Content-Length: 0") != std::string::npos);
}

TEST_CASE("a busy server's wait is passed on") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) {
    return support::http_reply("503 Service Unavailable", "", "Retry-After: 120\r\n");
  });
  const auto answer = put(server.url());
  REQUIRE(answer);
  CHECK(answer->status == 503);
  CHECK(answer->retry_after_s == 120);
}

TEST_CASE("a redirect is an answer and is not followed") {
  int requests = 0;
  const support::LoopbackServer server([&](const support::LoopbackRequest&) {
    ++requests;
    return support::http_reply("302 Found", "", "Location: /elsewhere\r\n");
  });
  CHECK(put(server.url())->status == 302);
  CHECK(requests == 1);
}

TEST_CASE("a server that drops the connection after accepting has not answered") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) { return support::LoopbackReply{}; });
  CHECK(put(server.url()).error() == no_answer(server.url(), "Server returned nothing (no headers, no data)"));
}

TEST_CASE("a server that drops the connection in the middle of its answer has not answered") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) {
    return support::LoopbackReply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"};
  });
  CHECK(put(server.url()).error() == no_answer(server.url(), "Transferred a partial file"));
}

TEST_CASE("a server that says nothing is given up") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) { return support::LoopbackReply{"", true}; });
  syncing::CurlOptions options;
  options.total_timeout_ms = 200;
  const auto port = syncing::make_curl_port(options);
  CHECK(port->send({HttpMethod::put, server.url(), "application/octet-stream", {}}).error() ==
        no_answer(server.url(), "Timeout was reached"));
}

TEST_CASE("a server that speaks another language has not answered") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) {
    return support::LoopbackReply{"SSH-2.0-OpenSSH_9.2\r\n"};
  });
  CHECK(put(server.url()).error() == no_answer(server.url(), "Unsupported protocol"));
}

TEST_CASE("an answer without an end is not read to it") {
  const support::LoopbackServer server([](const support::LoopbackRequest&) {
    return support::http_reply("200 OK", std::string(70'000, 'x'));
  });
  CHECK(put(server.url()).error() == no_answer(server.url(), "the answer is longer than 65536 bytes"));
}

TEST_CASE("an absent server is unavailable") {
  std::string url;
  {
    const support::LoopbackServer server([](const support::LoopbackRequest&) { return support::LoopbackReply{}; });
    url = server.url();
  }
  // libcurl 7 and 8 word it differently.
  const Error error = put(url).error();
  CHECK((error == no_answer(url, "Couldn't connect to server") || error == no_answer(url, "Could not connect to server")));
}

TEST_CASE("an address that is not of the web is invalid") {
  CHECK(put("file:///etc/passwd").error() ==
        Error{ErrorCode::invalid_input, "\"file:///etc/passwd\" is not an address of http or https"});
}
