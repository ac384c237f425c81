// The way to a collector over TLS, on servers of this machine with certificates made here.
#include "sync/link.h"

#include "support/catch.h"
#include "support/loopback_server.h"
#include "support/temporary_folder.h"
#include "support/tls_server.h"
#include "sync/http_port.h"

using base::Error;
using base::ErrorCode;

namespace {

base::Result<syncing::HttpAnswer> put(const std::string& url, const session::Link& link) {
  syncing::CurlOptions options;
  options.total_timeout_ms = 5'000;
  return syncing::make_curl_port(options)->send({syncing::HttpMethod::put, url, "application/octet-stream", {'b'}, link});
}

std::string answer_by(const support::TlsServer& server, const session::Link& link) {
  const auto answer = put(server.url(), link);
  return answer ? answer->body : answer.error().message;
}

std::string no_answer(const support::TlsServer& server, const std::string& why) {
  return "no answer from " + server.url() + " (" + why + "), try again later";
}

session::Link pinned(const std::string& pin) {
  session::Link link;
  link.pins = {pin};
  return link;
}

session::Link vouched_for_by(const support::Authority& authority) {
  session::Link link;
  link.authorities = authority.pem();
  return link;
}

const std::string another_key = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
constexpr std::time_t year_s = 31'556'952;

}  // namespace

TEST_CASE("a collector that nobody vouches for is not spoken to") {
  const support::TlsServer server{support::CertificateWish{}};
  const std::string said = answer_by(server, {});
  CHECK(said.find("no answer from " + server.url() + " (nobody trusted here vouches for its certificate: self") == 0);
  CHECK(server.requests() == 0);
}

TEST_CASE("a collector is spoken to when the authority given vouches for it and no other does") {
  const support::Authority authority;
  const support::Authority stranger("a stranger");
  const support::TlsServer server(authority);
  CHECK(answer_by(server, vouched_for_by(authority)) == "received");
  CHECK(answer_by(server, vouched_for_by(stranger)).find(" (nobody trusted here vouches for its certificate: ") != std::string::npos);
  CHECK(answer_by(server, {}).find(" (nobody trusted here vouches for its certificate: ") != std::string::npos);
  CHECK_FALSE(put(server.url(), vouched_for_by(support::Authority())));  // that bears the same name
  CHECK(server.requests() == 1);
}

TEST_CASE("the pinned key alone decides where no authority is given") {
  const support::TlsServer server{support::CertificateWish{}};
  CHECK(answer_by(server, pinned(server.pin())) == "received");
  CHECK(answer_by(server, pinned(another_key)) == no_answer(server, "its key is none of those that are pinned"));
  session::Link both = pinned(another_key);
  both.pins.push_back(server.pin());
  CHECK(answer_by(server, both) == "received");
  CHECK(server.requests() == 2);
}

TEST_CASE("with an authority and a pin both are asked") {
  const support::Authority authority;
  const support::Authority stranger("a stranger");
  const support::TlsServer server(authority);
  session::Link link = vouched_for_by(authority);
  link.pins = {server.pin()};
  CHECK(answer_by(server, link) == "received");
  link.pins = {another_key};
  CHECK(answer_by(server, link) == no_answer(server, "its key is none of those that are pinned"));
  link = vouched_for_by(stranger);
  link.pins = {server.pin()};
  CHECK(answer_by(server, link).find(" (nobody trusted here vouches for its certificate: ") != std::string::npos);
  CHECK(server.requests() == 1);
}

TEST_CASE("a certificate of another host is refused though its key is pinned or its authority is trusted") {
  const support::Authority authority;
  const support::TlsServer server(authority, {"DNS:results.example"});
  CHECK(answer_by(server, vouched_for_by(authority)) == no_answer(server, "its certificate is another host's"));
  CHECK(answer_by(server, pinned(server.pin())) == no_answer(server, "its certificate is another host's"));
  CHECK(server.requests() == 0);
}

