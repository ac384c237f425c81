#include "fetch.h"

#include <optional>

namespace neighbours {
namespace {

using base::ErrorCode;

constexpr long whole = 200;
constexpr long the_rest = 206;

// One answer as it comes. Why it was given up, where that was here.
struct Answer {
  CURL* handle;
  const Question& question;
  const TakingLimits& limits;
  const Take& take;
  const base::IsCancelled& is_cancelled;
  std::uint64_t came = 0;
  std::size_t head_bytes = 0;
  std::optional<base::Error> problem{};

  void give_up(ErrorCode code, std::string why) {
    if (!problem) problem = base::Error{code, std::move(why)};
  }
};

std::size_t hear_head(char*, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  answer.head_bytes += size * count;
  if (answer.head_bytes <= answer.limits.head_bytes) return size * count;
  answer.give_up(ErrorCode::unavailable, "the head of its answer has no end");
  return 0;
}

std::size_t hear_body(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  const std::size_t length = size * count;
  long status = 0;
  curl_easy_getinfo(answer.handle, CURLINFO_RESPONSE_CODE, &status);
  if (status != (answer.question.from > 0 ? the_rest : whole)) {
    answer.give_up(ErrorCode::unavailable, "it answered " + std::to_string(status));
    return 0;
  }
  if (length > answer.question.most - answer.came) {
    answer.give_up(ErrorCode::unavailable, "it says more than " + std::to_string(answer.question.most) + " bytes");
    return 0;
  }
  if (const auto taken = answer.take(bytes, length); !taken) {
    answer.problem = taken.error();
    return 0;
  }
  answer.came += length;
  return length;
}

int look_whether_wanted(void* into, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& answer = *static_cast<Answer*>(into);
  if (!answer.is_cancelled()) return 0;
  answer.problem = base::cancelled();
  return 1;
}

std::string url_of(const session::Neighbour& neighbour, const std::string& path) {
  const bool is_ipv6 = neighbour.address.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? "[" + neighbour.address + "]" : neighbour.address) + ":" + std::to_string(neighbour.port) + path;
}

void prepare(CURL* handle, const session::Neighbour& neighbour, const Question& question, const TakingLimits& limits, Answer& answer) {
  curl_easy_setopt(handle, CURLOPT_URL, url_of(neighbour, question.path).c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http");
  curl_easy_setopt(handle, CURLOPT_MAXCONNECTS, 1L);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (neighbour.interface != 0) curl_easy_setopt(handle, CURLOPT_ADDRESS_SCOPE, static_cast<long>(neighbour.interface));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_ms));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(question.total_ms));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, limits.least_bytes_a_second);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, limits.slow_for_s);
  if (question.from > 0) curl_easy_setopt(handle, CURLOPT_RANGE, (std::to_string(question.from) + "-").c_str());
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &hear_head);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &hear_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &look_whether_wanted);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &answer);
}

}  // namespace

base::Result<std::uint64_t> Asker::ask(const session::Neighbour& neighbour, const Question& question, const TakingLimits& limits, const Take& take,
                                       const base::IsCancelled& is_cancelled) {
  if (handle_) curl_easy_reset(handle_.get());  // which leaves its connection
  else handle_.reset(curl_easy_init());
  if (!handle_) return base::fail(ErrorCode::unavailable, "libcurl cannot be started");
  Answer answer{handle_.get(), question, limits, take, is_cancelled};
  prepare(handle_.get(), neighbour, question, limits, answer);
  const CURLcode code = curl_easy_perform(handle_.get());
  if (answer.problem) return base::fail(*answer.problem);
  if (code != CURLE_OK) return base::fail(ErrorCode::unavailable, std::string("a neighbour gave no answer: ") + curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != (question.from > 0 ? the_rest : whole)) return base::fail(ErrorCode::unavailable, "a neighbour answered " + std::to_string(status));
  return answer.came;
}

}  // namespace neighbours
