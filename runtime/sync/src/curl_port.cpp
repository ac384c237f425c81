#include <curl/curl.h>
#include <memory>

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

// OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED.
constexpr long not_yet_valid = 9;
constexpr long expired = 10;

bool is_date_failure(CURL* handle, CURLcode code) {
  if (code != CURLE_PEER_FAILED_VERIFICATION) return false;
  long result = 0;
  curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &result);
  return result == not_yet_valid || result == expired;
}

base::Error no_answer(CURLcode code, const HttpRequest& request, const Receiving& receiving) {
  // "Unsupported" is also what curl calls a server that speaks something else than HTTP.
  const bool of_the_web = request.url.rfind("http://", 0) == 0 || request.url.rfind("https://", 0) == 0;
  if (code == CURLE_URL_MALFORMAT || !of_the_web) {
    return {base::ErrorCode::invalid_input, "\"" + request.url + "\" is not an address of http or https"};
  }
  const std::string why = receiving.too_long ? "the answer is longer than " + std::to_string(receiving.max_bytes) + " bytes"
                                             : curl_easy_strerror(code);
  return {base::ErrorCode::unavailable, "no answer from " + request.url + " (" + why + "), try again later"};
}

class CurlPort final : public HttpPort {
 public:
  explicit CurlPort(CurlOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

  base::Result<HttpAnswer> send(const HttpRequest& request) override {
    if (!handle_) return base::fail(base::ErrorCode::unavailable, "libcurl cannot be started");
    Receiving receiving{{}, options_.max_answer_bytes};
    CURLcode code = perform(request, receiving, true);
    if (is_date_failure(handle_.get(), code)) code = perform(request, receiving, false);
    if (code != CURLE_OK) return base::fail(no_answer(code, request, receiving));
    return answer(std::move(receiving.body));
  }

 private:
  CURLcode perform(const HttpRequest& request, Receiving& receiving, bool check_certificate) {
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
    if (!options_.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
    if (!check_certificate) {
      curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
      curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    return curl_easy_perform(handle);
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
