#include "answers.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace syncing {
namespace {

constexpr int ok = 200;
constexpr int created = 201;
constexpr int bad_request = 400;
constexpr int conflict = 409;
constexpr int too_many_requests = 429;
constexpr int server_errors = 500;

std::string text_in(const std::string& body, const char* member) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  return json.is_object() && json.contains(member) && json[member].is_string() ? json[member].get<std::string>() : std::string();
}

}  // namespace

HttpRequest put_request(const session::CollectorContact& collector, const session::BatchName& name, base::Bytes bytes) {
  return {HttpMethod::put,
          collector.url + "/v1/batches/" + name.kiosk + "/" + name.incarnation + "/" + std::to_string(name.sequence),
          "application/octet-stream", std::move(bytes), collector.link};
}

bool is_success(const HttpAnswer& answer) { return answer.status == ok || answer.status == created; }
bool is_conflict(const HttpAnswer& answer) { return answer.status == conflict; }
bool is_passing(const HttpAnswer& answer) { return answer.status == too_many_requests || answer.status >= server_errors; }
bool is_not_admitted(const HttpAnswer& answer) { return answer.status == bad_request && code_in(answer.body) == "not_admitted"; }

std::string code_in(const std::string& body) { return text_in(body, "code"); }
std::string receipt_in(const std::string& body) { return text_in(body, "receipt"); }

}  // namespace syncing
