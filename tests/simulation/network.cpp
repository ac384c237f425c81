#include "network.h"

namespace simulation {
namespace {

constexpr std::string_view address = "http://collector";
constexpr std::size_t most_late = 20;

tl::unexpected<base::Error> no_answer() { return base::fail(base::ErrorCode::unavailable, "there was no answer"); }

api::Request request_of(const syncing::HttpRequest& asked) {
  return {asked.method == syncing::HttpMethod::put ? "PUT" : "POST", asked.url.substr(address.size()), asked.body};
}

}  // namespace

base::Result<syncing::HttpAnswer> Network::send(const syncing::HttpRequest& asked) {
  if (weather.gone) return no_answer();
  if (weather.storm) return syncing::HttpAnswer{503, R"({"code":"unavailable","message":"busy"})", 30};
  const api::Request request = request_of(asked);
  if (random_.below(100) < weather.percent_bad) return disturb(request);
  return pass(request);
}

base::Result<syncing::HttpAnswer> Network::pass(const api::Request& request) {
  const auto response = collector_.handle(request);
  if (!response) {
    events_.add("  the collector's power goes while it answers");
    return no_answer();
  }
  events_.add("  the collector answers " + std::to_string(response->status) + (response->status == 200 ? "" : " " + response->body));
  if (response->status == 200) answer_before_ = response->body;
  return syncing::HttpAnswer{response->status, response->body, std::nullopt};
}

template <typename Body>
void Network::damage(Body& body) {
  if (body.empty()) return;
  if (random_.below(2) == 0) body.resize(random_.below(body.size()));
  else body[random_.below(body.size())] ^= static_cast<typename Body::value_type>(1U << random_.below(7));
}

base::Result<syncing::HttpAnswer> Network::disturb(api::Request request) {
  switch (random_.below(10)) {
    case 0:
      events_.add("  a request is lost");
      return no_answer();
    case 1:
      events_.add("  an answer is lost");
      (void)pass(request);
      return no_answer();
    case 2:
      events_.add("  a request comes twice");
      (void)pass(request);
      return pass(request);
    case 3:
      events_.add("  a request is held up, and comes later");
      if (late_.size() < most_late) late_.push_back(request);
      return no_answer();
    case 4:
      events_.add("  a request is repeated, and comes again later");
      if (late_.size() < most_late) late_.push_back(request);
      return pass(request);
    case 5:
      events_.add("  a request is damaged");
      damage(request.body);
      return pass(request);
    case 6: {
      events_.add("  an answer is damaged");
      auto answer = pass(request);
      if (answer) damage(answer->body);
      return answer;
    }
    case 7: {
      auto answer = pass(request);
      events_.add("  and then the collector loses its power");
      collector_.lose_power();
      return answer;
    }
    case 8:
      events_.add("  somebody answers with what was said to another");
      return syncing::HttpAnswer{200, answer_before_, std::nullopt};
    default:
      events_.add("  somebody else answers");
      if (random_.below(3) == 0) return syncing::HttpAnswer{400, R"({"code":"not_admitted","message":"no"})", std::nullopt};
      if (random_.below(2) == 0) return syncing::HttpAnswer{409, R"({"code":"conflict","message":"no","receipt":"none"})", std::nullopt};
      return syncing::HttpAnswer{200, "<html>welcome</html>", std::nullopt};
  }
}

void Network::deliver_late() {
  const std::size_t which = random_.below(late_.size());
  const api::Request request = late_[which];
  late_.erase(late_.begin() + static_cast<std::ptrdiff_t>(which));
  events_.add("a request that was held up comes");
  (void)pass(request);
}

}  // namespace simulation
