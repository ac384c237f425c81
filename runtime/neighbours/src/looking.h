// One look at who is there: names are gathered for a moment, a few of them drawn at random, and those are asked where they are. However
// many services somebody announces, no more is kept and asked than that.
#pragma once

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-common/thread-watch.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "session/neighbours.h"

namespace neighbours {

inline constexpr const char* service_type = "_parasol._tcp";

// A service as it was heard of. One kiosk is heard of once for every interface and protocol.
struct Heard {
  std::string name;
  std::string domain;
  AvahiIfIndex interface = AVAHI_IF_UNSPEC;
  AvahiProtocol protocol = AVAHI_PROTO_UNSPEC;
};

// At most `most` of them, drawn at random, each name once and by the older protocol where it speaks both.
std::vector<Heard> drawn_from(std::vector<Heard> heard, std::size_t most, std::uint64_t seed);

class Looking {
 public:
  Looking(AvahiThreadedPoll* poll, AvahiClient* client) : poll_(poll), client_(client) {}
  std::vector<session::Neighbour> go(const base::IsCancelled& is_cancelled);

 private:
  static void heard_of(AvahiServiceBrowser*, AvahiIfIndex, AvahiProtocol, AvahiBrowserEvent, const char* name, const char* type, const char* domain,
                       AvahiLookupResultFlags, void* self);
  static void found(AvahiServiceResolver*, AvahiIfIndex, AvahiProtocol, AvahiResolverEvent, const char* name, const char* type, const char* domain,
                    const char* host, const AvahiAddress*, std::uint16_t port, AvahiStringList*, AvahiLookupResultFlags, void* self);
  void gather(const base::IsCancelled& is_cancelled);
  void ask_where(const std::vector<Heard>& who, const base::IsCancelled& is_cancelled);
  template <typename Done>
  void wait(std::chrono::milliseconds longest, const base::IsCancelled& is_cancelled, Done is_done);

  AvahiThreadedPoll* poll_;
  AvahiClient* client_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Heard> heard_;
  bool is_all_ = false;
  std::size_t answered_ = 0;
  std::vector<session::Neighbour> neighbours_;
};

}  // namespace neighbours