TEST_CASE("a kiosk whose clock stands at 1970 or 2099 forgives a certificate its dates and nothing else") {
  const std::time_t now = std::time(nullptr);
  // To a clock at 1970 every certificate is of the far future, to one at 2099 of the past.
  const auto dates = GENERATE_COPY(std::pair(now + 40 * year_s, now + 80 * year_s), std::pair(now - 50 * year_s, now - 40 * year_s));
  const support::Authority authority;
  const support::Authority stranger("a stranger");
  const support::TlsServer server(authority, {"IP:127.0.0.1", dates.first, dates.second});
  const support::TlsServer other_host(authority, {"DNS:results.example", dates.first, dates.second});
  CHECK(answer_by(server, vouched_for_by(authority)) == "received");
  CHECK(answer_by(server, pinned(server.pin())) == "received");
  CHECK(answer_by(server, pinned(another_key)) == no_answer(server, "its key is none of those that are pinned"));
  CHECK(answer_by(server, vouched_for_by(stranger)).find(" (nobody trusted here vouches for its certificate: ") != std::string::npos);
  CHECK(answer_by(other_host, vouched_for_by(authority)) == no_answer(other_host, "its certificate is another host's"));
  CHECK(server.requests() == 2);
  CHECK(other_host.requests() == 0);
}

TEST_CASE("requests go by the proxy that was named") {
  support::LoopbackRequest seen;
  const support::LoopbackServer proxy([&](const support::LoopbackRequest& request) {
    seen = request;
    return support::http_reply("200 OK", "by proxy");
  });
  session::Link link;
  link.proxy = proxy.url();
  const auto answer = put("http://results.example/v1/enrol", link);
  REQUIRE(answer);
  CHECK(answer->body == "by proxy");
  CHECK(seen.path == "http://results.example/v1/enrol");
}

TEST_CASE("a proxy that is not there loses nothing and says so") {
  std::string gone;
  {
    const support::LoopbackServer proxy([](const support::LoopbackRequest&) { return support::LoopbackReply{}; });
    gone = proxy.url();
  }
  const support::LoopbackServer server([](const support::LoopbackRequest&) { return support::http_reply("200 OK", "straight"); });
  session::Link link;
  link.proxy = gone;
  CHECK(put(server.url(), link).error().code == ErrorCode::unavailable);
}

TEST_CASE("a pin is the hash of a key and nothing like it") {
  CHECK(syncing::parse_pin(another_key).value() == another_key);
  for (const std::string& wrong : {std::string(), std::string("sha256//"), another_key.substr(2), another_key.substr(0, another_key.size() - 1),
                                   another_key + ";" + another_key, std::string("sha256//") + std::string(42, 'A') + "B=", std::string("sha256//") + std::string(44, 'A'),
                                   std::string("sha256//") + std::string(42, ' ') + "A="}) {
    CHECK(syncing::parse_pin(wrong).error() ==
          Error{ErrorCode::invalid_input, "\"" + wrong + "\" is no key's hash: it is sha256// and 44 letters of base64"});
  }
}

TEST_CASE("the address of a proxy has a scheme that curl speaks and a port") {
  for (const char* right : {"http://proxy.example:3128", "https://proxy.example:443", "socks5://10.0.0.1:1080", "socks5h://ann:s3cret@proxy.example:1080"}) {
    CHECK(syncing::parse_proxy(right).value() == right);
  }
  for (const std::string wrong : {"", "proxy.example:3128", "http://proxy.example", "http://:", "http://proxy.example:", "http://proxy.example:x", "ftp://proxy.example:21"}) {
    CHECK(syncing::parse_proxy(wrong).error() ==
          Error{ErrorCode::invalid_input, "\"" + wrong + "\" is no proxy's address: it is such as http://proxy.example:3128, with http, https, socks5 or socks5h"});
  }
}

TEST_CASE("a file of authorities holds at least one certificate") {
  const support::TemporaryFolder folder;
  const support::Authority authority;
  const auto file = folder.path() / "ca.pem";
  REQUIRE(base::write_file(file, "made here\n" + authority.pem()));
  CHECK(syncing::read_authorities(file).value() == "made here\n" + authority.pem());
  REQUIRE(base::write_file(file, authority.pem().substr(0, 200)));
  CHECK(syncing::read_authorities(file).error() == Error{ErrorCode::invalid_input, file.string() + " holds no certificate in PEM form"});
  CHECK(syncing::read_authorities(folder.path() / "none").error().code == ErrorCode::not_found);
}

TEST_CASE("pins and authorities are refused where an address of plain http would make nothing of them") {
  const support::Authority authority;
  CHECK(syncing::check_link(pinned(another_key), "https://results.example").has_value());
  CHECK(syncing::check_link({}, "http://results.example").has_value());
  const Error refused{ErrorCode::invalid_input, "a pinned key and authorities are for an address of https, and http://results.example is none"};
  CHECK(syncing::check_link(pinned(another_key), "http://results.example").error() == refused);
  CHECK(syncing::check_link(vouched_for_by(authority), "http://results.example").error() == refused);
}
