// The network between kiosks and the collector, without a socket: it loses, doubles, delays, damages and answers for others.
#pragma once

#include <deque>

#include "base/random.h"
#include "collector_site.h"
#include "events.h"
#include "sync/http_port.h"

namespace simulation {

struct Weather {
  std::uint64_t percent_bad = 0;  // of requests something happens to
  bool storm = false;             // 503 to everybody
  bool gone = false;
};

class Network final : public syncing::HttpPort {
 public:
  Network(CollectorSite& collector, base::Random& random, Events& events) : collector_(collector), random_(random), events_(events) {}

  base::Result<syncing::HttpAnswer> send(const syncing::HttpRequest& request) override;
  void deliver_late();  // one of the requests that were held up
  bool holds_late() const { return !late_.empty(); }

  Weather weather;

 private:
  base::Result<syncing::HttpAnswer> pass(const api::Request& request);
  base::Result<syncing::HttpAnswer> disturb(api::Request request);
  template <typename Body>
  void damage(Body& body);

  CollectorSite& collector_;
  base::Random& random_;
  Events& events_;
  std::deque<api::Request> late_;
  std::string answer_before_;
};

}  // namespace simulation
