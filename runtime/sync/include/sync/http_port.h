// The network as sync sees it: one request, one answer. The curl implementation stands beside; tests
// fake it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "session/link.h"

namespace syncing {

enum class HttpMethod { put, post };

struct HttpRequest {
  HttpMethod method = HttpMethod::put;
  std::string url;
  std::string content_type;
  base::Bytes body;
  session::Link link{};  // the way there
};

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::optional<std::int64_t> retry_after_s;
};

class HttpPort {
 public:
  virtual ~HttpPort() = default;
  // Any answer of a server is an answer, whatever its status. Fails with unavailable when there is
  // none (absent, slow, connection dropped, certificate refused), invalid_input when the URL is not
  // one of http or https.
  virtual base::Result<HttpAnswer> send(const HttpRequest& request) = 0;
};

struct CurlOptions {
  std::int64_t connect_timeout_ms = 15'000;
  std::int64_t total_timeout_ms = 60'000;
  std::size_t max_answer_bytes = 64 * 1024;  // a longer answer counts as none
};

// libcurl; follows no redirects. One per thread. Of a certificate the host and who vouches for it are checked, or the pinned
// key alone where no authorities are given beside it, and never the dates: a kiosk's clock may be wrong by decades, batches are
// sealed, and answers are signed by keys that enrolment has pinned.
std::unique_ptr<HttpPort> make_curl_port(const CurlOptions& options = {});

}  // namespace syncing
