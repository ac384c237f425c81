#include <curl/curl.h>
#include <memory>

#include "certificates.h"
#include "sync/http_port.h"

namespace syncing {
namespace {

struct EasyDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

struct Receiving {
  std::string body;
  std::size_t max_bytes;
  bool too_long = false;
};

std::size_t receive(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto* receiving = static_cast<Receiving*>(into);
  const std::size_t length = size * count;
  if (receiving->body.size() + length > receiving->max_bytes) {
    receiving->too_long = true;
    return 0;  // curl gives up
  }
  receiving->body.append(bytes, length);
  return length;
}

// Why a server that answered is not spoken to.
std::string words_of(CURL* handle, CURLcode code) {
  if (code == CURLE_SSL_PINNEDPUBKEYNOTMATCH) return "its key is none of those that are pinned";
  if (code == CURLE_SSL_CACERT_BADFILE) return "the authorities given with --ca cannot be read";
  if (code != CURLE_PEER_FAILED_VERIFICATION) return curl_easy_strerror(code);
  long result = 0;
  curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &result);
  const std::string why = why_not_vouched_for(result);
  return why.empty() ? "its certificate is another host's" : "nobody trusted here vouches for its certificate: " + why;
}

base::Error no_answer(CURL* handle, CURLcode code, const HttpRequest& request, const Receiving& receiving) {
  // "Unsupported" is also what curl calls a server that speaks something else than HTTP.
  const bool of_the_web = request.url.rfind("http://", 0) == 0 || request.url.rfind("https://", 0) == 0;
  if (code == CURLE_URL_MALFORMAT || !of_the_web) {
    return {base::ErrorCode::invalid_input, "\"" + request.url + "\" is not an address of http or https"};
  }
  const std::string why = receiving.too_long ? "the answer is longer than " + std::to_string(receiving.max_bytes) + " bytes"
                                             : words_of(handle, code);
  return {base::ErrorCode::unavailable, "no answer from " + request.url + " (" + why + "), try again later"};
}

class CurlPort final : public HttpPort {
 public:
  explicit CurlPort(CurlOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

  base::Result<HttpAnswer> send(const HttpRequest& request) override {
    if (!handle_) return base::fail(base::ErrorCode::unavailable, "libcurl cannot be started");
    Receiving receiving{{}, options_.max_answer_bytes};
    const CURLcode code = perform(request, receiving);
    if (code != CURLE_OK) return base::fail(no_answer(handle_.get(), code, request, receiving));
    return answer(std::move(receiving.body));
  }

 private:
  CURLcode perform(const HttpRequest& request, Receiving& receiving) {
    CURL* handle = handle_.get();
    curl_easy_reset(handle);  // keeps the connection
    receiving.body.clear();
    // An empty Expect keeps curl from waiting for a 100 that simple servers never send.
    HeaderList headers(curl_slist_append(nullptr, ("Content-Type: " + request.content_type).c_str()));
    curl_slist_append(headers.get(), "Expect:");
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout_ms));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.total_timeout_ms));
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.empty() ? reinterpret_cast<const unsigned char*>("") : request.body.data());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method == HttpMethod::put ? "PUT" : "POST");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &receive);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &receiving);
    go_by(request.link);
    return curl_easy_perform(handle);
  }

  void go_by(const session::Link& link) {
    CURL* handle = handle_.get();
    leave_dates_unchecked(handle);
    if (!link.authorities.empty()) {
      curl_blob authorities{const_cast<char*>(link.authorities.data()), link.authorities.size(), CURL_BLOB_COPY};
      curl_easy_setopt(handle, CURLOPT_CAINFO_BLOB, &authorities);
      curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);  // the system's
    }
    if (!link.pins.empty()) {
      std::string pins;
      for (const std::string& pin : link.pins) pins += (pins.empty() ? "" : ";") + pin;
      curl_easy_setopt(handle, CURLOPT_PINNEDPUBLICKEY, pins.c_str());
      if (link.authorities.empty()) curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    }
    if (link.proxy.empty()) return;
    curl_easy_setopt(handle, CURLOPT_PROXY, link.proxy.c_str());
    curl_easy_setopt(handle, CURLOPT_NOPROXY, "");  // whatever the environment excepts
  }

  HttpAnswer answer(std::string body) {
    HttpAnswer answer;
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_off_t retry_after_s = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &retry_after_s);
    answer.status = static_cast<int>(status);
    answer.body = std::move(body);
    if (retry_after_s > 0) answer.retry_after_s = static_cast<std::int64_t>(retry_after_s);
    return answer;
  }

  CurlOptions options_;
  Easy handle_;
};

}  // namespace

std::unique_ptr<HttpPort> make_curl_port(const CurlOptions& options) { return std::make_unique<CurlPort>(options); }

}  // namespace syncing
